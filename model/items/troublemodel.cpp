// SPDX-License-Identifier: MIT
#include "model/items/troublemodel.h"

#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

TroubleModel::TroubleModel(QObject *parent)
    : InventoryModel(int(Column::Path), Qt::AscendingOrder, parent)
{
}

void TroubleModel::prepare()
{
    m_troubleCount = 0;
    if (shown().inventory)
        m_troubleCount =
            int(std::ranges::count_if(inventory().troubles, [this](const Error &e) { return isIncluded(e); }));
}

bool TroubleModel::isIncluded(const Error &error) const
{
    if (!shown().depot)
        return true;
    // What lies outside all depots, as a manifest of a project does, concerns each of them.
    const std::vector<Depot> &depots = inventory().depots;
    return isInside(error.path, depots[size_t(*shown().depot)].path)
        || std::ranges::none_of(depots, [&](const Depot &depot) { return isInside(error.path, depot.path); });
}

Heading TroubleModel::headingOf(int column) const
{
    switch (Column(column)) {
    case Column::Path:
        return {tr("Where"), tr("The file or folder that could not be read or understood.")};
    case Column::What:
        return {tr("What is wrong"), tr("What kept it from being read.")};
    case Column::Line:
        return {tr("Line"), tr("The line of the file that could not be understood."), Heading::Number};
    }
    return {};
}

std::vector<LazyTree::Row> TroubleModel::rowsBelow(Row row)
{
    std::vector<Row> rows;
    if (row.type != Root || !shown().inventory)
        return rows;
    for (size_t i = 0; i < inventory().troubles.size(); ++i) {
        const Error &error = inventory().troubles[i];
        const auto text = [&error] { return errorText(error).toLower(); };
        if (isIncluded(error) && filter().keeps({}, inventory().taken, text))
            rows.push_back({TroubleRow, 0, quint32(i)});
    }
    return rows;
}

Details TroubleModel::detailsAt(Row row) const
{
    return detailsOf(trouble(row));
}

QString TroubleModel::text(Row row, Row, int column) const
{
    const Error &error = trouble(row);
    switch (Column(column)) {
    case Column::Path:
        return forPeople(error.path);
    case Column::What:
        return errorText(error);
    case Column::Line:
        return error.line > 0 ? QLocale().toString(error.line) : QString();
    }
    return {};
}

SortKey TroubleModel::sortKey(Row row, int column) const
{
    return column == int(Column::Line) ? SortKey(trouble(row).line) : SortKey(text(row, Row(), column));
}

QString TroubleModel::toolTip(Row row, Row, int) const
{
    return errorText(trouble(row));
}

QString TroubleModel::description(Row row, Row) const
{
    return errorText(trouble(row));
}

QString TroubleModel::icon(Row, int column) const
{
    return column == 0 ? u"trouble"_s : QString();
}

QByteArray TroubleModel::pathOf(Row row) const
{
    return trouble(row).path;
}

QByteArray TroubleModel::keyOf(Row row) const
{
    const Error &error = trouble(row);
    return error.path + ':' + QByteArray::number(error.line) + error.detail.toUtf8();
}

QString TroubleModel::nameOf(Row row) const
{
    return forPeople(trouble(row).path);
}

} // namespace depotscope
