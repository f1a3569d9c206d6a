// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/gcforecast.h"
#include "model/items/marks.h"
#include "model/items/reasons.h"

#include <QString>

namespace depotscope {

/// All there is to say about one row, ready to be laid out.
struct Details {
    struct Fact {
        QString label;
        QString text;
        bool isPath = false; ///< to be broken anywhere and set as one
        Target target; ///< what the text names, to go there
        friend bool operator==(const Fact &, const Fact &) = default;
    };
    struct Part {
        QString text;
        Totals totals;
        double share = 0; ///< 0 … 1 of the whole
    };

    QString icon;
    QString title;
    QString sentence; ///< what it is, and whether it comes back
    std::vector<Fact> facts; ///< what most people want to know first
    std::vector<Section> sections; ///< its sizes; why it is kept or may go, what uses it, what it holds
    std::vector<Part> parts; ///< what it consists of, biggest first; empty if it is one thing
    std::vector<Fact> particulars; ///< what few people want to know
    QByteArray path; ///< where it is; empty if it has no one place
    QByteArray folder; ///< `path`, or the folder that it is in
};

/// `missingProjects`: owner projects whose file is gone, sorted; `fates`: what Pkg would do with it, if that is known.
Details detailsOf(const Inventory &inventory, ItemId item, const std::vector<QByteArray> &missingProjects,
                  const GcForecast *forecast);

/// An entry of the file tree.
Details detailsOf(const Inventory &inventory, NodeId node);

/// An environment, or another file that keeps things.
Details detailsOf(const Inventory &inventory, RootId root);

/// Several items under one heading: a package, or what it has of one kind. Facts about them that follow from their sum.
Details detailsOf(const Inventory &inventory, const std::vector<ItemId> &items, const Totals &totals);

/// Several rows that were chosen together.
struct Chosen {
    size_t rows = 0;
    std::vector<RowItems> items; ///< of rows that are items, or have some in them
    std::vector<NodeId> nodes; ///< of the other rows
};

/// What they come to, nothing counted twice, and what would become free without them.
Details detailsOf(const Inventory &inventory, const Chosen &chosen);

/// What `items` come to by kind, of `whole`, biggest first; empty if they are of one kind.
std::vector<Details::Part> partsOf(const Inventory &inventory, const std::vector<ItemId> &items, const Totals &whole);

/// What could not be read.
Details detailsOf(const Error &trouble);

} // namespace depotscope
