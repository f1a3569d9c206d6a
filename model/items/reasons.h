// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/weights.h"

#include <QString>

namespace depotscope {

/// Where a text leads: nowhere, or to one of these.
struct Target {
    PackageId package;
    ItemId item;
    RootId root;
    friend bool operator==(const Target &, const Target &) = default;
};

/// Some lines under a heading. The first `shown` of them say what matters; the others are there on demand.
struct Section {
    struct Link {
        QString text;
        Target target;
        friend bool operator==(const Link &, const Link &) = default;
    };
    struct Line {
        Link link;
        QString remark; ///< behind it, in a quieter voice
        QString note; ///< at the end of the line: a size or a time
        std::vector<Link> way; ///< below it: what it reaches by what
        bool canBeForgotten = false; ///< the root that it leads to; see isForgettable()
        friend bool operator==(const Line &, const Line &) = default;
    };
    QString heading;
    QString sentence;
    std::vector<Line> lines;
    size_t shown = 0;
    size_t unlisted = 0; ///< how many more there are than `lines`
    friend bool operator==(const Section &, const Section &) = default;
};

/// Whether Julia can be made to forget it: a manifest that only its log remembers.
bool isForgettable(const Inventory &inventory, RootId root);

/// What one asks about: an item, several under one heading, or an environment.
struct Subject {
    std::vector<ItemId> items;
    std::vector<RootId> roots; ///< with which the subject itself keeps things
};

/// One item; an environment with the manifests in its folder.
Subject subjectOf(const Inventory &inventory, ItemId item);

Weight weightOf(const Inventory &inventory, const Subject &subject);

/// Whether there is more to say of how much `item` is than its size. Nothing keeps registries, logs and loose files,
/// and they keep nothing. Nor is there of anything while not everything has been looked at.
bool isWeighed(const Inventory &inventory, const Item &item);

/// Why the subject is kept, or what lets it go; what uses it; what it holds. Time: linear in the inventory at worst.
std::vector<Section> reasonsFor(const Inventory &inventory, const Subject &subject);

} // namespace depotscope
