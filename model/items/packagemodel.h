// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"
#include "model/items/states.h"

namespace depotscope {

/// Packages, what each has in the depot, and the files of that. What belongs to no package stands beside them under a
/// heading of its kind, so that the rows of the first level add up to the scan's totals. An artifact of several
/// packages counts with its first owner; with the others a row without bytes refers to it. With a filter a row stands
/// for what the filter leaves of it.
class PackageModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Name, Size, Frees, Share, Files, LastUse, Status, Kind };
    static constexpr int columnCount = int(Column::Kind) + 1;

    explicit PackageModel(QObject *parent = nullptr);

    RowItems rowItems(const QModelIndex &index) const override;
    Kept kept() override;

    /// The row of `package`; invalid if it is not shown.
    QModelIndex indexOf(PackageId package) const;

    /// The row of `item`, rows above it being made as needed; where its bytes count, if it has several owners.
    QModelIndex indexOf(ItemId item);

    /// Sum of what is shown without a filter: of all depots, or of the one that was chosen.
    const Totals &totals() const { return m_totals; }
    int packageCount() const { return m_packageCount; } ///< with anything in what is shown, filtered or not

private:
    enum Type : quint16 { Root, PackageRow, GroupRow, ItemRow, ReferenceRow, NodeRow };

    /// What one package, or no package, has of one kind.
    struct Group {
        PackageId package; ///< none: of no package
        Kind kind = Kind::Other;
        bool isTrashed = false; ///< what cleans have set aside, whatever it is
        std::vector<ItemId> items;
        std::vector<ItemId> references;
        Totals totals;
        std::optional<Time> lastUse;
        States states;
        mutable std::optional<qint64> frees = {}; ///< once somebody has asked
    };
    struct Sum {
        Totals totals;
        std::optional<Time> lastUse;
        States states;
        mutable std::optional<qint64> frees = {}; ///< once somebody has asked
    };

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
    bool isReference(Row row) const override { return row.type == ReferenceRow; }
    double shareOf(Row row, Row parent) const override;
    ItemId itemOf(Row row) const override;
    NodeId nodeOf(Row row) const override { return row.type == NodeRow ? NodeId{row.value} : NodeId(); }
    std::vector<ItemId> itemsAt(Row row) const override; ///< shared or not
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    void sumUp();
    std::vector<Row> topRows();
    std::vector<Row> rowsOfPackage(PackageId package);
    std::vector<Row> rowsOfGroup(const Group &group) const;
    std::vector<Row> rowsOfNodes(const std::vector<NodeId> &nodes) const;
    std::vector<Row> rowsOfFolder(NodeId folder) const;
    Row addGroup(Group group);

    bool isShown(ItemId id) const { return shown().includes(inventory().item(id)) && matches(id); }
    std::vector<ItemId> itemsOf(Row row) const; ///< of a package or group, as shown by their totals
    std::optional<Totals> totalsOf(Row row) const; ///< none for a reference
    std::optional<qint64> freesOf(Row row) const; ///< none for parts of items, and for what nothing ever keeps
    std::optional<Time> lastUseOf(Row row) const;
    States statesOf(Row row) const; ///< empty for what is no item
    QString kindOf(Row row) const;
    QString iconOf(Row row) const;

    std::vector<Sum> m_sums; ///< of packages
    Totals m_sum; ///< of all rows
    std::vector<std::vector<ItemId>> m_unowned; ///< by kind, and at the end what is held
    std::vector<Group> m_groups;
    Totals m_totals;
    int m_packageCount = 0;
};

} // namespace depotscope
