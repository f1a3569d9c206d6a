// SPDX-License-Identifier: MIT
#include "ui/pages/viewpage.h"

#include "ui/parts/namedaction.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace depotscope {

ViewPage::ViewPage(const QString &name, QWidget *view, const std::vector<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
{
    setObjectName(name);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_sentence->setObjectName(name + QLatin1StringView("Sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 10, 14, 10);
    top->setSpacing(8);
    top->addWidget(m_sentence, 1);
    for (QAction *action : actions)
        top->addWidget(actionButton(action, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(view, 1);
}

void ViewPage::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

} // namespace depotscope
