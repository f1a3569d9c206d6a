// SPDX-License-Identifier: MIT
#include "model/depot/orphandates.h"

#include "model/depot/troubles.h"
#include "model/text/names.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace depotscope {

QByteArray orphanDatesFile(OrphanRules rules)
{
    switch (rules) {
    case OrphanRules::Safe:
        return ".depotscope/orphaned";
    case OrphanRules::Spaces:
        return ".depotscope/orphaned-spaces";
    }
    Q_UNREACHABLE();
}

OrphanDates readOrphanDates(QByteArrayView text, const QByteArray &path)
{
    OrphanDates dates;
    Troubles troubles(path);
    int line = 0;
    for (QByteArrayView rest = text; !rest.isEmpty();) {
        const qsizetype newline = rest.indexOf('\n');
        const QByteArrayView words = rest.first(newline < 0 ? rest.size() : newline).trimmed();
        rest = newline < 0 ? QByteArrayView() : rest.sliced(newline + 1);
        ++line;
        if (words.isEmpty() || words.startsWith('#'))
            continue;
        const qsizetype space = words.indexOf(' ');
        const QByteArray inside =
            space < 0 ? QByteArray() : QByteArray::fromPercentEncoding(words.sliced(space + 1).trimmed().toByteArray());
        const QDateTime time =
            QDateTime::fromString(QString::fromLatin1(words.first(std::max<qsizetype>(space, 0))), Qt::ISODateWithMs);
        // A torn line at the end of the file has no newline.
        if (!time.isValid() || time.timeSpec() != Qt::UTC || newline < 0 || inside.isEmpty() || inside.startsWith('/')
            || cleanAbsolute('/' + inside) != '/' + inside)
            troubles.add(line, u"is no time and path inside the depot"_s);
        else
            dates.since.insert_or_assign(inside, Time(std::chrono::milliseconds(time.toMSecsSinceEpoch())));
    }
    dates.troubles = troubles.take();
    return dates;
}

QByteArray orphanDatesText(const std::map<QByteArray, Time> &since)
{
    QByteArray text = "# Since when Depotscope's collections have known what nothing needs.\n";
    for (const auto &[inside, time] : since) {
        const auto when = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toUTC();
        text += when.toString(Qt::ISODateWithMs).toLatin1() + ' ' + inside.toPercentEncoding("/+@=,") + '\n';
    }
    return text;
}

} // namespace depotscope
