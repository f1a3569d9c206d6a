// SPDX-License-Identifier: MIT
#pragma once

#include <QListWidget>

namespace depotscope {

/// The list of pages, each with how much there is on it. Folds to symbols where there is little room.
class Sidebar final : public QListWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void addPage(const QString &text, const QString &symbolName, const QString &toolTip);

    /// A negative count hides the page.
    void setCount(int page, int count);
    void setFolded(bool folded);
};

} // namespace depotscope
