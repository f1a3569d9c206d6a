// SPDX-License-Identifier: MIT
#include "model/cleaning/obstacles.h"

#include "model/cleaning/journal.h"
#include "model/disk/scan.h"
#include "model/text/names.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

Outcome changed(const PlannedItem &item, const PlannedPath &path)
{
    return {item,
            Outcome::Changed,
            {Fault::Unsafe, joined(item.depot, path.inside), u"it has changed since it was looked at"_s}};
}

/// What an item has come to.
struct Count {
    qint64 entries = 0;
    Time newest = Time::min();
};

/// What the paths of `item` themselves tell; the directories among them are left to be counted, in `folders`.
std::optional<Outcome> checkAt(const PlannedItem &item, const Disk &disk, Count &count,
                               std::vector<QByteArray> &folders)
{
    size_t missing = 0;
    for (const PlannedPath &path : item.paths) {
        const auto status = disk.statInside(fenceOf(item.depot), path.inside);
        if (!status && (status.error().fault == Fault::NotFound || status.error().fault == Fault::NotDirectory)) {
            ++missing;
            continue;
        }
        if (!status)
            return Outcome{item, Outcome::Failed, status.error()};
        const bool isSame = status->id() == path.id && status->modified == path.modified
            && status->changed == path.changed && status->mode == path.mode;
        if (!isSame)
            return changed(item, path);
        if (status->type == FileType::Directory)
            folders.push_back(joined(item.depot, path.inside));
        else
            ++count.entries;
        count.newest =
            std::max(count.newest, Time(std::chrono::floor<std::chrono::seconds>(status->modified.time_since_epoch())));
    }
    if (missing == item.paths.size())
        return Outcome{item, Outcome::Missing, {}};
    return missing > 0 ? std::optional(changed(item, item.paths.front())) : std::nullopt;
}

/// The failure, if one of `julias` has a file of the item open.
std::optional<Outcome> useOf(const PlannedItem &item, const std::vector<RunningJulia> &julias)
{
    for (const PlannedPath &path : item.paths) {
        // The system tells what is open by paths without links.
        const QByteArray absolute = joined(item.depot, path.inside);
        const QByteArray real = QFile::encodeName(QFileInfo(QFile::decodeName(absolute)).canonicalFilePath());
        for (const RunningJulia &julia : julias) {
            const auto open = std::ranges::find_if(
                julia.openFiles, [&](const QByteArray &file) { return !real.isEmpty() && isInside(file, real); });
            if (open != julia.openFiles.end())
                return Outcome{item,
                               Outcome::Failed,
                               {Fault::Busy, absolute, u"the Julia of process %1 has it open"_s.arg(julia.pid)}};
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<std::optional<Outcome>> obstacles(std::span<const PlannedItem> items,
                                              const std::vector<RunningJulia> &julias, const Disk &disk, Job &job)
{
    std::vector<std::optional<Outcome>> found(items.size());
    std::vector<Count> counts(items.size());
    std::vector<QByteArray> folders;
    std::vector<size_t> owners; // of each folder the item
    for (size_t i = 0; i < items.size(); ++i) {
        std::vector<QByteArray> own;
        found[i] = checkAt(items[i], disk, counts[i], own);
        if (found[i])
            continue;
        owners.insert(owners.end(), own.size(), i);
        std::ranges::move(own, std::back_inserter(folders));
    }
    Job counting(job.token());
    const Scan scanned = scan(folders, {}, counting);
    for (size_t at = 0; scanned.isComplete && at < folders.size(); ++at) {
        const NodeId root = scanned.tree->roots()[at];
        if (!root)
            continue;
        Count &count = counts[owners[at]];
        const Totals totals = scanned.tree->totals(root);
        count.entries += totals.files + totals.directories;
        count.newest = std::max(count.newest, scanned.tree->newest(root));
    }
    for (size_t i = 0; i < items.size(); ++i) {
        const PlannedItem &item = items[i];
        if (found[i])
            continue;
        if (!scanned.isComplete)
            found[i] = Outcome{item, Outcome::Stopped, {}};
        else if (counts[i].entries != item.entries || counts[i].newest != item.newest)
            found[i] = changed(item, item.paths.front());
        else
            found[i] = useOf(item, julias);
    }
    return found;
}

} // namespace depotscope
