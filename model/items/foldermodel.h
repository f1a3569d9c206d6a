// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"
#include "model/items/states.h"

#include <optional>
#include <unordered_map>

namespace depotscope {

/// All that is in the depots as it lies on disk: folders down to the files, each with the status of the item that it is
/// part of.
class FolderModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Name, Size, Share, Files, Changed, Status };
    static constexpr int columnCount = int(Column::Status) + 1;

    explicit FolderModel(QObject *parent = nullptr);

    RowItems rowItems(const QModelIndex &index) const override; ///< of a folder above items, what the filter leaves
    Kept kept() override;

    /// The folders of the depots that are shown.
    const std::vector<NodeId> &top() const { return m_top; }

    NodeId nodeAt(const QModelIndex &index) const; ///< none for the invisible root

    /// The row of `node`, rows above it being made as needed; invalid if it is not shown or does not pass the filter.
    QModelIndex indexOf(NodeId node);

    /// The item that `node` is part of; none for the folders above items.
    ItemId itemOf(NodeId node) const;

    /// The item that `node` is all of; none if it is a part, or no item.
    ItemId wholeItem(NodeId node) const;

    /// The items that lie in `node` whole; where it is an item or part of one, that.
    std::vector<ItemId> itemsIn(NodeId node) const;

    /// Whether the item that `node` is part of is marked.
    bool isMarked(NodeId node) const;
    QString marksIn(NodeId node) const; ///< ", marked", ", partly marked", or nothing

    /// What people call `node` where its name on disk says nothing, as a hash or a UUID does; else empty.
    QString meaningOf(NodeId node) const;

    /// Whether the filter has to do with `node`: it is, lies in, or has in it what passes. True without a filter.
    bool passes(NodeId node) const;

    const Totals &totals() const { return m_totals; } ///< of what is shown, filtered or not

private:
    enum Type : quint16 { Root, NodeRow };

    /// What a folder above items has in it.
    struct Content {
        std::vector<ItemId> items; ///< that lie in it whole
        States states;
    };

    using FoldersAbove = std::unordered_map<quint32, Content>;

    /// The folders above items, by node.
    const FoldersAbove &foldersAbove() const;

    void prepare() override;
    int columns() const override { return columnCount; }
    Heading headingOf(int column) const override;
    Details detailsAt(Row row) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override;
    QString text(Row row, Row parent, int column) const override;
    QString toolTip(Row row, Row parent, int column) const override;
    QString description(Row row, Row parent) const override;
    QString icon(Row row, int column) const override;
    QByteArray pathOf(Row row) const override;
    QByteArray keyOf(Row row) const override;
    double shareOf(Row row, Row parent) const override;
    ItemId itemOf(Row row) const override { return wholeItem(nodeOf(row)); }
    NodeId nodeOf(Row row) const override { return row.type == NodeRow ? NodeId{row.value} : NodeId(); }
    std::vector<ItemId> itemsAt(Row row) const override { return itemsLeftIn(nodeOf(row)); }
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    States statesOf(NodeId node) const; ///< empty for what is part of no item
    Totals totalsOf(NodeId node) const; ///< of a folder above items what the filter leaves
    std::vector<ItemId> itemsLeftIn(NodeId node) const; ///< those of itemsIn() that the filter leaves

    std::vector<NodeId> m_top;
    Totals m_totals;
    mutable std::optional<FoldersAbove> m_above; ///< once somebody has asked for it
    /// What the filter has to do with a node.
    struct Passing {
        bool isOwn = false; ///< it is of an item that passes; else such items lie in it, ...
        Totals totals; ///< ... and come to this
        States states;
    };
    std::unordered_map<quint32, Passing> m_passing;
};

} // namespace depotscope
