// SPDX-License-Identifier: MIT
#include "ui/pages/reviewpage.h"

#include "model/items/wording.h"
#include "ui/lists/itemview.h"
#include "ui/parts/namedaction.h"
#include "ui/parts/radio.h"
#include "ui/parts/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

ReviewPage::ReviewPage(ItemListModel *items, ItemView *view, CleanActions *actions, QWidget *parent)
    : QWidget(parent)
    , m_items(items)
    , m_actions(actions)
    , m_title(new QLabel(this))
    , m_sum(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_outcome(new QLabel(this))
    , m_hold(new Radio(tr("Hold &in the depot for 30 days"), this))
    , m_free(new Radio(tr("Free &now, which cannot be undone"), this))
{
    setObjectName(u"reviewPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.3);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    m_title->setObjectName(u"reviewTitle"_s);
    m_sum->setObjectName(u"reviewSum"_s);
    m_sentence->setObjectName(u"reviewSentence"_s);
    m_outcome->setObjectName(u"reviewOutcome"_s);
    m_hold->setObjectName(u"holdChoice"_s);
    m_free->setObjectName(u"freeChoice"_s);
    m_hold->setChecked(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    for (QLabel *label : {m_title, m_sum, m_sentence, m_outcome}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (label != m_outcome)
            words->addWidget(label);
    }
    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 14, 14, 10);
    top->addLayout(words, 1);
    for (QAction *action : actions->onTicks())
        top->addWidget(actionButton(action, this), 0, Qt::AlignBottom);

    auto *foot = new QFrame(this);
    foot->setAutoFillBackground(true);
    QPushButton *button = actionButton(actions->carryOut(), foot);
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(u'0') * 18);
    QFont emphasis = font();
    emphasis.setBold(true);
    button->setFont(emphasis);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    for (QAction *action : actions->onReview())
        buttons->addWidget(actionButton(action, foot));
    buttons->addStretch();
    buttons->addWidget(actionButton(actions->keep(), foot));
    buttons->addWidget(button);
    auto *bottom = new QVBoxLayout(foot);
    bottom->setContentsMargins(14, 10, 14, 10);
    bottom->setSpacing(4);
    bottom->addWidget(m_hold);
    bottom->addWidget(m_free);
    bottom->addWidget(m_outcome);
    bottom->addSpacing(4);
    bottom->addLayout(buttons);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(view, 1);
    layout->addWidget(foot);
    setTabOrder(view, m_hold);
    connect(items, &QAbstractItemModel::modelReset, this, &ReviewPage::count);
    connect(items, &ItemListModel::ticksChanged, this, &ReviewPage::count);
    connect(m_hold, &QRadioButton::toggled, this, &ReviewPage::count);
    count();
}

void ReviewPage::startAnew()
{
    m_items->forgetTicks();
    m_hold->setChecked(true);
}

void ReviewPage::setReview(const Shown &shown, const ReviewSet &set)
{
    m_title->setText(set.title);
    m_sentence->setText(set.steps.empty() ? tr("Nothing is left of it.") : set.sentence);
    m_collection = set.collection;
    m_items->review(shown, set.steps, set.spared);
}

QString ReviewPage::title() const
{
    return m_title->text();
}

void ReviewPage::count()
{
    QString sum = tr("%Ln item(s)", nullptr, m_items->itemCount()) + u", "_s + sizeText(m_items->totals()) + u" · "_s
        + exactSizeText(m_items->totals());
    if (const int hidden = m_items->itemCount() - m_items->rowCount(); hidden > 0)
        sum += u" · "_s + tr("the filter hides %Ln of them", nullptr, hidden);
    m_sum->setText(sum);
    m_sum->setVisible(m_items->itemCount() > 0);
    const std::vector<Step> steps = m_items->ticked();
    const qint64 bytes = m_items->tickedTotals().allocated;
    const RemovalMode mode = m_hold->isChecked() ? RemovalMode::Trash : RemovalMode::DeletePermanently;
    const QString ticked = tr("%Ln ticked, %1.", nullptr, int(steps.size())).arg(formatBytes(bytes)) + u' ';
    if (steps.empty())
        m_outcome->setText(tr("Nothing is ticked, so nothing would happen."));
    else if (mode == RemovalMode::Trash)
        m_outcome->setText(ticked
                           + tr("The disk has the space on %1, or once you free it in the history. Until then it can "
                                "be brought back.")
                                 .arg(isoText(currentTime() + trashPeriod).left(10)));
    else
        m_outcome->setText(ticked + tr("The disk has the space at once, and nothing brings it back."));
    m_actions->setReviewed(m_items->itemCount() > 0, steps, m_collection, bytes, mode);
}

} // namespace depotscope
