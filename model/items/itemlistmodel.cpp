// SPDX-License-Identifier: MIT
#include "model/items/itemlistmodel.h"

#include "model/cleaning/reclaim.h"
#include "model/disk/names.h"
#include "model/items/wording.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

qint64 numberOf(const std::optional<Time> &time)
{
    return time ? qint64(time->time_since_epoch().count()) : std::numeric_limits<qint64>::min();
}

/// The reason without the path of the item that it begins with, which the row names.
QString reasonOf(const Step &step, const Item &item)
{
    const QString path = forPeople(item.path) + u' ';
    if (!step.reason.startsWith(path))
        return step.reason;
    const QString rest = step.reason.sliced(path.size());
    return rest.left(1).toUpper() + rest.mid(1);
}

} // namespace

ItemListModel::ItemListModel(QObject *parent)
    : InventoryModel(int(Column::Size), Qt::DescendingOrder, parent)
{
}

void ItemListModel::list(const Shown &shown, const std::vector<Step> &steps)
{
    m_hasTicks = false;
    m_spared.clear();
    m_steps = steps;
    m_listed = shown.inventory;
    show(shown);
}

int ItemListModel::countOf(const Filter &filter)
{
    return int(std::ranges::count_if(m_steps, [&](const Step &step) { return matches(step.item, filter); }));
}

void ItemListModel::review(const Shown &shown, const std::vector<Step> &steps, const std::set<ItemId> &spared)
{
    m_hasTicks = true;
    m_spared = spared;
    m_steps = steps;
    m_listed = shown.inventory;
    show(shown);
}

void ItemListModel::prepare()
{
    m_totals = {};
    if (shown().inventory != m_listed)
        m_steps.clear();
    for (const Step &step : m_steps)
        m_totals += inventory().item(step.item).totals;
    countTicks();
}

void ItemListModel::countTicks()
{
    m_tickedTotals = {};
    for (const Step &step : ticked())
        m_tickedTotals += inventory().item(step.item).totals;
}

bool ItemListModel::isTicked(const Step &step) const
{
    return m_ticks.value(inventory().item(step.item).path, !m_spared.contains(step.item));
}

std::vector<Step> ItemListModel::ticked() const
{
    std::vector<Step> steps;
    if (m_hasTicks)
        std::ranges::copy_if(m_steps, std::back_inserter(steps), [this](const Step &one) { return isTicked(one); });
    return steps;
}

void ItemListModel::tickAll(bool isTicked)
{
    for (int i = 0; i < rowCount(); ++i)
        m_ticks.insert(item(row(index(i, 0))).path, isTicked);
    countTicks();
    touch({Qt::CheckStateRole});
    emit ticksChanged();
}

bool ItemListModel::isCheckable(Row row, int column) const
{
    return m_hasTicks && row.type == StepRow && column == int(Column::Name);
}

bool ItemListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !isCheckable(row(index), index.column()))
        return false;
    m_ticks.insert(item(row(index)).path, value.value<Qt::CheckState>() == Qt::Checked);
    countTicks();
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

Details ItemListModel::details(const QModelIndex &index) const
{
    if (!index.isValid() || !shown().inventory)
        return {};
    return detailsOf(inventory(), step(row(index)).item, shown().missingProjects, shown().fates.get());
}

QVariant ItemListModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == int(Column::Size);
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (Column(column)) {
    case Column::Name:
        return isTip ? tr("What it is. Enter shows it among the packages.") : tr("Name");
    case Column::Kind:
        return isTip ? tr("What it is to Pkg and Julia.") : tr("Kind");
    case Column::Size:
        return isTip ? tr("Space on disk. A file with several names counts once.") : tr("Size");
    case Column::LastUse:
        return isTip ? tr("Last use that Pkg noted in its logs, or, for compiled caches, when Julia last loaded them.")
                     : tr("Last use");
    case Column::Since:
        return isTip ? tr("Since when nothing keeps it, as far as Pkg has noted, or since when it is not used.")
                     : tr("Since");
    case Column::Recovery:
        return isTip ? tr("What it takes to have it again once it went.") : tr("Getting it back");
    case Column::Reason:
        return isTip ? tr("Why it is in this list.") : tr("Reason");
    case Column::Path:
        return isTip ? tr("Where it is in its depot.") : tr("Path");
    }
    return {};
}

std::vector<LazyTree::Row> ItemListModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type != Top || !shown().inventory)
        return rows;
    for (size_t i = 0; i < m_steps.size(); ++i) {
        if (matches(m_steps[i].item))
            rows.push_back({StepRow, 0, quint32(i)});
    }
    return rows;
}

QVariant ItemListModel::cell(Row row, Row, int siblings, int column, int role) const
{
    const Column at = Column(column);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, at);
    case Qt::ToolTipRole:
        return toolTip(row, at);
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case Qt::AccessibleDescriptionRole:
        return u"%1, %2, %3"_s.arg(text(row, Column::Kind).toString(), text(row, Column::Size).toString(),
                                   reasonOf(step(row), item(row)));
    case Qt::CheckStateRole:
        if (at != Column::Name || !m_hasTicks)
            return {};
        return isTicked(step(row)) ? Qt::Checked : Qt::Unchecked;
    case SortRole:
        return raw(row, at);
    case KeyRole:
        return item(row).path;
    case IconRole:
        return at == Column::Name ? QVariant(kindIcon(item(row).kind)) : QVariant();
    case DominantRole:
        return at == Column::Size && siblings >= dominantSiblings && m_totals.allocated > 0
            && double(item(row).totals.allocated) / double(m_totals.allocated) >= dominantShare;
    case PathRole:
        return item(row).path;
    case ItemRole:
        return step(row).item.value;
    case PathTextRole:
        return at == Column::Path;
    case MarkRole:
        return markOf({step(row).item});
    default:
        return {};
    }
}

SortKey ItemListModel::sortKey(Row row, int column) const
{
    const QVariant value = raw(row, Column(column));
    return value.typeId() == QMetaType::QString ? SortKey{0, value.toString()} : SortKey{value.toLongLong(), {}};
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

QVariant ItemListModel::text(Row row, Column column) const
{
    switch (column) {
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
        return recoveryText(recoveryOf(inventory(), step(row).item));
    case Column::Reason:
        return reasonOf(step(row), item(row));
    case Column::Path:
        return forPeople(insideDepot(row));
    }
    return {};
}

QVariant ItemListModel::raw(Row row, Column column) const
{
    switch (column) {
    case Column::Size:
        return item(row).totals.allocated;
    case Column::LastUse:
        return numberOf(item(row).lastUse);
    case Column::Since:
        return numberOf(step(row).since);
    case Column::Recovery:
        return qint64(recoveryOf(inventory(), step(row).item));
    case Column::Name:
    case Column::Kind:
    case Column::Reason:
    case Column::Path:
        break;
    }
    return text(row, column);
}

QString ItemListModel::toolTip(Row row, Column column) const
{
    switch (column) {
    case Column::Name:
        return forPeople(item(row).path);
    case Column::Kind:
        return kindSentence(item(row).kind);
    case Column::Size:
        return exactSizeText(item(row).totals);
    case Column::LastUse: {
        const QString how = lastUseSourceText(item(row).lastUseSource);
        return item(row).lastUse ? isoText(*item(row).lastUse) + u'\n' + how : how;
    }
    case Column::Since:
        return step(row).since ? isoText(*step(row).since) : tr("Nobody has noted since when.");
    case Column::Recovery:
        return kindSentence(item(row).kind);
    case Column::Path:
        return forPeople(item(row).path);
    case Column::Reason:
        break;
    }
    return step(row).reason;
}

} // namespace depotscope
