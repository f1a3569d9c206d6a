// SPDX-License-Identifier: MIT
#include "model/items/itemlistmodel.h"

#include "model/cleaning/reclaim.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

ItemListModel::ItemListModel(QObject *parent)
    : InventoryModel(int(Column::Size), Qt::DescendingOrder, parent)
{
}

void ItemListModel::list(const Shown &shown, std::vector<Step> steps)
{
    take(shown, {std::move(steps), {}, false});
}

int ItemListModel::countOf(const Filter &filter)
{
    return int(std::ranges::count_if(m_list.steps, [&](const Step &step) { return matches(step.item, filter); }));
}

Kept ItemListModel::kept()
{
    Kept kept{0, itemCount(), Totals()};
    for (const Step &step : m_list.steps) {
        if (!matches(step.item))
            continue;
        ++kept.count;
        *kept.totals += inventory().item(step.item).totals;
    }
    return kept;
}

void ItemListModel::review(const Shown &shown, std::vector<Step> steps, const std::set<ItemId> &spared)
{
    take(shown, {std::move(steps), spared, true});
}

void ItemListModel::take(const Shown &shown, List list)
{
    m_next = std::move(list);
    setShown(shown);
}

void ItemListModel::prepare()
{
    m_totals = {};
    if (m_next) {
        m_list = *std::exchange(m_next, std::nullopt);
        m_listed = shown().inventory;
    } else if (shown().inventory != m_listed) {
        m_list.steps.clear();
    }
    for (const Step &step : m_list.steps)
        m_totals += inventory().item(step.item).totals;
}

Totals ItemListModel::tickedTotals() const
{
    Totals totals;
    for (const Step &step : ticked())
        totals += inventory().item(step.item).totals;
    return totals;
}

bool ItemListModel::isTicked(const Step &step) const
{
    return m_ticks.value(inventory().item(step.item).path, !m_list.spared.contains(step.item));
}

std::vector<Step> ItemListModel::ticked() const
{
    std::vector<Step> steps;
    if (m_list.hasTicks)
        std::ranges::copy_if(m_list.steps, std::back_inserter(steps),
                             [this](const Step &one) { return isTicked(one); });
    return steps;
}

void ItemListModel::tickAll(bool isTicked)
{
    for (int i = 0; i < rowCount(); ++i)
        m_ticks.insert(item(row(index(i, 0))).path, isTicked);
    touch({Qt::CheckStateRole});
    emit ticksChanged();
}

bool ItemListModel::isCheckable(Row row, int column) const
{
    return m_list.hasTicks && row.type == StepRow && column == int(Column::Name);
}

void ItemListModel::setTick(Row row, bool isTicked)
{
    m_ticks.insert(item(row).path, isTicked);
}

Heading ItemListModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return {tr("Name"), tr("What it is. Enter shows it among the packages.")};
    case Column::Kind:
        return {tr("Kind"), tr("What it is to Pkg and Julia.")};
    case Column::Size:
        return {tr("Size"), tr("Space on disk. A file with several names counts once."),
                Heading::Number | Heading::Emphatic};
    case Column::LastUse:
        return {tr("Last use"),
                tr("Last use that Pkg noted in its logs, or, for compiled caches, when Julia last loaded them.")};
    case Column::Since:
        return {tr("Since"),
                tr("Since when nothing keeps it, as far as collections have noted, or since when it is not used.")};
    case Column::Recovery:
        return {tr("To have it again"), tr("What it takes to have it again once it went.")};
    case Column::Reason:
        return {tr("Reason"), tr("Why it is in this list.")};
    case Column::Path:
        return {tr("Path"), tr("Where it is in its depot.")};
    }
    return {};
}

std::vector<LazyTree::Row> ItemListModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type != Top || !shown().inventory)
        return rows;
    for (size_t i = 0; i < m_list.steps.size(); ++i) {
        if (matches(m_list.steps[i].item))
            rows.push_back({StepRow, 0, quint32(i)});
    }
    return rows;
}

QByteArray ItemListModel::insideDepot(Row row) const
{
    const QByteArray &depot = inventory().depots[size_t(item(row).depot)].path;
    return isInside(item(row).path, depot) && item(row).path != depot ? item(row).path.sliced(depot.size() + 1)
                                                                      : item(row).path;
}

QString ItemListModel::nameOf(Row row) const
{
    return titleText(item(row));
}

QString ItemListModel::text(Row row, Row, int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return nameOf(row);
    case Column::Kind:
        return kindText(item(row).kind);
    case Column::Size:
        return sizeText(item(row).totals);
    case Column::LastUse:
        return lastUseText(item(row).lastUse, inventory().taken);
    case Column::Since:
        return step(row).since ? agoText(*step(row).since, inventory().taken) : u"–"_s;
    case Column::Recovery:
        return item(row).isTrashed() ? u"–"_s : recoveryText(recoveryOf(inventory(), step(row).item));
    case Column::Reason:
        return sentenceText(step(row).reason);
    case Column::Path:
        return forPeople(insideDepot(row));
    }
    return {};
}

SortKey ItemListModel::sortKey(Row row, int column) const
{
    switch (Column(column)) {
    case Column::Size:
        return item(row).totals.allocated;
    case Column::LastUse:
        return item(row).lastUse;
    case Column::Since:
        return step(row).since;
    case Column::Recovery:
        return qint64(recoveryOf(inventory(), step(row).item));
    case Column::Name:
    case Column::Kind:
    case Column::Reason:
    case Column::Path:
        break;
    }
    return text(row, Row(), column);
}

QString ItemListModel::description(Row row, Row) const
{
    return u"%1, %2, %3"_s.arg(kindText(item(row).kind), sizeText(item(row).totals), sentenceText(step(row).reason));
}

std::optional<bool> ItemListModel::tickOf(Row row) const
{
    return m_list.hasTicks ? std::optional(isTicked(step(row))) : std::nullopt;
}

bool ItemListModel::showsPath(Row, int column) const
{
    return column == int(Column::Path);
}

double ItemListModel::shareOf(Row row, Row) const
{
    return m_totals.allocated > 0 ? double(item(row).totals.allocated) / double(m_totals.allocated) : -1;
}

QString ItemListModel::toolTip(Row row, Row, int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return forPeople(item(row).path);
    case Column::Kind:
        return kindSentence(item(row).kind);
    case Column::Size:
        return exactSizeText(item(row).totals);
    case Column::LastUse:
        return lastUseToolTip(item(row));
    case Column::Since:
        return step(row).since ? isoText(*step(row).since) : tr("Nobody has noted since when.");
    case Column::Recovery:
        return kindSentence(item(row).kind);
    case Column::Path:
        return forPeople(item(row).path);
    case Column::Reason:
        break;
    }
    return sentenceText(step(row).reason);
}

} // namespace depotscope
