// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/environmentmodel.h"
#include "model/items/foldermodel.h"
#include "model/items/historymodel.h"
#include "model/items/itemlistmodel.h"
#include "model/items/packagemodel.h"
#include "model/items/review.h"
#include "model/items/spacemodel.h"
#include "model/items/troublemodel.h"
#include "model/session/session.h"
#include "ui/folderspage.h"

#include <QMainWindow>
#include <QPointer>
#include <array>

class QComboBox;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace depotscope {

class Basket;
class CleanActions;
class DetailsPane;
class EmptyPage;
class ExportAction;
class FilterLine;
class FilterList;
class ItemView;
class MessageStrip;
class OverviewPage;
class ReviewPage;
class Sidebar;
class ViewPage;

enum class Page { Overview, Packages, Folders, Spaces, Environments, History, Review, Troubles, Items };
inline constexpr int pageCount = int(Page::Items) + 1;

/// The window: pages over what a Session has found.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` keeps geometry, columns and panes between runs; none: they are not kept.
    MainWindow(Session &session, const InventoryOptions &options, QSettings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void goTo(Page page);
    void setFolderLook(FolderLook look);

    /// Shows the depot in `directory` instead of what is shown.
    void openDepot(const QByteArray &directory);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void makeMenus();
    void makeGcMenu();
    void makeToolBar();
    void makeCentre();
    void makeStatusBar();

    void chooseDepot();
    void chooseSample();
    void openFolder();
    void copyPath();
    void showMenu(ItemView *view, const QModelIndex &index, const QPoint &position);
    void showPackage(PackageId package);
    void showItem(ItemId item);
    void showInFolders();
    void showRoot(RootId root);
    void showKind(Kind kind);
    void showFiltered(const QString &filter, ItemListModel::Column column, Qt::SortOrder order);

    /// What the review lists.
    struct Topic {
        enum What { Class, Safe, Marked, Pkg };
        What what = Class;
        Safety safety = Safety::Unneeded; ///< of a Class
        QByteArray julia = {}; ///< of Pkg
    };
    void review(const Topic &topic);

    /// A row of a page, to come back to.
    struct Place {
        Page page = Page::Overview;
        ItemView *view = nullptr;
        QByteArray row;
    };
    Place here() const;
    void leave();
    void visit(std::vector<Place> &from, std::vector<Place> &to);

    void showFindings();
    void showDepots();
    void showModels();
    void showMadeSpace();
    void showAllDepots();
    void showReview();
    void showMarks();
    void showTicks();
    void showDetailsPane();
    void showCounts();
    void showMessage();
    void showSelection();
    void showProgress();
    void showBusy();
    void showAge();

    ItemView *addView(InventoryModel *model, const QString &name, const QString &accessibleName);
    void watch(ItemView *view);
    ItemView *viewOf(Page page) const { return m_views[size_t(page)]; }
    ItemView *currentView() const { return m_view; }
    bool hasDepot() const;
    QString depotText(const Depot &depot) const;

    Session &m_session;
    const InventoryOptions m_options;
    QSettings *m_settings;
    Page m_page = Page::Overview;
    ItemView *m_view = nullptr; ///< of those on the page, the one that had the focus last; none on the overview
    std::vector<Place> m_before; ///< where links led from
    std::vector<Place> m_after; ///< where one went back from
    std::vector<Reclaimable> m_reclaimables;
    std::optional<Topic> m_reviewed;
    QByteArray m_madeSpace; ///< the one that was shown
    QPointer<QMenu> m_rowMenu; ///< the one that is open
    bool m_hasBeenShown = false;

    Marks m_marks;
    PackageModel m_packages;
    FolderModel m_folders;
    SpaceModel m_spaces;
    EnvironmentModel m_environments;
    ItemListModel m_forgotten; ///< what would go with the ticked environments
    ItemListModel m_review;
    ItemListModel m_items;
    HistoryModel m_history;
    TroubleModel m_troubles;
    std::array<QWidget *, pageCount> m_pageWidgets{}; ///< by Page
    std::array<ItemView *, pageCount> m_views{}; ///< by Page; none on the overview
    std::vector<ItemView *> m_allViews;

    QAction *m_chooseDepot = nullptr;
    QAction *m_juliaDepots = nullptr;
    QAction *m_writeSample = nullptr;
    QAction *m_rescan = nullptr;
    QAction *m_stop = nullptr;
    QMenu *m_gcMenu = nullptr;
    QAction *m_openFolder = nullptr;
    QAction *m_copyPath = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_showDetails = nullptr;
    QAction *m_find = nullptr;
    QAction *m_collapse = nullptr;
    QAction *m_goBack = nullptr;
    QAction *m_goForward = nullptr;
    QAction *m_goUp = nullptr;
    QAction *m_showInPackages = nullptr;
    QAction *m_showInFolders = nullptr;
    QAction *m_tickGone = nullptr;
    QAction *m_untickAll = nullptr;
    QAction *m_whatIsThis = nullptr;
    QAction *m_about = nullptr;
    std::vector<QAction *> m_goTo; ///< by Page

    QComboBox *m_depots = nullptr;
    FilterLine *m_filter = nullptr;
    Sidebar *m_sidebar = nullptr;
    FilterList *m_filters = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    OverviewPage *m_overview = nullptr;
    ReviewPage *m_reviewPage = nullptr;
    FoldersPage *m_foldersPage = nullptr;
    ViewPage *m_spacePage = nullptr;
    ViewPage *m_historyPage = nullptr;
    DetailsPane *m_details = nullptr;
    EmptyPage *m_empty = nullptr;
    QLabel *m_waitingText = nullptr;
    MessageStrip *m_strip = nullptr;
    CleanActions *m_clean = nullptr;
    ExportAction *m_export = nullptr;
    Basket *m_basket = nullptr;
    QLabel *m_total = nullptr;
    QLabel *m_age = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stopButton = nullptr;
    QTimer m_ageing;
};

} // namespace depotscope
