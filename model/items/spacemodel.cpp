// SPDX-License-Identifier: MIT
#include "model/items/spacemodel.h"

#include "model/depot/uuid.h"
#include "model/disk/names.h"
#include "model/items/wording.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

SpaceModel::SpaceModel(QObject *parent)
    : InventoryModel(int(Column::Size), Qt::DescendingOrder, parent)
{
}

void SpaceModel::prepare()
{
    m_totals = {};
    m_spaceCount = 0;
    m_versions.clear();
    if (!shown().inventory)
        return;
    for (int i = 0; i < int(inventory().items.size()); ++i) {
        const Item &item = inventory().item(ItemId{i});
        if (item.kind == Kind::Package)
            m_versions.insert(item.path, ItemId{i});
        if (item.kind == Kind::Space && shown().includes(item)) {
            m_totals += item.totals;
            ++m_spaceCount;
        }
    }
}

Details SpaceModel::details(const QModelIndex &index) const
{
    if (!index.isValid() || !shown().inventory)
        return {};
    return detailsOf(inventory(), ItemId{int(row(index).value)}, shown().missingProjects, shown().fates.get());
}

QVariant SpaceModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == int(Column::Size) || column == int(Column::Files);
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (Column(column)) {
    case Column::Package:
        return isTip ? tr("The package that the space belongs to, by the UUID of its folder.") : tr("Package");
    case Column::Key:
        return isTip ? tr("The name by which the package asks for the space.") : tr("Space");
    case Column::Size:
        return isTip ? tr("Space on disk. A file with several names counts once.") : tr("Size");
    case Column::Share:
        return isTip ? tr("Part of the size of all scratch spaces shown.") : tr("Share");
    case Column::Files:
        return isTip ? tr("Number of files; folders are not counted.") : tr("Files");
    case Column::LastUse:
        return isTip ? tr("When a package last asked for the space, as far as the log says.") : tr("Last access");
    case Column::Projects:
        return isTip ? tr("The projects that the space was asked for from, as far as the log says.") : tr("Used from");
    }
    return {};
}

std::vector<LazyTree::Row> SpaceModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type != Root || !shown().inventory)
        return rows;
    for (int i = 0; i < int(inventory().items.size()); ++i) {
        const Item &item = inventory().item(ItemId{i});
        if (item.kind == Kind::Space && shown().includes(item) && matches(ItemId{i}))
            rows.push_back({SpaceRow, 0, quint32(i)});
    }
    return rows;
}

QVariant SpaceModel::cell(Row row, Row, int siblings, int column, int role) const
{
    const Item &item = space(row);
    const Column at = Column(column);
    const double share = m_totals.allocated > 0 ? double(item.totals.allocated) / double(m_totals.allocated) : 0;
    switch (role) {
    case Qt::DisplayRole:
        return at == Column::Share ? shareText(share) : text(item, at);
    case Qt::ToolTipRole:
        return toolTip(item, at);
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case Qt::AccessibleDescriptionRole:
        return u"%1, %2, %3, %4"_s.arg(kindText(item.kind), packageOf(item), text(item, Column::Size).toString(),
                                       text(item, Column::LastUse).toString())
            + markText({ItemId{int(row.value)}});
    case SortRole:
        return raw(item, at);
    case KeyRole:
        return item.path;
    case IconRole:
        return at == Column::Package ? QVariant(kindIcon(item.kind)) : QVariant();
    case ShareRole:
        return at == Column::Share ? QVariant(share) : QVariant();
    case DominantRole:
        return at <= Column::Size && siblings >= dominantSiblings && share >= dominantShare;
    case PathRole:
        return item.path;
    case ItemRole:
        return int(row.value);
    case NodeRole:
        return item.nodes.size() == 1 ? QVariant(item.nodes.front().value) : QVariant();
    case MarkRole:
        return markOf({ItemId{int(row.value)}});
    default:
        return {};
    }
}

SortKey SpaceModel::sortKey(Row row, int column) const
{
    const QVariant value = raw(space(row), Column(column));
    return value.typeId() == QMetaType::QString ? SortKey{0, value.toString()} : SortKey{value.toLongLong(), {}};
}

QString SpaceModel::nameOf(Row row) const
{
    return packageOf(space(row)) + u' ' + itemText(space(row));
}

QString SpaceModel::packageOf(const Item &item) const
{
    if (!item.owners.empty())
        return forPeople(inventory().package(item.owners.front()).name);
    return item.uuid ? QString::fromLatin1(uuidText(*item.uuid)) : tr("of no known package");
}

QString SpaceModel::projectOf(const QByteArray &path) const
{
    const auto version = m_versions.constFind(parentFolder(path));
    const QString name = version == m_versions.cend()
        ? projectText(path)
        : forPeople(inventory().item(*version).name) + u' ' + itemText(inventory().item(*version));
    return std::ranges::binary_search(shown().missingProjects, path) ? tr("%1 (gone)").arg(name) : name;
}

QString SpaceModel::projectsOf(const Item &item) const
{
    QStringList names;
    for (const QByteArray &path : item.ownerProjects)
        names += projectOf(path);
    return names.isEmpty() ? tr("no record") : names.join(u", "_s);
}

QString SpaceModel::projectPathsOf(const Item &item) const
{
    QStringList paths;
    for (const QByteArray &path : item.ownerProjects) {
        const bool isGone = std::ranges::binary_search(shown().missingProjects, path);
        paths += isGone ? tr("%1 (gone)").arg(forPeople(path)) : forPeople(path);
    }
    return paths.isEmpty() ? tr("No log names a project that asked for this space.") : paths.join(u'\n');
}

QVariant SpaceModel::text(const Item &item, Column column) const
{
    switch (column) {
    case Column::Package:
        return packageOf(item);
    case Column::Key:
        return itemText(item);
    case Column::Size:
        return sizeText(item.totals);
    case Column::Files:
        return QLocale().toString(item.totals.files);
    case Column::LastUse:
        return lastUseText(item.lastUse, inventory().taken);
    case Column::Projects:
        return projectsOf(item);
    case Column::Share:
        break;
    }
    return {};
}

QVariant SpaceModel::raw(const Item &item, Column column) const
{
    switch (column) {
    case Column::Package:
        return packageOf(item);
    case Column::Key:
        return itemText(item);
    case Column::Size:
    case Column::Share:
        return item.totals.allocated;
    case Column::Files:
        return item.totals.files;
    case Column::LastUse:
        return item.lastUse ? qint64(item.lastUse->time_since_epoch().count()) : std::numeric_limits<qint64>::min();
    case Column::Projects:
        return projectsOf(item);
    }
    return {};
}

QString SpaceModel::toolTip(const Item &item, Column column) const
{
    switch (column) {
    case Column::Package:
        return item.uuid ? QString::fromLatin1(uuidText(*item.uuid)) : packageOf(item);
    case Column::Key:
        return forPeople(item.path);
    case Column::Size:
    case Column::Files:
        return exactSizeText(item.totals);
    case Column::Share:
        return tr("Part of the size of all scratch spaces shown.");
    case Column::LastUse: {
        const QString how = lastUseSourceText(item.lastUseSource);
        return item.lastUse ? isoText(*item.lastUse) + u'\n' + how : how;
    }
    case Column::Projects:
        return projectPathsOf(item);
    }
    return {};
}

} // namespace depotscope
