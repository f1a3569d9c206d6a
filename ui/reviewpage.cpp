// SPDX-License-Identifier: MIT
#include "ui/reviewpage.h"

#include "model/items/wording.h"
#include "ui/itemview.h"
#include "ui/look.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

ReviewPage::ReviewPage(ItemListModel *items, ItemView *view, QAction *hold, QWidget *parent)
    : QWidget(parent)
    , m_items(items)
    , m_title(new QLabel(this))
    , m_sum(new QLabel(this))
    , m_sentence(new QLabel(this))
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
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 14, 14, 10);
    head->setSpacing(4);
    for (QLabel *label : {m_title, m_sum, m_sentence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        head->addWidget(label);
    }
    auto *button = new QPushButton(this);
    button->setObjectName(u"holdButton"_s);
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(u'0') * 16);
    const auto follow = [button, hold] {
        button->setText(hold->text());
        button->setToolTip(hold->toolTip());
        button->setEnabled(hold->isEnabled());
        button->setVisible(hold->isVisible());
    };
    connect(hold, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, hold, &QAction::trigger);
    follow();
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 14, 0);
    top->addLayout(head, 1);
    top->addWidget(button, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(view, 1);
    connect(items, &QAbstractItemModel::modelReset, this, &ReviewPage::count);
    count();
}

void ReviewPage::setTitle(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

void ReviewPage::count()
{
    m_sum->setText(tr("%Ln item(s)", nullptr, m_items->itemCount()) + u", "_s + sizeText(m_items->totals()) + u" · "_s
                   + exactSizeText(m_items->totals()));
}

} // namespace depotscope
