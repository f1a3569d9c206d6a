// SPDX-License-Identifier: MIT
#include "app/commandline/nearest.h"

#include "model/text/names.h"

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

// How many letters must be changed, added or left out to make one word of the other.
qsizetype distance(QByteArrayView a, QByteArrayView b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype changed = diagonal + (a[i] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row.back();
}

} // namespace

QByteArray nearestTo(const QByteArray &word, const std::vector<QByteArray> &words)
{
    const QByteArray meant = word.toLower();
    QByteArray nearest;
    qsizetype least = std::clamp<qsizetype>(word.size() / 3, 0, 2);
    for (const QByteArray &candidate : words) {
        const QByteArray other = candidate.toLower();
        // The beginning of a word is a near miss however much of it is left out.
        const qsizetype far = meant.size() > 2 && other.startsWith(meant) ? 0 : distance(meant, other);
        if (far <= least && (nearest.isEmpty() || far < least)) {
            nearest = candidate;
            least = far;
        }
    }
    return nearest;
}

QString suggestion(const QByteArray &word, const std::vector<QByteArray> &words)
{
    const QByteArray nearest = nearestTo(word, words);
    return nearest.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(forPeople(nearest));
}

} // namespace depotscope
