// SPDX-License-Identifier: MIT
#include "ui/pages/overviewpage.h"

#include "model/items/wording.h"
#include "ui/lists/kindbar.h"
#include "ui/lists/kindbutton.h"
#include "ui/lists/noticelist.h"
#include "ui/lists/reclaimtable.h"
#include "ui/parts/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <numeric>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 980; ///< of the content: longer lines are hard to follow
constexpr int entryWidth = 235;
constexpr int legendSpacing = 14;
constexpr int mostColumns = 4; ///< of the legend

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QScrollArea(parent)
    , m_title(new QLabel)
    , m_facts(new QLabel)
    , m_bar(new KindBar)
    , m_legend(new QGridLayout)
    , m_reclaim(new ReclaimTable)
    , m_gcs(new NoticeList(u"autoGc"_s, tr("Next automatic Pkg.gc")))
    , m_growth(new NoticeList(u"growth"_s, tr("What has grown")))
{
    setObjectName(u"overviewPage"_s);
    setAccessibleName(tr("Overview"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setBackgroundRole(QPalette::Base);

    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.7);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    m_title->setObjectName(u"overviewTitle"_s);
    m_facts->setObjectName(u"overviewFacts"_s);
    for (QLabel *label : {m_title, m_facts}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_legend->setHorizontalSpacing(legendSpacing);
    m_legend->setVerticalSpacing(0);

    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addSpacing(14);
    column->addWidget(m_bar);
    m_legend->setContentsMargins(0, 4, 0, 0);
    column->addLayout(m_legend);
    auto *heading = new QLabel(tr("You can free"));
    QFont headingFont = font();
    headingFont.setPointSizeF(headingFont.pointSizeF() * 1.3);
    headingFont.setBold(true);
    heading->setFont(headingFont);
    column->addSpacing(26);
    column->addWidget(heading);
    column->addSpacing(4);
    column->addWidget(m_reclaim);
    column->addWidget(m_gcs);
    column->addWidget(m_growth);
    column->addStretch();
    connect(m_reclaim, &ReclaimTable::reviewActivated, this, &OverviewPage::reviewActivated);
    connect(m_reclaim, &ReclaimTable::safeReviewActivated, this, &OverviewPage::safeReviewActivated);
    connect(m_gcs, &NoticeList::previewActivated, this, &OverviewPage::previewActivated);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto *inner = new QWidget(content);
    inner->setMaximumWidth(widest);
    inner->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(26, 22, 26, 22);
    layout->addWidget(inner, 1);
    layout->addStretch();
    setWidget(content);
    colour();
}

void OverviewPage::setShown(const Shown &shown, const std::vector<Reclaimable> &rows, bool isWhole)
{
    const std::vector<KindSum> sums = kindSums(shown);
    Totals totals;
    int items = 0;
    for (const KindSum &sum : sums) {
        totals += sum.totals;
        items += sum.items;
    }
    m_title->setText(tr("%1 in your Julia depot").arg(sizeText(totals)));
    QString facts = tr("%Ln item(s)", nullptr, items) + u" · "_s
        + tr("%Ln entries", nullptr, int(totals.files + totals.directories));
    if (const auto &room = shown.room)
        facts += u" · "_s + tr("%1 free of the %2 of the disk").arg(formatBytes(room->free), formatBytes(room->size));
    m_facts->setText(facts);
    m_bar->setSums(sums);
    m_reclaim->setRows(rows, isWhole);

    qDeleteAll(m_entries);
    m_entries.clear();
    for (const KindSum &sum : sums) {
        auto *entry = new KindButton(sum, widget());
        if (sum.isTrashed)
            connect(entry, &QAbstractButton::clicked, this, &OverviewPage::heldActivated);
        else
            connect(entry, &QAbstractButton::clicked, this, [this, kind = sum.kind] { emit kindActivated(kind); });
        m_entries.push_back(entry);
    }
    m_columns = 0;
    placeLegend();
}

void OverviewPage::tell(const std::vector<Notice> &gcs, const std::vector<Notice> &growth)
{
    m_gcs->setNotices(gcs);
    m_growth->setNotices(growth);
}

void OverviewPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placeLegend();
}

void OverviewPage::colour()
{
    QPalette quiet;
    // A label on a ground of QPalette::Base writes in Text.
    quiet.setColor(QPalette::Text, quietColour(palette()));
    m_facts->setPalette(quiet);
}

void OverviewPage::placeLegend()
{
    const auto widthIn = [this](int columns) {
        std::vector<int> widths(size_t(columns), entryWidth - legendSpacing);
        for (size_t i = 0; i < m_entries.size(); ++i)
            widths[i % widths.size()] = qMax(widths[i % widths.size()], m_entries[i]->sizeHint().width());
        return std::accumulate(widths.begin(), widths.end(), (columns - 1) * legendSpacing);
    };
    int columns = mostColumns;
    while (columns > 1 && widthIn(columns) > qMin(viewport()->width() - 52, widest))
        --columns;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < int(m_entries.size()); ++i)
        m_legend->addWidget(m_entries[size_t(i)], i / columns, i % columns);
    for (int i = 0; i < mostColumns; ++i) {
        m_legend->setColumnStretch(i, i < columns ? 1 : 0);
        m_legend->setColumnMinimumWidth(i, i < columns ? entryWidth - legendSpacing : 0);
    }
}

} // namespace depotscope
