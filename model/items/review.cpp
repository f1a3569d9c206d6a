// SPDX-License-Identifier: MIT
#include "model/items/review.h"

#include "model/cleaning/spaces.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class ReviewText {
    Q_DECLARE_TR_FUNCTIONS(Review)
};

/// Who keeps it, by the name that people know.
Sentence reasonFor(const Root &root, Time now)
{
    return root.lastUse ? Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 keeps it, used %2."), rootName(root),
                                   Sentence::ago(*root.lastUse, now))
                        : Sentence(QT_TRANSLATE_NOOP("Sentence", "%1 keeps it."), rootName(root));
}

/// Items with who keeps them, or why nothing does.
std::vector<Step> stepsOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    std::map<RootId, Sentence> reasons; // thousands of items have few keepers
    std::vector<Step> steps;
    steps.reserve(items.size());
    for (ItemId id : items) {
        const Verdict &verdict = inventory.item(id).verdict;
        Sentence reason = verdict.reason;
        if (const RootId keeper = inventory.item(id).keeper; keeper && verdict.status != Status::Orphaned) {
            Sentence &known = reasons[keeper];
            if (known.isEmpty())
                known = reasonFor(inventory.graph->root(keeper), inventory.taken);
            reason = known;
        }
        steps.push_back({id, 1, verdict.since, reason});
    }
    return steps;
}

} // namespace

std::vector<Step> allItems(const Shown &shown)
{
    if (!shown.inventory)
        return {};
    std::vector<ItemId> items;
    for (int i = 0; i < int(shown.inventory->items.size()); ++i) {
        if (shown.includes(shown.inventory->items[size_t(i)]))
            items.push_back({i});
    }
    return stepsOf(*shown.inventory, items);
}

ReviewSet reviewOf(const Reclaimable &reclaimable)
{
    ReviewSet set{reclaimable.title, reclaimable.sentence, reclaimable.steps, {}};
    if (reclaimable.safety <= Safety::Waiting)
        set.collection = GcRules();
    if (reclaimable.safety < Safety::Waiting)
        return set;
    set.sentence += u' ' + ReviewText::tr("Tick what may go.");
    for (const Step &step : set.steps)
        set.spared.insert(step.item);
    return set;
}

ReviewSet safeReview(const std::vector<Reclaimable> &reclaimables)
{
    ReviewSet set{ReviewText::tr("What is safe to clean"),
                  ReviewText::tr("Nothing needs it, and nobody has to think about it."),
                  {},
                  {},
                  GcRules()};
    for (const Reclaimable &one : reclaimables) {
        if (one.isSafe)
            set.steps.insert(set.steps.end(), one.steps.begin(), one.steps.end());
    }
    return set;
}

ReviewSet reviewOf(const Inventory &inventory, const MarkSum &sum)
{
    ReviewSet set{ReviewText::tr("What you marked"),
                  ReviewText::tr("Nothing goes before you say so here. What has no tick stays."),
                  {},
                  {}};
    set.steps = stepsOf(inventory, sum.items);
    for (const MarkSum::Shared &shared : sum.shared) {
        QStringList names;
        for (const QByteArray &name : shared.packages)
            names += forPeople(name);
        set.spared.insert(shared.item);
        std::ranges::find(set.steps, shared.item, &Step::item)->reason =
            Sentence(QT_TRANSLATE_NOOP("Sentence", "It stays, being needed by %1."), names.join(u", "_s));
    }
    return set;
}

ReviewSet pkgReview(const Shown &shown, const QByteArray &version)
{
    ReviewSet set{
        ReviewText::tr("What Pkg.gc of Julia %1 would delete").arg(QString::fromLatin1(version)),
        ReviewText::tr("Pkg would delete it for good. Here it is held, and what is in its time of grace has no tick."),
        {},
        {}};
    if (const auto rules = GcRules::fromWord(QString::fromLatin1(version)))
        set.collection = *rules;
    if (!shown.inventory || !shown.forecast)
        return set;
    const Inventory &inventory = *shown.inventory;
    for (const auto &[id, prediction] : shown.forecast->deletedBy(version)) {
        const Item &item = inventory.item(id);
        if (!shown.includes(item))
            continue;
        Sentence reason(QT_TRANSLATE_NOOP("Sentence", "The next collection deletes it."));
        if (prediction.until)
            reason = Sentence(QT_TRANSLATE_NOOP("Sentence", "A collection deletes it from %1 on."),
                              isoText(*prediction.until));
        else if (prediction.round > 1)
            reason = Sentence(QT_TRANSLATE_NOOP("Sentence", "Collection %1 from now deletes it."),
                              QByteArray::number(prediction.round));
        if (prediction.until)
            set.spared.insert(id);
        set.steps.push_back({id, prediction.round, item.verdict.since, reason});
    }
    std::ranges::stable_sort(set.steps, std::greater(),
                             [&](const Step &step) { return inventory.item(step.item).totals.allocated; });
    return set;
}

QString listText(const Inventory &inventory, const std::vector<Step> &steps)
{
    QString text = u"bytes\tkind\tname\treason\tpath\n"_s;
    for (const Step &step : steps) {
        const Item &item = inventory.item(step.item);
        text += QString::number(item.totals.allocated) + u'\t' + QString::fromLatin1(kindWord(item.kind)) + u'\t'
            + pathForShell(item.name) + u'\t' + step.reason.english() + u'\t' + pathForShell(item.path) + u'\n';
    }
    return text;
}

ReviewSet orphanedSpaces(const Shown &shown)
{
    ReviewSet set{
        ReviewText::tr("Orphaned scratch spaces"),
        ReviewText::tr(
            "The packages and projects that asked for them are gone, or nobody has used them for three weeks."),
        {},
        {}};
    if (!shown.inventory)
        return set;
    const Inventory &inventory = *shown.inventory;
    for (const Choice &choice : chosenSpaces(inventory, {.isOrphaned = true}).value_or(std::vector<Choice>())) {
        const Item &item = inventory.item(choice.item);
        if (shown.includes(item))
            set.steps.push_back({choice.item, 1, item.verdict.since, choice.reason});
    }
    return set;
}

} // namespace depotscope
