// SPDX-License-Identifier: MIT
#include "ui/frame/statusline.h"

#include "model/items/wording.h"
#include "ui/frame/message.h"
#include "ui/parts/progressbar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace depotscope {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(QAction *stop, QWidget *parent)
    : QStatusBar(parent)
    , m_kept(new QLabel(this))
    , m_total(new QLabel(this))
    , m_age(new QLabel(this))
    , m_progressText(new QLabel(this))
    , m_progress(new ProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(u"statusBar"_s);
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    m_kept->setObjectName(u"kept"_s);
    m_kept->setContentsMargins(0, 0, 12, 0);
    m_total->setObjectName(u"total"_s);
    m_total->setTextFormat(Qt::RichText);
    m_total->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_total, &QLabel::linkActivated, this, &StatusLine::linkActivated);
    m_age->setObjectName(u"age"_s);
    m_progressText->setObjectName(u"progressText"_s);
    m_progress->setObjectName(u"progress"_s);
    m_progress->setAccessibleName(tr("Progress of the scan"));
    m_progress->setFixedSize(m_progress->sizeHint());
    m_stop->setObjectName(u"stopButton"_s);
    m_stop->setToolTip(stop->toolTip());
    m_stop->setAutoDefault(false);
    connect(m_stop, &QPushButton::clicked, stop, &QAction::trigger);
    // A small window stays small whatever there is to say.
    for (QLabel *label : {m_kept, m_total, m_age, m_progressText})
        label->setMinimumWidth(1);
    // A message covers the one widget that the bar knows of, whatever is shown or hidden in it meanwhile.
    auto *facts = new QWidget(this);
    auto *layout = new QHBoxLayout(facts);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QLabel *label : {m_kept, m_total, m_age})
        layout->addWidget(label);
    layout->addStretch();
    addWidget(facts, 1);
    addPermanentWidget(m_progressText);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_stop);
}

void StatusLine::showKept(const QString &text, const QString &toolTip, bool isFiltered)
{
    m_kept->setText(text);
    m_kept->setToolTip(toolTip);
    QFont emphasis = font();
    emphasis.setBold(isFiltered);
    m_kept->setFont(emphasis);
    m_kept->setVisible(!text.isEmpty());
}

void StatusLine::showTotals(const Totals &totals, int troubles, qint64 trashed, qint64 freed)
{
    QString text = tr("%1 in %Ln entries", nullptr, int(totals.files + totals.directories)).arg(sizeText(totals));
    if (troubles > 0)
        text += u" &nbsp;·&nbsp; <a href=\"troubles\">%1</a>"_s.arg(tr("%Ln not readable", nullptr, troubles));
    if (trashed > 0)
        text += u" &nbsp;·&nbsp; <a href=\"history\">%1</a>"_s.arg(tr("%1 held").arg(formatBytes(trashed)));
    if (freed > 0)
        text += u" &nbsp;·&nbsp; "_s + tr("%1 freed this session").arg(formatBytes(freed));
    m_total->setText(text);
    m_total->setToolTip(exactSizeText(totals));
}

void StatusLine::showAge(std::optional<Time> taken)
{
    m_age->setText(taken ? u"·  "_s + ageText(*taken) : QString());
    m_age->setToolTip(taken ? isoText(*taken) : QString());
}

void StatusLine::showNothing()
{
    m_total->clear();
    m_age->clear();
}

void StatusLine::setBusy(bool isBusy)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progressText, m_progress, m_stop})
        widget->setVisible(isBusy);
}

void StatusLine::showProgress(const Progress &progress)
{
    m_progressText->setText(progressText(progress));
    m_progress->showShare(progress.done, progress.total);
}

} // namespace depotscope
