// SPDX-License-Identifier: MIT
#include "app/commandline/commandline.h"

#include "app/commandline/exporting.h"
#include "app/commandline/hints.h"
#include "app/commandline/journal.h"
#include "app/commandline/json.h"
#include "app/commandline/keep.h"
#include "app/commandline/listing.h"
#include "app/commandline/options.h"
#include "app/commandline/output.h"
#include "app/commandline/planning.h"
#include "app/commandline/progress.h"
#include "app/commandline/removing.h"
#include "app/commandline/reporting.h"
#include "app/commandline/whatif.h"
#include "app/commandline/why.h"
#include "app/commandline/words.h"
#include "model/cleaning/gc.h"
#include "model/cleaning/keeping.h"
#include "model/disk/scan.h"
#include "model/inventory/inventory.h"
#include "model/inventory/layout.h"
#include "model/inventory/pathcanonicalizer.h"
#include "model/sample/sampledepot.h"
#include "model/text/names.h"

#include <QIODevice>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

QByteArray roleWord(DepotRole role)
{
    switch (role) {
    case DepotRole::User:
        return "user";
    case DepotRole::Shared:
        return "shared";
    case DepotRole::Bundled:
        return "bundled";
    }
    Q_UNREACHABLE();
}

void say(QIODevice &err, const QString &sentence)
{
    err.write("depotctl: " + sentence.toUtf8() + '\n');
}

// One run of depotctl.
class Run {
public:
    Run(const Request &request, const Surroundings &surroundings, Disk &disk, QIODevice &out, QIODevice &err, Job &job)
        : m_request(request)
        , m_surroundings(surroundings)
        , m_disk(disk)
        , m_err(err)
        , m_job(job)
        , m_out(out)
        , m_json(m_out)
    {
    }

    ExitCode run()
    {
        ExitCode code = runCommand();
        if (!m_out.flush()) {
            say(u"cannot write the output: %1."_s.arg(m_out.failure()));
            code = ExitCode::Failed;
        }
        return code;
    }

private:
    ExitCode runCommand()
    {
        switch (m_request.command) {
        case Command::Version:
            m_out.writeLine(u"depotctl %1"_s.arg(QLatin1StringView(DEPOTSCOPE_VERSION)));
            return ExitCode::Done;
        case Command::Help:
            m_out.write(helpText(m_request.topic).toUtf8());
            return ExitCode::Done;
        case Command::Demo:
            return demo();
        case Command::Scan:
            return m_request.directory ? scanDirectory() : withDepots(std::bind_front(&Run::scanDepots, this));
        case Command::Depots:
            return withDepots(std::bind_front(&Run::depots, this));
        case Command::List:
            return withInventory(&Run::list);
        case Command::Why:
            return withInventory(&Run::why);
        case Command::WhatIf:
            return withInventory(&Run::whatIf);
        case Command::Keep:
            return withInventory(&Run::keep);
        case Command::Gc:
            return withInventory(m_request.isDryRun ? &Run::plan : &Run::collect);
        case Command::Get:
            return withInventory(&Run::get);
        case Command::Delete:
        case Command::Clear:
            return withInventory(&Run::removeSpaces);
        case Command::Plan: // its request has the command that is planned
        case Command::Apply: {
            Cleaning cleaning = this->cleaning();
            return applyFile(cleaning);
        }
        case Command::Export:
            return withInventory(&Run::exportOne);
        case Command::Verify:
            return withDepots([this](const auto &depots) { return verifyOne(depots); });
        case Command::Trash:
        case Command::History:
            return withDepots([this](const auto &depots) { return inDepots(depots, showJournal); });
        case Command::Undo:
        case Command::Empty:
            return withDepots([this](const auto &depots) { return inDepots(depots, undoOrEmpty); });
        case Command::Forget:
        case Command::Remember:
            return withDepots([this](const auto &depots) { return inDepots(depots, forgetOrRemember); });
        }
        Q_UNREACHABLE();
    }

    void say(const QString &sentence) { depotscope::say(m_err, sentence); }

    ExitCode failed(const Error &error)
    {
        say(error.sentence());
        return ExitCode::Failed;
    }

    ExitCode stopped()
    {
        say(u"stopped after %1 entries; nothing was changed."_s.arg(m_job.files.load()));
        return ExitCode::Stopped;
    }

    ExitCode withDepots(const std::function<ExitCode(const std::vector<Depot> &)> &act)
    {
        if (!m_request.depots.empty()) {
            // Somebody who names a depot means that it is one; of several, the others are shown all the same.
            for (const QByteArray &path : m_request.depots) {
                const auto status = m_disk.stat(cleanAbsolute(path));
                if (m_request.command != Command::Depots && status && status->type != FileType::Directory)
                    return failed(Error{Fault::NotDirectory, path, u"--depot needs a directory"_s});
            }
            return act(depotsAt(m_request.depots, m_disk));
        }
        const auto found = findDepots(m_surroundings.depots, m_disk);
        if (!found)
            return failed(found.error());
        return act(*found);
    }

    // Why nothing can be shown, if no depot is there.
    std::optional<QString> noDepot(const std::vector<Depot> &depots) const
    {
        if (depots.empty())
            return u"JULIA_DEPOT_PATH is empty, so Julia has no depot."_s;
        if (std::ranges::any_of(depots, &Depot::exists))
            return std::nullopt;
        const auto status = m_disk.stat(depots.front().path);
        if (!status && status.error().fault != Fault::NotFound)
            return status.error().sentence();
        const QString path = forPeople(depots.front().path);
        if (!m_request.depots.empty())
            return path + u": there is no such depot."_s;
        return path + u": Julia has no depot yet; 'depotctl demo DIR' writes a sample to look at."_s;
    }

    void beginJson(const QByteArray &depot)
    {
        m_json.beginObject();
        m_json.key("schema").text("depotctl/1");
        if (depot.isEmpty())
            m_json.key("depot").null();
        else
            m_json.path("depot", depot);
    }

    void endJson()
    {
        m_json.endObject();
        m_out.write("\n");
    }

    void writeTroubles(const std::vector<Error> &troubles)
    {
        if (!m_request.isJson) {
            for (const Error &trouble : troubles)
                say(trouble.sentence());
            return;
        }
        m_json.key("troubles").beginArray();
        for (const Error &trouble : troubles) {
            m_json.beginObject();
            m_json.path("path", trouble.path);
            m_json.key("line");
            if (trouble.line > 0)
                m_json.number(trouble.line);
            else
                m_json.null();
            m_json.key("sentence").text(trouble.sentence().toUtf8());
            m_json.endObject();
        }
        m_json.endArray();
    }

    ExitCode depots(const std::vector<Depot> &depots)
    {
        if (m_request.isJson) {
            beginJson(depots.empty() ? QByteArray() : depots.front().path);
            m_json.key("depots").beginArray();
            for (const Depot &depot : depots) {
                m_json.beginObject();
                m_json.path("path", depot.path);
                m_json.key("role").text(roleWord(depot.role));
                m_json.key("exists").flag(depot.exists);
                m_json.key("writable").flag(depot.isWritable);
                m_json.endObject();
            }
            m_json.endArray();
            endJson();
            return ExitCode::Done;
        }
        if (depots.empty())
            say(u"JULIA_DEPOT_PATH is empty, so Julia has no depot."_s);
        else
            m_out.writeLine(u"ROLE     WRITABLE  PATH"_s);
        for (const Depot &depot : depots) {
            const QString writable = depot.exists ? depot.isWritable ? u"yes"_s : u"no"_s : u"missing"_s;
            m_out.writeLine(QString::fromLatin1(roleWord(depot.role)).leftJustified(9) + writable.leftJustified(10)
                            + forPeople(depot.path));
        }
        return ExitCode::Done;
    }

    Scan scanned(const std::vector<QByteArray> &roots, const ScanOptions &options)
    {
        std::optional<ProgressLine> line;
        if (m_surroundings.showsProgress)
            line.emplace(m_job, m_err);
        return scan(roots, options, m_job);
    }

    ExitCode scanDirectory()
    {
        const QByteArray path = cleanAbsolute(*m_request.directory);
        const auto status = m_disk.stat(path);
        if (!status)
            return failed(status.error());
        if (status->type != FileType::Directory)
            return failed(Error{Fault::NotDirectory, path, {}});
        return report({path}, scanned({path}, {}));
    }

    ExitCode scanDepots(const std::vector<Depot> &depots)
    {
        if (const auto sentence = noDepot(depots)) {
            say(*sentence);
            return ExitCode::Failed;
        }
        std::vector<QByteArray> roots;
        std::vector<Error> missing;
        for (const Depot &depot : depots) {
            if (depot.exists)
                roots.push_back(depot.path);
            else if (depot.role != DepotRole::Bundled)
                missing.push_back(Error{Fault::NotFound, depot.path, {}});
        }
        ScanOptions options;
        options.followedNames = depotFolders();
        Scan found = scanned(roots, options);
        found.troubles.insert(found.troubles.end(), missing.begin(), missing.end());
        return report(roots, found);
    }

    ExitCode report(const std::vector<QByteArray> &paths, const Scan &found)
    {
        if (m_job.isStopped())
            return stopped();
        const FileTree &tree = *found.tree;
        Totals sum;
        std::vector<NodeId> counted;
        for (const NodeId root : tree.roots()) {
            // A depot inside another, or named twice, is counted there.
            if (root && !tree.parent(root) && std::ranges::find(counted, root) == counted.end()) {
                counted.push_back(root);
                sum += tree.totals(root);
            }
        }
        const ExitCode code = found.troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
        const auto unreadable = qint64(found.troubles.size());
        if (m_request.isJson) {
            beginJson(paths.front());
            writeCounts(sum);
            m_json.key("unreadable").number(unreadable);
            m_json.key("lower_bound").flag(sum.isLowerBound);
            if (paths.size() > 1) {
                m_json.key("depots").beginArray();
                for (size_t i = 0; i < paths.size(); ++i) {
                    m_json.beginObject();
                    m_json.path("path", paths[i]);
                    writeCounts(tree.roots()[i] ? tree.totals(tree.roots()[i]) : Totals());
                    m_json.endObject();
                }
                m_json.endArray();
            }
            writeTroubles(found.troubles);
            endJson();
            return code;
        }
        for (const QByteArray &path : paths)
            m_out.writeLine(u"Directory    "_s + forPeople(path));
        const QString bound = sum.isLowerBound ? u"at least "_s : QString();
        m_out.writeLine(u"On disk      "_s + bound + formatExactSize(sum.allocated));
        m_out.writeLine(u"By length    "_s + bound + formatExactSize(sum.apparent));
        m_out.writeLine(u"Files        "_s + bound + QString::number(sum.files));
        m_out.writeLine(u"Folders      "_s + bound + QString::number(sum.directories));
        m_out.writeLine(u"Unreadable   "_s + QString::number(unreadable));
        writeTroubles(found.troubles);
        return code;
    }

    void writeCounts(const Totals &totals)
    {
        m_json.key("files").number(totals.files);
        m_json.key("directories").number(totals.directories);
        m_json.key("allocated").number(totals.allocated);
        m_json.key("apparent").number(totals.apparent);
    }

    ExitCode withInventory(ExitCode (Run::*act)(const Inventory &))
    {
        return withDepots([this, act](const std::vector<Depot> &depots) {
            if (const auto sentence = noDepot(depots)) {
                say(*sentence);
                return ExitCode::Failed;
            }
            InventoryOptions options;
            options.cacheDirectory = m_surroundings.cacheDirectory;
            options.looksForJulias = m_surroundings.looksForJulias;
            const auto inventory = [&] {
                std::optional<ProgressLine> line;
                if (m_surroundings.showsProgress)
                    line.emplace(m_job, m_err);
                return takeInventory(depots, options, m_disk, m_job);
            }();
            if (m_job.isStopped() || !inventory->isComplete)
                return stopped();
            return (this->*act)(*inventory);
        });
    }

    // What was asked for was done, as far as everything could be read.
    ExitCode finished(const std::vector<Error> &troubles)
    {
        writeTroubles(troubles);
        if (m_request.isJson)
            endJson();
        return troubles.empty() ? ExitCode::Done : ExitCode::Incomplete;
    }

    ExitCode list(const Inventory &inventory)
    {
        const ListChoice &choice = m_request.choice;
        const std::vector<ItemId> items = chosenItems(inventory, choice, m_surroundings.now);
        if (m_request.isJson) {
            beginJson(inventory.depots.front().path);
            writeItems(m_json, inventory, items);
        } else {
            writeTable(m_out, inventory, items, m_surroundings.now, m_surroundings.columns);
        }
        const ExitCode code = finished(inventory.troubles);
        if (choice.owner) {
            if (const auto sentence = unknownOwner(inventory, *choice.owner))
                say(*sentence);
        }
        return code;
    }

    // The path that a word means if it means one.
    QByteArray placeOf(const QByteArray &word, const Inventory &inventory, PathCanonicalizer &canonicalizer) const
    {
        return canonicalizer.of(environmentMeant(word, inventory.depots, m_disk),
                                m_surroundings.depots.currentDirectory);
    }

    ExitCode notCalled(const Inventory &inventory, const QByteArray &word)
    {
        const QString sentence = u"no item is called '%1'"_s.arg(forPeople(word));
        const QString hint = itemHint(inventory, word);
        say(hint.isEmpty() ? sentence + u": it is no path in a depot, package, Package/space-key or hash here."_s
                           : sentence + hint);
        return ExitCode::Failed;
    }

    ExitCode why(const Inventory &inventory)
    {
        PathCanonicalizer canonicalizer(inventory.depots, m_disk);
        const QByteArray path = placeOf(m_request.item, inventory, canonicalizer);
        const std::vector<ItemId> items = itemsCalled(inventory, m_request.item, path);
        if (items.empty()) {
            if (!m_request.isJson)
                writeTroubles(inventory.troubles);
            return notCalled(inventory, m_request.item);
        }
        if (m_request.isJson) {
            beginJson(inventory.depots.front().path);
            writeKeepers(m_json, inventory, items, m_surroundings.now);
        } else {
            writeKeepers(m_out, inventory, items, m_surroundings.now);
        }
        return finished(inventory.troubles);
    }

    ExitCode keep(const Inventory &inventory)
    {
        const QByteArray &action = m_request.words.front();
        if (action == "list") {
            if (m_request.isJson) {
                beginJson(inventory.depots.front().path);
                writeKeepLists(m_json, inventory);
            } else {
                writeKeepLists(m_out, inventory);
            }
            return finished(inventory.troubles);
        }
        std::map<QByteArray, std::vector<QByteArray>> paths; // by depot, relative to it
        PathCanonicalizer canonicalizer(inventory.depots, m_disk);
        for (size_t i = 1; i < m_request.words.size(); ++i) {
            const QByteArray &word = m_request.words[i];
            const QByteArray path = placeOf(word, inventory, canonicalizer);
            std::vector<QByteArray> named;
            for (const ItemId item : itemsCalled(inventory, word, path))
                named.push_back(inventory.item(item).path);
            // What went meanwhile can still be taken off the list.
            if (action == "rm" && std::ranges::binary_search(inventory.facts.keepList, path))
                named.push_back(path);
            if (named.empty())
                return notCalled(inventory, word);
            for (const QByteArray &item : named) {
                const auto depot = std::ranges::find_if(
                    inventory.depots, [&](const Depot &candidate) { return isInside(item, candidate.path); });
                if (depot == inventory.depots.end() || item == depot->path) {
                    say(u"%1: a whole depot is not kept; name items in it."_s.arg(forPeople(word)));
                    return ExitCode::Failed;
                }
                paths[depot->path].push_back(insideOf(item, depot->path));
            }
        }
        int changed = 0;
        for (const auto &[depot, items] : paths) {
            const auto done =
                action == "add" ? addToKeepList(depot, items, m_disk) : removeFromKeepList(depot, items, m_disk);
            if (!done)
                return failed(done.error());
            changed += *done;
        }
        if (m_request.isJson) {
            beginJson(inventory.depots.front().path);
            m_json.key("changed").number(changed);
            endJson();
        } else {
            const QString what = changed == 1 ? u"1 path"_s : u"%1 paths"_s.arg(changed);
            say(action == "add" ? u"put %1 on the keep list."_s.arg(what) : u"took %1 off the keep list."_s.arg(what));
        }
        return ExitCode::Done;
    }

    ExitCode whatIf(const Inventory &inventory)
    {
        PathCanonicalizer canonicalizer(inventory.depots, m_disk);
        std::vector<RootId> manifests;
        for (const QByteArray &word : m_request.manifests) {
            const auto found = manifestsAt(inventory, placeOf(word, inventory, canonicalizer));
            if (found.empty()) {
                if (!m_request.isJson)
                    writeTroubles(inventory.troubles);
                const QString hint = manifestHint(inventory, word);
                say((hint.isEmpty()
                         ? u"%1: no manifest that keeps anything here; no log or environment of the depot names it."_s
                         : u"%1: no manifest that keeps anything here"_s + hint)
                        .arg(forPeople(word)));
                return ExitCode::Failed;
            }
            manifests.insert(manifests.end(), found.begin(), found.end());
        }
        std::ranges::sort(manifests);
        const auto extra = std::ranges::unique(manifests);
        manifests.erase(extra.begin(), extra.end());
        if (m_request.isJson) {
            beginJson(inventory.depots.front().path);
            writeForgetting(m_json, inventory, manifests);
        } else {
            writeForgetting(m_out, inventory, manifests, m_surroundings.now, m_surroundings.columns);
        }
        return finished(inventory.troubles);
    }

    Cleaning cleaning()
    {
        return {m_request,
                m_surroundings,
                m_disk,
                m_out,
                m_json,
                m_job,
                [this](const QString &sentence) { say(sentence); }};
    }

    ExitCode inDepots(const std::vector<Depot> &depots,
                      ExitCode (*act)(Cleaning &cleaning, const std::vector<Depot> &depots))
    {
        if (const auto sentence = noDepot(depots)) {
            say(*sentence);
            return ExitCode::Failed;
        }
        Cleaning cleaning = this->cleaning();
        return act(cleaning, depots);
    }

    ExitCode get(const Inventory &inventory)
    {
        Cleaning cleaning = this->cleaning();
        return getSpace(cleaning, inventory);
    }

    void shown(const std::function<void()> &work)
    {
        std::optional<ProgressLine> line;
        if (m_surroundings.showsProgress)
            line.emplace(m_job, m_err);
        work();
    }

    ExitCode exportOne(const Inventory &inventory)
    {
        Cleaning cleaning = this->cleaning();
        return exportItem(cleaning, inventory, std::bind_front(&Run::shown, this));
    }

    ExitCode verifyOne(const std::vector<Depot> &depots)
    {
        Cleaning cleaning = this->cleaning();
        return verify(cleaning, depots, std::bind_front(&Run::shown, this));
    }

    ExitCode removeSpaces(const Inventory &inventory)
    {
        const auto choices = spacesToDelete(inventory, m_request);
        if (!choices) {
            const Error &error = choices.error();
            say(error.sentence());
            if (error.fault == Fault::Malformed && !error.path.isEmpty() && error.path == m_request.item)
                return ExitCode::NotUnderstood;
            return error.fault == Fault::Unsafe ? ExitCode::Refused : ExitCode::Failed;
        }
        std::vector<Error> troubles;
        const QByteArray word = m_request.command == Command::Delete ? "delete" : "clear";
        const FrozenPlan frozen = freeze(inventory, *choices, word, m_surroundings.now, m_disk, troubles);
        if (m_request.command == Command::Delete && choices->empty() && !m_request.package) {
            if (const QString hint = deletionHint(inventory, m_request.item); !hint.isEmpty())
                say(u"no global space is called '%1'"_s.arg(forPeople(m_request.item)) + hint + u'.');
        }
        Cleaning cleaning = this->cleaning();
        return carryOut(cleaning, frozen, troubles);
    }

    ExitCode collect(const Inventory &inventory)
    {
        const Plan plan = planGc(inventory, m_request.rules, m_surroundings.now);
        std::vector<Error> troubles = troublesOf(inventory, plan);
        const FrozenPlan frozen = freeze(inventory, plan, m_request.rules, m_surroundings.now, m_disk, troubles);
        Cleaning cleaning = this->cleaning();
        const Remaining remaining{inventory, plan.waiting};
        return carryOut(cleaning, frozen, troubles, &remaining);
    }

    ExitCode plan(const Inventory &inventory)
    {
        const Plan plan = planGc(inventory, m_request.rules, m_surroundings.now);
        if (m_request.isJson) {
            beginJson(inventory.depots.front().path);
            writePlan(m_json, inventory, plan);
        } else {
            writePlan(m_out, inventory, plan, m_surroundings.now, m_surroundings.columns);
        }
        return finished(troublesOf(inventory, plan));
    }

    ExitCode demo()
    {
        const auto path = writeSampleDepot(*m_request.directory, m_surroundings.now);
        if (!path)
            return failed(path.error());
        if (m_request.isJson) {
            beginJson(*path);
            endJson();
            return ExitCode::Done;
        }
        m_out.write(*path + '\n');
        say(u"wrote a sample depot; 'depotctl --depot %1 list' shows it."_s.arg(forPeople(*path)));
        return ExitCode::Done;
    }

    const Request &m_request;
    const Surroundings &m_surroundings;
    Disk &m_disk;
    QIODevice &m_err;
    Job &m_job;
    Output m_out;
    JsonWriter m_json;
};

} // namespace

ExitCode runCommand(const std::vector<QByteArray> &arguments, const Surroundings &surroundings, Disk &disk,
                    QIODevice &out, QIODevice &err, Job &job)
{
    const auto request = parseArguments(arguments);
    if (!request) {
        say(err, request.error());
        return ExitCode::NotUnderstood;
    }
    return Run(*request, surroundings, disk, out, err, job).run();
}

} // namespace depotscope
