// SPDX-License-Identifier: MIT
#include "ui/frame/mainwindow.h"

#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/actions/cleanactions.h"
#include "ui/actions/exportaction.h"
#include "ui/dialogs/folderdialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/frame/depotchooser.h"
#include "ui/frame/depotdrop.h"
#include "ui/frame/menus.h"
#include "ui/frame/messagestrip.h"
#include "ui/frame/statusline.h"
#include "ui/lists/detailspane.h"
#include "ui/lists/filterline.h"
#include "ui/lists/filterlist.h"
#include "ui/lists/itemview.h"
#include "ui/lists/markedbar.h"
#include "ui/lists/sidebar.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/reviewpage.h"
#include "ui/pages/viewpage.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSplitter>
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
    , m_actions(this)
    , m_navigation(m_actions.goBack, m_actions.goForward)
    , m_clean(new CleanActions(session, m_models.marks, this))
    , m_export(new ExportAction(session, this))
    , m_filters(new FilterList(settings, this))
{
    setObjectName(u"mainWindow"_s);
    fillMenus(menuBar(), m_actions, *m_clean, m_export->action(), m_filters->saveAction());
    makeToolBar();
    makePages();
    makeSides();
    makeCentre();
    m_status = new StatusLine(m_actions.stop, this);
    connect(m_status, &StatusLine::linkActivated, this, &MainWindow::follow);
    setStatusBar(m_status);
    connectActions();
    resize(1280, 800);
    // What these show is there only once something was found or asked for.
    const Page page = restore();
    goTo(page == Page::Review || page == Page::Troubles ? Page::Overview : page);
    connectSession();
}

MainWindow::~MainWindow()
{
    // The views look at the models, which are members and would be gone first.
    delete takeCentralWidget();
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

    for (QAction *action : {m_actions.goBack, m_actions.goForward}) {
        bar->addAction(action);
        auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setObjectName(action->objectName() + u"Button"_s);
    }
    m_depots = new DepotChooser(this);
    connect(m_depots, &DepotChooser::chosen, this, &MainWindow::showModels);
    bar->addWidget(m_depots);
    bar->addActions({m_actions.rescan, m_actions.stop});

    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);

    m_filter = new FilterLine(m_filters->saveAction(), this);
    bar->addWidget(m_filter);
    bar->addAction(m_actions.showDetails);
}

void MainWindow::makePages()
{
    m_pages = new Pages(m_models, m_actions, *m_clean, this);
    connect(m_pages, &Pages::menuWanted, this, &MainWindow::showMenu);
    connect(m_pages, &Pages::itemActivated, this, &MainWindow::showItem);
    connect(m_pages, &Pages::chosenChanged, this, [this](const ItemView *view) {
        if (view == m_view)
            showSelection();
    });
    const OverviewPage *overview = m_pages->overview();
    connect(overview, &OverviewPage::kindActivated, this, &MainWindow::showKind);
    connect(overview, &OverviewPage::safeReviewActivated, this, [this] { review({Topic::Safe, {}}); });
    connect(overview, &OverviewPage::previewActivated, this, [this](const QByteArray &julia) {
        review({Topic::Pkg, {}, julia});
    });
    connect(overview, &OverviewPage::heldActivated, this, [this] {
        leave();
        goTo(Page::History);
    });
    connect(overview, &OverviewPage::reviewActivated, this, [this](Safety safety) { review({Topic::Class, safety}); });
    connect(m_pages->folders(), &FoldersPage::filterInTheWay, this, [this] {
        m_filter->clear();
        m_models.folders.setFilter({});
    });
}

void MainWindow::makeSides()
{
    m_sidebar = new Sidebar(this);
    for (int i = 0; i < pageCount; ++i) {
        const PageWords words = formatted(Page(i));
        m_sidebar->addPage(words.title, words.symbol, words.toolTip);
    }
    connect(m_sidebar, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row != int(m_page))
            goTo(Page(row));
    });
    connect(m_filters, &FilterList::chosen, this, &MainWindow::showFiltered);

    m_strip = new MessageStrip(this);
    connect(m_strip, &MessageStrip::linkActivated, this, &MainWindow::follow);

    m_details = new DetailsPane(
        {m_clean->mark(), m_clean->keep(), m_actions.openFolder, m_actions.copyPath, m_export->action()}, this);
    connect(m_details, &DetailsPane::packageActivated, this, &MainWindow::showPackage);
    connect(m_details, &DetailsPane::itemActivated, this, &MainWindow::showItem);
    connect(m_details, &DetailsPane::rootActivated, this, &MainWindow::showRoot);
    connect(m_details, &DetailsPane::forgetActivated, this, [this](RootId root) {
        showRoot(root);
        m_models.environments.tick({currentView()->currentIndex()}, true);
    });
}

void MainWindow::makeCentre()
{
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
    m_markedBar = new MarkedBar(m_clean->onMarks(), this);
    middle->addWidget(m_markedBar);
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
}

void MainWindow::connectActions()
{
    const auto when = [this](const QAction *action, auto &&then) { connect(action, &QAction::triggered, this, then); };
    when(m_actions.chooseDepot, &MainWindow::chooseDepot);
    when(m_actions.juliaDepots, [this] { m_session.setDepots(depotsOfProcess(m_options, Disk::real())); });
    when(m_actions.writeSample, &MainWindow::chooseSample);
    when(m_actions.rescan, [this] {
        statusBar()->clearMessage(); // its own words, which nothing else would take away
        m_session.rescan();
    });
    when(m_actions.stop, [this] { m_session.stop(); });
    when(m_actions.openFolder, &MainWindow::openFolder);
    when(m_actions.copyPath, &MainWindow::copyPath);
    when(m_actions.quit, &MainWindow::close);
    when(m_actions.find, [this] {
        if (!currentView())
            goTo(Page::Items);
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_actions.showDetails, &QAction::toggled, this, &MainWindow::showDetailsPane);
    when(m_actions.collapse, [this] {
        if (currentView())
            currentView()->collapseAll();
    });
    for (int i = 0; i < pageCount; ++i)
        when(m_actions.goTo[size_t(i)], [this, page = Page(i)] { goTo(page); });
    when(m_actions.goBack, [this] { visit(m_navigation.back(here())); });
    when(m_actions.goForward, [this] { visit(m_navigation.forward(here())); });
    when(m_actions.goUp, [this] {
        if (!currentView())
            return;
        if (const QModelIndex above = currentView()->currentIndex().parent(); above.isValid())
            currentView()->setCurrentIndex(above);
    });
    when(m_actions.showInPackages, [this] {
        if (const QVariant item = chosenRow().data(LazyTree::ItemRole); item.isValid())
            showItem(ItemId{item.toInt()});
    });
    when(m_actions.showInFolders, &MainWindow::showInFolders);
    when(m_actions.tickGone, [this] { m_models.environments.tickGone(); });
    when(m_actions.untickAll, [this] { m_models.environments.untickAll(); });
    connect(m_actions.previewGc, &QMenu::triggered, this, [this](const QAction *action) {
        review({Topic::Pkg, {}, action->data().toByteArray()});
    });
    when(m_actions.whatIsThis, [this] { m_actions.showDetails->setChecked(true); });
    when(m_actions.help, &MainWindow::help);
    when(m_actions.about, &MainWindow::sayWhatThisIs);

    connect(m_clean, &CleanActions::answered, m_strip, [this](const QString &sentence) { m_strip->answer(sentence); });
    connect(m_clean, &CleanActions::reviewWanted, this, &MainWindow::reviewMarked);
    connect(m_clean, &CleanActions::ticksWanted, &m_models.review, &ItemListModel::tickAll);
    connect(&m_models.marks, &Marks::changed, this, &MainWindow::showMarks);
    connect(&m_models.environments, &EnvironmentModel::ticksChanged, this, &MainWindow::showTicks);

    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString &text) {
        for (int i = 0; i < pageCount; ++i) {
            if (ItemView *view = m_pages->viewOf(Page(i)))
                view->items()->setFilter(text);
        }
        m_filters->setCurrent(text, m_page == Page::Items);
        showCounts();
    });
    connect(m_filter, &FilterLine::refused, m_strip, [this](const QString &sentence) { m_strip->answer(sentence); });
    connect(m_filter, &FilterLine::wrongChanged, this, &MainWindow::showKept);
    connect(m_filter, &FilterLine::left, this, [this] {
        if (currentView())
            currentView()->setFocus();
    });

    auto *drop = new DepotDrop(this);
    connect(drop, &DepotDrop::dropped, this, &MainWindow::openDepot);
    connect(drop, &DepotDrop::refused, m_strip, [this](const QString &sentence) { m_strip->answer(sentence); });
}

void MainWindow::connectSession()
{
    m_ageing.setInterval(20s);
    connect(&m_ageing, &QTimer::timeout, this, &MainWindow::showAge);
    m_ageing.start();
    connect(&m_session, &Session::findingsChanged, this, &MainWindow::showFindings);
    connect(&m_session, &Session::busyChanged, this, &MainWindow::showBusy);
    connect(&m_session, &Session::progressed, this, &MainWindow::showProgress);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        auto *view = qobject_cast<ItemView *>(now);
        if (!view || view == m_view || !m_pages->widgetOf(m_page)->isAncestorOf(view))
            return;
        m_view = view;
        showSelection();
    });
    showBusy();
}

Page MainWindow::restore()
{
    const bool isWide = width() >= detailsCloseBelow;
    if (!m_settings) {
        m_actions.showDetails->setChecked(isWide);
        return Page::Overview;
    }
    restoreGeometry(m_settings->value(u"window/geometry"_s).toByteArray());
    m_splitter->restoreState(m_settings->value(u"window/splitter"_s).toByteArray());
    m_pages->restore(*m_settings);
    m_actions.showDetails->setChecked(m_settings->value(u"window/details"_s, width() >= detailsCloseBelow).toBool());
    m_filter->setText(m_settings->value(u"window/filter"_s).toString());
    m_formerMarks = m_settings->value(u"window/marks"_s).toStringList();
    const QString name = m_settings->value(u"window/page"_s).toString();
    const auto found = std::ranges::find(m_actions.goTo, name, &QAction::objectName);
    return found == m_actions.goTo.end() ? Page::Overview : Page(found - m_actions.goTo.begin());
}

void MainWindow::save() const
{
    if (!m_settings)
        return;
    m_settings->setValue(u"window/geometry"_s, saveGeometry());
    m_settings->setValue(u"window/splitter"_s, m_splitter->saveState());
    m_settings->setValue(u"window/details"_s, m_actions.showDetails->isChecked());
    m_settings->setValue(u"window/page"_s, m_actions.goTo[size_t(m_page)]->objectName());
    m_settings->setValue(u"window/filter"_s, m_filter->text());
    QStringList marks = m_formerMarks;
    if (const Inventory *inventory = m_session.findings().inventory.get())
        marks += m_models.marks.lines(*inventory);
    m_settings->setValue(u"window/marks"_s, marks);
    m_pages->save(*m_settings);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_export->isWriting()) {
        m_export->askToStop([this] { close(); });
        event->ignore();
        return;
    }
    save();
    m_session.stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    for (Sidebar *list : {m_sidebar, static_cast<Sidebar *>(m_filters)})
        list->setFolded(width() < sidebarFoldsBelow);
    if (!m_hasBeenShown && !m_settings)
        m_actions.showDetails->setChecked(width() >= detailsCloseBelow);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_hasBeenShown = true;
}

void MainWindow::goTo(Page page)
{
    m_page = page;
    m_view = m_pages->viewOf(page);
    m_sidebar->setCurrentRow(int(page));
    m_actions.goTo[size_t(page)]->setChecked(true);
    m_filters->setCurrent(m_filter->text(), page == Page::Items);
    showFindings();
    // Not m_view: the stack of pages gives the focus to what had it when the page was last left.
    if (ItemView *view = m_pages->viewOf(page))
        view->setFocus();
    else
        m_sidebar->setFocus();
}

void MainWindow::setFolderViewMode(FolderViewMode mode)
{
    m_pages->folders()->setViewMode(mode);
}

void MainWindow::openDepot(const QByteArray &directory)
{
    m_session.setDepots(depotsIn({cleanAbsolute(directory)}, m_options, Disk::real()));
}

void MainWindow::chooseDepot()
{
    askForFolder(this, u"depotDialog"_s, tr("Choose the folder of a depot"),
                 [this](const QByteArray &folder) { openDepot(folder); });
}

void MainWindow::chooseSample()
{
    askForFolder(this, u"sampleDialog"_s, tr("Choose where to put the folder of the sample depot"),
                 [this](const QByteArray &folder) {
                     const QByteArray directory = cleanAbsolute(joined(folder, "sample-depot"));
                     m_session.showSample(directory, depotsIn({directory}, m_options, Disk::real()));
                 });
}

void MainWindow::openFolder()
{
    const QByteArray folder = currentView() ? currentView()->items()->details(chosenRow()).folder : QByteArray();
    if (!folder.isEmpty() && !QDesktopServices::openUrl(QUrl::fromLocalFile(QFile::decodeName(folder))))
        m_strip->answer(tr("No program could be started to show %1.").arg(forPeople(folder)));
}

void MainWindow::copyPath()
{
    const std::vector<QByteArray> paths = chosenPaths();
    if (paths.empty())
        return;
    QStringList lines;
    for (const QByteArray &path : paths)
        lines += pathForShell(path);
    QApplication::clipboard()->setText(lines.join(u'\n'));
    statusBar()->showMessage(paths.size() == 1 ? tr("Copied %1").arg(forPeople(paths.front()))
                                               : tr("Copied %Ln path(s)", nullptr, int(paths.size())),
                             3000);
}

void MainWindow::sayWhatThisIs()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Depotscope"));
    box->setIconPixmap(QApplication::windowIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setText(tr("<b>Depotscope %1</b><p>Shows what fills a Julia depot, and why.</p>")
                     .arg(QApplication::applicationVersion()));
    box->open();
}

void MainWindow::help()
{
    auto *dialog = new HelpDialog(*menuBar(), m_filter->whatsThis(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::follow(const QString &link)
{
    if (link == u"troubles" || link == u"history")
        goTo(link == u"troubles" ? Page::Troubles : Page::History);
    else if (link == u"safe")
        review({Topic::Safe, {}});
    else
        m_clean->follow(link);
}

void MainWindow::showMenu(ItemView *view, const QModelIndex &index, const QPoint &position)
{
    if (!index.isValid())
        return;
    // The actions take the rows that are selected, which the menu then stays with wherever the pointer goes.
    const bool isChosen = view->selectionModel()->isSelected(index);
    view->selectionModel()->setCurrentIndex(index,
                                            isChosen ? QItemSelectionModel::NoUpdate
                                                     : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view = view;
    showSelection();
    auto *menu = new QMenu(view);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_actions.showInPackages->isEnabled())
        menu->addAction(m_actions.showInPackages);
    if (m_actions.showInFolders->isEnabled())
        menu->addAction(m_actions.showInFolders);
    menu->addActions({m_actions.openFolder, m_actions.copyPath, m_export->action(), m_actions.whatIsThis});
    menu->addSeparator();
    for (QAction *action : view == m_pages->viewOf(Page::History) ? m_clean->onHistory() : m_clean->onRow())
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

/// The row of `target`, which no filter must hide any longer; none if the model has none.
template <class Model, class Target> QModelIndex MainWindow::find(Model &model, Target target)
{
    const QModelIndex index = model.indexOf(target);
    if (index.isValid())
        return index;
    m_filter->clear();
    model.setFilter({});
    return model.indexOf(target);
}

void MainWindow::showPackage(PackageId package)
{
    const QModelIndex index = find(m_models.packages, package);
    leave();
    goTo(Page::Packages);
    currentView()->setCurrentIndex(index);
    currentView()->expand(index);
}

void MainWindow::showItem(ItemId item)
{
    leave();
    if (!m_models.packages.shown().includes(m_models.packages.shown().inventory->item(item)))
        showAllDepots();
    const QModelIndex index = find(m_models.packages, item);
    goTo(Page::Packages);
    currentView()->setCurrentIndex(index);
}

void MainWindow::showInFolders()
{
    const QModelIndex row = chosenRow();
    const Inventory &inventory = *m_models.folders.shown().inventory;
    const QVariant entry = row.data(LazyTree::NodeRole);
    const QVariant item = row.data(LazyTree::ItemRole);
    NodeId node = entry.isValid() ? NodeId{entry.toUInt()} : NodeId();
    if (!node && item.isValid() && !inventory.item(ItemId{item.toInt()}).nodes.empty())
        node = inventory.item(ItemId{item.toInt()}).nodes.front();
    if (!node)
        return;
    leave();
    const ItemId at = inventory.itemAt(node);
    if (at && !m_models.folders.shown().includes(inventory.item(at)))
        showAllDepots();
    goTo(Page::Folders);
    m_pages->folders()->showEntry(node);
}

void MainWindow::showRoot(RootId root)
{
    leave();
    QModelIndex index = find(m_models.environments, root);
    if (!index.isValid()) {
        showAllDepots();
        index = m_models.environments.indexOf(root);
    }
    goTo(Page::Environments);
    currentView()->setCurrentIndex(index);
}

void MainWindow::showKind(Kind kind)
{
    showFiltered(u"kind:"_s + QString::fromLatin1(kindWord(kind)), ItemListModel::Column::Size, Qt::DescendingOrder);
}

void MainWindow::showFiltered(const QString &filter, ItemListModel::Column column, Qt::SortOrder order)
{
    leave();
    goTo(Page::Items);
    m_pages->viewOf(Page::Items)->sortByColumn(int(column), order);
    m_filter->setText(filter);
    m_filter->settle();
}

void MainWindow::review(const Topic &topic)
{
    leave();
    m_reviewed = topic;
    m_pages->review()->startAnew();
    m_filter->clear();
    m_models.review.setFilter({});
    showReview();
    showCounts();
    goTo(Page::Review);
}

void MainWindow::reviewMarked()
{
    if (!m_models.marks.isEmpty()) {
        review({Topic::Marked, {}});
        return;
    }
    qint64 safe = 0;
    for (const Reclaimable &reclaimable : m_reclaimables)
        safe += reclaimable.isSafe ? reclaimable.bytes : 0;
    std::vector<Message::Link> links;
    if (safe > 0)
        links.push_back({tr("Review %1 that nothing needs").arg(formatBytes(safe)), u"safe"_s});
    m_strip->answer(tr("Nothing is marked. Space marks what is selected."), links);
}

NavigationHistory::Place MainWindow::here() const
{
    return {m_page, m_view, m_view ? m_view->place() : QByteArray(), m_filter->text()};
}

void MainWindow::leave()
{
    m_navigation.leave(here());
}

void MainWindow::visit(const std::optional<NavigationHistory::Place> &place)
{
    if (!place)
        return;
    m_filter->setText(place->filter);
    m_filter->settle();
    goTo(place->page);
    if (!place->view)
        return;
    place->view->setFocus();
    place->view->goTo(place->row);
}

void MainWindow::showFindings()
{
    const std::shared_ptr<const Inventory> &inventory = m_session.findings().inventory;
    if (const auto &before = m_models.packages.shown().inventory; inventory != before) {
        const bool areOthers = !inventory
            || (before && !std::ranges::equal(before->depots, inventory->depots, {}, &Depot::path, &Depot::path));
        if (before && areOthers) { // marks wait until their depots are shown again
            m_formerMarks += m_models.marks.lines(*before);
            m_models.marks.clear();
        } else if (inventory) {
            m_models.marks.follow(*inventory);
        }
        m_depots->list(inventory.get());
        setWindowTitle(m_depots->count() == 1 ? m_depots->itemText(0) : QString());
        showModels();
    }
    showMadeSpace();
    // Not by a kept inventory: whether things are as they were is what the next one tells.
    if (inventory && inventory->isComplete && !m_session.isBusy() && !m_formerMarks.isEmpty())
        m_formerMarks = m_models.marks.recall(*inventory, m_formerMarks);
    const bool hasPage = hasDepot();
    bool isOther = false;
    if (!inventory && m_session.isBusy())
        isOther = m_pages->showWaiting();
    else if (!hasPage)
        isOther = m_pages->showEmpty(inventory ? inventory->depots : std::vector<Depot>());
    else
        isOther = m_pages->show(m_page);
    ItemView *view = hasPage ? m_pages->viewOf(m_page) : nullptr;
    m_sidebar->setVisible(hasPage);
    m_filters->setVisible(hasPage);
    m_depots->setEnabled(hasPage);
    m_actions.previewGc->setEnabled(hasPage);
    m_filter->setEnabled(view);
    m_actions.find->setEnabled(hasPage);
    for (QAction *action : {m_actions.showDetails, m_actions.collapse, m_actions.goUp, m_actions.whatIsThis})
        action->setEnabled(view);
    if (view && inventory->isComplete) // which row will be the first is not known before
        view->startAtFirst();
    if (hasPage && isOther)
        (view ? static_cast<QWidget *>(currentView()) : m_sidebar)->setFocus();
    showDetailsPane();
    showTicks();
    showMarks();
    showKept();
    showSelection();
    m_strip->tell(messageOf(m_session.findings()));
    showAge();
}

void MainWindow::showModels()
{
    const Findings &findings = m_session.findings();
    const size_t firstShown = size_t(m_depots->depot().value_or(0));
    const Shown shown{.inventory = findings.inventory,
                      .missingProjects = findings.missingProjects,
                      .depot = m_depots->depot(),
                      .forecast = findings.forecast,
                      .history = findings.history,
                      .room = firstShown < findings.rooms.size() ? findings.rooms[firstShown] : std::nullopt,
                      .haystacks = std::make_shared<std::vector<QString>>()};
    m_reclaimables = reclaimables(shown, findings.reclaim);
    for (Page page : {Page::Packages, Page::Folders, Page::Spaces, Page::Environments, Page::History, Page::Troubles})
        m_pages->viewOf(page)->items()->setShown(shown);
    m_models.items.list(shown, allItems(shown));
    m_filters->countItems(m_models.items);
    m_clean->setShown(shown);
    showReview();
    showMarks();
    m_pages->overview()->setShown(shown, m_reclaimables, !findings.reclaim.empty());
    m_pages->overview()->tell(autoGcNotices(shown, findings.autoGcs), growthNotices(shown, findings.growth));
    showCounts();
}

/// Goes to a space that was just made, once.
void MainWindow::showMadeSpace()
{
    const std::optional<ActionResult> &actionResult = m_session.findings().actionResult;
    const bool isMade = actionResult && actionResult->kind == ActionResult::Kind::Made && !actionResult->paths.empty();
    const QByteArray path = isMade ? actionResult->paths.front().path : QByteArray();
    if (std::exchange(m_madeSpace, path) == path || path.isEmpty())
        return;
    m_filter->clear();
    m_models.spaces.setFilter({});
    leave();
    goTo(Page::Spaces);
    m_pages->viewOf(Page::Spaces)->goTo(path);
}

void MainWindow::showReview()
{
    const Shown &shown = m_models.packages.shown();
    if (!m_reviewed || !shown.inventory)
        return;
    switch (m_reviewed->what) {
    case Topic::Class: {
        const auto found = std::ranges::find(m_reclaimables, m_reviewed->safety, &Reclaimable::safety);
        m_pages->review()->setReview(shown,
                                     found == m_reclaimables.end() ? ReviewSet{m_pages->review()->title(), {}, {}, {}}
                                                                   : reviewOf(*found));
        break;
    }
    case Topic::Marked:
        m_pages->review()->setReview(shown, reviewOf(*shown.inventory, sumOf(*shown.inventory, m_models.marks)));
        break;
    case Topic::Pkg:
        m_pages->review()->setReview(shown, pkgReview(shown, m_reviewed->julia));
        break;
    case Topic::Safe:
        m_pages->review()->setReview(shown, safeReview(m_reclaimables));
        break;
    }
}

void MainWindow::showMarks()
{
    const Inventory *inventory = m_session.findings().inventory.get();
    const MarkSum sum = inventory ? sumOf(*inventory, m_models.marks) : MarkSum();
    const bool isReviewed = m_reviewed && m_reviewed->what == Topic::Marked;
    const bool isShown = !sum.items.empty() && !(isReviewed && m_page == Page::Review);
    m_markedBar->setWords(isShown ? formatted(*inventory, sum) : MarkWords());
    if (isReviewed && inventory == m_models.packages.shown().inventory.get()) {
        showReview();
        showCounts();
    }
}

void MainWindow::showAllDepots()
{
    m_depots->chooseAll();
    showModels();
}

void MainWindow::showTicks()
{
    m_actions.tickGone->setEnabled(m_models.environments.hasGone());
    const std::vector<RootId> ticked =
        m_models.environments.shown().inventory ? m_models.environments.ticked() : std::vector<RootId>();
    m_actions.untickAll->setEnabled(!ticked.empty());
    m_clean->setTicked(ticked);
}

void MainWindow::showDetailsPane()
{
    m_details->setVisible(hasDepot() && m_pages->viewOf(m_page) && m_actions.showDetails->isChecked());
}

void MainWindow::showCounts()
{
    const int troubles = m_models.troubles.troubleCount();
    m_sidebar->setCount(int(Page::Packages), m_models.packages.packageCount());
    m_sidebar->setCount(int(Page::Spaces), m_models.spaces.spaceCount());
    m_sidebar->setCount(int(Page::Environments), m_models.environments.environmentCount());
    m_sidebar->setCount(int(Page::History), m_models.history.eventCount());
    m_sidebar->setCount(int(Page::Review), m_reviewed ? m_models.review.itemCount() : -1);
    m_actions.goTo[size_t(Page::Review)]->setEnabled(m_reviewed.has_value());
    m_sidebar->setCount(int(Page::Items), m_models.items.itemCount());
    m_sidebar->setCount(int(Page::Troubles), troubles > 0 ? troubles : -1);
    m_actions.goTo[size_t(Page::Troubles)]->setEnabled(troubles > 0);
    if (!hasDepot()) {
        m_status->showNothing();
        return;
    }
    showSentences();
    showKept();
    m_status->showTotals(m_models.packages.totals(), troubles, m_models.history.trashedBytes(),
                         m_session.findings().freed);
    if (troubles == 0 && m_page == Page::Troubles)
        goTo(Page::Packages);
}

void MainWindow::showKept()
{
    const ItemView *view = hasDepot() ? m_pages->viewOf(m_page) : nullptr;
    const bool isFiltered = view && view->items()->isFiltered();
    const bool isShown = isFiltered || (view && m_page == Page::Items);
    const QString &wrong = m_filter->wrong();
    if (view && !wrong.isEmpty())
        m_status->showKept(wrong, wrong, true);
    else
        m_status->showKept(isShown ? keptText(view->items()->kept()) : QString(),
                           isFiltered ? tr("What the filter leaves of this page.") : QString(), isFiltered);
}

void MainWindow::showSentences()
{
    const qint64 orphaned = m_clean->orphanedBytes();
    m_pages->spaces()->setSentence(
        tr("%Ln scratch space(s), %1", nullptr, m_models.spaces.spaceCount()).arg(sizeText(m_models.spaces.totals()))
        + (orphaned > 0 ? u" · "_s + tr("%1 orphaned").arg(formatBytes(orphaned)) : QString()));
    QString past = m_models.history.eventCount() == 0
        ? tr("Nothing has been cleaned here yet. What you clean can be brought back here.")
        : tr("%1 held in the depot, %2 freed since the window was opened.")
              .arg(formatBytes(m_models.history.trashedBytes()), formatBytes(m_session.findings().freed));
    if (const auto &history = m_session.findings().history; history && !history->troubles.empty())
        past += u' ' + errorText(history->troubles.front());
    m_pages->history()->setSentence(past);
}

void MainWindow::showSelection()
{
    const InventoryModel *items = hasDepot() && currentView() ? currentView()->items() : nullptr;
    const QModelIndexList rows = items ? currentView()->chosen() : QModelIndexList();
    const QModelIndex row = items ? chosenRow() : QModelIndex();
    const Details details = items ? items->details(rows) : Details();
    m_details->setDetails(details);
    // An open menu stays with the rows that it was opened on.
    if (!m_rowMenu) {
        m_clean->setRows(items, rows);
        m_export->setRow(items, row);
    }
    const bool isItem = row.data(LazyTree::ItemRole).isValid();
    m_actions.showInPackages->setEnabled(m_page != Page::Packages && isItem);
    m_actions.showInFolders->setEnabled(m_page != Page::Folders && (isItem || row.data(LazyTree::NodeRole).isValid()));
    m_actions.enablePlaces(!chosenPaths().empty(), !details.folder.isEmpty());
}

QModelIndex MainWindow::chosenRow() const
{
    const QModelIndexList rows = currentView() ? currentView()->chosen() : QModelIndexList();
    return rows.size() == 1 ? rows.front() : QModelIndex();
}

std::vector<QByteArray> MainWindow::chosenPaths() const
{
    std::vector<QByteArray> paths;
    for (const QModelIndex &row : currentView() ? currentView()->chosen() : QModelIndexList()) {
        if (QByteArray path = row.data(LazyTree::PathRole).toByteArray(); !path.isEmpty())
            paths.push_back(std::move(path));
    }
    return paths;
}

void MainWindow::showProgress()
{
    const Progress progress = m_session.progress();
    m_status->showProgress(progress);
    m_pages->setWaitingText(progressText(progress));
}

void MainWindow::showBusy()
{
    const bool isBusy = m_session.isBusy();
    m_actions.rescan->setVisible(!isBusy);
    m_actions.stop->setVisible(isBusy);
    m_status->setBusy(isBusy);
    showProgress();
}

void MainWindow::showAge()
{
    if (!hasDepot())
        return;
    const Inventory &inventory = *m_session.findings().inventory;
    const bool isUnderWay = m_session.isBusy() && !inventory.isComplete;
    m_status->showAge(isUnderWay ? std::nullopt : std::optional(inventory.taken));
}

bool MainWindow::hasDepot() const
{
    const Inventory *inventory = m_session.findings().inventory.get();
    return inventory && std::ranges::any_of(inventory->depotNodes, [](NodeId node) { return bool(node); });
}

} // namespace depotscope
