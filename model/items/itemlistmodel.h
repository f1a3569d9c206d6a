// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"
#include "model/items/inventorymodel.h"

namespace depotscope {

/// Some items of an inventory, with the reason why each is among them, as a flat table.
class ItemListModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Name, Kind, Size, LastUse, Since, Reason };
    static constexpr int columnCount = int(Column::Reason) + 1;

    explicit ItemListModel(QObject *parent = nullptr);

    /// Shows the items of `steps`, whatever depot they are in. show() with another inventory drops them.
    void list(const Shown &shown, const std::vector<Step> &steps);

    Details details(const QModelIndex &index) const override;
    const Totals &totals() const { return m_totals; } ///< of all items, filtered or not
    int itemCount() const { return int(m_steps.size()); } ///< filtered or not

private:
    enum Type : quint16 { Top, StepRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    QVariant heading(int column, int role) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Top; }
    QVariant cell(Row row, Row parent, int siblings, int column, int role) const override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    const Step &step(Row row) const { return m_steps[row.value]; }
    const Item &item(Row row) const { return inventory().item(step(row).item); }
    QVariant text(Row row, Column column) const;
    QVariant raw(Row row, Column column) const;
    QString toolTip(Row row, Column column) const;

    std::vector<Step> m_steps;
    std::shared_ptr<const Inventory> m_listed; ///< what the items of `m_steps` are of
    Totals m_totals;
};

} // namespace depotscope
