// SPDX-License-Identifier: MIT
#include "model/items/environmentmodel.h"

#include "model/items/wording.h"
#include "model/text/names.h"

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
    if (!shown().inventory || !inventory().graph)
        return;
    for (int i = 0; i < int(inventory().graph->roots().size()); ++i) {
        if (isIncluded(RootId{i}))
            m_roots.push_back({i});
    }
}

bool EnvironmentModel::isIncluded(RootId id) const
{
    const Root &root = inventory().graph->root(id);
    // A checkout is a thing in the depot and stands among the packages.
    if (root.kind == Root::Kind::Checkout)
        return false;
    const std::span<const ItemId> needed = inventory().graph->dependencies(id);
    if (needed.empty())
        return root.kind == Root::Kind::Manifest; // it keeps nothing anywhere, so it concerns each depot
    return std::ranges::any_of(needed, [this](ItemId item) { return shown().includes(inventory().item(item)); });
}

const Manifest *EnvironmentModel::manifestOf(const Root &root) const
{
    if (root.kind != Root::Kind::Manifest || root.state != PathState::File || !root.isReadable)
        return nullptr;
    const auto &manifests = inventory().facts.manifests;
    const auto found = std::ranges::lower_bound(manifests, root.path, {}, &KnownManifest::path);
    return found == manifests.end() || found->path != root.path ? nullptr : &found->content;
}

Details EnvironmentModel::detailsAt(Row at) const
{
    Details details = detailsOf(inventory(), RootId{int(at.value)});
    if (const Manifest *manifest = manifestOf(root(at))) {
        details.facts.push_back({tr("Packages"), text(at, Row(), int(Column::Packages)), false, {}});
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

void EnvironmentModel::setTick(Row row, bool isTicked)
{
    if (isTicked)
        m_ticked.insert(root(row).path);
    else
        m_ticked.remove(root(row).path);
}

std::vector<RootId> EnvironmentModel::ticked() const
{
    std::vector<RootId> ticked;
    std::ranges::copy_if(m_roots, std::back_inserter(ticked),
                         [this](RootId id) { return m_ticked.contains(inventory().graph->root(id).path); });
    return ticked;
}

bool EnvironmentModel::hasGone() const
{
    return std::ranges::any_of(m_roots, [this](RootId id) { return isGone(inventory().graph->root(id)); });
}

void EnvironmentModel::tickGone()
{
    for (RootId id : m_roots) {
        if (const Root &root = inventory().graph->root(id); isGone(root))
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

Heading EnvironmentModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return {tr("Environment"),
                tr("The environment, by its name or folder. Tick some to see what would go if Julia forgot them.")};
    case Column::LastUse:
        return {tr("Last use"), tr("Last use that Pkg noted in its logs.")};
    case Column::Packages:
        return {tr("Packages"), tr("Packages that its manifest names, without the standard libraries of Julia."),
                Heading::Number};
    case Column::HeldAlone:
        return {tr("Kept only by it"),
                tr("Space on disk that only this one keeps: what would become free if it alone were forgotten."),
                Heading::Number};
    case Column::State:
        return {tr("State"), tr("Whether its file is there and can be read.")};
    }
    return {};
}

std::vector<LazyTree::Row> EnvironmentModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type != Top || !shown().inventory)
        return rows;
    for (RootId id : m_roots) {
        const Root &root = inventory().graph->root(id);
        const Filterable facts{.size = inventory().graph->frees(id),
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

QString EnvironmentModel::nameOf(Row row) const
{
    return rootText(root(row));
}

QString EnvironmentModel::text(Row row, Row, int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return rootText(root(row));
    case Column::LastUse:
        return lastUseText(root(row).lastUse, inventory().taken);
    case Column::Packages: {
        const qint64 count = packageCount(row);
        return count < 0 ? u"–"_s : QLocale().toString(count);
    }
    case Column::HeldAlone:
        return formatBytes(heldAlone(row));
    case Column::State:
        return rootStateText(root(row));
    }
    return {};
}

SortKey EnvironmentModel::sortKey(Row row, int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return rootText(root(row));
    case Column::LastUse:
        return root(row).lastUse;
    case Column::Packages:
        return packageCount(row);
    case Column::HeldAlone:
        return heldAlone(row);
    case Column::State:
        return rootStateText(root(row));
    }
    return 0;
}

qint64 EnvironmentModel::packageCount(Row row) const
{
    const Manifest *manifest = manifestOf(root(row));
    return manifest ? std::ranges::count_if(manifest->entries, isInstalled) : -1;
}

qint64 EnvironmentModel::heldAlone(Row row) const
{
    return inventory().graph->frees(RootId{int(row.value)});
}

QString EnvironmentModel::description(Row row, Row) const
{
    return tr("%1, last use %2, kept only by it %3")
        .arg(rootStateText(root(row)), lastUseText(root(row).lastUse, inventory().taken), formatBytes(heldAlone(row)));
}

QString EnvironmentModel::icon(Row row, int column) const
{
    if (column == int(Column::State))
        return rootStateIcon(root(row));
    return column == int(Column::Name) ? rootIcon(root(row)) : QString();
}

QByteArray EnvironmentModel::pathOf(Row row) const
{
    return root(row).path;
}

QByteArray EnvironmentModel::keyOf(Row row) const
{
    return root(row).pid ? root(row).path + ' ' + QByteArray::number(root(row).pid) : root(row).path;
}

std::optional<bool> EnvironmentModel::tickOf(Row row) const
{
    // An empty box where there is nothing to tick keeps the names in line; it is not drawn.
    return m_ticked.contains(root(row).path);
}

QString EnvironmentModel::toolTip(Row row, Row, int column) const
{
    switch (Column(column)) {
    case Column::Name:
        return forPeople(root(row).path);
    case Column::LastUse:
        return root(row).lastUse ? isoText(*root(row).lastUse) : lastUseSourceText(LastUseSource::None);
    case Column::HeldAlone:
        return tr("%1 bytes on disk").arg(QLocale().toString(heldAlone(row)));
    case Column::State:
        return rootStateSentence(root(row));
    case Column::Packages:
        break;
    }
    return heading(column, Qt::ToolTipRole).toString();
}

} // namespace depotscope
