// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/facts.h"
#include "model/inventory/inventoryoptions.h"
#include "model/inventory/item.h"

namespace depotscope {

class ReachabilityGraph;

/// Everything known about some depots at one moment. Immutable once published (shared_ptr<const Inventory>).
/// Every byte of the scan belongs to exactly one item: the items' totals add up to `totals`.
struct Inventory {
    std::vector<Depot> depots;
    std::shared_ptr<const FileTree> tree;
    std::vector<NodeId> depotNodes; ///< parallel to `depots`; none if it does not exist or cannot be read
    std::vector<Item> items; ///< sorted by depot, kind, path
    std::vector<Package> packages; ///< sorted by size, biggest first
    Facts facts; ///< what the text files say
    std::shared_ptr<const ReachabilityGraph> graph; ///< who keeps what; refers to this inventory
    std::vector<JuliaVersion> installedJulias; ///< on this machine, sorted; empty: none is known
    std::vector<Error> troubles; ///< what could not be read or understood, sorted by path
    Totals totals; ///< of all depots, each byte once
    Time taken; ///< when the scan began
    bool isComplete = false; ///< false if it was stopped, or is not at its end yet: no verdict is known then

    const Item &item(ItemId id) const { return items[size_t(id.value)]; }
    const Package &package(PackageId id) const { return packages[size_t(id.value)]; }

    /// The item that an entry of the tree belongs to. Time: proportional to the depth of `node`.
    ItemId itemAt(NodeId node) const;

    /// The nodes that items consist of, sorted, and whose they are: what itemAt() looks in.
    std::vector<std::pair<NodeId, ItemId>> itemsByNode;
};

/// Scans `depots`, reads their logs, manifests, projects and registries, and sorts every byte into items with owners.
/// Where options.memory has an earlier scan, that is trusted in what lies inside content-addressed folders.
/// Errors: in Inventory::troubles; a depot that cannot be read is a trouble. Stops: between entries and files; what was
/// seen until then is returned with isComplete == false. Thread: any.
std::shared_ptr<const Inventory> takeInventory(const std::vector<Depot> &depots, const InventoryOptions &options,
                                               const Disk &disk, Job &job);

/// The inventory of `depots` if anything has changed since the last one that knew the same options.memory, or none.
/// Only the directories `changed` are looked at; all of them if that is none. Otherwise as takeInventory().
std::shared_ptr<const Inventory> followInventory(const std::vector<Depot> &depots, const InventoryOptions &options,
                                                 const std::optional<std::vector<QByteArray>> &changed,
                                                 const Disk &disk, Job &job);

/// The inventory of `depots` as the last complete scan that options.keepsScan had kept found them; `taken` tells when
/// that was. What the text files say is read now.
/// Errors: as loadScan(); NotFound also without options.cacheDirectory. Stops: as takeInventory(). Thread: any.
Result<std::shared_ptr<const Inventory>> lastInventory(const std::vector<Depot> &depots,
                                                       const InventoryOptions &options, const Disk &disk, Job &job);

} // namespace depotscope
