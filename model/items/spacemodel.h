// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"

#include <QHash>

namespace depotscope {

/// The scratch spaces as a flat table.
class SpaceModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Package, Key, Size, Share, Files, LastUse, Projects };
    static constexpr int columnCount = int(Column::Projects) + 1;

    explicit SpaceModel(QObject *parent = nullptr);

    Details details(const QModelIndex &index) const override;
    int spaceCount() const { return m_spaceCount; } ///< filtered or not
    const Totals &totals() const { return m_totals; } ///< of these

private:
    enum Type : quint16 { Root, SpaceRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    QVariant heading(int column, int role) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Root; }
    QVariant cell(Row row, Row parent, int siblings, int column, int role) const override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    const Item &space(Row row) const { return inventory().item(ItemId{int(row.value)}); }
    QString packageOf(const Item &space) const;
    QString projectOf(const QByteArray &path) const;
    QString projectsOf(const Item &space) const;
    QString projectPathsOf(const Item &space) const;
    QVariant text(const Item &space, Column column) const;
    QVariant raw(const Item &space, Column column) const;
    QString toolTip(const Item &space, Column column) const;

    Totals m_totals; ///< of all spaces shown, filtered or not
    int m_spaceCount = 0;
    QHash<QByteArray, ItemId> m_versions; ///< installed package versions by path
};

} // namespace depotscope
