// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace depotscope {

/// Draws the rows of a LazyTree: symbols, share bars, dominant rows in bold, references in a quieter colour.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace depotscope
