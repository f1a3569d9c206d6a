// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/inventorymodel.h"
#include "model/session/session.h"

#include <functional>

class QAction;

namespace depotscope {

/// The action that exports the current row.
class ExportAction final : public QObject {
    Q_OBJECT

public:
    ExportAction(Session &session, QWidget *window);

    /// What it is about from now on. A later inventory is asked for the same path.
    void setRow(const InventoryModel *model, const QModelIndex &row);

    QAction *action() const { return m_action; }

    /// Whether a tarball is being written, or bound, in any of its dialogs.
    bool isWriting() const;

    /// Asks whether what is being written is to be stopped, stops it then, and calls `then`.
    void askToStop(const std::function<void()> &then);

private:
    ItemId row() const; ///< as the inventory has it now
    void update();
    void open();

    Session &m_session;
    QWidget *m_window;
    QByteArray m_path; ///< of the item that the row is
    QAction *m_action;
};

} // namespace depotscope
