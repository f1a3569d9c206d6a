// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/itemlistmodel.h"
#include "model/items/review.h"
#include "ui/actions/cleanactions.h"

#include <QWidget>

class QLabel;
class QRadioButton;

namespace depotscope {

class ItemView;

/// Items that may go, each with a tick to spare it, and what becomes of those that are ticked.
class ReviewPage final : public QWidget {
    Q_OBJECT

public:
    /// `view` shows `items` and becomes part of the page.
    ReviewPage(ItemListModel *items, ItemView *view, CleanActions *actions, QWidget *parent = nullptr);

    /// Forgets what was ticked and chosen.
    void startAnew();
    /// Lists another set, or the same as it is by now.
    void setReview(const Shown &shown, const ReviewSet &set);
    QString title() const;

private:
    void count();

    ItemListModel *m_items;
    std::optional<GcRules> m_collection; ///< of which this is the review, if it is of one
    CleanActions *m_actions;
    QLabel *m_title;
    QLabel *m_sum;
    QLabel *m_sentence;
    QLabel *m_outcome;
    QRadioButton *m_hold;
    QRadioButton *m_free;
};

} // namespace depotscope
