// SPDX-License-Identifier: MIT
#include "model/cleaning/removable.h"

#include "model/text/names.h"

#include <algorithm>

namespace depotscope {

bool isRemovable(QByteArrayView inside)
{
    const QList<QByteArray> names = inside.toByteArray().split('/');
    for (const QByteArray &name : names) {
        if (name.isEmpty() || name == "." || name == ".." || name.contains('\0'))
            return false;
    }
    const QByteArray &last = names.back();
    if (last == "CACHEDIR.TAG" || last == "Overrides.toml" || last.endsWith(".pid") || last.endsWith(".pidfile"))
        return false;
    const QByteArray &place = names.front();
    if (place == "artifacts" || place == "clones" || place == "registries")
        return names.size() == 2;
    if (place == "packages" || place == "scratchspaces")
        return names.size() == 3;
    return place == "compiled" && names.size() >= 2 && names.size() <= 4;
}

std::optional<QByteArray> pathInDepot(const Inventory &inventory, int depot, NodeId node)
{
    const FileTree &tree = *inventory.tree;
    const NodeId top = inventory.depotNodes[size_t(depot)];
    QByteArray inside;
    for (; node && node != top; node = tree.parent(node))
        inside = inside.isEmpty() ? tree.name(node).toByteArray() : joined(tree.name(node), inside);
    return node && !inside.isEmpty() ? std::optional(inside) : std::nullopt;
}

bool isRemovable(Kind kind)
{
    return kind != Kind::Environment && kind != Kind::Dev && kind != Kind::Log;
}

Sentence whyNotRemovable(const Inventory &inventory, ItemId id)
{
    const Item &item = inventory.item(id);
    const Depot &depot = inventory.depots[size_t(item.depot)];
    if (item.isTrashed())
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "It is held already: the history can bring it back or free it."));
    if (item.isOnKeepList)
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "It is on your list of what to keep."));
    if (depot.role == DepotRole::Bundled)
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "It came with Julia and belongs to it."));
    const bool isInPlace = !item.nodes.empty() && std::ranges::all_of(item.nodes, [&](NodeId node) {
        const auto inside = pathInDepot(inventory, item.depot, node);
        return inside && isRemovable(*inside);
    });
    if (isInPlace)
        return {};
    switch (item.kind) {
    case Kind::Environment:
        return Sentence(
            QT_TRANSLATE_NOOP("Sentence",
                              "Environments are your own and are never removed. What only they keep goes once they are "
                              "forgotten."));
    case Kind::Dev:
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "Development checkouts are your own and are never removed."));
    case Kind::Log:
        return Sentence(
            QT_TRANSLATE_NOOP("Sentence", "Julia and Pkg keep their records in it, so it is never removed."));
    case Kind::Package:
    case Kind::Artifact:
    case Kind::Space:
    case Kind::Compiled:
    case Kind::Clone:
    case Kind::Registry:
    case Kind::Other:
        break;
    }
    return Sentence(
        QT_TRANSLATE_NOOP("Sentence", "It is not one of the things that Pkg manages, so it is never removed."));
}

} // namespace depotscope
