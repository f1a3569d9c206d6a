// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/details.h"
#include "model/items/lazytree.h"
#include "model/items/marks.h"
#include "model/session/history.h"

#include <optional>

namespace depotscope {

/// What the models show.
struct Shown {
    std::shared_ptr<const Inventory> inventory; ///< may be none
    std::vector<QByteArray> missingProjects; ///< owner projects of spaces whose file is gone, sorted
    std::optional<int> depot; ///< only what lies in this one of Inventory::depots
    std::shared_ptr<const Fates> fates = nullptr; ///< may be none
    std::shared_ptr<const History> history = nullptr; ///< may be none

    bool includes(const Item &item) const { return !depot || *depot == item.depot; }
};

/// A LazyTree over an inventory. Never touches the disk.
class InventoryModel : public LazyTree {
    Q_OBJECT

public:
    /// Shows something else; resets the model.
    void show(const Shown &shown);
    const Shown &shown() const { return m_shown; }

    /// What the rows tell of being marked; `marks` must outlive the model.
    void setMarks(const Marks *marks);

    virtual Details details(const QModelIndex &index) const = 0;

    /// The items that a row consists of; none where it is something else.
    virtual RowItems rowItems(const QModelIndex &index) const;

protected:
    /// A row stands out if it has at least this share among at least so many siblings.
    static constexpr double dominantShare = 0.1;
    static constexpr int dominantSiblings = 5;

    InventoryModel(int sortColumn, Qt::SortOrder order, QObject *parent);

    const Inventory &inventory() const { return *m_shown.inventory; }
    const FileTree &tree() const { return *m_shown.inventory->tree; }

    /// Whether `filter` keeps the item; its names, kind, UUID, hash and owners are what words are found in.
    bool matches(ItemId item, const Filter &filter);
    bool matches(ItemId item) { return matches(item, filter()); }

    /// The MarkRole of a row that consists of these.
    QVariant markOf(const std::vector<ItemId> &items) const;
    QString markText(const std::vector<ItemId> &items) const; ///< ", marked", or nothing
    bool hasMarks() const { return m_marks && !m_marks->isEmpty(); }

private:
    virtual void prepare() = 0; ///< the inventory has changed, rows are about to be made

    Shown m_shown;
    const Marks *m_marks = nullptr;
    std::vector<QString> m_haystacks; ///< of items, lower case; made when a filter first asks
};

} // namespace depotscope
