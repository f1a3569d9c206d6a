// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/environmentmodel.h"
#include "model/items/historymodel.h"
#include "model/items/review.h"
#include "model/session/session.h"
#include "ui/actions/planactions.h"

class QAction;
class QMenu;

namespace depotscope {

/// The actions that change depots, or mark what is to go.
class CleanActions final : public QObject {
    Q_OBJECT

public:
    CleanActions(Session &session, Marks &marks, QWidget *window);

    /// What all actions are about from now on.
    void setShown(const Shown &shown);

    /// What the actions on rows are about from now on. A later inventory is asked for the same paths, so that they
    /// never act on other rows than those that were meant.
    void setRows(const InventoryModel *model, const QModelIndexList &rows);

    /// What is to be carried out from now on: the steps that are ticked in a review, which may be empty, and in which
    /// manner. `collection`: the rules of the collection that they are of, if they are.
    void setReviewed(bool hasItems, const std::vector<Step> &steps, const std::optional<GcRules> &collection,
                     qint64 bytes, RemovalMode mode);

    /// The environments that are to be forgotten from now on.
    void setTicked(const std::vector<RootId> &environments);

    /// Does what a link of a message names.
    void follow(const QString &link);

    std::vector<QAction *> onRow() const { return {m_mark, m_keep, m_freeRow}; }
    std::vector<QAction *> onMarks() const { return {m_clearMarks, m_reviewMarks}; }
    std::vector<QAction *> onTicks() const { return {m_tickAll, m_tickNone}; }
    std::vector<QAction *> onReview() const { return m_plans->actions(); }
    std::vector<QAction *> onSpaces() const { return {m_newSpace, m_clearSpaces}; }
    std::vector<QAction *> onHistory() const { return {m_bringBack, m_emptyTrash, m_remember}; }
    QAction *forget() const { return m_forget; }
    qint64 orphanedBytes() const { return m_orphanedBytes; } ///< of scratch spaces
    QAction *mark() const { return m_mark; }
    QAction *keep() const { return m_keep; }
    QAction *carryOut() const { return m_carryOut; }
    QAction *undo() const { return m_undo; }

signals:
    void answered(const QString &sentence); ///< why something cannot be done
    void reviewWanted(); ///< of what is marked
    void ticksWanted(bool isTicked); ///< for all that is reviewed

private:
    std::vector<RowItems> rows() const; ///< as the inventory has them now, not more than one that is a package
    std::vector<ItemId> rowItems() const; ///< all of them
    QString whyRowStays() const;
    void toggleMark();
    void toggleKeep();
    void freeRow();
    void carryOutTicked();
    void clearSpaces();
    void askForSpace();
    void emptyTrashOfRow();
    void updateRow(bool isIdle);
    void updateReview(bool isIdle);
    void updateOthers(bool isIdle);
    void update();

    Session &m_session;
    Marks &m_marks;
    QWidget *m_window;
    PlanActions *m_plans;
    QHash<QByteArray, bool> m_rowPaths; ///< of items, to whether they are only part of a package that is meant
    QString m_rowName;
    QString m_rowPartOf; ///< the item that the row is a part of, if it is a part
    std::optional<CleanId> m_rowTrashed; ///< what the row, of the history, still holds
    qint64 m_rowTrashedBytes = 0;
    bool m_isRowOneItem = false; ///< of a clean
    std::optional<DepotPath> m_rowForgotten; ///< the manifest that it says was forgotten
    Shown m_shown;
    std::vector<Step> m_orphaned; ///< scratch spaces of what is shown
    qint64 m_orphanedBytes = 0;
    std::vector<QByteArray> m_forgettable; ///< manifests that are ticked
    size_t m_tickedCount = 0; ///< environments, forgettable or not
    bool m_hasReview = false;
    std::vector<Step> m_steps; ///< that are ticked
    std::optional<GcRules> m_collection; ///< of which they are, if they are of one
    qint64 m_bytes = 0; ///< of them
    RemovalMode m_mode = RemovalMode::Trash;
    QAction *m_mark;
    QAction *m_keep;
    QAction *m_freeRow;
    QAction *m_clearMarks;
    QAction *m_reviewMarks;
    QAction *m_tickAll;
    QAction *m_tickNone;
    QAction *m_carryOut;
    QAction *m_newSpace;
    QAction *m_clearSpaces;
    QAction *m_forget;
    QAction *m_bringBack;
    QAction *m_emptyTrash;
    QAction *m_remember;
    QAction *m_undo;
};

/// Asks in a window of its own whether to delete for good, with Cancel as what Enter does, and calls `then` if so.
void askToFree(QWidget *window, const QString &what, qint64 bytes, const std::function<void()> &then);

} // namespace depotscope
