// SPDX-License-Identifier: MIT
#include "model/items/environmentmodel.h"

#include "model/disk/names.h"
#include "model/items/wording.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

bool isGone(const Root &root)
{
    return root.state == PathState::Gone || root.state == PathState::Directory;
}

/// A standard library has neither: it comes with Julia and takes no room in a depot.
bool isInstalled(const std::shared_ptr<const ManifestEntry> &entry)
{
    return entry->treeHash || !entry->path.isEmpty();
}

} // namespace

EnvironmentModel::EnvironmentModel(QObject *parent)
    : InventoryModel(int(Column::HeldAlone), Qt::DescendingOrder, parent)
{
}

void EnvironmentModel::prepare()
{
    m_roots.clear();
    if (!shown().inventory || !inventory().reach)
        return;
    for (int i = 0; i < int(inventory().reach->roots().size()); ++i) {
        if (isIncluded(RootId{i}))
            m_roots.push_back({i});
    }
}

bool EnvironmentModel::isIncluded(RootId id) const
{
    const Root &root = inventory().reach->root(id);
    // A checkout is a thing in the depot and stands among the packages.
    if (root.kind == Root::Kind::Checkout)
        return false;
    const std::span<const ItemId> held = inventory().reach->heldBy(id);
    if (held.empty())
        return root.kind == Root::Kind::Manifest; // it keeps nothing anywhere, so it concerns each depot
    return std::ranges::any_of(held, [this](ItemId item) { return shown().includes(inventory().item(item)); });
}

const Manifest *EnvironmentModel::manifestOf(const Root &root) const
{
    if (root.kind != Root::Kind::Manifest || root.state != PathState::File || !root.isReadable)
        return nullptr;
    const auto &manifests = inventory().records.manifests;
    const auto found = std::ranges::lower_bound(manifests, root.path, {}, &KnownManifest::path);
    return found == manifests.end() || found->path != root.path ? nullptr : &found->content;
}

Details EnvironmentModel::details(const QModelIndex &index) const
{
    if (!index.isValid() || !shown().inventory)
        return {};
    const Row at = row(index);
    Details details = detailsOf(inventory(), RootId{int(at.value)});
    if (const Manifest *manifest = manifestOf(root(at))) {
        details.facts.push_back({tr("Packages"), text(at, Column::Packages).toString(), false, {}});
        if (!manifest->juliaVersion.isEmpty())
            details.particulars.push_back(
                {tr("Made by"), tr("Julia %1").arg(forPeople(manifest->juliaVersion)), false, {}});
    }
    return details;
}

QModelIndex EnvironmentModel::indexOf(RootId id) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (row(index(i, 0)).value == quint32(id.value))
            return index(i, 0);
    }
    return {};
}

bool EnvironmentModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !isCheckable(row(index), index.column()))
        return false;
    const QByteArray &path = root(row(index)).path;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_ticked.insert(path);
    else
        m_ticked.remove(path);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

std::vector<RootId> EnvironmentModel::ticked() const
{
    std::vector<RootId> ticked;
    std::ranges::copy_if(m_roots, std::back_inserter(ticked),
                         [this](RootId id) { return m_ticked.contains(inventory().reach->root(id).path); });
    return ticked;
}

bool EnvironmentModel::hasGone() const
{
    return std::ranges::any_of(m_roots, [this](RootId id) { return isGone(inventory().reach->root(id)); });
}

void EnvironmentModel::tickGone()
{
    for (RootId id : m_roots) {
        if (const Root &root = inventory().reach->root(id); isGone(root))
            m_ticked.insert(root.path);
    }
    ticksHaveChanged();
}

void EnvironmentModel::untickAll()
{
    m_ticked.clear();
    ticksHaveChanged();
}

void EnvironmentModel::ticksHaveChanged()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit ticksChanged();
}

QVariant EnvironmentModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == int(Column::Packages) || column == int(Column::HeldAlone);
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (Column(column)) {
    case Column::Name:
        return isTip
            ? tr("The environment, by its name or folder. Tick some to see what would go if Julia forgot them.")
            : tr("Environment");
    case Column::LastUse:
        return isTip ? tr("Last use that Pkg noted in its logs.") : tr("Last use");
    case Column::Packages:
        return isTip ? tr("Packages that its manifest names, without the standard libraries of Julia.")
                     : tr("Packages");
    case Column::HeldAlone:
        return isTip ? tr("Space on disk that only this one keeps: what would become free if it alone were forgotten.")
                     : tr("Held only by it");
    case Column::State:
        return isTip ? tr("Whether its file is there and can be read.") : tr("State");
    }
    return {};
}

std::vector<LazyTree::Row> EnvironmentModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type != Top || !shown().inventory)
        return rows;
    for (RootId id : m_roots) {
        const Root &root = inventory().reach->root(id);
        const Filterable facts{.size = inventory().reach->frees(id),
                               .lastUse = root.lastUse,
                               .status = {},
                               .kind = Kind::Environment,
                               .isStale = false};
        const auto text = [&root] {
            return (forPeople(root.path) + u' ' + rootText(root) + u' ' + rootStateText(root)).toLower();
        };
        if (filter().keeps(facts, inventory().taken, text))
            rows.push_back({RootRow, 0, quint32(id.value)});
    }
    return rows;
}

bool EnvironmentModel::isCheckable(Row row, int column) const
{
    if (row.type != RootRow || column != int(Column::Name))
        return false;
    // What no usage log names, Julia cannot forget.
    const Root::Kind kind = root(row).kind;
    return kind == Root::Kind::Manifest || kind == Root::Kind::Project || kind == Root::Kind::ArtifactsToml;
}

QVariant EnvironmentModel::cell(Row row, Row, int, int column, int role) const
{
    const Column at = Column(column);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, at);
    case Qt::ToolTipRole:
        return toolTip(row, at);
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case Qt::CheckStateRole:
        // An empty box where there is nothing to tick keeps the names in line; it is not drawn.
        if (at != Column::Name)
            return {};
        return m_ticked.contains(root(row).path) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleDescriptionRole:
        return tr("%1, last use %2, held only by it %3")
            .arg(rootStateText(root(row)), text(row, Column::LastUse).toString(),
                 text(row, Column::HeldAlone).toString());
    case SortRole:
        if (at == Column::Name || at == Column::State)
            return text(row, at);
        return number(row, at);
    case KeyRole:
        return root(row).pid ? root(row).path + ' ' + QByteArray::number(root(row).pid) : root(row).path;
    case IconRole:
        if (at == Column::State)
            return rootStateIcon(root(row));
        return at == Column::Name ? QVariant(rootIcon(root(row))) : QVariant();
    case PathRole:
        return root(row).path;
    default:
        return {};
    }
}

SortKey EnvironmentModel::sortKey(Row row, int column) const
{
    const Column at = Column(column);
    if (at == Column::Name || at == Column::State)
        return {0, text(row, at).toString()};
    return {number(row, at), {}};
}

QString EnvironmentModel::nameOf(Row row) const
{
    return rootText(root(row));
}

QVariant EnvironmentModel::text(Row row, Column column) const
{
    switch (column) {
    case Column::Name:
        return rootText(root(row));
    case Column::LastUse:
        return lastUseText(root(row).lastUse, inventory().taken);
    case Column::Packages:
        return manifestOf(root(row)) ? QLocale().toString(number(row, column)) : u"–"_s;
    case Column::HeldAlone:
        return formatBytes(number(row, column));
    case Column::State:
        return rootStateText(root(row));
    }
    return {};
}

qint64 EnvironmentModel::number(Row row, Column column) const
{
    switch (column) {
    case Column::LastUse:
        return root(row).lastUse ? qint64(root(row).lastUse->time_since_epoch().count())
                                 : std::numeric_limits<qint64>::min();
    case Column::Packages:
        if (const Manifest *manifest = manifestOf(root(row)))
            return std::ranges::count_if(manifest->entries, isInstalled);
        return -1;
    case Column::HeldAlone:
        return inventory().reach->frees(RootId{int(row.value)});
    case Column::Name:
    case Column::State:
        break;
    }
    return 0;
}

QString EnvironmentModel::toolTip(Row row, Column column) const
{
    switch (column) {
    case Column::Name:
        return forPeople(root(row).path);
    case Column::LastUse:
        return root(row).lastUse ? isoText(*root(row).lastUse) : lastUseSourceText(LastUseSource::None);
    case Column::HeldAlone:
        return tr("%1 bytes on disk").arg(QLocale().toString(number(row, column)));
    case Column::State:
        return rootStateSentence(root(row));
    case Column::Packages:
        break;
    }
    return heading(int(column), Qt::ToolTipRole).toString();
}

} // namespace depotscope
