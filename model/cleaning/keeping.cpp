// SPDX-License-Identifier: MIT
#include "model/cleaning/keeping.h"

#include "model/cleaning/journal.h"
#include "model/depot/keeplist.h"
#include "model/text/names.h"

#include <algorithm>

namespace depotscope {

namespace {

/// Whether the line, without its newline, stands for one of `paths`.
bool isLineOf(QByteArrayView line, const std::vector<QByteArray> &paths)
{
    const KeepList list = readKeepList(line, {});
    return !list.paths.empty() && std::ranges::find(paths, list.paths.front()) != paths.end();
}

Result<void> rewriteKeepList(const QByteArray &depot, Disk &disk, const Disk::Edit &edit)
{
    const Fence fence = fenceOf(depot);
    if (const auto made = makeOurFolders(disk, fence); !made)
        return made;
    return disk.rewrite(fence, insideOf(keepListPath(depot), depot), edit, false);
}

} // namespace

Result<int> addToKeepList(const QByteArray &depot, const std::vector<QByteArray> &paths, Disk &disk)
{
    int added = 0;
    const auto done =
        rewriteKeepList(depot, disk, [&](const std::optional<QByteArray> &text) -> Result<std::optional<QByteArray>> {
            const KeepList known = readKeepList(text.value_or(QByteArray()), {});
            std::vector<QByteArray> missing;
            for (const QByteArray &path : paths) {
                if (!std::ranges::binary_search(known.paths, path))
                    missing.push_back(path);
            }
            added = int(missing.size());
            if (missing.empty())
                return std::nullopt;
            if (!text)
                return keepListText(missing);
            const QByteArray all = text->isEmpty() || text->endsWith('\n') ? *text : *text + '\n';
            return all + keepListLines(missing);
        });
    return done ? Result<int>(added) : Failure(done.error());
}

Result<int> removeFromKeepList(const QByteArray &depot, const std::vector<QByteArray> &paths, Disk &disk)
{
    if (!disk.stat(keepListPath(depot)))
        return 0;
    int removed = 0;
    const auto done =
        rewriteKeepList(depot, disk, [&](const std::optional<QByteArray> &text) -> Result<std::optional<QByteArray>> {
            removed = 0;
            QByteArray rest;
            QByteArrayView old = text ? QByteArrayView(*text) : QByteArrayView();
            while (!old.isEmpty()) {
                const qsizetype newline = old.indexOf('\n');
                const QByteArrayView line = old.first(newline < 0 ? old.size() : newline + 1);
                old = old.sliced(line.size());
                if (isLineOf(line, paths))
                    ++removed;
                else
                    rest += line;
            }
            return removed > 0 ? std::optional(rest) : std::nullopt;
        });
    return done ? Result<int>(removed) : Failure(done.error());
}

} // namespace depotscope
