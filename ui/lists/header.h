// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace depotscope {

/// A quiet header: no boxes around the titles, which stand exactly above the text of their columns.
class Header final : public QHeaderView {
    Q_OBJECT

public:
    explicit Header(QWidget *parent = nullptr);

    /// Room left and right of the text in cells of `column`, and of its title.
    static int padding(int column) { return column == 0 ? 4 : 10; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sizeHint() const override;
};

} // namespace depotscope
