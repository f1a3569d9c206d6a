// SPDX-License-Identifier: MIT
#include "ui/lists/markedbar.h"

#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

MarkedBar::MarkedBar(const std::vector<QAction *> &actions, QWidget *parent)
    : QFrame(parent)
    , m_sum(new QLabel(this))
    , m_remark(new QLabel(this))
{
    setObjectName(u"basket"_s);
    setAccessibleName(tr("What is marked"));
    setAutoFillBackground(true);
    m_sum->setObjectName(u"basketSum"_s);
    m_remark->setObjectName(u"basketRemark"_s);
    QFont emphasis = font();
    emphasis.setBold(true);
    m_sum->setFont(emphasis);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    for (QLabel *label : {m_sum, m_remark}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    auto *icon = new QLabel(this);
    icon->setPixmap(symbol(u"marked"_s).pixmap(QSize(16, 16), devicePixelRatioF()));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 12, 8);
    layout->setSpacing(10);
    layout->addWidget(icon);
    layout->addLayout(words, 1);
    for (QAction *action : actions)
        layout->addWidget(actionButton(action, this));
    colour();
    hide();
}

void MarkedBar::setWords(const MarkWords &words)
{
    m_sum->setText(words.sum);
    m_remark->setText(words.remark);
    m_remark->setVisible(!words.remark.isEmpty());
    setVisible(!words.sum.isEmpty());
}

void MarkedBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void MarkedBar::colour()
{
    QPalette ground;
    ground.setColor(QPalette::Window,
                    mixed(QPalette().color(QPalette::Window), palette().color(QPalette::Highlight), 0.1));
    if (ground.color(QPalette::Window) != palette().color(QPalette::Window))
        setPalette(ground);
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, quietColour(palette()));
    m_remark->setPalette(quiet);
}

} // namespace depotscope
