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

    QModelIndex indexOf(RootId root) const; ///< invalid if it is not shown
    int environmentCount() const { return int(m_roots.size()); } ///< filtered or not

    /// The ticked ones, whether a filter hides them or not.
    std::vector<RootId> ticked() const;
    bool hasGone() const; ///< whether there are any to tick
    void tickGone(); ///< ticks those whose file is gone, besides what is ticked
    void untickAll();

private:
    enum Type : quint16 { Top, RootRow };

    void prepare() override;
    int columns() const override { return columnCount; }
    Heading headingOf(int column) const override;
    Details detailsAt(Row row) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override { return row.type == Top; }
    bool isCheckable(Row row, int column) const override;
    QString text(Row row, Row parent, int column) const override;
    QString toolTip(Row row, Row parent, int column) const override;
    QString description(Row row, Row parent) const override;
    QString icon(Row row, int column) const override;
    QByteArray pathOf(Row row) const override;
    QByteArray keyOf(Row row) const override;
    std::optional<bool> tickOf(Row row) const override;
    void setTick(Row row, bool isTicked) override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    const Root &root(Row row) const { return inventory().graph->root(RootId{int(row.value)}); }
    bool isIncluded(RootId id) const;
    const Manifest *manifestOf(const Root &root) const; ///< none if it is none or could not be read
    qint64 packageCount(Row row) const; ///< negative if it has no manifest that can be read
    qint64 heldAlone(Row row) const;
    void ticksHaveChanged();

    std::vector<RootId> m_roots; ///< what is shown without a filter
    QSet<QByteArray> m_ticked; ///< by path
};

} // namespace depotscope
