// SPDX-License-Identifier: MIT
#pragma once

#include "model/session/session.h"

#include <QString>

namespace depotscope {

/// What a strip says.
struct Message {
    struct Link {
        QString text;
        QString name; ///< what MessageStrip::linkActivated() tells
        friend bool operator==(const Link &, const Link &) = default;
    };
    QString text; ///< plain; empty: there is nothing to say
    std::vector<Link> links = {};
    QString symbol = QStringLiteral("trouble");
    friend bool operator==(const Message &, const Message &) = default;
};

/// What there is to say about what a session has found and done. Names of links: "undo", "merge", "replace",
/// "keepBoth" (what is held and cannot come back as it is), "history", "troubles".
Message messageOf(const Findings &findings);

/// "scanned 5 minutes ago".
QString ageText(Time taken);

/// What a session is doing.
QString progressText(const Progress &progress);

} // namespace depotscope
