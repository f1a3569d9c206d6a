// SPDX-License-Identifier: MIT
#include "model/items/overview.h"

#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class OverviewText {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

/// The words for `safety`; the numbers are still to be filled in.
Reclaimable worded(Safety safety)
{
    Reclaimable row;
    row.safety = safety;
    switch (safety) {
    case Safety::Unneeded:
        row.isSafe = true;
        row.icon = u"ok"_s;
        row.title = OverviewText::tr("Nothing needs it");
        row.sentence = OverviewText::tr("No environment that still exists leads to it.");
        break;
    case Safety::StaleCompiled:
        row.isSafe = true;
        row.icon = u"compiled"_s;
        row.title = OverviewText::tr("Compiled for what is gone");
        row.sentence = OverviewText::tr("Caches that no Julia here will load again.");
        break;
    case Safety::Waiting:
        row.icon = u"clock"_s;
        row.title = OverviewText::tr("Not needed any more, but in its time of grace");
        row.sentence = OverviewText::tr("It becomes safe once its time of grace is over.");
        break;
    case Safety::Unused:
        row.icon = u"idle"_s;
        row.title = OverviewText::tr("Kept, but not used for half a year");
        row.sentence = OverviewText::tr("Something still keeps it. Look before you let it go.");
        break;
    case Safety::Undecided:
        row.icon = u"other"_s;
        row.title = OverviewText::tr("Cannot be judged");
        row.sentence = OverviewText::tr("What would tell whether it is needed cannot be read, or was never noted.");
        break;
    }
    return row;
}

/// One line for each way, cheapest first, with its part of the whole if there are several.
QString recoveriesText(const std::array<qint64, recoveryCount> &bytes)
{
    QStringList lines;
    for (int i = 0; i < recoveryCount; ++i) {
        if (bytes[size_t(i)] > 0)
            lines += u"%1 %2"_s.arg(formatBytes(bytes[size_t(i)]), recoveryText(Recovery(i)));
    }
    return lines.join(u'\n');
}

/// "Julia 1.12", "Julia 1.10 and 1.12", "Julia 1.9, 1.10 and 1.12".
QString juliasText(const std::vector<JuliaVersion> &julias)
{
    QStringList words;
    for (const JuliaVersion &julia : julias)
        words += u"%1.%2"_s.arg(julia.major).arg(julia.minor);
    const QString last = words.takeLast();
    return words.isEmpty() ? OverviewText::tr("Julia %1").arg(last)
                           : OverviewText::tr("Julia %1 and %2").arg(words.join(u", "_s), last);
}

/// What it would take, in sentences.
QString amountsText(const AutoGc &gc)
{
    const auto amount = [](const AutoGc::Amount &of) {
        return OverviewText::tr("%1 (%Ln item(s))", nullptr, of.items).arg(formatBytes(of.bytes));
    };
    QStringList sentences;
    if (gc.atOnce.items > 0)
        sentences += OverviewText::tr("It would delete %1 at once.").arg(amount(gc.atOnce));
    else
        sentences += OverviewText::tr("It would delete nothing at once.");
    if (gc.inRounds.items > 0)
        sentences += OverviewText::tr("The collections after it would delete %1 more.").arg(amount(gc.inRounds));
    if (gc.afterGrace.items > 0)
        sentences += OverviewText::tr("Until %2 the time of grace of %1 more is over.")
                         .arg(amount(gc.afterGrace), isoText(*gc.graceEnds).left(10));
    return sentences.join(u' ');
}

Notice noticeOf(const AutoGc &gc, const std::vector<JuliaVersion> &julias)
{
    Notice notice{u"clock"_s, juliasText(julias), {}, {}};
    if (gc.isOff) {
        notice.icon = u"ok"_s;
        notice.sentence = OverviewText::tr("Does not collect by itself, since JULIA_PKG_GC_AUTO says so.");
        return notice;
    }
    notice.sentence =
        (gc.from
             ? OverviewText::tr("May collect with any up, pin, free or rm from %1 on.").arg(isoText(*gc.from).left(10))
             : OverviewText::tr("May collect with your next up, pin, free or rm."))
        + u' ' + amountsText(gc);
    if (gc.atOnce.items + gc.inRounds.items + gc.afterGrace.items > 0)
        notice.julia = gc.rules;
    return notice;
}

QString signedBytes(qint64 bytes)
{
    return bytes > 0 ? u'+' + formatBytes(bytes) : formatBytes(bytes);
}

QString textOf(const Sizes::Part &part)
{
    if (part.isTrashed)
        return OverviewText::tr("held");
    if (part.name.isEmpty())
        return OverviewText::tr("%1 (small ones)").arg(kindsText(part.kind));
    const QString name = forPeople(part.name);
    switch (part.kind) {
    case Kind::Package:
        return OverviewText::tr("%1 versions").arg(name);
    case Kind::Artifact:
        return OverviewText::tr("%1 artifacts").arg(name);
    case Kind::Space:
        return OverviewText::tr("%1 scratch spaces").arg(name);
    case Kind::Compiled:
        return OverviewText::tr("compiled for Julia %1").arg(name);
    case Kind::Clone:
        return OverviewText::tr("clone of %1").arg(name);
    case Kind::Registry:
        return OverviewText::tr("registry %1").arg(name);
    case Kind::Environment:
        return OverviewText::tr("environment %1").arg(name);
    case Kind::Dev:
        return OverviewText::tr("checkout of %1").arg(name);
    case Kind::Log:
    case Kind::Other:
        return name;
    }
    return name;
}

Notice noticeOf(const Growth &growth)
{
    constexpr size_t most = 4;
    constexpr qint64 crumb = 50; // what is this many times smaller than the biggest is not worth a word
    const QString day = isoText(growth.since).left(10);
    Notice notice{u"history"_s, {}, {}, {}};
    if (growth.bytes > 0)
        notice.title = OverviewText::tr("%1 more than on %2").arg(formatBytes(growth.bytes), day);
    else if (growth.bytes < 0)
        notice.title = OverviewText::tr("%1 less than on %2").arg(formatBytes(-growth.bytes), day);
    else
        notice.title = OverviewText::tr("As much as on %1").arg(day);
    QStringList parts;
    for (size_t i = 0; i < std::min(growth.parts.size(), most); ++i) {
        if (std::abs(growth.parts[i].second) >= std::abs(growth.parts.front().second) / crumb)
            parts += textOf(growth.parts[i].first) + u' ' + signedBytes(growth.parts[i].second);
    }
    if (growth.parts.size() > size_t(parts.size()))
        parts += u"…"_s;
    notice.sentence = parts.isEmpty() ? OverviewText::tr("All parts are as big as they were.") : parts.join(u", "_s);
    return notice;
}

} // namespace

QString nameOf(const KindSum &sum)
{
    return sum.isTrashed ? OverviewText::tr("Held") : kindsText(sum.kind);
}

QString countOf(const KindSum &sum)
{
    return sum.isTrashed ? OverviewText::tr("%Ln held", nullptr, sum.items) : countText(sum.kind, sum.items);
}

std::vector<KindSum> kindSums(const Shown &shown)
{
    std::vector<KindSum> sums(size_t{kindCount} + 1);
    for (int kind = 0; kind < kindCount; ++kind)
        sums[size_t(kind)].kind = Kind(kind);
    sums.back().isTrashed = true;
    if (!shown.inventory)
        return {};
    for (const Item &item : shown.inventory->items) {
        if (!shown.includes(item))
            continue;
        KindSum &sum = item.isTrashed() ? sums.back() : sums[size_t(item.kind)];
        ++sum.items;
        sum.totals += item.totals;
    }
    std::erase_if(sums, [](const KindSum &sum) { return sum.items == 0; });
    std::ranges::stable_sort(sums, std::greater(), [](const KindSum &sum) { return sum.totals.allocated; });
    return sums;
}

std::vector<Reclaimable> reclaimables(const Shown &shown, const std::vector<Reclaim> &reclaim)
{
    std::vector<Reclaimable> rows;
    for (const Reclaim &one : reclaim) {
        Reclaimable row = worded(one.safety);
        row.steps.reserve(one.plan.steps.size());
        std::array<qint64, recoveryCount> byRecovery{};
        for (const Step &step : one.plan.steps) {
            const Item &item = shown.inventory->item(step.item);
            if (!shown.includes(item))
                continue;
            row.steps.push_back(step);
            row.bytes += item.totals.allocated;
            byRecovery[size_t(recoveryOf(*shown.inventory, step.item))] += item.totals.allocated;
        }
        row.recovery = recoveriesText(byRecovery);
        if (!row.steps.empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Notice> autoGcNotices(const Shown &shown, const std::vector<AutoGc> &gcs)
{
    if (!shown.inventory || !shown.forecast
        || (shown.depot && shown.inventory->depots[size_t(*shown.depot)].role != DepotRole::User))
        return {};
    if (shown.inventory->installedJulias.empty())
        return {{u"information"_s,
                 OverviewText::tr("No Julia was found on this machine"),
                 OverviewText::tr("Without one nothing is collected by itself."),
                 {}}};
    if (gcs.empty())
        return {{u"ok"_s,
                 juliasText(shown.inventory->installedJulias),
                 OverviewText::tr("Nothing here collects by itself: Pkg does so from Julia 1.7 on."),
                 {}}};
    std::vector<Notice> notices;
    for (size_t i = 0; i < gcs.size();) {
        const auto agrees = [&](const AutoGc &other) {
            const AutoGc &gc = gcs[i];
            return gc.isOff == other.isOff
                && (gc.isOff
                    || (gc.atOnce == other.atOnce && gc.inRounds == other.inRounds && gc.afterGrace == other.afterGrace
                        && gc.graceEnds == other.graceEnds));
        };
        size_t end = i;
        std::vector<JuliaVersion> julias;
        for (; end < gcs.size() && agrees(gcs[end]); ++end)
            julias.push_back(gcs[end].julia);
        notices.push_back(noticeOf(gcs[end - 1], julias));
        i = end;
    }
    return notices;
}

std::vector<Notice> growthNotices(const Shown &shown, const std::vector<Result<Growth>> &growths)
{
    std::vector<Notice> notices;
    for (const Result<Growth> &growth : growths) {
        if (!growth && growth.error().fault != Fault::NotFound) {
            notices.push_back(
                {u"trouble"_s, OverviewText::tr("What has grown cannot be told"), errorText(growth.error()), {}});
            continue;
        }
        const bool isShown =
            growth && (!shown.depot || shown.inventory->depots[size_t(*shown.depot)].path == growth->depot);
        if (!isShown || (growth->bytes == 0 && growths.size() > 1 && !shown.depot))
            continue;
        notices.push_back(noticeOf(*growth));
        if (growths.size() > 1 && !shown.depot)
            notices.back().title = homeText(growth->depot) + u": "_s + notices.back().title;
    }
    return notices;
}

} // namespace depotscope
