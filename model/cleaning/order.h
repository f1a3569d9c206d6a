// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"

namespace depotscope {

/// One entry of the disk that an ordered item consists of, as it was when the order was made.
struct OrderedPath {
    QByteArray inside; ///< relative to the depot
    FileId id;
    Time modified;
    Time changed;
    quint32 mode = 0;
    friend bool operator==(const OrderedPath &, const OrderedPath &) = default;
};

/// One item that is to go, standing alone: whatever becomes of the inventory it came from.
struct OrderedItem {
    Kind kind = Kind::Other;
    QByteArray name;
    QByteArray depot; ///< its path
    std::vector<OrderedPath> paths; ///< all go, or none
    QString reason; ///< in English
    qint64 bytes = 0; ///< allocated
    qint64 entries = 0; ///< files and directories
    Time newest = {}; ///< when anything in it was written last, to the second
    friend bool operator==(const OrderedItem &, const OrderedItem &) = default;
};

/// A path that nothing needs, but whose time has not come: it is noted in orphaned.toml, so that waiting counts.
struct OrderedDate {
    QByteArray depot;
    QByteArray path; ///< absolute
    Time since;
    friend bool operator==(const OrderedDate &, const OrderedDate &) = default;
};

/// What is to be removed: data to be shown, spared from, saved, loaded and then carried out.
struct Order {
    QByteArray command; ///< what asked for it, such as "gc --like safe", or "window"
    Time made;
    std::vector<OrderedItem> items; ///< biggest first
    std::vector<OrderedDate> dates;
    friend bool operator==(const Order &, const Order &) = default;
};

/// Stands before the command of an order that was saved and loaded again.
inline constexpr char appliedPlan[] = "apply ";

/// An item to go, and why.
struct Choice {
    ItemId item;
    Sentence reason;
};

/// Whether `inside`, relative to a depot, names something that may be removed: an entry in packages, artifacts, clones,
/// compiled, registries or scratchspaces as deep as those have their items; never one of environments, dev, config,
/// prefs, logs, servers or of folders that nobody knows.
bool isRemovable(QByteArrayView inside);

/// An order for `choices`, each item once. What may not be removed, or has changed since `inventory` was taken, is left
/// out and said in `troubles`.
Order orderFor(const Inventory &inventory, const std::vector<Choice> &choices, const QByteArray &command, Time now,
               const Disk &disk, std::vector<Error> &troubles);

/// An order for all of `plan`; of a plan by our own rules with the dates of what waits.
Order orderFor(const Inventory &inventory, const Plan &plan, const GcRules &rules, Time now, const Disk &disk,
               std::vector<Error> &troubles);

/// Keeps the order at `path` for `depotctl apply`, at once or not at all.
/// Errors: those of checkPlace() and Disk::write().
Result<void> saveOrder(const Order &order, const QByteArray &path, Disk &disk);

/// The order as JSON, and back. Errors: Malformed with one sentence, for what is damaged, of another program, or
/// names a place where nothing may be removed; `path` is for that sentence.
QByteArray savedOrder(const Order &order);
Result<Order> loadOrder(const QByteArray &json, const QByteArray &path);

} // namespace depotscope
