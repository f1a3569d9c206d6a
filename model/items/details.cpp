// SPDX-License-Identifier: MIT
#include "model/items/details.h"

#include "model/cleaning/reclaim.h"
#include "model/depot/uuid.h"
#include "model/items/contents.h"
#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <ranges>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class DetailsText {
    Q_DECLARE_TR_FUNCTIONS(Details)
};

/// Longer lists say how many more there are: an artifact can be bound by hundreds of package versions.
constexpr size_t shownPaths = 12;

/// Of what was chosen together: at first, and on demand.
constexpr size_t biggestShown = 8;
constexpr size_t biggestListed = 100;

using Fields = std::vector<Details::Fact>;

void addExactSize(Fields &facts, const QString &label, const Totals &totals)
{
    facts.push_back({label, exactSizeText(totals), false, {}});
    if (totals.files != 1 || totals.directories != 0)
        facts.push_back({DetailsText::tr("Content"),
                         DetailsText::tr("%Ln file(s)", nullptr, int(totals.files)) + u", "_s
                             + DetailsText::tr("%Ln folder(s)", nullptr, int(totals.directories)),
                         false,
                         {}});
    if (totals.isLowerBound)
        facts.push_back({QString(), DetailsText::tr("Something in it was not read, so it may be more."), false, {}});
}

void addSize(Fields &facts, const Totals &totals)
{
    facts.push_back({DetailsText::tr("Size"), sizeText(totals), false, {}});
    addExactSize(facts, QString(), totals);
}

Section sizeSection(const Totals &totals, const Weight &weight)
{
    const auto line = [](const QString &what, const QString &size) { return Section::Line{{what, {}}, {}, size, {}}; };
    return {.heading = DetailsText::tr("Size"),
            .sentence = {},
            .lines = {line(DetailsText::tr("On its own"), sizeText(totals)),
                      line(DetailsText::tr("With all that it needs"), formatBytes(weight.withAll)),
                      line(DetailsText::tr("Free if it goes"), formatBytes(weight.frees))},
            .shown = 3};
}

void addSections(Details &details, const Inventory &inventory, const Subject &subject)
{
    for (Section &section : reasonsFor(inventory, subject))
        details.sections.push_back(std::move(section));
}

QString predictionText(const GcPrediction &prediction)
{
    if (!prediction.goes)
        return DetailsText::tr("kept");
    if (prediction.until)
        return prediction.round == 1
            ? DetailsText::tr("deleted by the next gc from %1 on").arg(isoText(*prediction.until))
            : DetailsText::tr("deleted by gc %1 from now, not before %2")
                  .arg(prediction.round)
                  .arg(isoText(*prediction.until));
    return prediction.round == 1 ? DetailsText::tr("deleted by the next gc")
                                 : DetailsText::tr("deleted by gc %1 from now").arg(prediction.round);
}

/// What the collections of Pkg would do, unless they all leave it alone.
void addForecast(Details &details, const std::vector<GcPrediction> &forecast)
{
    if (std::ranges::none_of(forecast, &GcPrediction::goes))
        return;
    Section section{
        .heading = DetailsText::tr("What Pkg would do"), .sentence = {}, .lines = {}, .shown = forecast.size()};
    for (const GcPrediction &prediction : forecast) {
        const QString from = QString::fromLatin1(prediction.from);
        const QString julias = prediction.from == prediction.to
            ? DetailsText::tr("Julia %1").arg(from)
            : DetailsText::tr("Julia %1 to %2").arg(from, QString::fromLatin1(prediction.to));
        section.lines.push_back({{julias, {}}, predictionText(prediction), {}, {}});
    }
    details.sections.push_back(std::move(section));
}

void addPaths(Fields &facts, const QString &label, const std::vector<QString> &paths)
{
    for (size_t i = 0; i < std::min(paths.size(), shownPaths); ++i)
        facts.push_back({i == 0 ? label : QString(), paths[i], true, {}});
    if (paths.size() > shownPaths)
        facts.push_back(
            {QString(), DetailsText::tr("and %Ln more", nullptr, int(paths.size() - shownPaths)), false, {}});
}

QString useText(const std::optional<Time> &lastUse, Time now)
{
    return lastUse ? lastUseText(lastUse, now) + u", "_s + isoText(*lastUse) : lastUseText(lastUse, now);
}

} // namespace

Details detailsOf(const Inventory &inventory, ItemId id, const std::vector<QByteArray> &missingProjects,
                  const GcForecast *forecast)
{
    const Item &item = inventory.item(id);
    Details details;
    details.icon = itemIcon(item);
    details.title = titleText(item);
    details.sentence = item.isTrashed() ? trashedSentence() : kindSentence(item.kind);
    details.path = item.path;
    const bool isFolder = item.nodes.size() == 1 && inventory.tree->isDirectory(item.nodes.front());
    details.folder = isFolder ? item.path : parentFolder(item.path);

    details.facts.push_back({DetailsText::tr("Kind"), kindText(item.kind), false, {}});
    details.facts.push_back({DetailsText::tr("Status"), statusText(item.verdict.status), false, {}});
    details.facts.push_back({DetailsText::tr("Last use"), useText(item.lastUse, inventory.taken), false, {}});
    for (size_t i = 0; i < item.owners.size(); ++i)
        details.facts.push_back({i == 0 ? DetailsText::tr("Owner") : QString(),
                                 forPeople(inventory.package(item.owners[i]).name),
                                 false,
                                 {.package = item.owners[i], .item = {}, .root = {}}});
    if (item.owners.size() > 1)
        details.facts.push_back({QString(),
                                 DetailsText::tr("Its bytes count once, with %1.")
                                     .arg(forPeople(inventory.package(item.owners.front()).name)),
                                 false,
                                 {}});
    const Subject subject = subjectOf(inventory, id);
    if (isWeighed(inventory, item)) {
        details.sections.push_back(sizeSection(item.totals, weightOf(inventory, subject)));
        addExactSize(details.particulars, DetailsText::tr("Exactly"), item.totals);
    } else {
        addSize(details.facts, item.totals);
    }
    if (item.kind != Kind::Log && !item.isTrashed()) {
        const QString recovery = recoveryText(recoveryOf(inventory, id));
        details.sections.push_back(
            {DetailsText::tr("To have it again"), recovery.left(1).toUpper() + recovery.mid(1) + u'.', {}});
    }
    addSections(details, inventory, subject);
    if ((item.kind == Kind::Package || item.kind == Kind::Dev) && !item.nodes.empty())
        details.parts = contentsOf(*inventory.tree, item.nodes.front());
    if (forecast)
        addForecast(details, forecast->of(id));
    if (item.lastUseSource != LastUseSource::None)
        details.particulars.push_back({DetailsText::tr("Last use"), lastUseSourceText(item.lastUseSource), false, {}});
    if (item.uuid)
        details.particulars.push_back({DetailsText::tr("UUID"), QString::fromLatin1(uuidText(*item.uuid)), true, {}});
    if (item.hash)
        details.particulars.push_back({DetailsText::tr("Tree hash"), QString::fromLatin1(item.hash->hex()), true, {}});
    if (!item.url.isEmpty())
        details.particulars.push_back({DetailsText::tr("From"), forPeople(item.url), true, {}});

    std::vector<QString> paths;
    for (const QByteArray &file : item.boundBy)
        paths.push_back(forPeople(file));
    addPaths(details.particulars, DetailsText::tr("Bound by"), paths);
    paths.clear();
    for (const QByteArray &project : item.ownerProjects)
        paths.push_back(std::ranges::binary_search(missingProjects, project)
                            ? DetailsText::tr("%1 (gone)").arg(forPeople(project))
                            : forPeople(project));
    addPaths(details.particulars, DetailsText::tr("Projects"), paths);
    return details;
}

Details detailsOf(const Inventory &inventory, NodeId node)
{
    const FileTree &tree = *inventory.tree;
    Details details;
    details.icon = tree.isDirectory(node) ? u"folder"_s : u"file"_s;
    details.title = forPeople(tree.name(node));
    details.path = tree.path(node);
    details.folder = tree.isDirectory(node) ? details.path : parentFolder(details.path);
    details.facts.push_back({DetailsText::tr("Kind"), typeText(tree, node), false, {}});
    if (const ItemId item = inventory.itemAt(node))
        details.facts.push_back({DetailsText::tr("Part of"),
                                 titleText(inventory.item(item)),
                                 false,
                                 {.package = {}, .item = item, .root = {}}});
    addSize(details.facts, tree.totals(node));
    details.facts.push_back({DetailsText::tr("Changed"), isoText(tree.modified(node)), false, {}});
    if (tree.isUnreadable(node))
        details.sentence = DetailsText::tr("This folder was not read to its end.");
    else if (tree.isMountPoint(node))
        details.sentence = DetailsText::tr("Another file system is mounted here. It is listed, but not counted.");
    else if (tree.isCountedElsewhere(node))
        details.sentence = DetailsText::tr("A further name of a file whose bytes count elsewhere.");
    else if (tree.isHardLinked(node))
        details.sentence = DetailsText::tr("This file has further names. Its bytes count here.");
    return details;
}

Details detailsOf(const Inventory &inventory, RootId id)
{
    const Root &root = inventory.graph->root(id);
    const Subject subject{{}, {id}};
    const Weight weight = weightOf(inventory, subject);
    Details details;
    details.icon = rootIcon(root);
    details.title = rootText(root);
    details.sentence = rootStateSentence(root);
    details.path = root.path;
    details.folder = root.kind == Root::Kind::Checkout ? root.path : parentFolder(root.path);
    details.facts.push_back({DetailsText::tr("State"), rootStateText(root), false, {}});
    details.facts.push_back({DetailsText::tr("Last use"), useText(root.lastUse, inventory.taken), false, {}});
    const auto line = [](const QString &what, qint64 bytes) {
        return Section::Line{{what, {}}, {}, formatBytes(bytes), {}};
    };
    details.sections.push_back({.heading = DetailsText::tr("Size"),
                                .sentence = {},
                                .lines = {line(DetailsText::tr("All that it needs"), weight.withAll),
                                          line(DetailsText::tr("Free if it is forgotten"), weight.frees)},
                                .shown = 2});
    addSections(details, inventory, subject);
    return details;
}

Details detailsOf(const Inventory &inventory, const std::vector<ItemId> &items, const Totals &totals)
{
    Details details;
    std::optional<Time> lastUse;
    bool hasWeight = false;
    for (ItemId id : items) {
        const Item &item = inventory.item(id);
        lastUse = std::max(lastUse, item.lastUse);
        hasWeight = hasWeight || isWeighed(inventory, item);
    }
    details.facts.push_back({DetailsText::tr("Last use"), useText(lastUse, inventory.taken), false, {}});
    if (hasWeight) {
        const Subject subject{items, {}};
        details.sections.push_back(sizeSection(totals, weightOf(inventory, subject)));
        addSections(details, inventory, subject);
        addExactSize(details.particulars, DetailsText::tr("Exactly"), totals);
    } else {
        addSize(details.facts, totals);
    }
    details.parts = partsOf(inventory, items, totals);
    return details;
}

Details detailsOf(const Inventory &inventory, const Chosen &chosen)
{
    const FileTree &tree = *inventory.tree;
    Marks marks;
    std::vector<ItemId> items;
    for (const RowItems &row : chosen.items) {
        marks.add(inventory, row);
        items.insert(items.end(), row.ids.begin(), row.ids.end());
    }
    std::ranges::sort(items);
    items.erase(std::ranges::unique(items).begin(), items.end());
    std::vector<NodeId> nodes = chosen.nodes;
    std::ranges::sort(nodes);
    nodes.erase(std::ranges::unique(nodes).begin(), nodes.end());
    const auto isCounted = [&](NodeId node) {
        if (std::ranges::binary_search(items, inventory.itemAt(node)))
            return true;
        while ((node = tree.parent(node))) {
            if (std::ranges::binary_search(nodes, node))
                return true;
        }
        return false;
    };
    Totals totals;
    for (ItemId id : items)
        totals += inventory.item(id).totals;
    for (NodeId node : nodes) {
        if (!isCounted(node))
            totals += tree.totals(node);
    }

    Details details;
    details.icon = u"details"_s;
    const bool areItems = nodes.empty() && !items.empty();
    details.title = areItems ? DetailsText::tr("%Ln item(s)", nullptr, int(items.size()))
                             : DetailsText::tr("%Ln row(s)", nullptr, int(chosen.rows));
    const MarkSum sum = sumOf(inventory, marks);
    const MarkWords words = formatted(inventory, sum);
    QStringList sentences;
    if (!sum.items.empty())
        sentences += words.amount + u'.';
    if (!words.remark.isEmpty())
        sentences += words.remark;
    if (const size_t staying = items.size() - sum.items.size(); staying > 0)
        sentences += DetailsText::tr("%Ln of the items cannot be marked.", nullptr, int(staying));
    details.sentence = sentences.join(u' ');
    if (!items.empty() || !nodes.empty())
        addSize(details.facts, totals);

    std::map<Status, int> counts;
    for (ItemId id : items)
        ++counts[inventory.item(id).verdict.status];
    QStringList states;
    for (const auto &[status, count] : counts)
        states += u"%1: %2"_s.arg(statusText(status), QLocale().toString(count));
    if (!states.isEmpty())
        details.facts.push_back({DetailsText::tr("Status"), states.join(u'\n'), false, {}});
    details.parts = partsOf(inventory, items, totals);
    if (!items.empty()) {
        std::ranges::stable_sort(items, std::greater(), [&](ItemId id) { return inventory.item(id).totals.allocated; });
        Section biggest{.heading = DetailsText::tr("Biggest"), .sentence = {}, .lines = {}, .shown = biggestShown};
        for (ItemId id : items | std::views::take(biggestListed)) {
            const Item &item = inventory.item(id);
            biggest.lines.push_back({{titleText(item), {.package = {}, .item = id, .root = {}}},
                                     kindText(item.kind),
                                     sizeText(item.totals),
                                     {}});
        }
        biggest.unlisted = items.size() - biggest.lines.size();
        details.sections.push_back(std::move(biggest));
    }
    return details;
}

std::vector<Details::Part> partsOf(const Inventory &inventory, const std::vector<ItemId> &items, const Totals &whole)
{
    std::map<Kind, Details::Part> byKind;
    for (ItemId id : items)
        byKind[inventory.item(id).kind].totals += inventory.item(id).totals;
    std::vector<Details::Part> parts;
    for (auto &[kind, part] : byKind) {
        part.text = kindsText(kind);
        part.share = whole.allocated ? double(part.totals.allocated) / double(whole.allocated) : 0;
        parts.push_back(part);
    }
    std::ranges::stable_sort(parts, std::greater(), [](const auto &part) { return part.totals.allocated; });
    if (parts.size() == 1)
        parts.clear();
    return parts;
}

Details detailsOf(const Error &trouble)
{
    Details details;
    details.icon = u"trouble"_s;
    details.title = DetailsText::tr("Not readable");
    details.sentence = errorText(trouble);
    details.path = trouble.path;
    details.folder = parentFolder(trouble.path);
    if (trouble.line > 0)
        details.facts.push_back({DetailsText::tr("Line"), QLocale().toString(trouble.line), false, {}});
    return details;
}

} // namespace depotscope
