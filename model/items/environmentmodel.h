// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"

#include <QSet>

namespace depotscope {

/// What keeps things in the depots from outside: environments by their manifests, and the few other files that do, as a
/// flat table. Rows can be ticked to ask what would go if they were forgotten; ticks stay over a rescan.
class EnvironmentModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { Name, LastUse, Packages, HeldAlone, State };
    static constexpr int columnCount = int(Column::State) + 1;

    explicit EnvironmentModel(QObject *parent = nullptr);

    Details details(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    QModelIndex indexOf(RootId root) const; ///< invalid if it is not shown
    int environmentCount() const { return int(m_roots.size()); } ///< filtered or not

    /// The ticked ones, whether a filter hides them or not.
    std::vector<RootId> ticked() const;
    bool hasGone() const; ///< whether there are any to tick
    void tickGone(); ///< ticks those whose file is gone, besides what is ticked
    void untickAll();

signals:
    void ticksChanged();

private:
    enum Type : quint16 { Top, RootRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    QVariant heading(int column, int role) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Top; }
    bool isCheckable(Row row, int column) const override;
    QVariant cell(Row row, Row parent, int siblings, int column, int role) const override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    const Root &root(Row row) const { return inventory().reach->root(RootId{int(row.value)}); }
    bool isIncluded(RootId id) const;
    const Manifest *manifestOf(const Root &root) const; ///< none if it is none or could not be read
    QVariant text(Row row, Column column) const;
    qint64 number(Row row, Column column) const;
    QString toolTip(Row row, Column column) const;
    void ticksHaveChanged();

    std::vector<RootId> m_roots; ///< what is shown without a filter
    QSet<QByteArray> m_ticked; ///< by path
};

} // namespace depotscope
