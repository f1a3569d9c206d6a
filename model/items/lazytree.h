// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/filter.h"

#include <QAbstractItemModel>
#include <functional>
#include <vector>

namespace depotscope {

/// What a row sorts by: the number first, then the text; what is equal in both stands by its name.
struct SortKey {
    qint64 number = 0;
    QString text = {};

    SortKey(qint64 value)
        : number(value)
    {
    }
    SortKey(const QString &value)
        : text(value)
    {
    }
    SortKey(const std::optional<Time> &time) ///< unknown ones before all others
        : number(time ? qint64(time->time_since_epoch().count()) : std::numeric_limits<qint64>::min())
    {
    }
};

/// A sorted and filtered tree whose rows are made when their parent is opened. The hard parts (indexes, sorting,
/// persistent indexes) are here and final; a model says what is below a row and what stands in its cells.
/// A subtree that was opened costs 20 bytes a row. Thread: that of the object.
class LazyTree : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole, ///< raw value of the cell: qint64 or QString
        KeyRole, ///< QByteArray, distinct among siblings and the same after a rescan
        IconRole, ///< QString, the name of the row's symbol
        ShareRole, ///< double, 0 … 1 of the parent's bytes; invalid where the row has none
        DominantRole, ///< bool: the cell is to stand out, its row being big among its siblings
        PathRole, ///< QByteArray, where it is on disk; empty if it has no one place
        ItemRole, ///< int, ItemId::value; invalid for what is no item
        NodeRole, ///< quint32, NodeId::value; invalid for what is no single entry
        ReferenceRole, ///< bool: its bytes count in another row
        PathTextRole, ///< bool: the cell shows a path, whose end says more than its middle
        MarkRole, ///< Qt::CheckState, how much of what it consists of is marked; invalid where nothing is
    };

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    QModelIndex parent(const QModelIndex &index) const final;
    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    bool hasChildren(const QModelIndex &parent = {}) const final;
    bool canFetchMore(const QModelIndex &parent) const final;
    void fetchMore(const QModelIndex &parent) final;
    Qt::ItemFlags flags(const QModelIndex &index) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    void sort(int column, Qt::SortOrder order) final;

    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// Keeps only the rows that `text` asks for, which Filter::parse() has to understand; else nothing changes. Resets
    /// the model if it keeps others now.
    void setFilter(const QString &text);
    bool isFiltered() const { return !m_filter.isEmpty(); }

    /// The child of `parent` with `key`, rows being made as needed; invalid if there is none.
    QModelIndex childByKey(const QModelIndex &parent, const QByteArray &key);

protected:
    /// What a row stands for, in the words of the model that made it.
    struct Row {
        quint16 type = 0; ///< 0 is the invisible root
        quint16 detail = 0;
        quint32 value = 0;
        friend bool operator==(Row, Row) = default;
    };

    LazyTree(int sortColumn, Qt::SortOrder order, QObject *parent);

    /// Forgets all rows, lets `change` change what they came from, and makes the first level anew.
    void rebuild(const std::function<void()> &change);
    Row row(const QModelIndex &index) const;
    /// The child of `parent` that stands for `row`, rows being made as needed; invalid if there is none.
    QModelIndex indexBelow(const QModelIndex &parent, Row row);
    /// Says that `roles` of all rows may have changed.
    void touch(const QList<int> &roles);
    const Filter &filter() const { return m_filter; }

    virtual SortKey sortKey(Row row, int column) const = 0;

    /// Bytes that compare as a person sorts `text`: letters without case, digits as numbers, "v1.9" before "v1.10".
    static QByteArray collationKey(const QString &text);

private:
    virtual int columns() const = 0;
    virtual QVariant heading(int column, int role) const = 0;
    virtual std::vector<Row> rowsBelow(Row row) = 0;
    virtual bool hasRowsBelow(Row row) const = 0;
    virtual bool isCheckable(Row row, int column) const; ///< false unless a model has ticks
    virtual QVariant cell(Row row, Row parent, int siblings, int column, int role) const = 0;
    virtual QString nameOf(Row row) const = 0;
    virtual void filterChanged() { } ///< rows are about to be made anew

    struct Entry {
        Row row;
        quint32 parent = 0;
        quint32 position = 0; ///< among its siblings once they are sorted
        qint32 branch = -1; ///< index into m_branches; -1 until its rows are made
    };
    quint32 entryOf(const QModelIndex &index) const { return index.isValid() ? quint32(index.internalId()) : 0; }
    struct Branch {
        std::vector<quint32> entries;
        bool isSorted = false; ///< which it need not be before someone asks for one of its rows
    };
    int shown(quint32 entry) const;
    void fill(quint32 entry, const std::vector<Row> &rows);
    void sortEntries(std::vector<quint32> &entries) const;
    const std::vector<quint32> &sorted(qint32 branch) const;
    QModelIndex indexOfEntry(quint32 entry, int column) const;

    mutable std::vector<Entry> m_entries; ///< their positions wait for sorted()
    mutable std::vector<Branch> m_branches;
    Filter m_filter;
    int m_sortColumn;
    Qt::SortOrder m_sortOrder;
};

} // namespace depotscope
