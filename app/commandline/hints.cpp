// SPDX-License-Identifier: MIT
#include "app/commandline/hints.h"

#include "app/commandline/nearest.h"
#include "model/cleaning/spaces.h"
#include "model/depot/uuid.h"
#include "model/inventory/reachabilitygraph.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr char environments[] = "environments";

bool isFolder(const Disk &disk, const QByteArray &path)
{
    const auto status = disk.stat(path);
    return status && status->type == FileType::Directory;
}

/// Package/key, once for each owner.
std::vector<QByteArray> namesOfSpace(const Inventory &inventory, const Item &space)
{
    std::vector<QByteArray> names;
    for (const PackageId owner : space.owners) {
        if (const QByteArray &package = inventory.package(owner).name; !package.isEmpty())
            names.push_back(package + '/' + space.name);
    }
    return names;
}

std::vector<QByteArray> namesOfPackages(const Inventory &inventory)
{
    std::vector<QByteArray> names;
    for (const Package &package : inventory.packages)
        names.push_back(package.name);
    return names;
}

/// The scratch spaces with this key, as Package/key.
std::vector<QByteArray> spacesOfKey(const Inventory &inventory, const QByteArray &key)
{
    std::vector<QByteArray> names;
    for (const Item &item : inventory.items) {
        if (item.kind == Kind::Space && item.name == key)
            std::ranges::copy(namesOfSpace(inventory, item), std::back_inserter(names));
    }
    return names;
}

} // namespace

QByteArray environmentMeant(const QByteArray &word, const std::vector<Depot> &depots, const Disk &disk)
{
    const QByteArray name = word.mid(1);
    if (!word.startsWith('@') || name.isEmpty() || name.startsWith('.') || name.contains('/'))
        return word;
    for (const Depot &depot : depots) {
        const QByteArray folder = joined(joined(depot.path, environments), name);
        if (isFolder(disk, folder))
            return folder;
    }
    return word;
}

QString itemHint(const Inventory &inventory, const QByteArray &word, bool (*isMeant)(Kind))
{
    constexpr size_t mostSpaces = 3;
    const std::vector<QByteArray> spaces = spacesOfKey(inventory, word);
    if (!spaces.empty()) {
        QStringList names;
        for (size_t i = 0; i < std::min(spaces.size(), mostSpaces); ++i)
            names += u'\'' + forPeople(spaces[i]) + u'\'';
        return u"; did you mean "_s + names.join(u" or "_s) + u'?';
    }
    std::vector<QByteArray> names;
    for (const Item &item : inventory.items) {
        if (isMeant && !isMeant(item.kind))
            continue;
        if (item.kind == Kind::Package || item.kind == Kind::Dev)
            names.push_back(item.name);
        else if (item.kind == Kind::Environment)
            names.push_back('@' + item.name);
        else if (item.kind == Kind::Space)
            std::ranges::copy(namesOfSpace(inventory, item), std::back_inserter(names));
    }
    std::erase(names, word);
    return suggestion(word, names);
}

QString packageHint(const Inventory &inventory, const QByteArray &word)
{
    return suggestion(word, namesOfPackages(inventory));
}

QString manifestHint(const Inventory &inventory, const QByteArray &word)
{
    // A project is known by the name of its folder.
    std::vector<QByteArray> folders;
    std::vector<QByteArray> meant;
    for (const Root &root : inventory.graph->roots()) {
        if (root.kind != Root::Kind::Manifest)
            continue;
        const QByteArray folder = parentFolder(root.path);
        const bool isNamed = lastComponent(parentFolder(folder)) == environments;
        folders.push_back(lastComponent(folder).toByteArray());
        meant.push_back(isNamed ? '@' + folders.back() : root.path);
    }
    const bool isFile = word.endsWith(".toml");
    const QByteArray name = lastComponent(isFile ? parentFolder(cleanAbsolute(word)) : word).toByteArray();
    const QByteArray folder = nearestTo(name.startsWith('@') ? name.mid(1) : name, folders);
    const auto at = std::ranges::find(folders, folder);
    if (folder.isEmpty() || at == folders.end())
        return {};
    return u"; did you mean '%1'?"_s.arg(forPeople(meant[size_t(at - folders.begin())]));
}

QString deletionHint(const Inventory &inventory, const QByteArray &key)
{
    QStringList owners;
    QStringList commands;
    for (const Item &item : inventory.items) {
        if (item.kind != Kind::Space || item.depot != 0 || item.name != key || !item.uuid || item.owners.empty())
            continue;
        const QByteArray &name = inventory.package(item.owners.front()).name;
        // What several packages are called does not say which.
        const auto named = spaceOwner(inventory, name);
        const QByteArray owner = named && *named == *item.uuid ? name : uuidText(*item.uuid);
        owners += forPeople(owner);
        commands += u"'delete %1 --package %2'"_s.arg(forPeople(key), forPeople(owner));
    }
    if (commands.empty())
        return {};
    return (commands.size() == 1 ? u"; that of %1 is %2"_s : u"; those of %1 are %2"_s)
        .arg(owners.join(u" and "_s), commands.join(u" and "_s));
}

Result<QUuid> ownerMeant(const Inventory &inventory, const std::optional<QByteArray> &package)
{
    auto owner = spaceOwner(inventory, package);
    // One that is called so is not misspelled: what is wrong is that there are several, or that it has no UUID.
    const bool isKnown =
        owner || std::ranges::find(inventory.packages, *package, &Package::name) != inventory.packages.end();
    if (const QString hint = isKnown ? QString() : packageHint(inventory, *package); !hint.isEmpty())
        owner.error().detail = u"no package is called '%1' here"_s.arg(forPeople(*package)) + hint;
    return owner;
}

} // namespace depotscope
