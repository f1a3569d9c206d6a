// SPDX-License-Identifier: MIT
#include "model/cleaning/spaces.h"

#include "model/cleaning/journal.h"
#include "model/cleaning/removable.h"
#include "model/depot/logediting.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// The Project.toml that Scratch.jl would name: of the package as it was last used, or of the default environment.
std::optional<QByteArray> projectOf(const Inventory &inventory, const SpaceWish &wish, const Disk &disk)
{
    std::optional<QByteArray> project;
    if (wish.owner.isNull()) {
        const QByteArray environment = joined(inventory.depots.front().path,
                                              "environments/v" + QByteArray::number(wish.julia.major) + '.'
                                                  + QByteArray::number(wish.julia.minor) + "/Project.toml");
        if (disk.stat(environment))
            project = environment;
        return project;
    }
    std::optional<Time> latest;
    for (const Item &item : inventory.items) {
        const bool isOwner = item.uuid == wish.owner && (item.kind == Kind::Package || item.kind == Kind::Dev)
            && disk.stat(joined(item.path, "Project.toml"));
        if (isOwner && (!project || item.lastUse > latest)) {
            project = joined(item.path, "Project.toml");
            latest = item.lastUse;
        }
    }
    return project;
}

Result<void> makeFolder(const Fence &fence, const QByteArray &inside, Disk &disk)
{
    const auto made = disk.makeDirectory(fence, inside);
    return made || made.error().fault == Fault::Exists ? Result<void>() : made;
}

} // namespace

bool tracksSpaces()
{
    return qgetenv("JULIA_SCRATCH_TRACK_ACCESS") != "0";
}

Sentence faultOfSpaceKey(const QByteArray &key)
{
    const bool isValid = !key.isEmpty() && key != "." && key != ".." && std::ranges::all_of(key, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
            || letter == '-' || letter == '_' || letter == '.';
    });
    if (isValid)
        return {};
    return Sentence(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "invalid key \"%1\": keys may only include a-z, A-Z, 0-9, -, _, and ., and are not . or .. themselves."),
        key);
}

Result<QUuid> spaceOwner(const Inventory &inventory, const std::optional<QByteArray> &package)
{
    if (!package)
        return QUuid(); // the global namespace
    if (const auto uuid = uuidFromText(*package))
        return *uuid;
    std::vector<QUuid> found;
    for (const Package &known : inventory.packages) {
        if (known.uuid && known.name == *package && std::ranges::find(found, *known.uuid) == found.end())
            found.push_back(*known.uuid);
    }
    const QString name = forPeople(*package);
    if (found.empty())
        return Failure({Fault::Malformed, {}, u"no package is called '%1' here; its UUID would do"_s.arg(name)});
    if (found.size() > 1)
        return Failure({Fault::Malformed, {}, u"several packages are called '%1'; say which by its UUID"_s.arg(name)});
    return found.front();
}

Result<std::vector<Choice>> chosenSpaces(const Inventory &inventory, const SpaceChoice &choice)
{
    std::vector<Choice> choices;
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        const Item &item = inventory.items[i];
        if (item.kind != Kind::Space || item.depot != 0 || (choice.owner && item.uuid != choice.owner)
            || (choice.key && item.name != *choice.key)
            || (choice.isOrphaned && item.verdict.status != Status::Orphaned))
            continue;
        if (const Sentence why = whyNotRemovable(inventory, ItemId{int(i)}); why.isEmpty())
            choices.push_back({{int(i)}, choice.isOrphaned ? item.verdict.reason : Sentence("You asked for it.")});
        else if (choice.key && choice.owner)
            return Failure({Fault::Unsafe, item.path, why.english().chopped(1)});
    }
    std::ranges::stable_sort(choices, std::greater(),
                             [&](const Choice &one) { return inventory.item(one.item).totals.allocated; });
    return choices;
}

Result<FoundSpace> getSpace(const Inventory &inventory, const SpaceWish &wish, Disk &disk)
{
    const QByteArray &depot = inventory.depots.front().path;
    const Fence fence = fenceOf(depot);
    QByteArray inside;
    for (const QByteArray &name : {QByteArray("scratchspaces"), uuidText(wish.owner), wish.key}) {
        inside = inside.isEmpty() ? name : inside + '/' + name;
        if (const auto made = makeFolder(fence, inside, disk); !made)
            return Failure(made.error());
    }
    FoundSpace space;
    space.path = joined(depot, inside);
    const auto status = disk.stat(space.path);
    if (!status || status->type != FileType::Directory)
        return Failure({Fault::NotDirectory, space.path, {}});
    const std::optional<QByteArray> project = projectOf(inventory, wish, disk);
    space.hasProject = project.has_value();
    if (!project || !wish.isTracked)
        return space;
    const auto logged =
        makeFolder(fence, "logs", disk)
            .and_then([&] { return spaceEntry(space.path, wish.now, {*project}); })
            .and_then([&](const QByteArray &entry) { return disk.append(fence, "logs/scratch_usage.toml", entry); });
    space.isLogged = logged.has_value();
    if (!logged)
        space.failure = logged.error();
    return space;
}

} // namespace depotscope
