// SPDX-License-Identifier: MIT
#include "ui/lists/reclaimtable.h"

#include "ui/parts/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

enum Column { Icon, What, Amount, Cost, Items, Button };

QLabel *labelFor(const QString &text, bool isQuiet, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (isQuiet) {
        QPalette quiet;
        // A label on a ground of QPalette::Base writes in Text.
        quiet.setColor(QPalette::Text, quietColour(parent->palette()));
        label->setPalette(quiet);
    }
    return label;
}

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

ReclaimTable::ReclaimTable(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"reclaimTable"_s);
    setAccessibleName(tr("What you can free"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(20);
    m_grid->setVerticalSpacing(16);
    m_grid->setColumnStretch(What, 3);
    m_grid->setColumnStretch(Cost, 2);
}

void ReclaimTable::setRows(const std::vector<Reclaimable> &rows, bool isKnown)
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    int next = 0;
    const QStringList headings = {QString(), QString(), tr("Amount"), tr("To have it again"), tr("Items"), QString()};
    for (int column = 0; column < int(headings.size()); ++column) {
        const bool isNumber = column == Amount || column == Items;
        if (!rows.empty() && !headings[column].isEmpty())
            m_grid->addWidget(labelFor(headings[column], true, this), next, column,
                              isNumber ? Qt::AlignRight : Qt::AlignLeft);
    }
    for (const Reclaimable &row : rows)
        addRow(row, next++);
    qint64 safe = 0;
    for (const Reclaimable &row : rows)
        safe += row.isSafe ? row.bytes : 0;
    QLabel *sum = nullptr;
    if (!isKnown)
        sum = labelFor(tr("This can be told once a scan is complete."), true, this);
    else if (rows.empty())
        sum = labelFor(tr("Nothing: there is nothing here that could go."), true, this);
    else
        sum = labelFor(tr("Safe now: %1").arg(formatBytes(safe)), false, this);
    if (!rows.empty())
        sum->setFont(boldOf(font()));
    sum->setObjectName(u"reclaimSum"_s);
    if (isKnown && safe > 0) {
        auto *button = new QPushButton(tr("Review Clean of %1…").arg(formatBytes(safe)), this);
        button->setObjectName(u"reviewSafe"_s);
        button->setAutoDefault(false);
        button->setFont(boldOf(font()));
        button->setToolTip(tr("List all that is safe to clean, before any of it goes."));
        connect(button, &QPushButton::clicked, this, &ReclaimTable::safeReviewActivated);
        m_grid->addWidget(button, 1 + next, Cost, 1, 3, Qt::AlignRight);
    }
    m_grid->addWidget(sum, 1 + next, rows.empty() ? Icon : What, 1, 2);
}

void ReclaimTable::addRow(const Reclaimable &row, int index)
{
    const int line = 1 + index;
    auto *icon = new QLabel(this);
    icon->setPixmap(symbol(row.icon).pixmap(QSize(20, 20), devicePixelRatioF()));
    auto *title = labelFor(row.title, false, this);
    title->setFont(boldOf(font()));
    title->setWordWrap(true);
    auto *sentence = labelFor(row.sentence, true, this);
    sentence->setWordWrap(true);
    auto *amount = labelFor(formatBytes(row.bytes), false, this);
    amount->setFont(boldOf(font()));
    amount->setObjectName(u"reclaimAmount%1"_s.arg(index));
    amount->setToolTip(tr("%1 bytes on disk").arg(QLocale().toString(row.bytes)));
    auto *recovery = labelFor(row.recovery, false, this);
    auto *items = labelFor(QLocale().toString(row.steps.size()), false, this);
    auto *button = new QPushButton(tr("Review…"), this);
    button->setObjectName(u"review%1"_s.arg(index));
    button->setAutoDefault(false);
    button->setAccessibleName(tr("Review: %1, %2").arg(row.title, formatBytes(row.bytes)));
    button->setToolTip(tr("List what this consists of, with the reason for each."));
    button->setEnabled(!row.steps.empty());
    connect(button, &QPushButton::clicked, this, [this, safety = row.safety] { emit reviewActivated(safety); });

    m_grid->addWidget(icon, line, Icon, Qt::AlignTop);
    auto *what = new QWidget(this);
    auto *words = new QVBoxLayout(what);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(2);
    words->addWidget(title);
    words->addWidget(sentence);
    m_grid->addWidget(what, line, What, Qt::AlignTop);
    m_grid->addWidget(amount, line, Amount, Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(recovery, line, Cost, Qt::AlignTop);
    m_grid->addWidget(items, line, Items, Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(button, line, Button, Qt::AlignTop);
}

} // namespace depotscope
