// SPDX-License-Identifier: MIT
#include "model/items/troublemodel.h"

#include "model/disk/names.h"
#include "model/items/wording.h"

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

Details TroubleModel::details(const QModelIndex &index) const
{
    return index.isValid() && shown().inventory ? detailsOf(trouble(row(index))) : Details();
}

QVariant TroubleModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == int(Column::Line);
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (Column(column)) {
    case Column::Path:
        return isTip ? tr("The file or folder that could not be read or understood.") : tr("Where");
    case Column::What:
        return isTip ? tr("What kept it from being read.") : tr("What is wrong");
    case Column::Line:
        return isTip ? tr("The line of the file that could not be understood.") : tr("Line");
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
        const auto text = [&error] { return error.sentence().toLower(); };
        if (isIncluded(error) && filter().keeps({}, inventory().taken, text))
            rows.push_back({TroubleRow, 0, quint32(i)});
    }
    return rows;
}

QVariant TroubleModel::cell(Row row, Row, int, int column, int role) const
{
    const Error &error = trouble(row);
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(column)) {
        case Column::Path:
            return forPeople(error.path);
        case Column::What:
            return error.sentence();
        case Column::Line:
            return error.line > 0 ? QLocale().toString(error.line) : QString();
        }
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return error.sentence();
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case SortRole:
        return column == int(Column::Line) ? QVariant(qint64(error.line))
                                           : cell(row, Row(), 0, column, Qt::DisplayRole);
    case KeyRole:
        return error.path + ':' + QByteArray::number(error.line) + error.detail.toUtf8();
    case IconRole:
        return column == 0 ? QVariant(u"trouble"_s) : QVariant();
    case PathRole:
        return error.path;
    default:
        return {};
    }
}

SortKey TroubleModel::sortKey(Row row, int column) const
{
    if (column == int(Column::Line))
        return {trouble(row).line, {}};
    return {0, cell(row, Row(), 0, column, Qt::DisplayRole).toString()};
}

QString TroubleModel::nameOf(Row row) const
{
    return forPeople(trouble(row).path);
}

} // namespace depotscope
