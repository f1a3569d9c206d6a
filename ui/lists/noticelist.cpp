// SPDX-License-Identifier: MIT
#include "ui/lists/noticelist.h"

#include "ui/parts/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

enum NoticeColumn { NoticeIcon, NoticeWords, NoticeButton };
constexpr int iconSize = 20;

QLabel *labelFor(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

} // namespace

NoticeList::NoticeList(const QString &name, const QString &heading, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(name);
    setAccessibleName(heading);
    m_grid->setContentsMargins(0, 26, 0, 0);
    m_grid->setHorizontalSpacing(20);
    m_grid->setVerticalSpacing(0);
    auto *title = new QLabel(heading, this);
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setBold(true);
    title->setFont(font);
    m_grid->addWidget(title, 0, 0);
    hide();
}

void NoticeList::setNotices(const std::vector<Notice> &notices)
{
    m_notices = notices;
    delete m_rows;
    m_rows = new QWidget(this);
    auto *grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 10, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(NoticeWords, 1);
    for (int i = 0; i < int(notices.size()); ++i)
        addRow(notices[size_t(i)], 3 * i);
    m_grid->addWidget(m_rows, 1, 0);
    setVisible(!notices.empty());
}

void NoticeList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_rows)
        setNotices(std::vector<Notice>(m_notices));
}

void NoticeList::addRow(const Notice &notice, int line)
{
    auto *grid = static_cast<QGridLayout *>(m_rows->layout());
    auto *icon = new QLabel(m_rows);
    icon->setPixmap(symbol(notice.icon).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    QLabel *title = labelFor(notice.title, m_rows);
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
    QLabel *sentence = labelFor(notice.sentence, m_rows);
    QPalette quiet;
    // A label on a ground of QPalette::Base writes in Text.
    quiet.setColor(QPalette::Text, quietColour(palette()));
    sentence->setPalette(quiet);
    const QString name = objectName() + QString::number(line / 3);
    title->setObjectName(name + u"Title"_s);
    sentence->setObjectName(name + u"Sentence"_s);
    grid->addWidget(icon, line, NoticeIcon, 2, 1, Qt::AlignTop);
    grid->addWidget(title, line, NoticeWords);
    grid->addWidget(sentence, line + 1, NoticeWords);
    grid->setRowMinimumHeight(line + 2, 10);
    if (notice.julia.isEmpty())
        return;
    auto *button = new QPushButton(tr("See…"), m_rows);
    button->setObjectName(name + u"See"_s);
    button->setAutoDefault(false);
    button->setAccessibleName(
        tr("See what the collection of Julia %1 would delete").arg(QString::fromLatin1(notice.julia)));
    button->setToolTip(tr("List what it would delete, with the reason for each."));
    connect(button, &QPushButton::clicked, this, [this, julia = notice.julia] { emit previewActivated(julia); });
    grid->addWidget(button, line, NoticeButton, 2, 1, Qt::AlignTop);
}

} // namespace depotscope
