// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"

#include <QSet>
#include <QTreeView>
#include <vector>

class QSettings;

namespace depotscope {

/// A tree or table over an InventoryModel that keeps what is open, current and selected when the model is reset, be it
/// by a filter or by a new inventory. Several rows can be selected.
class ItemView final : public QTreeView {
    Q_OBJECT

public:
    /// `name` is the objectName and the group of its settings.
    ItemView(InventoryModel *model, const QString &name, QWidget *parent = nullptr);

    InventoryModel *items() const { return m_items; }
    QModelIndexList chosen() const; ///< the rows that are selected, in no order

    /// `widths` of all columns; `stretched` takes what is left. Where that is less than its width, `dispensable`
    /// columns are hidden, the first ones first.
    void setColumns(const std::vector<int> &widths, int stretched, const std::vector<int> &dispensable);

    /// Where the current row is: the same after a rescan; empty if there is none.
    const QByteArray &place() const { return m_current; }
    /// Makes the row at `place` current, if there is one.
    void goTo(const QByteArray &place);

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

    /// Makes the first row current, and opens it, if no row is.
    void startAtFirst();

signals:
    void currentRowChanged(); ///< to another row, or to the same row of a new inventory
    void chosenChanged(); ///< likewise

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void initViewItemOption(QStyleOptionViewItem *option) const override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void focusInEvent(QFocusEvent *event) override;

private:
    bool hasWindowFocus() const;
    void fitColumns();
    QString headerKey() const;
    QByteArray keyPath(const QModelIndex &index) const;
    void restoreBelow(const QModelIndex &parent, const QByteArray &path, QItemSelection &chosen);
    void restoreAfterReset();

    InventoryModel *m_items;
    int m_stretched = 0;
    int m_readable = 0; ///< width of the stretched column in pixels, below which others go
    std::vector<int> m_dispensable;
    QSet<QByteArray> m_open; ///< key paths of open rows, also of those that a filter hides
    QByteArray m_current; ///< key path of the current row
    QSet<QByteArray> m_chosen; ///< key paths of what was selected when the model was reset, also of what a filter hides
    bool m_isResetting = false;
    bool m_isHandlingKey = false;
    int m_scrolled = 0;
};

} // namespace depotscope
