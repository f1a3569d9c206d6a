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

    int troubleCount() const { return m_troubleCount; } ///< filtered or not

private:
    enum Type : quint16 { Root, TroubleRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    Heading headingOf(int column) const override;
    Details detailsAt(Row row) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Root; }
    QString text(Row row, Row parent, int column) const override;
    QString toolTip(Row row, Row parent, int column) const override;
    QString description(Row row, Row parent) const override;
    QString icon(Row row, int column) const override;
    QByteArray pathOf(Row row) const override;
    QByteArray keyOf(Row row) const override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    bool isIncluded(const Error &trouble) const;
    const Error &trouble(Row row) const { return inventory().troubles[row.value]; }

    int m_troubleCount = 0;
};

} // namespace depotscope
