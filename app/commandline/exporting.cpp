// SPDX-License-Identifier: MIT
#include "app/commandline/exporting.h"

#include "app/commandline/hints.h"
#include "app/commandline/listing.h"
#include "app/commandline/why.h"
#include "app/commandline/words.h"
#include "model/artifact/listing.h"
#include "model/cleaning/spaces.h"
#include "model/inventory/pathcanonicalizer.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

ExitCode failedExport(Cleaning &c, const Error &error)
{
    if (error.fault == Fault::Stopped) {
        c.say(u"stopped; nothing was written."_s);
        return ExitCode::Stopped;
    }
    c.say(error.sentence());
    return error.fault == Fault::Exists || error.fault == Fault::Unsafe ? ExitCode::Refused : ExitCode::Failed;
}

/// Names the option that would replace what exists.
Error withForce(Error error, bool wouldHelp)
{
    if (error.fault == Fault::Exists && wouldHelp)
        error.detail += (error.detail.isEmpty() ? u""_s : u"; "_s) + u"'--force' replaces it"_s;
    return error;
}

void writeRow(Cleaning &c, const QString &name, const QString &value)
{
    c.out.writeLine(name.leftJustified(15) + value);
}

QByteArray absolute(const Cleaning &c, const QByteArray &path)
{
    const QByteArray &base = c.surroundings.depots.currentDirectory;
    return cleanAbsolute(path.startsWith('/') || base.isEmpty() ? path : joined(base, path));
}

/// The one item that is meant. Errors: Malformed with a sentence.
Result<ItemId> itemMeant(Cleaning &c, const Inventory &inventory)
{
    const QByteArray &key = c.request.item;
    const auto uuid = ownerMeant(inventory, c.request.package);
    if (!uuid)
        return Failure(uuid.error());
    std::vector<ItemId> found;
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        const Item &item = inventory.items[i];
        if (item.kind == Kind::Space && item.uuid == *uuid && item.name == key)
            found.push_back({int(i)});
    }
    bool isOther = false;
    if (found.empty() && !c.request.package) {
        PathCanonicalizer canonicalizer(inventory.depots, c.disk);
        const QByteArray path = canonicalizer.of(key, c.surroundings.depots.currentDirectory);
        for (const ItemId id : itemsCalled(inventory, key, path)) {
            const Item &item = inventory.item(id);
            // A path means what is there, neither a part of it nor all that is below.
            const bool isMeant = item.path == path || !(isInside(item.path, path) || isInside(path, item.path));
            if (isMeant && canBeExported(item.kind))
                found.push_back(id);
            isOther = isOther || (isMeant && !canBeExported(item.kind));
        }
    }
    const QString name = forPeople(key);
    if (found.empty() && isOther) {
        return Failure({Fault::Malformed,
                        {},
                        u"'%1' is neither a scratch space nor an artifact nor a package version"_s.arg(name)});
    }
    if (found.empty()) {
        if (const QString hint = c.request.package ? QString() : itemHint(inventory, key, canBeExported);
            !hint.isEmpty()) {
            return Failure(
                {Fault::Malformed, {}, u"no space, artifact or package version is called '%1'"_s.arg(name) + hint});
        }
        return Failure({Fault::Malformed,
                        {},
                        u"no space, artifact or package version is called '%1': it is no key%2"_s.arg(
                            name,
                            c.request.package ? u" of that package"_s
                                              : u" of a global space, no Package/key, package, hash or path here"_s)});
    }
    if (found.size() > 1) {
        QStringList paths;
        for (const ItemId id : found)
            paths += forPeople(inventory.item(id).path);
        return Failure({Fault::Malformed,
                        {},
                        u"several are called '%1'; say which by its path: %2"_s.arg(name, paths.join(u", "_s))});
    }
    return found.front();
}

Binding bindingFor(const ExportRequest &request, const Exported &exported)
{
    Binding binding{request.name, exported.hash, request.isLazy, request.platform, {}};
    for (const QByteArray &url : request.urls)
        binding.downloads.push_back({url, exported.sha256, exported.size});
    return binding;
}

QByteArray word(ListedDifference::What what)
{
    switch (what) {
    case ListedDifference::Missing:
        return "missing";
    case ListedDifference::Added:
        return "added";
    case ListedDifference::Content:
        return "content";
    case ListedDifference::Mode:
        return "mode";
    case ListedDifference::Type:
        return "type";
    }
    Q_UNREACHABLE();
}

/// Either of a tree or of a tarball.
struct Verified {
    bool isTarball = false;
    TarballListing listing;
};

Result<Verified> listed(const Disk &disk, const QByteArray &path, Job &job)
{
    job.stage = Stage::Packing;
    const auto status = disk.stat(path);
    if (!status)
        return Failure(status.error());
    Verified result;
    result.isTarball = status->type != FileType::Directory;
    if (result.isTarball) {
        job.total = status->size;
        return listTarball(path, job).map([&](TarballListing &&listing) {
            result.listing = std::move(listing);
            return result;
        });
    }
    return listTree(path, job).map([&](Listing &&listing) {
        static_cast<Listing &>(result.listing) = std::move(listing);
        return result;
    });
}

/// What `word` means: a path, or else the hash of an artifact or its beginning. Errors: NotFound, Malformed.
Result<QByteArray> artifactOrTarball(Cleaning &c, const std::vector<Depot> &depots)
{
    const QByteArray &called = c.request.item;
    const QByteArray path = absolute(c, called);
    if (c.disk.stat(path))
        return path;
    std::vector<QByteArray> found;
    for (const Depot &depot : depots) {
        const QByteArray folder = joined(depot.path, "artifacts");
        const auto entries = c.disk.list(folder);
        if (!entries || called.size() < TreeHash::fewestDigits)
            continue;
        for (const DirectoryEntry &entry : *entries) {
            if (TreeHash::fromHex(entry.name) && entry.name.startsWith(called.toLower()))
                found.push_back(joined(folder, entry.name));
        }
    }
    if (found.empty())
        return Failure({Fault::NotFound, called, u"neither a file or folder nor the hash of an installed artifact"_s});
    if (found.size() > 1 && lastComponent(found.front()) != lastComponent(found.back()))
        return Failure({Fault::Malformed, called, u"several artifacts have a hash that begins so"_s});
    return found.front(); // the depot that Julia looks in first
}

} // namespace

ExitCode exportItem(Cleaning &c, const Inventory &inventory, const Shown &shown)
{
    const ExportRequest &request = c.request.exporting;
    const auto meant = itemMeant(c, inventory);
    if (!meant)
        return failedExport(c, meant.error());
    const Item &item = inventory.item(*meant);
    const QByteArray &depot = inventory.depots.front().path;

    // What the binding would be refused for is better known before an hour of packing.
    QByteArray bind;
    if (!request.bind.isEmpty()) {
        bind = artifactsTomlAt(c.disk, absolute(c, request.bind));
        const auto wanted = bindingChanges(c.disk, bind, bindingFor(request, {}), request.isForced);
        if (!wanted) {
            const bool wouldHelp = bindingChanges(c.disk, bind, bindingFor(request, {}), true).has_value();
            return failedExport(c, withForce(wanted.error(), wouldHelp));
        }
    }

    ExportOptions options;
    options.choice = request.choice;
    options.compression = request.compression;
    options.level = request.level;
    options.replaces = request.isForced;
    if (!c.request.output.isEmpty() && !c.request.isDryRun)
        options.output = absolute(c, c.request.output);
    if (request.isInstalled && !c.request.isDryRun)
        options.depot = depot;
    Result<Exported> exported = Failure(Error());
    shown([&] { exported = exportTree(item.path, options, c.job); });
    if (!exported)
        return failedExport(c, withForce(exported.error(), exported.error().detail.isEmpty()));

    ExitCode code = ExitCode::Done;
    std::vector<DifferentLine> changes;
    if (!bind.isEmpty()) {
        const Binding binding = bindingFor(request, *exported);
        auto made = bindingChanges(c.disk, bind, binding, request.isForced);
        if (!made)
            return failedExport(c, made.error());
        changes = std::move(*made);
        if (!c.request.isDryRun) {
            if (const auto done = depotscope::bind(c.disk, bind, binding, request.isForced); !done)
                return failedExport(c, done.error());
            if (const auto logged = logArtifactUse(c.disk, depot, bind, c.surroundings.now, c.job); !logged) {
                c.say(logged.error().sentence());
                code = ExitCode::Incomplete;
            }
        }
    }

    if (c.request.isJson) {
        c.begin(depot);
        c.json.key("kind").text(kindWord(item.kind));
        c.json.path("source", item.path);
        c.json.key("git_tree_sha1").text(exported->hash.hex());
        c.json.key("sha256").text(exported->sha256);
        c.json.key("tar_sha256").text(exported->tarSha256);
        c.json.key("size").number(exported->size);
        c.json.key("tar_size").number(exported->tarSize);
        c.json.key("files").number(exported->survey.files);
        if (options.output.isEmpty())
            c.json.key("path").null();
        else
            c.json.path("path", options.output);
        if (exported->artifact.isEmpty())
            c.json.key("artifact").null();
        else
            c.json.path("artifact", exported->artifact);
        if (bind.isEmpty()) {
            c.json.key("bound_in").null();
        } else {
            c.json.path("bound_in", bind);
            c.json.key("name").text(request.name);
            c.json.key("difference").beginArray();
            for (const DifferentLine &line : changes)
                c.json.text(line.change + line.text);
            c.json.endArray();
        }
        c.end();
        return code;
    }
    writeRow(c, u"git-tree-sha1"_s, QString::fromLatin1(exported->hash.hex()));
    writeRow(c, u"sha256"_s, QString::fromLatin1(exported->sha256));
    writeRow(c, u"tar sha256"_s, QString::fromLatin1(exported->tarSha256));
    writeRow(c, u"size"_s, formatExactSize(exported->size));
    if (!options.output.isEmpty())
        writeRow(c, u"file"_s, forPeople(options.output));
    if (!exported->artifact.isEmpty())
        writeRow(c, u"artifact"_s,
                 forPeople(exported->artifact) + (exported->isNewArtifact ? QString() : u" (was there)"_s));
    if (!bind.isEmpty()) {
        writeRow(c, c.request.isDryRun ? u"would bind in"_s : u"bound in"_s, forPeople(bind));
        for (const DifferentLine &line : changes)
            c.out.writeLine(u"  "_s + QLatin1Char(line.change) + u' ' + forPeople(line.text));
    }
    return code;
}

ExitCode verify(Cleaning &c, const std::vector<Depot> &depots, const Shown &shown)
{
    const ExportRequest &request = c.request.exporting;
    const auto path = artifactOrTarball(c, depots);
    if (!path)
        return failedExport(c, path.error());
    Result<Verified> verified = Failure(Error());
    Result<Verified> other = Verified();
    shown([&] {
        verified = listed(c.disk, *path, c.job);
        if (verified && !request.against.isEmpty())
            other = listed(c.disk, absolute(c, request.against), c.job);
    });
    if (!verified || !other)
        return failedExport(c, verified ? other.error() : verified.error());

    const TarballListing &found = verified->listing;
    std::optional<TreeHash> wanted = request.hash;
    if (!wanted && !verified->isTarball)
        wanted = TreeHash::fromHex(lastComponent(*path));
    if (!wanted && !request.against.isEmpty())
        wanted = other->listing.hash;
    const std::vector<ListedDifference> changes =
        request.against.isEmpty() ? std::vector<ListedDifference>() : differences(other->listing, found);
    const bool isRightTree = !wanted || *wanted == found.hash;
    const bool isRightFile = !request.sha256 || *request.sha256 == found.sha256;
    const bool isRight = isRightTree && isRightFile && changes.empty();
    const bool isCompared = wanted || request.sha256;

    if (c.request.isJson) {
        c.begin({});
        c.json.key("kind").text(verified->isTarball ? "tarball" : "artifact");
        c.json.path("path", *path);
        c.json.key("git_tree_sha1").text(found.hash.hex());
        c.json.key("expected_git_tree_sha1").textOrNull(wanted ? wanted->hex() : QByteArray());
        c.json.key("sha256").textOrNull(found.sha256);
        c.json.key("expected_sha256").textOrNull(request.sha256.value_or(QByteArray()));
        c.json.key("tar_sha256").textOrNull(found.tarSha256);
        c.json.key("size");
        if (verified->isTarball)
            c.json.number(found.size);
        else
            c.json.null();
        c.json.key("files").number(qint64(found.files.size()));
        c.json.key("matches");
        if (isCompared)
            c.json.flag(isRight);
        else
            c.json.null();
        c.json.key("differences").beginArray();
        for (const ListedDifference &change : changes) {
            c.json.beginObject();
            c.json.path("path", change.path);
            c.json.key("what").text(word(change.what));
            c.json.endObject();
        }
        c.json.endArray();
        c.end();
        return isRight ? ExitCode::Done : ExitCode::Failed;
    }
    const auto judged = [](const QByteArray &value, const std::optional<QByteArray> &wish) {
        const QString text = QString::fromLatin1(value);
        if (!wish)
            return text;
        return value == *wish ? text + u" as it should be"_s
                              : u"%1, but it should be %2"_s.arg(text, QString::fromLatin1(*wish));
    };
    writeRow(c, verified->isTarball ? u"tarball"_s : u"artifact"_s, forPeople(*path));
    writeRow(c, u"git-tree-sha1"_s, judged(found.hash.hex(), wanted ? std::optional(wanted->hex()) : std::nullopt));
    if (verified->isTarball) {
        writeRow(c, u"sha256"_s, judged(found.sha256, request.sha256));
        writeRow(c, u"tar sha256"_s, QString::fromLatin1(found.tarSha256));
        writeRow(c, u"size"_s, formatExactSize(found.size));
    }
    for (const ListedDifference &change : changes)
        writeRow(c, QString::fromLatin1(word(change.what)), forPeople(change.path));
    if (!isRight)
        c.say(u"%1 is not what it should be."_s.arg(forPeople(*path)));
    return isRight ? ExitCode::Done : ExitCode::Failed;
}

} // namespace depotscope
