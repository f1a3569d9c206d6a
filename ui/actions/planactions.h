// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/review.h"
#include "model/session/backgroundtask.h"

class QAction;

namespace depotscope {

/// The actions that take what is ticked in a review along, without changing any depot.
class PlanActions final : public QObject {
    Q_OBJECT

public:
    explicit PlanActions(QWidget *window);

    /// What they are about from now on: the steps that are ticked, which may be none.
    void setReviewed(const std::shared_ptr<const Inventory> &inventory, const std::vector<Step> &steps,
                     const std::optional<GcRules> &collection);

    std::vector<QAction *> actions() const { return {m_save, m_copy}; }

signals:
    void answered(const QString &sentence); ///< what came of it

private:
    void chooseFile();
    void save(const QByteArray &path);
    void copy();

    QWidget *m_window;
    std::shared_ptr<const Inventory> m_inventory;
    std::vector<Step> m_steps;
    std::optional<GcRules> m_collection; ///< that they are of, if they are of one
    QAction *m_save;
    QAction *m_copy;
    BackgroundTask m_task;
};

} // namespace depotscope
