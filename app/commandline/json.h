// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/output.h"
#include "model/text/quantity.h"

#include <QByteArrayView>
#include <optional>

namespace depotscope {

/// Writes one JSON value piece by piece, members in the order they come, so that a long list needs no memory.
/// Independent of the locale.
class JsonWriter {
public:
    explicit JsonWriter(Output &output);

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();

    /// The name of the member whose value comes next.
    JsonWriter &key(QByteArrayView name);

    void text(QByteArrayView value); ///< bytes that are no UTF-8 become U+FFFD
    void number(qint64 value);
    void flag(bool value);
    void null();
    void textOrNull(QByteArrayView value); ///< null if empty
    void timeOrNull(const std::optional<Time> &time);

    /// Member `name`, and `name`_b64 beside it if the path is no UTF-8 and the first is lossy.
    void path(QByteArrayView name, const QByteArray &path);

private:
    void separate();
    void quote(QByteArrayView value);

    Output &m_output;
    bool m_isFirst = true; // of the innermost object or array
    bool m_isAfterKey = false;
};

} // namespace depotscope
