// SPDX-License-Identifier: MIT
#include "model/depot/keeplist.h"

#include "model/depot/troubles.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

QByteArray keepListPath(const QByteArray &depot)
{
    return joined(depot, ".depotscope/keep");
}

KeepList readKeepList(QByteArrayView text, const QByteArray &path)
{
    KeepList list;
    Troubles troubles(path);
    int line = 0;
    for (QByteArrayView rest = text; !rest.isEmpty();) {
        const qsizetype newline = rest.indexOf('\n');
        const QByteArrayView word = rest.first(newline < 0 ? rest.size() : newline).trimmed();
        rest = newline < 0 ? QByteArrayView() : rest.sliced(newline + 1);
        ++line;
        if (word.isEmpty() || word.startsWith('#'))
            continue;
        const QByteArray kept = QByteArray::fromPercentEncoding(word.toByteArray());
        const QByteArray clean = cleanAbsolute('/' + kept);
        const bool isInside = !kept.startsWith('/') && !kept.contains('\0') && clean.size() > 1
            && !QByteArray('/' + kept + '/').contains("/../");
        if (isInside)
            list.paths.push_back(clean.sliced(1));
        else
            troubles.add(line, u"is no path inside the depot"_s);
    }
    std::ranges::sort(list.paths);
    const auto extra = std::ranges::unique(list.paths);
    list.paths.erase(extra.begin(), extra.end());
    list.troubles = troubles.take();
    return list;
}

QByteArray keepListLines(const std::vector<QByteArray> &paths)
{
    QByteArray text;
    for (const QByteArray &path : paths)
        text += path.toPercentEncoding("/+@=,") + '\n';
    return text;
}

QByteArray keepListText(const std::vector<QByteArray> &paths)
{
    return "# What Depotscope is to keep: a path inside the depot on each line.\n" + keepListLines(paths);
}

} // namespace depotscope
