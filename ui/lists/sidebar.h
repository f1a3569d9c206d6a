// SPDX-License-Identifier: MIT
#pragma once

#include <QListWidget>

namespace depotscope {

/// A list at the side, such as that of pages, each with how much there is in it. Folds to symbols where there is little
/// room.
class Sidebar : public QListWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void addHeading(const QString &text);
    void addPage(const QString &text, const QString &symbolName, const QString &toolTip);

    /// A negative count hides the page.
    void setCount(int page, int count);
    void setFolded(bool folded);

    QSize sizeHint() const override; ///< as high as what it shows
};

} // namespace depotscope
