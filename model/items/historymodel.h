// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"
#include "model/session/actions.h"

namespace depotscope {

/// What was cleaned, forgotten, or went without us, each with the items that it was about.
class HistoryModel final : public InventoryModel {
    Q_OBJECT

public:
    enum class Column { When, What, Size, Deleted, State };
    static constexpr int columnCount = int(Column::State) + 1;

    explicit HistoryModel(QObject *parent = nullptr);

    /// What a row still holds: a clean, or one item of it; none if there is nothing to bring back.
    std::optional<CleanId> heldAt(const QModelIndex &index) const;
    bool isOneItem(const QModelIndex &index) const; ///< of a clean
    qint64 trashedBytesAt(const QModelIndex &index) const;
    /// The manifest that a row says was forgotten, if it still is.
    std::optional<DepotPath> forgottenAt(const QModelIndex &index) const;

    int eventCount() const { return int(m_events.size()); } ///< filtered or not
    qint64 trashedBytes() const { return m_held; } ///< of all that is shown, filtered or not

private:
    enum Type : quint16 { Top, CleanRow, ItemRow, RemovalRow, GoneRow };
    struct Event {
        const JournalPage *page = nullptr; ///< or
        const ExternalRemoval *removal = nullptr;
    };

    void prepare() override;
    int columns() const override { return columnCount; }
    Heading headingOf(int column) const override;
    Details detailsAt(Row row) const override;
    std::vector<Row> rowsBelow(Row row) override;
    bool hasRowsBelow(Row row) const override;
    QString text(Row row, Row parent, int column) const override;
    QString toolTip(Row row, Row parent, int column) const override;
    QString description(Row row, Row parent) const override;
    QString icon(Row row, int column) const override;
    QByteArray pathOf(Row row) const override;
    QByteArray keyOf(Row row) const override;
    bool showsPath(Row parent, int column) const override;
    SortKey sortKey(Row row, int column) const override;
    QString nameOf(Row row) const override;

    const JournalEntry &record(Row row) const { return m_events[row.value].page->record; }
    const JournalItem &item(Row row) const { return m_items[row.value].first->record.items[m_items[row.value].second]; }
    const ExternalRemoval &removal(Row row) const { return *m_events[row.value].removal; }
    const GoneItem &gone(Row row) const { return m_gone[row.value].first->items[m_gone[row.value].second]; }
    QString whatOf(Row row) const; ///< its name, with those of the biggest items, and who did it
    QString doerOf(Row row) const; ///< of a clean or external removal
    Time timeOf(Row row) const;
    QString iconOf(Row row) const;
    QString stateOf(Row row) const;
    qint64 sizeOf(Row row) const;
    qint64 freedOf(Row row) const;

    std::vector<Event> m_events; ///< of the depots shown
    std::vector<std::pair<const JournalPage *, size_t>> m_items; ///< that rows were made for
    std::vector<std::pair<const ExternalRemoval *, size_t>> m_gone;
    qint64 m_held = 0;
};

} // namespace depotscope
