// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"

#include <QHash>

namespace depotscope {

/// The scratch spaces as a flat table.
class SpaceModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Package, Key, Size, Share, Files, LastUse, Status, Projects };
    static constexpr int columnCount = int(Column::Projects) + 1;

    explicit SpaceModel(QObject *parent = nullptr);

    Kept kept() override;
    int spaceCount() const { return m_spaceCount; } ///< filtered or not
    const Totals &totals() const { return m_totals; } ///< of these

private:
    enum Type : quint16 { Root, SpaceRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    Heading headingOf(int column) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Root; }
    QString text(Row row, Row parent, int column) const override;
    QString toolTip(Row row, Row parent, int column) const override;
    QString description(Row row, Row parent) const override;
    QString icon(Row row, int column) const override;
    double shareOf(Row row, Row parent) const override;
    ItemId itemOf(Row row) const override { return ItemId{int(row.value)}; }
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    const Item &space(Row row) const { return inventory().item(itemOf(row)); }
    QString packageOf(const Item &space) const;
    QString projectOf(const QByteArray &path) const;
    QString projectsOf(const Item &space) const;
    QString projectPathsOf(const Item &space) const;

    Totals m_totals; ///< of all spaces shown, filtered or not
    int m_spaceCount = 0;
    QHash<QByteArray, ItemId> m_versions; ///< installed package versions by path
};

} // namespace depotscope
