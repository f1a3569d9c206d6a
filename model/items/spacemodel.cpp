// SPDX-License-Identifier: MIT
#include "model/items/spacemodel.h"

#include "model/depot/uuid.h"
#include "model/items/wording.h"
#include "model/text/names.h"

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

Heading SpaceModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::Package:
        return {tr("Package"), tr("The package that the space belongs to, by the UUID of its folder."),
                Heading::Emphatic};
    case Column::Key:
        return {tr("Space"), tr("The name by which the package asks for the space."), Heading::Emphatic};
    case Column::Size:
        return {tr("Size"), tr("Space on disk. A file with several names counts once."),
                Heading::Number | Heading::Emphatic};
    case Column::Share:
        return {tr("Share"), tr("Part of the size of all scratch spaces shown."), Heading::Share};
    case Column::Files:
        return {tr("Files"), tr("Number of files; folders are not counted."), Heading::Number};
    case Column::LastUse:
        return {tr("Last access"), tr("When a package last asked for the space, as far as the log says.")};
    case Column::Status:
        return {tr("Status"), tr("Whether anything keeps it; the details say what, and why.")};
    case Column::Projects:
        return {tr("Used from"), tr("The projects that the space was asked for from, as far as the log says.")};
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

Kept SpaceModel::kept()
{
    return keptOf([this](const Item &item) { return item.kind == Kind::Space && shown().includes(item); });
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

QString SpaceModel::text(Row row, Row parent, int column) const
{
    const Item &item = space(row);
    switch (Column(column)) {
    case Column::Package:
        return packageOf(item);
    case Column::Key:
        return itemText(item);
    case Column::Size:
        return sizeText(item.totals);
    case Column::Share:
        return shareText(shareOf(row, parent));
    case Column::Files:
        return QLocale().toString(item.totals.files);
    case Column::LastUse:
        return lastUseText(item.lastUse, inventory().taken);
    case Column::Status:
        return statusText(item.verdict.status);
    case Column::Projects:
        return projectsOf(item);
    }
    return {};
}

SortKey SpaceModel::sortKey(Row row, int column) const
{
    const Item &item = space(row);
    switch (Column(column)) {
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
        return item.lastUse;
    case Column::Status:
        return statusText(item.verdict.status);
    case Column::Projects:
        return projectsOf(item);
    }
    return 0;
}

QString SpaceModel::description(Row row, Row) const
{
    const Item &item = space(row);
    return u"%1, %2, %3, %4, %5"_s.arg(kindText(item.kind), packageOf(item), sizeText(item.totals),
                                       lastUseText(item.lastUse, inventory().taken), statusText(item.verdict.status));
}

QString SpaceModel::icon(Row row, int column) const
{
    if (Column(column) == Column::Status)
        return statusIcon(space(row).verdict.status);
    return column == 0 ? kindIcon(Kind::Space) : QString();
}

double SpaceModel::shareOf(Row row, Row) const
{
    return m_totals.allocated > 0 ? double(space(row).totals.allocated) / double(m_totals.allocated) : 0;
}

QString SpaceModel::toolTip(Row row, Row, int column) const
{
    const Item &item = space(row);
    switch (Column(column)) {
    case Column::Package:
        return item.uuid ? QString::fromLatin1(uuidText(*item.uuid)) : packageOf(item);
    case Column::Key:
        return forPeople(item.path);
    case Column::Size:
    case Column::Files:
        return exactSizeText(item.totals);
    case Column::Share:
        return heading(column, Qt::ToolTipRole).toString();
    case Column::LastUse:
        return lastUseToolTip(item);
    case Column::Status:
        return sentenceText(item.verdict.reason);
    case Column::Projects:
        return projectPathsOf(item);
    }
    return {};
}

} // namespace depotscope
