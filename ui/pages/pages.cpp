// SPDX-License-Identifier: MIT
#include "ui/pages/pages.h"

#include "ui/actions/cleanactions.h"
#include "ui/actions/windowactions.h"
#include "ui/lists/itemview.h"
#include "ui/maps/tileview.h"
#include "ui/pages/emptypage.h"
#include "ui/pages/folderspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/reviewpage.h"
#include "ui/pages/viewpage.h"
#include "ui/pages/whatifpanel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

Pages::Pages(PageModels &models, const WindowActions &actions, CleanActions &clean, QWidget *parent)
    : QStackedWidget(parent)
    , m_models(models)
    , m_clean(clean)
{
    setObjectName(u"pages"_s);
    m_overview = new OverviewPage(this);
    m_widgets[size_t(Page::Overview)] = m_overview;
    addView(Page::Packages, &models.packages, u"packageView"_s, tr("Packages"));
    addView(Page::Folders, &models.folders, u"folderView"_s, tr("Folders"));
    addView(Page::Spaces, &models.spaces, u"spaceView"_s, tr("Scratch spaces"));
    addView(Page::Environments, &models.environments, u"environmentView"_s, tr("Environments"));
    addView(Page::History, &models.history, u"historyView"_s, tr("History"));
    addView(Page::Review, &models.review, u"reviewView"_s, tr("Items to review"));
    addView(Page::Troubles, &models.troubles, u"troubleView"_s, tr("What could not be read"));
    addView(Page::Items, &models.items, u"itemView"_s, tr("All items"));
    setColumns();

    m_review = new ReviewPage(&models.review, viewOf(Page::Review), &clean, this);
    m_widgets[size_t(Page::Review)] = m_review;
    m_widgets[size_t(Page::Environments)] = environmentPage(actions);
    m_folders = new FoldersPage(&models.folders, viewOf(Page::Folders), this);
    m_widgets[size_t(Page::Folders)] = m_folders;
    connect(m_folders, &FoldersPage::menuWanted, this, [this](const QPoint &position) {
        ItemView *view = viewOf(Page::Folders);
        emit menuWanted(view, view->currentIndex(), position);
    });
    for (TileView *map : m_folders->maps()) {
        for (QAction *action : clean.onRow())
            map->addAction(action);
    }
    m_spaces = new ViewPage(u"spacePage"_s, viewOf(Page::Spaces), clean.onSpaces(), this);
    m_widgets[size_t(Page::Spaces)] = m_spaces;
    m_history = new ViewPage(u"historyPage"_s, viewOf(Page::History), clean.onHistory(), this);
    m_widgets[size_t(Page::History)] = m_history;
    for (QWidget *page : m_widgets)
        addWidget(page);

    m_waiting = new QLabel(this);
    m_waiting->setObjectName(u"waitingText"_s);
    m_waiting->setAlignment(Qt::AlignCenter);
    m_waiting->setAutoFillBackground(true);
    m_waiting->setBackgroundRole(QPalette::Base);
    m_waiting->setForegroundRole(QPalette::PlaceholderText);
    addWidget(m_waiting);
    m_empty = new EmptyPage(actions.chooseDepot, actions.writeSample, this);
    addWidget(m_empty);
}

bool Pages::show(Page page)
{
    return showWidget(widgetOf(page));
}

bool Pages::showEmpty(const std::vector<Depot> &lookedAt)
{
    m_empty->setDepots(lookedAt);
    return showWidget(m_empty);
}

bool Pages::showWaiting()
{
    return showWidget(m_waiting);
}

void Pages::setWaitingText(const QString &text)
{
    m_waiting->setText(text);
}

bool Pages::showWidget(QWidget *widget)
{
    const bool isOther = currentWidget() != widget;
    setCurrentWidget(widget);
    return isOther;
}

void Pages::restore(const QSettings &settings)
{
    for (ItemView *view : m_allViews)
        view->restore(settings);
    m_folders->restore(settings);
}

void Pages::save(QSettings &settings) const
{
    for (const ItemView *view : m_allViews)
        view->save(settings);
    m_folders->save(settings);
}

ItemView *Pages::addView(Page page, InventoryModel *model, const QString &name, const QString &accessibleName)
{
    auto *view = new ItemView(model, name, this);
    view->setAccessibleName(accessibleName);
    watch(view);
    m_views[size_t(page)] = view;
    m_widgets[size_t(page)] = view;
    return view;
}

void Pages::watch(ItemView *view)
{
    m_allViews.push_back(view);
    InventoryModel *model = view->items();
    if (model != &m_models.review) // its ticks say more
        model->setMarks(&m_models.marks);
    // Where rows have ticks, Space is theirs.
    if (model != &m_models.environments && model != &m_models.review && model != &m_models.history)
        view->addAction(m_clean.mark());
    for (QAction *action : m_clean.onRow()) {
        if (action != m_clean.mark())
            view->addAction(action);
    }
    connect(view, &ItemView::chosenChanged, this, [this, view] { emit chosenChanged(view); });
    connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &position) {
        emit menuWanted(view, view->indexAt(position), view->viewport()->mapToGlobal(position));
    });
    if (model == &m_models.packages || model == &m_models.folders)
        return;
    connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QVariant item = index.data(LazyTree::ItemRole); item.isValid())
            emit itemActivated(ItemId{item.toInt()});
    });
}

void Pages::setColumns()
{
    using InPackages = PackageModel::Column;
    using InFolders = FolderModel::Column;
    using InSpaces = SpaceModel::Column;
    using InEnvironments = EnvironmentModel::Column;
    using InHistory = HistoryModel::Column;
    using InList = ItemListModel::Column;
    viewOf(Page::Packages)
        ->setColumns({200, 92, 84, 120, 70, 118, 140, 150}, int(InPackages::Name),
                     {int(InPackages::Kind), int(InPackages::Files), int(InPackages::Share), int(InPackages::Frees),
                      int(InPackages::LastUse)});
    viewOf(Page::Folders)
        ->setColumns({200, 92, 110, 70, 110, 140}, int(InFolders::Name),
                     {int(InFolders::Changed), int(InFolders::Files), int(InFolders::Share), int(InFolders::Status)});
    viewOf(Page::Spaces)
        ->setColumns({120, 140, 88, 105, 70, 118, 136, 150}, int(InSpaces::Projects),
                     {int(InSpaces::Share), int(InSpaces::Files), int(InSpaces::LastUse), int(InSpaces::Projects)});
    viewOf(Page::Environments)
        ->setColumns({200, 120, 90, 130, 150}, int(InEnvironments::Name),
                     {int(InEnvironments::Packages), int(InEnvironments::LastUse)});
    viewOf(Page::History)
        ->setColumns({190, 200, 92, 92, 180}, int(InHistory::What), {int(InHistory::Deleted), int(InHistory::Size)});
    viewOf(Page::Troubles)->setColumns({320, 200, 60}, int(TroubleModel::Column::What), {});
    for (Page page : {Page::Review, Page::Items})
        viewOf(page)->setColumns({175, 120, 92, 118, 100, 160, 200, 165}, int(InList::Reason),
                                 {int(InList::Since), int(InList::Kind), int(InList::Path), int(InList::LastUse)});
    for (Page page : {Page::Spaces, Page::Environments, Page::Review, Page::Troubles, Page::Items})
        viewOf(page)->setRootIsDecorated(false);
    viewOf(Page::History)->setSelectionMode(QAbstractItemView::SingleSelection); // one is brought back at a time
}

QWidget *Pages::environmentPage(const WindowActions &actions)
{
    auto *page = new QWidget(this);
    page->setObjectName(u"environmentPage"_s);
    auto *whatIf = new WhatIfPanel(&m_models.environments, &m_models.forgotten,
                                   {actions.tickGone, actions.untickAll, m_clean.forget()}, page);
    watch(whatIf->list());
    auto *stack = new QVBoxLayout(page);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(viewOf(Page::Environments), 3);
    stack->addWidget(whatIf, 2);
    return page;
}

} // namespace depotscope
