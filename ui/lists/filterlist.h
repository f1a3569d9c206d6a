// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/itemlistmodel.h"
#include "ui/lists/sidebar.h"

class QSettings;

namespace depotscope {

/// Filters to choose from, each with how many items it keeps: some that most people want, and below them those that the
/// user saved under a name.
class FilterList final : public Sidebar {
    Q_OBJECT

public:
    /// `settings` keeps what the user saves; none: it is not kept.
    explicit FilterList(QSettings *settings, QWidget *parent = nullptr);

    QAction *saveAction() const { return m_save; }

    /// The filter that saveAction() saves, and whose row is the current one if there is one and `isUsed`.
    void setCurrent(const QString &filter, bool isUsed);

    /// Counts what each filter keeps of all items of `items`.
    void countItems(ItemListModel &items);

signals:
    /// `column` of an ItemListModel is what to sort by.
    void chosen(const QString &filter, ItemListModel::Column column, Qt::SortOrder order);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Entry {
        QString name;
        QString filter;
        QString symbolName;
        QString toolTip; ///< of one that is not saved
        ItemListModel::Column column = ItemListModel::Column::Size;
        Qt::SortOrder order = Qt::DescendingOrder;
        bool isSaved = false;
    };
    void add(const Entry &entry);
    void choose();
    void save();
    void remove();
    void enableActions();
    void keep() const;
    Entry *entryAt(int row); ///< none for the heading

    QSettings *m_settings;
    QAction *m_save;
    QAction *m_rename;
    QAction *m_remove;
    std::vector<Entry> m_entries; ///< parallel to the rows, without the heading
    QString m_filter;
    ItemListModel *m_items = nullptr; ///< what was counted last
};

} // namespace depotscope
