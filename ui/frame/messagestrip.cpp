// SPDX-License-Identifier: MIT
#include "ui/frame/messagestrip.h"

#include "ui/parts/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace depotscope {

using namespace Qt::StringLiterals;

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"messageStrip"_s);
    setAccessibleName(tr("Message"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    QPalette ground = palette();
    ground.setColor(QPalette::Window, messageGroundColour(ground));
    setPalette(ground);
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_close->setObjectName(u"closeMessage"_s);
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    m_close->setIcon(symbol(u"close"_s));
    m_close->setAutoRaise(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close);
    hide();

    connect(m_text, &QLabel::linkActivated, this, &MessageStrip::linkActivated);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
}

void MessageStrip::tell(const Message &message)
{
    if (message == m_told)
        return;
    m_told = message;
    say(message);
}

void MessageStrip::answer(const QString &sentence, const std::vector<Message::Link> &links)
{
    say({sentence, links, u"information"_s});
}

void MessageStrip::say(const Message &message)
{
    QString html = message.text.toHtmlEscaped();
    for (const Message::Link &link : message.links)
        html += u" &nbsp;<a href=\"%1\">%2</a>"_s.arg(link.name, link.text.toHtmlEscaped());
    m_icon->setPixmap(symbol(message.symbol).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(html);
    setVisible(!message.text.isEmpty());
}

} // namespace depotscope
