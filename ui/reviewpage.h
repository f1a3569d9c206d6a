// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/itemlistmodel.h"

#include <QWidget>

class QAction;
class QLabel;

namespace depotscope {

class ItemView;

/// The items that something consists of, with a line above that says how many they are and how much.
class ReviewPage final : public QWidget {
    Q_OBJECT

public:
    /// `view` shows `items` and becomes part of the page, as does a button that does what `hold` does, while that is
    /// visible.
    ReviewPage(ItemListModel *items, ItemView *view, QAction *hold, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &sentence);

private:
    void count();

    ItemListModel *m_items;
    QLabel *m_title;
    QLabel *m_sum;
    QLabel *m_sentence;
};

} // namespace depotscope
