// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"
#include "model/items/inventorymodel.h"

#include <set>

namespace depotscope {

/// Some items of an inventory, with the reason why each is among them, as a flat table.
class ItemListModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Name, Kind, Size, LastUse, Since, Recovery, Reason, Path };
    static constexpr int columnCount = int(Column::Path) + 1;

    explicit ItemListModel(QObject *parent = nullptr);

    /// Shows the items of `steps`, whatever depot they are in. show() with another inventory drops them.
    void list(const Shown &shown, std::vector<Step> steps);

    int countOf(const Filter &filter); ///< how many of the items it keeps
    Kept kept() override;

    /// As list(), with a tick to each that says whether it goes: at first all do but `spared`. What the user ticks
    /// stays as it is until forgetTicks().
    void review(const Shown &shown, std::vector<Step> steps, const std::set<ItemId> &spared);
    void forgetTicks() { m_ticks.clear(); }
    void tickAll(bool isTicked); ///< those that no filter hides
    std::vector<Step> ticked() const; ///< filtered or not
    Totals tickedTotals() const;

    const Totals &totals() const { return m_totals; } ///< of all items, filtered or not
    int itemCount() const { return int(m_list.steps.size()); } ///< filtered or not

private:
    enum Type : quint16 { Top, StepRow };

    struct List {
        std::vector<Step> steps;
        std::set<ItemId> spared;
        bool hasTicks = false;
    };

    void take(const Shown &shown, List list);
    void prepare() override;
    int columns() const override { return columnCount; }
    Heading headingOf(int column) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Top; }
    QString text(Row row, Row parent, int column) const override;
    QString toolTip(Row row, Row parent, int column) const override;
    QString description(Row row, Row parent) const override;
    std::optional<bool> tickOf(Row row) const override;
    void setTick(Row row, bool isTicked) override;
    bool showsPath(Row parent, int column) const override;
    double shareOf(Row row, Row parent) const override;
    ItemId itemOf(Row row) const override { return step(row).item; }
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    bool isCheckable(Row row, int column) const override;
    bool isTicked(const Step &step) const;
    const Step &step(Row row) const { return m_list.steps[row.value]; }
    const Item &item(Row row) const { return inventory().item(step(row).item); }
    QByteArray insideDepot(Row row) const;

    List m_list;
    std::optional<List> m_next; ///< what takes its place once views have looked at the former rows
    std::shared_ptr<const Inventory> m_listed; ///< what the items of `m_list` are of
    Totals m_totals;
    QHash<QByteArray, bool> m_ticks; ///< by path: what the user said
};

} // namespace depotscope
