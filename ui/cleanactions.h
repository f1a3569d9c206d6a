// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/plan.h"
#include "model/items/inventorymodel.h"
#include "model/items/marks.h"
#include "model/session/session.h"

class QAction;
class QMenu;

namespace depotscope {

/// The actions that change depots, or mark what is to go.
class CleanActions final : public QObject {
    Q_OBJECT

public:
    CleanActions(Session &session, Marks &marks, QWidget *window);

    /// What the actions on a row are about from now on. A later inventory is asked for the same paths, so that they
    /// never act on another row than the one that was meant.
    void setRow(const InventoryModel *model, const QModelIndex &row);

    /// What is to be carried out from now on: the steps that are ticked in a review, and in which manner.
    void setTicked(const std::vector<Step> &steps, qint64 bytes, Manner manner);

    /// Does what a link of a message names.
    void follow(const QString &link);

    std::vector<QAction *> onRow() const { return {m_mark, m_keep, m_freeRow}; }
    std::vector<QAction *> onMarks() const { return {m_clearMarks, m_reviewMarks}; }
    std::vector<QAction *> onTicks() const { return {m_tickAll, m_tickNone}; }
    QAction *mark() const { return m_mark; }
    QAction *keep() const { return m_keep; }
    QAction *carryOut() const { return m_carryOut; }
    QAction *undo() const { return m_undo; }

signals:
    void answered(const QString &sentence); ///< why something cannot be done
    void reviewWanted(); ///< of what is marked
    void ticksWanted(bool isTicked); ///< for all that is reviewed

private:
    RowItems row() const; ///< as the inventory has them now
    QString whyRowStays() const;
    void toggleMark();
    void toggleKeep();
    void freeRow();
    void carryOutTicked();
    void update();

    Session &m_session;
    Marks &m_marks;
    QWidget *m_window;
    QSet<QByteArray> m_rowPaths;
    QString m_rowName;
    QString m_rowPartOf; ///< the item that the row is a part of, if it is a part
    bool m_isRowPackage = false;
    std::vector<Step> m_steps; ///< that are ticked
    qint64 m_bytes = 0; ///< of them
    Manner m_manner = Manner::Hold;
    QAction *m_mark;
    QAction *m_keep;
    QAction *m_freeRow;
    QAction *m_clearMarks;
    QAction *m_reviewMarks;
    QAction *m_tickAll;
    QAction *m_tickNone;
    QAction *m_carryOut;
    QAction *m_undo;
};

/// Asks in a window of its own whether to delete for good, with Cancel as what Enter does, and calls `then` if so.
void askToFree(QWidget *window, const QString &what, qint64 bytes, const std::function<void()> &then);

} // namespace depotscope
