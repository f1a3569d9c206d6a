// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"

namespace depotscope {

/// What could not be read or understood, as a flat table.
class TroubleModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Path, What, Line };
    static constexpr int columnCount = int(Column::Line) + 1;

    explicit TroubleModel(QObject *parent = nullptr);

    Details details(const QModelIndex &index) const override;
    int troubleCount() const { return m_troubleCount; } ///< filtered or not

private:
    enum Type : quint16 { Root, TroubleRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    QVariant heading(int column, int role) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Root; }
    QVariant cell(Row row, Row parent, int siblings, int column, int role) const override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    bool isIncluded(const Error &trouble) const;
    const Error &trouble(Row row) const { return inventory().troubles[row.value]; }

    int m_troubleCount = 0;
};

} // namespace depotscope
