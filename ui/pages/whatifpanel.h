// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/environmentmodel.h"
#include "model/items/itemlistmodel.h"

#include <QFrame>

class QAction;
class QLabel;

namespace depotscope {

class ItemView;

/// Says, while environments are being ticked, what would become free if Julia forgot them.
class WhatIfPanel final : public QFrame {
    Q_OBJECT

public:
    /// `items` is filled with what would go. The buttons do what the actions do.
    WhatIfPanel(EnvironmentModel *environments, ItemListModel *items, const std::vector<QAction *> &actions,
                QWidget *parent = nullptr);

    ItemView *list() const { return m_list; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void colour();

    EnvironmentModel *m_environments;
    ItemListModel *m_items;
    QLabel *m_sentence;
    QLabel *m_counts;
    QLabel *m_advice;
    ItemView *m_list;
};

} // namespace depotscope
