// SPDX-License-Identifier: MIT
#include "model/items/reasons.h"

#include "model/disk/names.h"
#include "model/items/wording.h"

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

/// A set of items that tells at once whether one is in it.
class ItemSet {
public:
    explicit ItemSet(const Inventory &inventory)
        : m_has(inventory.items.size())
    {
    }

    bool has(ItemId id) const { return m_has[size_t(id.value)]; }
    /// True if it was not in it.
    bool add(ItemId id) { return !std::exchange(m_has[size_t(id.value)], char(1)); }

private:
    std::vector<char> m_has;
};

/// The items of the subject and all that they and its roots pull in.
std::vector<ItemId> withAllOf(const Inventory &inventory, const Subject &subject)
{
    const ReachabilityGraph &graph = *inventory.graph;
    ItemSet seen(inventory);
    std::vector<ItemId> all;
    const auto add = [&](std::span<const ItemId> ids) {
        for (ItemId id : ids) {
            if (seen.add(id))
                all.push_back(id);
        }
    };
    add(subject.items);
    for (RootId root : subject.roots)
        add(graph.dependencies(root));
    for (size_t i = 0; i < all.size(); ++i)
        add(graph.dependencies(all[i]));
    return all;
}

/// What would go with all of `items`: of what they pull in, all that nothing else keeps. `all`: withAllOf() them.
qint64 freesTogether(const Inventory &inventory, const std::vector<ItemId> &items, const std::vector<ItemId> &all)
{
    const ReachabilityGraph &graph = *inventory.graph;
    ItemSet pulled(inventory);
    ItemSet stays(inventory);
    for (ItemId id : all)
        pulled.add(id);
    ItemSet goes(inventory);
    for (ItemId id : items)
        goes.add(id);
    std::vector<ItemId> todo;
    for (ItemId id : all) {
        const auto isElsewhere = [&](ItemId holder) { return !pulled.has(holder); };
        if (!goes.has(id) && (!graph.rootsOf(id).empty() || std::ranges::any_of(graph.dependents(id), isElsewhere))
            && stays.add(id))
            todo.push_back(id);
    }
    while (!todo.empty()) {
        const ItemId id = todo.back();
        todo.pop_back();
        for (ItemId needed : graph.dependencies(id)) {
            if (!goes.has(needed) && stays.add(needed))
                todo.push_back(needed);
        }
    }
    qint64 bytes = 0;
    for (ItemId id : all)
        bytes += stays.has(id) ? 0 : inventory.item(id).totals.allocated;
    return bytes;
}

struct Chains {
    std::vector<Chain> chains;
    size_t unlisted = 0;
};

/// As ReachabilityGraph::why(), to any of `items`, and with a count of the chains above `mostLines`.
Chains chainsTo(const Inventory &inventory, const std::vector<ItemId> &items)
{
    const ReachabilityGraph &graph = *inventory.graph;
    std::vector<ItemId> next(inventory.items.size());
    ItemSet seen(inventory);
    std::vector<char> rootSeen(graph.roots().size());
    std::vector<ItemId> level = items;
    for (ItemId id : items)
        seen.add(id);
    Chains result;
    while (!level.empty()) {
        std::vector<std::pair<RootId, ItemId>> found;
        std::vector<ItemId> above;
        for (ItemId id : level) {
            for (RootId root : graph.rootsOf(id)) {
                if (!std::exchange(rootSeen[size_t(root.value)], char(1)))
                    found.emplace_back(root, id);
            }
            for (ItemId holder : graph.dependents(id)) {
                if (seen.add(holder)) {
                    next[size_t(holder.value)] = id;
                    above.push_back(holder);
                }
            }
        }
        std::ranges::stable_sort(found, [&](const auto &a, const auto &b) {
            return graph.root(a.first).lastUse > graph.root(b.first).lastUse;
        });
        for (const auto &[root, item] : found) {
            if (result.chains.size() == mostLines) {
                ++result.unlisted;
                continue;
            }
            Chain chain{root, {}};
            for (ItemId id = item; id; id = next[size_t(id.value)])
                chain.items.push_back(id);
            result.chains.push_back(std::move(chain));
        }
        level = std::move(above);
    }
    return result;
}

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
    const Chains found = chainsTo(inventory, items);
    Section section;
    section.heading = ReasonText::tr("Why it is kept");
    for (const Chain &chain : found.chains) {
        const Root &root = inventory.graph->root(chain.root);
        if (isOneItem && root.kind == Root::Kind::Checkout && chain.items.size() == 1)
            section.sentence = sentenceText(inventory.item(items.front()).verdict.reason);
        else
            section.lines.push_back(lineOf(inventory, chain, isOneItem));
    }
    section.shown = shownChains;
    section.unlisted = found.unlisted;
    if (!found.chains.empty() || !isOneItem)
        return section;
    const Verdict &verdict = inventory.item(items.front()).verdict;
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

qint64 bytesOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    qint64 bytes = 0;
    for (ItemId id : items)
        bytes += inventory.item(id).totals.allocated;
    return bytes;
}

Weight weightOf(const Inventory &inventory, const Subject &subject)
{
    if (!inventory.graph)
        return {bytesOf(inventory, subject.items), bytesOf(inventory, subject.items)};
    const ReachabilityGraph &graph = *inventory.graph;
    const std::vector<ItemId> all = withAllOf(inventory, subject);
    Weight weight{bytesOf(inventory, all), 0};
    if (subject.items.size() == 1)
        weight.frees = graph.frees(subject.items.front());
    else
        weight.frees = freesTogether(inventory, subject.items, all);
    if (subject.roots.size() == 1)
        weight.frees += graph.frees(subject.roots.front());
    else if (!subject.roots.empty())
        weight.frees += graph.forget(subject.roots).freed;
    return weight;
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
