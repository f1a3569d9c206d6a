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
    std::shared_ptr<const GcForecast> forecast = nullptr; ///< may be none
    std::shared_ptr<const History> history = nullptr; ///< may be none
    std::optional<DiskRoom> room = std::nullopt; ///< of the file system that the first depot shown lies on
    /// What words are found in: by item, lower case, made when a filter first asks. The models that show the same
    /// share it; made anew by InventoryModel::setShown() if none is given.
    std::shared_ptr<std::vector<QString>> haystacks = nullptr;

    bool includes(const Item &item) const { return !depot || *depot == item.depot; }
};

/// What stands above a column.
struct Heading {
    /// What its cells are like.
    enum Trait {
        Number = 1, ///< aligned to the right
        Share = 2, ///< a bar shows InventoryModel::shareOf()
        Emphatic = 4, ///< stands out in rows that are big among their siblings
    };
    QString title;
    QString toolTip;
    int traits = 0;
};

/// What a filter leaves of what a model shows, nothing counted twice.
struct Kept {
    int count = 0; ///< items; or rows
    int whole = 0; ///< how many items there are without the filter
    std::optional<Totals> totals; ///< of the items; none if rows are counted
};

/// "58 of 312 items, 6.3 GB".
QString keptText(const Kept &kept);

/// A LazyTree over an inventory, whose models say what is true of a row; which role tells it is said here. Never
/// touches the disk.
/// A row that is an item tells what there is to tell of any item, unless its model says otherwise.
class InventoryModel : public LazyTree {
    Q_OBJECT

public:
    /// Shows something else; resets the model.
    void setShown(const Shown &shown);
    const Shown &shown() const { return m_shown; }

    /// What the rows tell of being marked; `marks` must outlive the model.
    void setMarks(const Marks *marks);

    Details details(const QModelIndex &index) const;
    Details details(const QModelIndexList &rows) const; ///< of all of them together
    void tick(const QModelIndexList &rows, bool isTicked); ///< those of them that have something to tick
    bool setData(const QModelIndex &index, const QVariant &value, int role) final;

    /// The items that a row consists of; none where it is something else.
    virtual RowItems rowItems(const QModelIndex &index) const;

    /// Counts rows unless the model lists items. Time: linear in the items, not in their files.
    virtual Kept kept();

signals:
    void ticksChanged();

protected:
    /// A row stands out if it has at least this share among at least so many siblings.
    static constexpr double dominantShare = 0.1;
    static constexpr int dominantSiblings = 5;

    InventoryModel(int sortColumn, Qt::SortOrder order, QObject *parent);

    const Inventory &inventory() const { return *m_shown.inventory; }
    const FileTree &tree() const { return *m_shown.inventory->tree; }

    /// A folder that could not be read. While not everything has been looked at, one that was not is none.
    bool isTrouble(NodeId node) const { return inventory().isComplete && tree().isUnreadable(node); }

    bool hasMarks() const { return m_marks && !m_marks->isEmpty(); }
    /// How far `items` are marked; none if not at all.
    std::optional<Qt::CheckState> markOf(const std::vector<ItemId> &items) const;
    QString markWords(const std::vector<ItemId> &items) const; ///< ", marked", ", partly marked", or nothing

    /// Whether `filter` keeps the item; its names, kind, UUID, hash and owners are what words are found in.
    bool matches(ItemId item, const Filter &filter) const;
    bool matches(ItemId item) const; ///< the filter that there is

    /// What the filter keeps of those items that `isListed` is true of.
    Kept keptOf(const std::function<bool(const Item &)> &isListed);

    /// The time, and where it is known from.
    static QString lastUseToolTip(const Item &item);

    QVariant heading(int column, int role) const final;
    virtual Details detailsAt(Row row) const;

private:
    virtual void prepare() = 0; ///< the inventory has changed, rows are about to be made
    virtual Heading headingOf(int column) const = 0;
    virtual QString text(Row row, Row parent, int column) const = 0;
    virtual QString toolTip(Row row, Row parent, int column) const = 0;
    virtual QString description(Row row, Row parent) const = 0; ///< for those who hear it
    virtual QString icon(Row row, int column) const; ///< empty where the cell has none
    virtual QByteArray pathOf(Row row) const;
    virtual QByteArray keyOf(Row row) const { return pathOf(row); }
    virtual std::optional<bool> tickOf(Row row) const; ///< none where it has no box to tick
    virtual void setTick(Row row, bool isTicked);
    virtual bool showsPath(Row parent, int column) const; ///< of the row below `parent`
    virtual bool isReference(Row row) const;
    virtual double shareOf(Row row, Row parent) const; ///< negative where there is none
    virtual ItemId itemOf(Row row) const; ///< that the row is
    virtual NodeId nodeOf(Row row) const; ///< that the row is all of
    virtual std::vector<ItemId> itemsAt(Row row) const; ///< that it consists of, or is a part of

    QVariant cell(Row row, Row parent, int siblings, int column, int role) const final;
    const Heading &headingAt(int column) const;
    void filterChanged() final { m_matching.clear(); }

    Shown m_shown;
    mutable std::vector<Heading> m_headings; ///< made when first asked for
    const Marks *m_marks = nullptr;
    enum class Match : char { Unknown, No, Yes };
    mutable std::vector<Match> m_matching; ///< of items: what matches() found for the filter that there is
};

} // namespace depotscope
