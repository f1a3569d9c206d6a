// SPDX-License-Identifier: MIT
#include "ui/pages/whatifpanel.h"

#include "model/items/whatif.h"
#include "ui/lists/itemview.h"
#include "ui/parts/disabledreasons.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

WhatIfPanel::WhatIfPanel(EnvironmentModel *environments, ItemListModel *items, const std::vector<QAction *> &actions,
                         QWidget *parent)
    : QFrame(parent)
    , m_environments(environments)
    , m_items(items)
    , m_sentence(new QLabel(this))
    , m_counts(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_list(new ItemView(items, u"forgottenView"_s, this))
{
    setObjectName(u"whatIfPanel"_s);
    setAccessibleName(tr("What would become free"));
    setAutoFillBackground(true);
    m_sentence->setObjectName(u"whatIfSentence"_s);
    m_counts->setObjectName(u"whatIfCounts"_s);
    m_advice->setObjectName(u"whatIfAdvice"_s);
    for (QLabel *label : {m_sentence, m_counts, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    using Column = ItemListModel::Column;
    m_list->setAccessibleName(tr("What would go"));
    m_list->setRootIsDecorated(false);
    m_list->setColumns({200, 150, 90, 120, 90, 150, 200, 200}, int(Column::Name),
                       {int(Column::Recovery), int(Column::LastUse), int(Column::Kind)});
    for (Column column : {Column::Since, Column::Reason, Column::Path})
        m_list->setColumnHidden(int(column), true);

    auto *buttons = new QHBoxLayout;
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 10, 12, 8);
    head->setSpacing(4);
    for (QLabel *label : {m_sentence, m_counts, m_advice})
        head->addWidget(label);
    head->addSpacing(4);
    head->addLayout(buttons);
    auto *whyNot = new DisabledReasons({actions.back()}, this); // what the others lack is to be seen
    whyNot->setObjectName(u"whatIfWhyNot"_s);
    head->addWidget(whyNot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);

    connect(environments, &EnvironmentModel::ticksChanged, this, &WhatIfPanel::ask);
    connect(environments, &QAbstractItemModel::modelReset, this, &WhatIfPanel::ask);
    colour();
    ask();
}

void WhatIfPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void WhatIfPanel::colour()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, quietColour(palette()));
    for (QLabel *label : {m_counts, m_advice})
        label->setPalette(quiet);
}

void WhatIfPanel::ask()
{
    const Shown &shown = m_environments->shown();
    const WhatIf whatIf = shown.inventory ? whatIfForgotten(*shown.inventory, m_environments->ticked()) : WhatIf();
    const bool hasItems = !whatIf.steps.empty();
    QFont emphasis = font();
    emphasis.setBold(hasItems);
    m_sentence->setFont(emphasis);
    if (m_environments->environmentCount() > 0)
        m_sentence->setText(whatIf.sentence);
    else if (shown.inventory && !shown.inventory->isComplete)
        m_sentence->setText(tr("Environments are known once a scan is complete."));
    else
        m_sentence->setText(tr("No environment is known: no usage log names one, and none is in the depot."));
    m_counts->setText(whatIf.counts);
    m_advice->setText(whatIf.advice);
    m_items->list(shown, whatIf.steps);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_counts, m_advice, m_list})
        widget->setVisible(hasItems);
    setSizePolicy(QSizePolicy::Preferred, hasItems ? QSizePolicy::Expanding : QSizePolicy::Maximum);
}

} // namespace depotscope
