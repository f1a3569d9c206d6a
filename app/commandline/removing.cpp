// SPDX-License-Identifier: MIT
#include "app/commandline/removing.h"

#include "app/commandline/hints.h"
#include "app/commandline/words.h"
#include "model/cleaning/spaces.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// Shows what of a saved plan would be done now, and what would not.
ExitCode rehearse(Cleaning &c, FrozenPlan frozen)
{
    const auto julias = c.surroundings.looksForJulias ? runningJulias() : std::vector<RunningJulia>();
    Report report;
    for (auto &obstacle : obstacles(frozen.items, julias, c.disk, c.job)) {
        if (obstacle)
            report.outcomes.push_back(std::move(*obstacle));
    }
    if (c.job.isStopped())
        return failed(c, {Fault::Stopped, c.request.item, {}});
    const QByteArray depot = frozen.items.empty() ? QByteArray() : frozen.items.front().depot;
    std::vector<Error> troubles;
    for (const Outcome &outcome : report.outcomes) {
        std::erase_if(frozen.items, [&](const PlannedItem &item) { return pathOf(item) == pathOf(outcome.item); });
        if (outcome.what != Outcome::Missing)
            troubles.push_back(outcome.error);
    }
    writeFrozenPlan(c, depot, frozen, troubles);
    if (const size_t missing = report.count(Outcome::Missing); missing > 0)
        c.say(u"%1 went already."_s.arg(counted(missing)));
    for (const PlannedItem &item : frozen.items)
        report.outcomes.push_back({item, Outcome::Trashed, {}});
    return codeOf(report, {});
}

} // namespace

std::optional<ExitCode> notAllowed(Cleaning &c, const QString &question)
{
    if (c.request.isSure)
        return std::nullopt;
    if (!c.surroundings.ask) {
        c.say(u"'--yes' is needed where nobody can be asked; '--dry-run' shows what would go."_s);
        return ExitCode::NotUnderstood;
    }
    if (c.surroundings.ask(question))
        return std::nullopt;
    c.say(u"nothing was changed."_s);
    return ExitCode::Stopped;
}

Result<std::vector<Choice>> spacesToDelete(const Inventory &inventory, const Request &request)
{
    std::optional<QUuid> uuid;
    const bool isDelete = request.command == Command::Delete;
    if (const qsizetype slash = request.item.indexOf('/'); isDelete && slash >= 0)
        return Failure({Fault::Malformed, request.item,
                        u"is no name of a space; that of a package is 'delete %1 --package %2'"_s.arg(
                            forPeople(request.item.sliced(slash + 1)), forPeople(request.item.first(slash))),
                        0});
    if (isDelete || request.package) {
        const auto owner = ownerMeant(inventory, request.package);
        if (!owner)
            return Failure(owner.error());
        uuid = *owner;
    }
    return chosenSpaces(inventory,
                        {.key = isDelete ? std::optional(request.item) : std::nullopt,
                         .owner = uuid,
                         .isOrphaned = request.isOrphaned});
}

ExitCode carryOut(Cleaning &c, const FrozenPlan &frozen, const std::vector<Error> &troubles, const Remaining *remaining)
{
    const QByteArray depot = !frozen.items.empty() ? frozen.items.front().depot
        : !frozen.orphans.empty()                  ? frozen.orphans.front().depot
                                                   : QByteArray();
    if (!c.request.output.isEmpty()) {
        const auto saved = savePlan(frozen, cleanAbsolute(c.request.output), c.disk);
        if (!saved)
            return failed(c, saved.error());
        for (const Error &trouble : troubles)
            c.say(trouble.sentence());
        c.say(u"'depotctl apply %1' would free %2 in %3."_s.arg(
            forPeople(c.request.output), formatSize(bytesOf(frozen)), counted(frozen.items.size())));
        return troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
    }
    if (c.request.isDryRun) {
        writeFrozenPlan(c, depot, frozen, troubles);
        return troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
    }
    if (frozen.items.empty() && frozen.orphans.empty()) {
        const bool isRefused = std::ranges::find(troubles, Fault::Unsafe, &Error::fault) != troubles.end();
        const ExitCode code = writeReport(c, depot, {}, troubles, remaining);
        return isRefused ? ExitCode::Refused : code;
    }
    const QString question = c.request.isFreedNow ? u"Delete %1, %2, permanently?"_s : u"Move %1, %2, to the trash?"_s;
    if (!frozen.items.empty()) {
        if (!c.request.isSure && c.surroundings.ask && !c.request.isJson)
            writeFrozenPlan(c, depot, frozen, {});
        c.out.flush();
        const auto code = notAllowed(c, question.arg(counted(frozen.items.size()), formatSize(bytesOf(frozen))));
        if (code)
            return *code;
    }
    const ApplyOptions options{c.request.isFreedNow ? RemovalMode::DeletePermanently : RemovalMode::Trash,
                               c.surroundings.now,
                               c.surroundings.looksForJulias ? runningJulias() : std::vector<RunningJulia>()};
    return writeReport(c, depot, clean(frozen, options, c.disk, c.job), troubles, remaining);
}

ExitCode applyFile(Cleaning &c)
{
    const QByteArray path = cleanAbsolute(c.request.item);
    auto frozen = c.disk.read(path).and_then([&](const QByteArray &json) { return loadPlan(json, path); });
    if (!frozen)
        return failed(c, frozen.error());
    frozen->command.prepend(appliedPlan);
    for (const PlannedItem &item : frozen->items) {
        const bool isMeant = std::ranges::any_of(
            c.request.depots, [&](const QByteArray &depot) { return cleanAbsolute(depot) == item.depot; });
        if (!c.request.depots.empty() && !isMeant)
            return failed(c, {Fault::Unsafe, path, u"it is a plan for %1"_s.arg(forPeople(item.depot))});
    }
    return c.request.isDryRun ? rehearse(c, *frozen) : carryOut(c, *frozen, {});
}

ExitCode getSpace(Cleaning &c, const Inventory &inventory)
{
    if (const QString fault = faultOfSpaceKey(c.request.item).english(); !fault.isEmpty()) {
        c.say(fault);
        return ExitCode::NotUnderstood;
    }
    const auto uuid = ownerMeant(inventory, c.request.package);
    if (!uuid)
        return failed(c, uuid.error());
    const auto space = getSpace(inventory,
                                {.key = c.request.item,
                                 .owner = *uuid,
                                 .julia = c.surroundings.depots.version,
                                 .isTracked = c.surroundings.tracksAccess,
                                 .now = c.surroundings.now},
                                c.disk);
    if (!space)
        return failed(c, space.error());
    if (space->failure)
        c.say(space->failure->sentence());
    else if (!space->hasProject && c.surroundings.tracksAccess)
        c.say(u"no project of its owner is here, so the access is not logged, and collections will take the space."_s);
    if (c.request.isJson) {
        c.begin(inventory.depots.front().path);
        c.json.path("path", space->path);
        c.json.key("logged").flag(space->isLogged);
        c.end();
    } else {
        c.out.write(space->path + '\n');
    }
    return space->failure ? ExitCode::Incomplete : ExitCode::Done;
}

} // namespace depotscope
