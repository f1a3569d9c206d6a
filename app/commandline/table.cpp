// SPDX-License-Identifier: MIT
#include "app/commandline/table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

// The places that `text` takes on a terminal, marks that stand on the letter before them left out.
qsizetype widthOf(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate() && !c.isMark(); });
}

QString padded(const QString &text, qsizetype width, bool isRight)
{
    const QString space(std::max<qsizetype>(0, width - widthOf(text)), u' ');
    return isRight ? space + text : text + space;
}

// The end of a path says more than its beginning.
QString elided(const QString &path, qsizetype width)
{
    return path.size() <= width ? path : u"…"_s + path.last(std::max<qsizetype>(0, width - 1));
}

} // namespace

void writeRows(Output &output, const std::vector<QStringList> &rows, int columns)
{
    if (rows.empty())
        return;
    std::vector<qsizetype> widths(size_t(rows.front().size() - 1));
    for (const QStringList &row : rows) {
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[qsizetype(i)]));
    }
    qsizetype before = 0;
    for (const qsizetype width : widths)
        before += width + 2;
    // Below some width a path says nothing, and a line that wraps is better.
    const qsizetype pathWidth = std::max<qsizetype>(columns - before, 16);

    for (const QStringList &row : rows) {
        QString line;
        for (size_t i = 0; i < widths.size(); ++i)
            line += padded(row[qsizetype(i)], widths[i], i == 0) + u"  "_s;
        output.writeLine(line + (columns > 0 ? elided(row.back(), pathWidth) : row.back()));
    }
}

QString shortened(const QString &text, qsizetype width)
{
    return text.size() <= width ? text : text.first(width - 1) + u'…';
}

} // namespace depotscope
