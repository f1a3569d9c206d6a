// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "model/disk/names.h"
#include "model/items/wording.h"
#include "ui/basket.h"
#include "ui/cleanactions.h"
#include "ui/depotdrop.h"
#include "ui/detailspane.h"
#include "ui/emptypage.h"
#include "ui/exportaction.h"
#include "ui/filterline.h"
#include "ui/filterlist.h"
#include "ui/itemview.h"
#include "ui/look.h"
#include "ui/messagestrip.h"
#include "ui/namedaction.h"
#include "ui/overviewpage.h"
#include "ui/reviewpage.h"
#include "ui/sidebar.h"
#include "ui/tileview.h"
#include "ui/viewpage.h"
#include "ui/whatifpanel.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// With less width the sidebar shows symbols only.
constexpr int sidebarFoldsBelow = 900;
/// With less width the details start closed.
constexpr int detailsCloseBelow = 1100;

} // namespace

MainWindow::MainWindow(Session &session, const InventoryOptions &options, QSettings *settings, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_options(options)
    , m_settings(settings)
{
    setObjectName(u"mainWindow"_s);
    makeActions();
    makeMenus();
    makeToolBar();
    makeCentre();
    makeStatusBar();
    resize(1280, 800);
    if (m_settings) {
        restoreGeometry(m_settings->value(u"window/geometry"_s).toByteArray());
        m_splitter->restoreState(m_settings->value(u"window/splitter"_s).toByteArray());
        for (ItemView *view : m_allViews)
            view->restore(*m_settings);
        m_foldersPage->restore(*m_settings);
    }
    m_showDetails->setChecked(m_settings ? m_settings->value(u"window/details"_s, width() >= detailsCloseBelow).toBool()
                                         : width() >= detailsCloseBelow);

    m_ageing.setInterval(20s);
    connect(&m_ageing, &QTimer::timeout, this, &MainWindow::showAge);
    m_ageing.start();

    connect(&m_session, &Session::findingsChanged, this, &MainWindow::showFindings);
    connect(&m_session, &Session::busyChanged, this, &MainWindow::showBusy);
    connect(&m_session, &Session::progressed, this, &MainWindow::showProgress);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        auto *view = qobject_cast<ItemView *>(now);
        if (!view || view == m_view || !m_pageWidgets[size_t(m_page)]->isAncestorOf(view))
            return;
        m_view = view;
        showSelection();
    });
    Page page = Page::Overview;
    if (m_settings) {
        m_filter->setText(m_settings->value(u"window/filter"_s).toString());
        const QString name = m_settings->value(u"window/page"_s).toString();
        const auto found = std::ranges::find(m_goTo, name, &QAction::objectName);
        page = found == m_goTo.end() ? page : Page(found - m_goTo.begin());
    }
    // What these show is there only once something was found or asked for.
    goTo(page == Page::Review || page == Page::Troubles ? Page::Overview : page);
    showBusy();
}

MainWindow::~MainWindow()
{
    // The views look at the models, which are members and would be gone first.
    delete takeCentralWidget();
}

void MainWindow::goTo(Page page)
{
    m_page = page;
    m_view = viewOf(page);
    m_sidebar->setCurrentRow(int(page));
    m_goTo[size_t(page)]->setChecked(true);
    m_filters->setCurrent(m_filter->text(), page == Page::Items);
    showFindings();
    // Not m_view: the stack of pages gives the focus to what had it when the page was last left.
    if (ItemView *view = viewOf(page))
        view->setFocus();
    else
        m_sidebar->setFocus();
}

void MainWindow::setFolderLook(FolderLook look)
{
    m_foldersPage->setLook(look);
}

void MainWindow::openDepot(const QByteArray &directory)
{
    m_session.setDepots(depotsIn({cleanAbsolute(directory)}, m_options, Disk::real()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_settings) {
        m_settings->setValue(u"window/geometry"_s, saveGeometry());
        m_settings->setValue(u"window/splitter"_s, m_splitter->saveState());
        m_settings->setValue(u"window/details"_s, m_showDetails->isChecked());
        m_settings->setValue(u"window/page"_s, m_goTo[size_t(m_page)]->objectName());
        m_settings->setValue(u"window/filter"_s, m_filter->text());
        for (const ItemView *view : m_allViews)
            view->save(*m_settings);
        m_foldersPage->save(*m_settings);
    }
    m_session.stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    for (Sidebar *list : {m_sidebar, static_cast<Sidebar *>(m_filters)})
        list->setFolded(width() < sidebarFoldsBelow);
    if (!m_hasBeenShown && !m_settings)
        m_showDetails->setChecked(width() >= detailsCloseBelow);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_hasBeenShown = true;
}

void MainWindow::makeActions()
{
    m_chooseDepot =
        namedAction(this, "chooseDepot", tr("Choose a &Folder…"), tr("Show the depot in a folder of your choice."),
                    actionIcon(u"document-open-folder"_s, u"open"_s));
    m_chooseDepot->setShortcut(Qt::CTRL | Qt::Key_O);
    connect(m_chooseDepot, &QAction::triggered, this, &MainWindow::chooseDepot);

    m_juliaDepots = namedAction(this, "juliaDepots", tr("&Depots of Julia"),
                                tr("Show the depots that Julia uses: those of JULIA_DEPOT_PATH, or the default ones."),
                                symbol(u"package"_s));
    connect(m_juliaDepots, &QAction::triggered, this,
            [this] { m_session.setDepots(depotsOfProcess(m_options, Disk::real())); });

    m_writeSample =
        namedAction(this, "writeSample", tr("Write a &Sample Depot…"),
                    tr("Write a small made-up depot into a folder of your choice and show it."), symbol(u"sample"_s));
    connect(m_writeSample, &QAction::triggered, this, &MainWindow::chooseSample);

    m_rescan = namedAction(this, "rescan", tr("&Rescan"), tr("Look through the depots again (F5)."),
                           actionIcon(u"view-refresh"_s, u"refresh"_s));
    m_rescan->setShortcut(Qt::Key_F5);
    connect(m_rescan, &QAction::triggered, &m_session, &Session::rescan);

    m_stop = namedAction(this, "stop", tr("S&top"), tr("Stop what is being done; what is done already stays."),
                         actionIcon(u"process-stop"_s, u"stop"_s));
    connect(m_stop, &QAction::triggered, &m_session, &Session::stop);

    m_openFolder =
        namedAction(this, "openFolder", tr("&Open Folder"), tr("Show where the selection is in the file manager."),
                    actionIcon(u"document-open-folder"_s, u"open"_s));
    connect(m_openFolder, &QAction::triggered, this, &MainWindow::openFolder);

    m_copyPath = namedAction(this, "copyPath", tr("&Copy Path"), tr("Copy the path of the selection (Ctrl+C)."),
                             actionIcon(u"edit-copy"_s, u"copy"_s));
    m_copyPath->setShortcut(QKeySequence::Copy);
    connect(m_copyPath, &QAction::triggered, this, &MainWindow::copyPath);

    m_quit = namedAction(this, "quit", tr("&Quit"), tr("Close the window."), QIcon::fromTheme(u"application-exit"_s));
    m_quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    m_quit->setMenuRole(QAction::QuitRole);
    connect(m_quit, &QAction::triggered, this, &MainWindow::close);

    m_find = namedAction(this, "find", tr("&Filter"), tr("Type words to keep only the rows that have them (Ctrl+F)."),
                         actionIcon(u"view-filter"_s, u"search"_s));
    m_find->setShortcut(QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });

    m_filters = new FilterList(m_settings, this);
    connect(m_filters, &FilterList::chosen, this, &MainWindow::showFiltered);

    m_showDetails = namedAction(this, "showDetails", tr("&Details"),
                                tr("Show what there is to say about the selection (F4)."), symbol(u"details"_s));
    m_showDetails->setShortcut(Qt::Key_F4);
    m_showDetails->setCheckable(true);
    connect(m_showDetails, &QAction::toggled, this, &MainWindow::showDetailsPane);

    m_collapse = namedAction(this, "collapseAll", tr("&Close All Rows"), tr("Close all rows that are open."), {});
    connect(m_collapse, &QAction::triggered, this, [this] {
        if (currentView())
            currentView()->collapseAll();
    });

    const QStringList pages = {tr("&Overview"),       tr("&Packages"),     tr("Fo&lders"),
                               tr("&Scratch Spaces"), tr("&Environments"), tr("&History"),
                               tr("&Review"),         tr("&Not Readable"), tr("&All Items")};
    const QStringList pageTips = {tr("The depot at a glance."),
                                  tr("All packages and what each has in the depot."),
                                  tr("All folders and files, as a tree with a map or rings."),
                                  tr("All scratch spaces: folders that packages keep for themselves."),
                                  tr("All environments, what each keeps, and what would go without them."),
                                  tr("What was cleaned and forgotten, and what of it can be taken back."),
                                  tr("What may go, with a tick to spare each item."),
                                  tr("What could not be read or understood."),
                                  tr("Everything in the depot as one list, to be sorted and filtered.")};
    const char *const names[] = {"goToOverview", "goToPackages", "goToFolders",  "goToSpaces", "goToEnvironments",
                                 "goToHistory",  "goToReview",   "goToTroubles", "goToItems"};
    auto *group = new QActionGroup(this);
    for (int i = 0; i < pageCount; ++i) {
        const Page page = Page(i);
        QAction *action = namedAction(this, names[i], pages[i], pageTips[i], {});
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, page] { goTo(page); });
        m_goTo.push_back(action);
    }

    m_goBack = namedAction(this, "goBack", tr("&Back"), tr("Go back to where the last link was followed (Alt+Left)."),
                           actionIcon(u"go-previous"_s, u"back"_s));
    m_goBack->setEnabled(false);
    m_goBack->setShortcut(Qt::ALT | Qt::Key_Left);
    connect(m_goBack, &QAction::triggered, this, [this] { visit(m_before, m_after); });
    m_goForward =
        namedAction(this, "goForward", tr("&Forward"), tr("Go again to where one came back from (Alt+Right)."),
                    actionIcon(u"go-next"_s, u"forward"_s));
    m_goForward->setEnabled(false);
    m_goForward->setShortcut(Qt::ALT | Qt::Key_Right);
    connect(m_goForward, &QAction::triggered, this, [this] { visit(m_after, m_before); });

    m_showInPackages = namedAction(this, "showInPackages", tr("Show in &Packages"),
                                   tr("Go to where the selection stands among the packages."), symbol(u"package"_s));
    connect(m_showInPackages, &QAction::triggered, this, [this] {
        if (const QVariant item = currentView()->currentIndex().data(LazyTree::ItemRole); item.isValid())
            showItem(ItemId{item.toInt()});
    });

    m_showInFolders = namedAction(
        this, "showInFolders", tr("Show in Fo&lders"),
        tr("Go to where the selection lies among the folders, and to its place on their map."), symbol(u"map"_s));
    connect(m_showInFolders, &QAction::triggered, this, &MainWindow::showInFolders);

    m_tickGone = namedAction(this, "tickGone", tr("Tick Those That Are &Gone"),
                             tr("Tick all environments whose file is gone, besides those that are ticked."), {});
    connect(m_tickGone, &QAction::triggered, &m_environments, &EnvironmentModel::tickGone);
    m_untickAll = namedAction(this, "untickAll", tr("&Untick All"), tr("Take all ticks off the environments."), {});
    connect(m_untickAll, &QAction::triggered, &m_environments, &EnvironmentModel::untickAll);

    m_clean = new CleanActions(m_session, m_marks, this);
    connect(m_clean, &CleanActions::answered, this, [this](const QString &sentence) { m_strip->answer(sentence); });
    connect(m_clean, &CleanActions::reviewWanted, this, [this] { review({Topic::Marked, {}}); });
    connect(m_clean, &CleanActions::ticksWanted, &m_review, &ItemListModel::tickAll);
    connect(&m_marks, &Marks::changed, this, &MainWindow::showMarks);
    m_export = new ExportAction(m_session, this);

    m_goUp = namedAction(this, "goUp", tr("&Up"), tr("Go to the row that the current one is part of (Alt+Up)."), {});
    m_goUp->setShortcut(Qt::ALT | Qt::Key_Up);
    connect(m_goUp, &QAction::triggered, this, [this] {
        if (!currentView())
            return;
        if (const QModelIndex above = currentView()->currentIndex().parent(); above.isValid())
            currentView()->setCurrentIndex(above);
    });

    m_whatIsThis = namedAction(this, "whatIsThis", tr("&What Is This?"), tr("Say what the selection is (F1)."),
                               symbol(u"information"_s));
    m_whatIsThis->setShortcut(Qt::Key_F1);
    connect(m_whatIsThis, &QAction::triggered, this, [this] { m_showDetails->setChecked(true); });

    m_about = namedAction(this, "about", tr("&About Depotscope"), tr("Say what this program is."), {});
    m_about->setMenuRole(QAction::AboutRole);
    connect(m_about, &QAction::triggered, this, [this] {
        auto *box = new QMessageBox(this);
        box->setObjectName(u"aboutBox"_s);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setWindowTitle(tr("About Depotscope"));
        box->setIconPixmap(QApplication::windowIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
        box->setText(tr("<b>Depotscope %1</b><p>Shows what fills a Julia depot, and why.</p>")
                         .arg(QApplication::applicationVersion()));
        box->open();
    });
}

void MainWindow::makeMenus()
{
    QMenu *depot = menuBar()->addMenu(tr("&Depot"));
    depot->addActions({m_chooseDepot, m_juliaDepots, m_writeSample});
    depot->addSeparator();
    depot->addActions({m_rescan, m_stop});
    depot->addSeparator();
    depot->addActions({m_openFolder, m_copyPath});
    depot->addSeparator();
    depot->addAction(m_quit);
    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_find, m_filters->saveAction(), m_showDetails, m_collapse});
    QMenu *go = menuBar()->addMenu(tr("&Go"));
    for (QAction *action : m_goTo)
        go->addAction(action);
    go->addSeparator();
    go->addActions({m_goBack, m_goForward, m_goUp, m_showInPackages, m_showInFolders});
    QMenu *environments = menuBar()->addMenu(tr("&Environments"));
    environments->addActions({m_tickGone, m_untickAll, m_clean->forget()});
    QMenu *spaces = menuBar()->addMenu(tr("&Spaces"));
    for (QAction *action : m_clean->onSpaces())
        spaces->addAction(action);
    spaces->addAction(m_export->action());
    QMenu *clean = menuBar()->addMenu(tr("&Clean"));
    for (const auto &actions : {m_clean->onRow(), m_clean->onMarks(), m_clean->onTicks()}) {
        for (QAction *action : actions)
            clean->addAction(action);
        clean->addSeparator();
    }
    clean->addActions({m_clean->carryOut(), m_clean->onSpaces().back()});
    makeGcMenu();
    clean->addMenu(m_gcMenu);
    clean->addSeparator();
    clean->addAction(m_clean->undo());
    for (QAction *action : m_clean->onHistory())
        clean->addAction(action);
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({m_whatIsThis, m_about});
}

void MainWindow::makeGcMenu()
{
    m_gcMenu = new QMenu(tr("&Preview Pkg.gc of"), this);
    m_gcMenu->setObjectName(u"gcMenu"_s);
    const std::vector<QByteArray> versions = Fates::versions();
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        const QString julia = QString::fromLatin1(*version);
        QAction *action = namedAction(this, "previewGc" + *version, tr("Julia %1…").arg(julia),
                                      tr("List what the garbage collection of Julia %1 would delete.").arg(julia));
        connect(action, &QAction::triggered, this, [this, julia = *version] { review({Topic::Pkg, {}, julia}); });
        m_gcMenu->addAction(action);
    }
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tool bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    for (QAction *action : {m_goBack, m_goForward}) {
        bar->addAction(action);
        auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setObjectName(action->objectName() + u"Button"_s);
    }
    m_depots = new QComboBox(this);
    m_depots->setObjectName(u"depotChooser"_s);
    m_depots->setAccessibleName(tr("Depot shown"));
    m_depots->setToolTip(tr("The depot that is shown."));
    m_depots->setPlaceholderText(tr("No depot"));
    m_depots->setMinimumWidth(240);
    m_depots->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_depots->setMinimumContentsLength(26);
    connect(m_depots, &QComboBox::activated, this, &MainWindow::showModels);
    bar->addWidget(m_depots);
    bar->addAction(m_rescan);
    bar->addAction(m_stop);

    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);

    m_filter = new FilterLine(m_filters->saveAction(), this);
    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString &text) {
        for (ItemView *view : m_views) {
            if (view)
                view->items()->setFilter(text);
        }
        m_filters->setCurrent(text, m_page == Page::Items);
        showCounts();
    });
    connect(m_filter, &FilterLine::refused, this, [this](const QString &sentence) { m_strip->answer(sentence); });
    connect(m_filter, &FilterLine::left, this, [this] {
        if (currentView())
            currentView()->setFocus();
    });
    bar->addWidget(m_filter);
    bar->addAction(m_showDetails);
}

void MainWindow::makeCentre()
{
    m_pages = new QStackedWidget(this);
    m_pages->setObjectName(u"pages"_s);
    m_overview = new OverviewPage(m_pages);
    connect(m_overview, &OverviewPage::kindActivated, this, &MainWindow::showKind);
    connect(m_overview, &OverviewPage::safeReviewActivated, this, [this] { review({Topic::Safe, {}}); });
    connect(m_overview, &OverviewPage::heldActivated, this, [this] {
        leave();
        goTo(Page::History);
    });
    connect(m_overview, &OverviewPage::reviewActivated, this, [this](Safety safety) {
        review({Topic::Class, safety});
    });
    m_views[size_t(Page::Packages)] = addView(&m_packages, u"packageView"_s, tr("Packages"));
    m_views[size_t(Page::Folders)] = addView(&m_folders, u"folderView"_s, tr("Folders"));
    m_views[size_t(Page::Spaces)] = addView(&m_spaces, u"spaceView"_s, tr("Scratch spaces"));
    m_views[size_t(Page::Environments)] = addView(&m_environments, u"environmentView"_s, tr("Environments"));
    m_views[size_t(Page::History)] = addView(&m_history, u"historyView"_s, tr("History"));
    m_views[size_t(Page::Review)] = addView(&m_review, u"reviewView"_s, tr("Items to review"));
    m_views[size_t(Page::Troubles)] = addView(&m_troubles, u"troubleView"_s, tr("What could not be read"));
    m_views[size_t(Page::Items)] = addView(&m_items, u"itemView"_s, tr("All items"));
    using InPackages = PackageModel::Column;
    using InFolders = FolderModel::Column;
    using InSpaces = SpaceModel::Column;
    using InEnvironments = EnvironmentModel::Column;
    viewOf(Page::Packages)
        ->setColumns({280, 90, 140, 70, 110, 140, 150}, int(InPackages::Name),
                     {int(InPackages::Kind), int(InPackages::Files), int(InPackages::Share), int(InPackages::LastUse)});
    viewOf(Page::Folders)
        ->setColumns({260, 85, 110, 70, 110, 130}, int(InFolders::Name),
                     {int(InFolders::Changed), int(InFolders::Files), int(InFolders::Share), int(InFolders::Status)});
    viewOf(Page::Spaces)
        ->setColumns({145, 135, 80, 105, 72, 120, 170}, int(InSpaces::Projects),
                     {int(InSpaces::Share), int(InSpaces::Files)});
    viewOf(Page::Environments)
        ->setColumns({300, 120, 90, 130, 150}, int(InEnvironments::Name),
                     {int(InEnvironments::Packages), int(InEnvironments::LastUse)});
    using InHistory = HistoryModel::Column;
    viewOf(Page::History)
        ->setColumns({230, 250, 85, 85, 190}, int(InHistory::What), {int(InHistory::Freed), int(InHistory::Size)});
    viewOf(Page::Troubles)->setColumns({320, 320, 60}, int(TroubleModel::Column::What), {});
    using InReview = ItemListModel::Column;
    for (Page page : {Page::Review, Page::Items})
        viewOf(page)->setColumns(
            {175, 120, 80, 118, 100, 160, 200, 165}, int(InReview::Reason),
            {int(InReview::Since), int(InReview::Kind), int(InReview::Path), int(InReview::LastUse)});
    for (Page page : {Page::Spaces, Page::Environments, Page::Review, Page::Troubles, Page::Items})
        viewOf(page)->setRootIsDecorated(false);

    m_reviewPage = new ReviewPage(&m_review, viewOf(Page::Review), m_clean, m_pages);
    auto *environmentPage = new QWidget(m_pages);
    environmentPage->setObjectName(u"environmentPage"_s);
    auto *whatIf =
        new WhatIfPanel(&m_environments, &m_forgotten, {m_tickGone, m_untickAll, m_clean->forget()}, environmentPage);
    watch(whatIf->list());
    connect(&m_environments, &EnvironmentModel::ticksChanged, this, &MainWindow::showTicks);
    auto *stack = new QVBoxLayout(environmentPage);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(viewOf(Page::Environments), 3);
    stack->addWidget(whatIf, 2);

    m_foldersPage = new FoldersPage(&m_folders, viewOf(Page::Folders), m_pages);
    connect(m_foldersPage, &FoldersPage::menuWanted, this, [this](const QPoint &position) {
        showMenu(viewOf(Page::Folders), viewOf(Page::Folders)->currentIndex(), position);
    });
    connect(m_foldersPage, &FoldersPage::filterInTheWay, this, [this] {
        m_filter->clear();
        m_folders.setFilter({});
    });
    for (TileView *map : m_foldersPage->maps()) {
        for (QAction *action : m_clean->onRow())
            map->addAction(action);
    }
    m_spacePage = new ViewPage(u"spacePage"_s, viewOf(Page::Spaces), m_clean->onSpaces(), m_pages);
    m_historyPage = new ViewPage(u"historyPage"_s, viewOf(Page::History), m_clean->onHistory(), m_pages);
    m_pageWidgets = {m_overview,    viewOf(Page::Packages), m_foldersPage,          m_spacePage,        environmentPage,
                     m_historyPage, m_reviewPage,           viewOf(Page::Troubles), viewOf(Page::Items)};
    for (QWidget *page : m_pageWidgets)
        m_pages->addWidget(page);

    m_waitingText = new QLabel(this);
    m_waitingText->setObjectName(u"waitingText"_s);
    m_waitingText->setAlignment(Qt::AlignCenter);
    m_waitingText->setAutoFillBackground(true);
    m_waitingText->setBackgroundRole(QPalette::Base);
    m_waitingText->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_waitingText);
    m_empty = new EmptyPage(m_chooseDepot, m_writeSample, this);
    m_pages->addWidget(m_empty);

    m_sidebar = new Sidebar(this);
    const QStringList titles = {tr("Overview"), tr("Packages"), tr("Folders"),      tr("Spaces"),   tr("Environments"),
                                tr("History"),  tr("Review"),   tr("Not readable"), tr("All items")};
    const QStringList symbols = {u"overview"_s, u"package"_s, u"folder"_s,  u"space"_s, u"environment"_s,
                                 u"history"_s,  u"review"_s,  u"trouble"_s, u"log"_s};
    for (int i = 0; i < pageCount; ++i)
        m_sidebar->addPage(titles[i], symbols[i], m_goTo[size_t(i)]->toolTip());
    connect(m_sidebar, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != int(m_page))
            goTo(Page(row));
    });

    m_strip = new MessageStrip(this);
    connect(m_strip, &MessageStrip::linkActivated, this, [this](const QString &link) {
        if (link == u"troubles" || link == u"history")
            goTo(link == u"troubles" ? Page::Troubles : Page::History);
        else
            m_clean->follow(link);
    });

    m_details = new DetailsPane({m_clean->mark(), m_clean->keep(), m_openFolder, m_copyPath, m_export->action()}, this);
    connect(m_details, &DetailsPane::packageActivated, this, &MainWindow::showPackage);
    connect(m_details, &DetailsPane::itemActivated, this, &MainWindow::showItem);
    connect(m_details, &DetailsPane::rootActivated, this, &MainWindow::showRoot);

    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(u"splitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({900, 300});

    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_strip);
    middle->addWidget(m_splitter, 1);
    m_basket = new Basket(m_clean->onMarks(), this);
    middle->addWidget(m_basket);
    auto *centre = new QWidget(this);
    auto *layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *side = new QVBoxLayout;
    side->setSpacing(0);
    side->addWidget(m_sidebar);
    side->addWidget(m_filters, 1);
    layout->addLayout(side);
    layout->addLayout(middle, 1);
    setCentralWidget(centre);

    auto *drop = new DepotDrop(this);
    connect(drop, &DepotDrop::dropped, this, &MainWindow::openDepot);
    connect(drop, &DepotDrop::refused, this, [this](const QString &sentence) { m_strip->answer(sentence); });
}

ItemView *MainWindow::addView(InventoryModel *model, const QString &name, const QString &accessibleName)
{
    auto *view = new ItemView(model, name, m_pages);
    view->setAccessibleName(accessibleName);
    watch(view);
    return view;
}

void MainWindow::watch(ItemView *view)
{
    m_allViews.push_back(view);
    if (view->items() != &m_review) // its ticks say more
        view->items()->setMarks(&m_marks);
    // Where rows have ticks, Space is theirs.
    if (view->items() != &m_environments && view->items() != &m_review && view->items() != &m_history)
        view->addAction(m_clean->mark());
    for (QAction *action : m_clean->onRow()) {
        if (action != m_clean->mark())
            view->addAction(action);
    }
    connect(view, &ItemView::currentRowChanged, this, [this, view] {
        if (view == m_view)
            showSelection();
    });
    connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &position) {
        showMenu(view, view->indexAt(position), view->viewport()->mapToGlobal(position));
    });
    if (view->items() == &m_packages || view->items() == &m_folders)
        return;
    connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QVariant item = index.data(LazyTree::ItemRole); item.isValid())
            showItem(ItemId{item.toInt()});
    });
}

void MainWindow::makeStatusBar()
{
    m_total = new QLabel(this);
    m_total->setObjectName(u"total"_s);
    m_total->setTextFormat(Qt::RichText);
    m_total->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_total, &QLabel::linkActivated, this,
            [this](const QString &link) { goTo(link == u"held" ? Page::History : Page::Troubles); });
    m_age = new QLabel(this);
    m_age->setObjectName(u"age"_s);
    m_progressText = new QLabel(this);
    m_progressText->setObjectName(u"progressText"_s);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"progress"_s);
    m_progress->setAccessibleName(tr("Progress of the scan"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(140, 10);
    m_stopButton = new QPushButton(tr("Stop"), this);
    m_stopButton->setObjectName(u"stopButton"_s);
    m_stopButton->setToolTip(m_stop->toolTip());
    m_stopButton->setAutoDefault(false);
    connect(m_stopButton, &QPushButton::clicked, m_stop, &QAction::trigger);
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_total);
    statusBar()->addWidget(m_age);
    statusBar()->addPermanentWidget(m_progressText);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_stopButton);
}

void MainWindow::chooseDepot()
{
    auto *dialog = new QFileDialog(this, tr("Choose the folder of a depot"), QDir::homePath());
    dialog->setObjectName(u"depotDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    // A depot is usually in ~/.julia.
    dialog->setFilter(QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &folder) { openDepot(QFile::encodeName(folder)); });
    dialog->open();
}

void MainWindow::chooseSample()
{
    auto *dialog = new QFileDialog(this, tr("Choose where to put the folder of the sample depot"), QDir::homePath());
    dialog->setObjectName(u"sampleDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        const QByteArray directory = cleanAbsolute(joined(QFile::encodeName(folder), "sample-depot"));
        m_session.showSample(directory, depotsIn({directory}, m_options, Disk::real()));
    });
    dialog->open();
}

void MainWindow::openFolder()
{
    const QByteArray folder = currentView() ? currentView()->currentDetails().folder : QByteArray();
    if (!folder.isEmpty() && !QDesktopServices::openUrl(QUrl::fromLocalFile(QFile::decodeName(folder))))
        m_strip->answer(tr("No program could be started to show %1.").arg(forPeople(folder)));
}

void MainWindow::copyPath()
{
    const QByteArray path = currentView() ? currentView()->currentDetails().path : QByteArray();
    if (path.isEmpty())
        return;
    QApplication::clipboard()->setText(pathForShell(path));
    statusBar()->showMessage(tr("Copied %1").arg(forPeople(path)), 3000);
}

void MainWindow::showMenu(ItemView *view, const QModelIndex &index, const QPoint &position)
{
    if (!index.isValid())
        return;
    // The actions take the current row, which the menu then stays with wherever the pointer goes.
    view->setCurrentIndex(index);
    m_view = view;
    showSelection();
    auto *menu = new QMenu(view);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_showInPackages->isEnabled())
        menu->addAction(m_showInPackages);
    if (m_showInFolders->isEnabled())
        menu->addAction(m_showInFolders);
    menu->addActions({m_openFolder, m_copyPath, m_export->action(), m_whatIsThis});
    menu->addSeparator();
    for (QAction *action : view == viewOf(Page::History) ? m_clean->onHistory() : m_clean->onRow())
        menu->addAction(action);
    m_rowMenu = menu;
    // An action is triggered after its menu has gone.
    connect(menu, &QMenu::aboutToHide, this, [this] {
        QTimer::singleShot(0, this, [this] {
            m_rowMenu.clear();
            showSelection();
        });
    });
    menu->popup(position);
}

void MainWindow::showPackage(PackageId package)
{
    QModelIndex index = m_packages.indexOf(package);
    if (!index.isValid()) {
        m_filter->clear();
        m_packages.setFilter({});
        index = m_packages.indexOf(package);
    }
    leave();
    goTo(Page::Packages);
    viewOf(Page::Packages)->setCurrentIndex(index);
    viewOf(Page::Packages)->expand(index);
}

void MainWindow::showItem(ItemId item)
{
    leave();
    if (!m_packages.shown().includes(m_packages.shown().inventory->item(item)))
        showAllDepots();
    QModelIndex index = m_packages.indexOf(item);
    if (!index.isValid()) {
        m_filter->clear();
        m_packages.setFilter({});
        index = m_packages.indexOf(item);
    }
    goTo(Page::Packages);
    viewOf(Page::Packages)->setCurrentIndex(index);
}

void MainWindow::showInFolders()
{
    const QModelIndex row = currentView()->currentIndex();
    const Inventory &inventory = *m_folders.shown().inventory;
    const QVariant entry = row.data(LazyTree::NodeRole);
    const QVariant item = row.data(LazyTree::ItemRole);
    NodeId node = entry.isValid() ? NodeId{entry.toUInt()} : NodeId();
    if (!node && item.isValid() && !inventory.item(ItemId{item.toInt()}).nodes.empty())
        node = inventory.item(ItemId{item.toInt()}).nodes.front();
    if (!node)
        return;
    leave();
    const ItemId at = inventory.itemAt(node);
    if (at && !m_folders.shown().includes(inventory.item(at)))
        showAllDepots();
    goTo(Page::Folders);
    m_foldersPage->showEntry(node);
}

void MainWindow::showRoot(RootId root)
{
    leave();
    QModelIndex index = m_environments.indexOf(root);
    if (!index.isValid()) {
        m_filter->clear();
        m_environments.setFilter({});
        index = m_environments.indexOf(root);
    }
    if (!index.isValid()) {
        showAllDepots();
        index = m_environments.indexOf(root);
    }
    goTo(Page::Environments);
    viewOf(Page::Environments)->setCurrentIndex(index);
}

void MainWindow::showKind(Kind kind)
{
    leave();
    goTo(Page::Packages);
    m_filter->setText(u"kind:"_s + QString::fromLatin1(kindWord(kind)));
}

void MainWindow::showFiltered(const QString &filter, ItemListModel::Column column, Qt::SortOrder order)
{
    leave();
    goTo(Page::Items);
    viewOf(Page::Items)->sortByColumn(int(column), order);
    m_filter->setText(filter);
    m_filter->settle();
}

void MainWindow::review(const Topic &topic)
{
    leave();
    m_reviewed = topic;
    m_reviewPage->startAnew();
    m_filter->clear();
    m_review.setFilter({});
    showReview();
    showCounts();
    goTo(Page::Review);
}

MainWindow::Place MainWindow::here() const
{
    return {m_page, m_view, m_view ? m_view->place() : QByteArray()};
}

void MainWindow::leave()
{
    m_before.push_back(here());
    m_after.clear();
    m_goBack->setEnabled(true);
    m_goForward->setEnabled(false);
}

void MainWindow::visit(std::vector<Place> &from, std::vector<Place> &to)
{
    if (from.empty())
        return;
    const Place place = from.back();
    from.pop_back();
    to.push_back(here());
    goTo(place.page);
    if (place.view) {
        place.view->setFocus();
        place.view->goTo(place.row);
    }
    m_goBack->setEnabled(!m_before.empty());
    m_goForward->setEnabled(!m_after.empty());
}

void MainWindow::showFindings()
{
    const std::shared_ptr<const Inventory> &inventory = m_session.findings().inventory;
    if (inventory != m_packages.shown().inventory) {
        showDepots();
        showModels();
    }
    showMadeSpace();
    QWidget *page = m_pageWidgets[size_t(m_page)];
    if (!inventory && m_session.isBusy()) {
        page = m_waitingText;
    } else if (!hasDepot()) {
        page = m_empty;
        m_empty->show(inventory ? inventory->depots : std::vector<Depot>());
    }
    const bool isOther = m_pages->currentWidget() != page;
    m_pages->setCurrentWidget(page);
    const bool hasPage = page == m_pageWidgets[size_t(m_page)];
    const bool hasRows = hasPage && viewOf(m_page);
    m_sidebar->setVisible(hasPage);
    m_filters->setVisible(hasPage);
    m_depots->setEnabled(hasPage);
    m_gcMenu->setEnabled(hasDepot());
    m_filter->setEnabled(hasRows);
    for (QAction *action : {m_find, m_showDetails, m_collapse, m_goUp, m_whatIsThis})
        action->setEnabled(hasRows);
    if (hasRows)
        viewOf(m_page)->startAtFirst();
    if (hasPage && isOther)
        (hasRows ? static_cast<QWidget *>(currentView()) : m_sidebar)->setFocus();
    showDetailsPane();
    showTicks();
    showMarks();
    showSelection();
    showMessage();
    showAge();
}

void MainWindow::showDepots()
{
    // The choice stands while its depot is there.
    const Shown &before = m_packages.shown();
    const QByteArray chosen = before.depot ? before.inventory->depots[size_t(*before.depot)].path : QByteArray();
    m_depots->clear();
    const Inventory *inventory = m_session.findings().inventory.get();
    if (!inventory)
        return;
    for (int i = 0; i < int(inventory->depots.size()); ++i) {
        if (inventory->depotNodes[size_t(i)])
            m_depots->addItem(symbol(u"package"_s), depotText(inventory->depots[size_t(i)]), i);
    }
    if (m_depots->count() > 1)
        m_depots->insertItem(0, symbol(u"package"_s), tr("All depots"));
    const auto found = std::ranges::find(inventory->depots, chosen, &Depot::path);
    m_depots->setCurrentIndex(qMax(0, m_depots->findData(int(found - inventory->depots.begin()))));
    const QString title = m_depots->count() == 1 ? m_depots->itemText(0) : QString();
    setWindowTitle(title);
}

void MainWindow::showModels()
{
    const Findings &findings = m_session.findings();
    const QVariant depot = m_depots->count() > 1 ? m_depots->currentData() : QVariant();
    const Shown shown{.inventory = findings.inventory,
                      .missingProjects = findings.missingProjects,
                      .depot = depot.isValid() ? std::optional<int>(depot.toInt()) : std::nullopt,
                      .fates = findings.fates,
                      .history = findings.history};
    m_reclaimables = reclaimables(shown, findings.reclaim);
    for (ItemView *view : m_views) {
        if (view && view != viewOf(Page::Review) && view != viewOf(Page::Items))
            view->items()->show(shown);
    }
    m_items.list(shown, allItems(shown));
    m_filters->countItems(m_items);
    m_clean->setShown(shown);
    showReview();
    showMarks();
    m_overview->show(shown, m_reclaimables, !findings.reclaim.empty());
    showCounts();
}

/// Goes to a space that was just made, once.
void MainWindow::showMadeSpace()
{
    const std::optional<Deed> &deed = m_session.findings().deed;
    const bool isMade = deed && deed->kind == Deed::Kind::Made && !deed->paths.empty();
    const QByteArray path = isMade ? deed->paths.front().path : QByteArray();
    if (std::exchange(m_madeSpace, path) == path || path.isEmpty())
        return;
    m_filter->clear();
    m_spaces.setFilter({});
    leave();
    goTo(Page::Spaces);
    viewOf(Page::Spaces)->goTo(path);
}

void MainWindow::showReview()
{
    const Shown &shown = m_packages.shown();
    if (!m_reviewed || !shown.inventory)
        return;
    switch (m_reviewed->what) {
    case Topic::Class: {
        const auto found = std::ranges::find(m_reclaimables, m_reviewed->safety, &Reclaimable::safety);
        m_reviewPage->show(
            shown, found == m_reclaimables.end() ? ReviewSet{m_reviewPage->title(), {}, {}, {}} : reviewOf(*found));
        break;
    }
    case Topic::Marked:
        m_reviewPage->show(shown, reviewOf(*shown.inventory, sumOf(*shown.inventory, m_marks)));
        break;
    case Topic::Pkg:
        m_reviewPage->show(shown, pkgReview(shown, m_reviewed->julia));
        break;
    case Topic::Safe:
        m_reviewPage->show(shown, safeReview(m_reclaimables));
        break;
    }
}

void MainWindow::showMarks()
{
    const Inventory *inventory = m_session.findings().inventory.get();
    const MarkSum sum = inventory ? sumOf(*inventory, m_marks) : MarkSum();
    const bool isReviewed = m_reviewed && m_reviewed->what == Topic::Marked;
    const bool isShown = !sum.items.empty() && !(isReviewed && m_page == Page::Review);
    m_basket->show(isShown ? wordsOf(*inventory, sum) : MarkWords());
    if (isReviewed && inventory == m_packages.shown().inventory.get()) {
        showReview();
        showCounts();
    }
}

void MainWindow::showAllDepots()
{
    m_depots->setCurrentIndex(0);
    showModels();
}

void MainWindow::showTicks()
{
    m_tickGone->setEnabled(m_environments.hasGone());
    const std::vector<RootId> ticked =
        m_environments.shown().inventory ? m_environments.ticked() : std::vector<RootId>();
    m_untickAll->setEnabled(!ticked.empty());
    m_clean->setTicked(ticked);
}

void MainWindow::showDetailsPane()
{
    m_details->setVisible(hasDepot() && viewOf(m_page) && m_showDetails->isChecked());
}

void MainWindow::showCounts()
{
    const int troubles = m_troubles.troubleCount();
    m_sidebar->setCount(int(Page::Packages), m_packages.packageCount());
    m_sidebar->setCount(int(Page::Spaces), m_spaces.spaceCount());
    m_sidebar->setCount(int(Page::Environments), m_environments.environmentCount());
    m_sidebar->setCount(int(Page::History), m_history.eventCount());
    m_sidebar->setCount(int(Page::Review), m_reviewed ? m_review.itemCount() : -1);
    m_goTo[size_t(Page::Review)]->setEnabled(m_reviewed.has_value());
    m_sidebar->setCount(int(Page::Items), m_items.itemCount());
    m_sidebar->setCount(int(Page::Troubles), troubles > 0 ? troubles : -1);
    m_goTo[size_t(Page::Troubles)]->setEnabled(troubles > 0);
    if (!hasDepot()) {
        m_total->clear();
        return;
    }
    const qint64 orphaned = m_clean->orphanedBytes();
    m_spacePage->setSentence(
        tr("%Ln scratch space(s), %1", nullptr, m_spaces.spaceCount()).arg(sizeText(m_spaces.totals()))
        + (orphaned > 0 ? u" · "_s + tr("%1 orphaned").arg(formatBytes(orphaned)) : QString()));
    const qint64 held = m_history.heldBytes();
    const qint64 freed = m_session.findings().freed;
    QString past = m_history.eventCount() == 0
        ? tr("Nothing has been cleaned here yet. What you clean can be brought back here.")
        : tr("%1 held in the depot, %2 freed since the window was opened.").arg(formatBytes(held), formatBytes(freed));
    if (const auto &history = m_session.findings().history; history && !history->troubles.empty())
        past += u' ' + history->troubles.front().sentence();
    m_historyPage->setSentence(past);
    const Totals &totals = m_packages.totals();
    QString text = tr("%1 in %Ln entries", nullptr, int(totals.files + totals.directories)).arg(sizeText(totals));
    if (troubles > 0)
        text += u" &nbsp;·&nbsp; <a href=\"#\">%1</a>"_s.arg(tr("%Ln not readable", nullptr, troubles));
    if (held > 0)
        text += u" &nbsp;·&nbsp; <a href=\"held\">%1</a>"_s.arg(tr("%1 held").arg(formatBytes(held)));
    if (freed > 0)
        text += u" &nbsp;·&nbsp; "_s + tr("%1 freed this session").arg(formatBytes(freed));
    m_total->setText(text);
    m_total->setToolTip(exactSizeText(totals));
    if (troubles == 0 && m_page == Page::Troubles)
        goTo(Page::Packages);
}

void MainWindow::showMessage()
{
    m_strip->tell(messageOf(m_session.findings()));
}

void MainWindow::showSelection()
{
    const bool hasRows = hasDepot() && currentView();
    const Details details = hasRows ? currentView()->currentDetails() : Details();
    m_details->show(details);
    // An open menu stays with the row that it was opened on.
    if (!m_rowMenu) {
        const InventoryModel *items = hasRows ? currentView()->items() : nullptr;
        const QModelIndex row = hasRows ? currentView()->currentIndex() : QModelIndex();
        m_clean->setRow(items, row);
        m_export->setRow(items, row);
    }
    m_showInPackages->setEnabled(hasRows && m_page != Page::Packages
                                 && currentView()->currentIndex().data(LazyTree::ItemRole).isValid());
    const QModelIndex current = hasRows ? currentView()->currentIndex() : QModelIndex();
    m_showInFolders->setEnabled(
        m_page != Page::Folders
        && (current.data(LazyTree::ItemRole).isValid() || current.data(LazyTree::NodeRole).isValid()));
    m_copyPath->setEnabled(!details.path.isEmpty());
    m_openFolder->setEnabled(!details.folder.isEmpty());
    m_copyPath->setToolTip(details.path.isEmpty() ? tr("The selection has no one place on disk.")
                                                  : tr("Copy the path of the selection (Ctrl+C)."));
    m_openFolder->setToolTip(details.folder.isEmpty() ? tr("The selection has no one place on disk.")
                                                      : tr("Show where the selection is in the file manager."));
}

void MainWindow::showProgress()
{
    const Progress progress = m_session.progress();
    m_progressText->setText(progressText(progress));
    m_waitingText->setText(progressText(progress));
    m_progress->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        m_progress->setValue(int(1000 * progress.done / progress.total));
}

void MainWindow::showBusy()
{
    const bool isBusy = m_session.isBusy();
    m_rescan->setVisible(!isBusy);
    m_stop->setVisible(isBusy);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progressText, m_progress, m_stopButton})
        widget->setVisible(isBusy);
    showProgress();
}

void MainWindow::showAge()
{
    const Inventory *inventory = m_session.findings().inventory.get();
    m_age->setText(inventory && hasDepot() ? u"·  "_s + ageText(inventory->taken) : QString());
    m_age->setToolTip(inventory ? isoText(inventory->taken) : QString());
}

bool MainWindow::hasDepot() const
{
    const Inventory *inventory = m_session.findings().inventory.get();
    return inventory && std::ranges::any_of(inventory->depotNodes, [](NodeId node) { return bool(node); });
}

QString MainWindow::depotText(const Depot &depot) const
{
    const QString path = homeText(depot.path);
    switch (depot.role) {
    case DepotRole::User:
        return path;
    case DepotRole::Shared:
        return tr("%1 (shared)").arg(path);
    case DepotRole::Bundled:
        return tr("%1 (with Julia)").arg(path);
    }
    return path;
}

} // namespace depotscope
