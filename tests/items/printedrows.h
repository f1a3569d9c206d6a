// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemModelTester>

namespace depotscope {

/// The rows of `model` as text, two spaces of indent a level, the texts of `columns` with " | " between them. Rows are
/// opened down to `depth` levels.
inline QByteArray printedRows(QAbstractItemModel &model, const QList<int> &columns, int depth,
                              const QModelIndex &parent = {}, int level = 0)
{
    QByteArray text;
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        text += QByteArray(2 * level, ' ');
        for (int i = 0; i < columns.size(); ++i)
            text += (i ? " | " : "") + model.index(row, columns[i], parent).data().toString().toUtf8();
        text += '\n';
        if (level + 1 < depth)
            text += printedRows(model, columns, depth, model.index(row, 0, parent), level + 1);
    }
    return text;
}

/// The row whose first cells read `names`, one after the other down the tree; invalid if there is none.
inline QModelIndex rowNamed(QAbstractItemModel &model, const QStringList &names)
{
    QModelIndex at;
    for (const QString &name : names) {
        if (model.canFetchMore(at))
            model.fetchMore(at);
        QModelIndex found;
        for (int row = 0; row < model.rowCount(at); ++row) {
            if (model.index(row, 0, at).data().toString() == name)
                found = model.index(row, 0, at);
        }
        if (!found.isValid())
            return {};
        at = found;
    }
    return at;
}

/// Watches `model` with Qt's tester while `change` sorts and opens rows. Resets happen between two calls: the tester
/// opens rows of lazy models inside a reset and then complains about it.
template <typename Change> void checkModel(QAbstractItemModel &model, Change change)
{
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    change();
}

} // namespace depotscope
