// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

#include <map>
#include <tuple>

namespace depotscope {

/// How much the parts of a depot took at one moment. Units: bytes, allocated.
struct Sizes {
    /// What belongs together when one asks what has grown: what a package has of one kind, what is compiled for one
    /// Julia.
    struct Part {
        Kind kind = Kind::Other;
        bool isTrashed = false; ///< set aside by cleans, of whatever kind
        QByteArray name; ///< of the package, the version of Julia, the registry, …; empty: all that is small
        friend bool operator==(const Part &, const Part &) = default;
        friend bool operator<(const Part &a, const Part &b)
        {
            return std::tie(a.kind, a.isTrashed, a.name) < std::tie(b.kind, b.isTrashed, b.name);
        }
    };

    Time taken;
    std::map<Part, qint64> parts;
    friend bool operator==(const Sizes &, const Sizes &) = default;
};

/// Of `depot`, an index into `inventory.depots`. Pure.
Sizes sizesOf(const Inventory &inventory, int depot);

/// By how much a depot has grown; below 0 where it has shrunk. Units: bytes, allocated.
struct Growth {
    QByteArray depot; ///< its path
    Time since;
    qint64 bytes = 0;
    std::vector<std::pair<Sizes::Part, qint64>>
        parts; ///< those that differ, what differs most first; they add up to `bytes`
    friend bool operator==(const Growth &, const Growth &) = default;
};
Growth growthBetween(const Sizes &before, const Sizes &now, const QByteArray &depot);

/// Compares each depot of a complete inventory with what it was about a week before, or the last time, and keeps its
/// sizes in `folder` for later, about once a day; those of older days are thinned to one a week.
/// Errors, of a depot: NotFound (nothing is known from before), Malformed (what was kept is damaged and is dropped),
/// Io and Denied (it cannot be kept). Thread: any.
std::vector<Result<Growth>> noteGrowth(const Inventory &inventory, const QByteArray &folder);

/// What to keep of sizes, oldest first, at `now`. Pure.
std::vector<Sizes> thinned(std::vector<Sizes> sizes, Time now);

} // namespace depotscope
