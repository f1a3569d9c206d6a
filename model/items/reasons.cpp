// SPDX-License-Identifier: MIT
#include "model/items/reasons.h"

#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class ReasonText {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

constexpr size_t shownChains = 4;
constexpr size_t shownItems = 5;
/// More lines than this help nobody, and laying out text takes time.
constexpr size_t mostLines = 100;

Section::Link linkTo(const Inventory &inventory, ItemId id)
{
    return {titleText(inventory.item(id)), {.package = {}, .item = id, .root = {}}};
}

Section::Line lineOf(const Inventory &inventory, const Chain &chain, bool isOneItem)
{
    const Root &root = inventory.graph->root(chain.root);
    Section::Line line;
    const bool isCheckout = root.kind == Root::Kind::Checkout;
    line.link = {rootText(root),
                 isCheckout ? Target{.package = {}, .item = chain.items.front(), .root = {}}
                            : Target{.package = {}, .item = {}, .root = chain.root}};
    line.canBeForgotten = isForgettable(inventory, chain.root);
    line.note = root.state == PathState::File && root.isReadable ? lastUseText(root.lastUse, inventory.taken)
                                                                 : rootStateText(root);
    std::span<const ItemId> way = chain.items;
    if (isCheckout)
        way = way.subspan(1); // the checkout itself
    if (isOneItem && !way.empty())
        way = way.first(way.size() - 1); // what was asked about
    for (ItemId id : way)
        line.way.push_back(linkTo(inventory, id));
    return line;
}

QString verdictText(const Inventory &inventory, const Item &item)
{
    const Verdict &verdict = item.verdict;
    if (verdict.status != Status::Orphaned)
        return sentenceText(verdict.reason);
    if (!verdict.since && item.kind == Kind::Compiled) // these need not wait
        return sentenceText(verdict.reason);
    if (!verdict.since)
        return sentenceText(verdict.reason) + u' ' + ReasonText::tr("No collection has noted that yet.");
    return sentenceText(verdict.reason) + u' '
        + ReasonText::tr("Known since %1 (%2).").arg(isoText(*verdict.since), agoText(*verdict.since, inventory.taken));
}

Section whySection(const Inventory &inventory, const std::vector<ItemId> &items)
{
    const bool isOneItem = items.size() == 1;
    const Chains found = inventory.graph->why(items, mostLines);
    Section section;
    section.heading = ReasonText::tr("Why it is kept");
    for (const Chain &chain : found.listed) {
        const Root &root = inventory.graph->root(chain.root);
        if (isOneItem && root.kind == Root::Kind::Checkout && chain.items.size() == 1)
            section.sentence = sentenceText(inventory.item(items.front()).verdict.reason);
        else
            section.lines.push_back(lineOf(inventory, chain, isOneItem));
    }
    section.shown = shownChains;
    section.unlisted = found.unlisted;
    const Verdict &verdict = inventory.item(items.front()).verdict;
    if (!isOneItem || (!found.listed.empty() && verdict.status != Status::Orphaned))
        return section;
    section.sentence = verdictText(inventory, inventory.item(items.front()));
    switch (verdict.status) {
    case Status::Orphaned:
        section.heading = ReasonText::tr("Why it may go");
        break;
    case Status::Unavailable:
    case Status::Unknown:
        section.heading = ReasonText::tr("Why it cannot be judged");
        break;
    case Status::InUse:
    case Status::Idle:
    case Status::Trashed:
    case Status::Kept:
        break;
    }
    return section;
}

/// How much of several items is in which state.
Section stateSection(const Inventory &inventory, const std::vector<ItemId> &items)
{
    std::map<Status, std::pair<int, qint64>> sums;
    for (ItemId id : items) {
        auto &[count, bytes] = sums[inventory.item(id).verdict.status];
        ++count;
        bytes += inventory.item(id).totals.allocated;
    }
    Section section;
    section.heading = ReasonText::tr("State");
    for (const auto &[status, sum] : sums)
        section.lines.push_back(
            {{statusText(status), {}}, ReasonText::tr("%Ln item(s)", nullptr, sum.first), formatBytes(sum.second), {}});
    section.shown = section.lines.size();
    return section;
}

Section itemSection(const Inventory &inventory, const QString &heading, std::vector<ItemId> items)
{
    std::ranges::stable_sort(items, std::greater(), [&](ItemId id) { return inventory.item(id).totals.allocated; });
    Section section;
    section.heading = heading;
    section.shown = shownItems;
    section.unlisted = items.size() - std::min(items.size(), mostLines);
    items.resize(items.size() - section.unlisted);
    for (ItemId id : items) {
        const Item &item = inventory.item(id);
        // Versions say what they are by their version, compiled caches by their Julia.
        const bool isNamed = item.kind == Kind::Package || item.kind == Kind::Compiled;
        section.lines.push_back(
            {linkTo(inventory, id), isNamed ? QString() : kindText(item.kind), sizeText(item.totals), {}});
    }
    return section;
}

} // namespace

bool isForgettable(const Inventory &inventory, RootId id)
{
    const Root &root = inventory.graph->root(id);
    return root.kind == Root::Kind::Manifest && std::ranges::none_of(inventory.depots, [&](const Depot &depot) {
               return isInside(root.path, joined(depot.path, "environments"));
           });
}

Subject subjectOf(const Inventory &inventory, ItemId id)
{
    Subject subject{{id}, {}};
    const Item &item = inventory.item(id);
    if (item.kind != Kind::Environment || !inventory.graph)
        return subject;
    const std::vector<Root> &roots = inventory.graph->roots();
    for (size_t i = 0; i < roots.size(); ++i) {
        if (isInside(roots[i].path, item.path))
            subject.roots.push_back({int(i)});
    }
    return subject;
}

Weight weightOf(const Inventory &inventory, const Subject &subject)
{
    return weightOf(inventory, subject.items, subject.roots);
}

bool isWeighed(const Inventory &inventory, const Item &item)
{
    return inventory.isComplete && item.kind != Kind::Registry && item.kind != Kind::Log && item.kind != Kind::Other;
}

std::vector<Section> reasonsFor(const Inventory &inventory, const Subject &subject)
{
    if (!inventory.graph)
        return {};
    const ReachabilityGraph &graph = *inventory.graph;
    ItemSet own(inventory);
    for (ItemId id : subject.items)
        own.add(id);
    ItemSet isUser(inventory);
    ItemSet isTrashed(inventory);
    std::vector<ItemId> users;
    std::vector<ItemId> needed;
    for (ItemId id : subject.items) {
        for (ItemId holder : graph.dependents(id)) {
            if (!own.has(holder) && isUser.add(holder))
                users.push_back(holder);
        }
    }
    const auto hold = [&](std::span<const ItemId> ids) {
        for (ItemId id : ids) {
            if (!own.has(id) && isTrashed.add(id))
                needed.push_back(id);
        }
    };
    for (ItemId id : subject.items)
        hold(graph.dependencies(id));
    for (RootId root : subject.roots)
        hold(graph.dependencies(root));

    std::vector<Section> sections;
    if (subject.items.size() > 1)
        sections.push_back(stateSection(inventory, subject.items));
    if (!subject.items.empty())
        sections.push_back(whySection(inventory, subject.items));
    sections.push_back(itemSection(inventory, ReasonText::tr("Used by"), std::move(users)));
    sections.push_back(itemSection(inventory, ReasonText::tr("Keeps"), std::move(needed)));
    std::erase_if(sections, [](const Section &section) { return section.lines.empty() && section.sentence.isEmpty(); });
    return sections;
}

} // namespace depotscope
