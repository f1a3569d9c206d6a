// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/review.h"
#include "model/session/session.h"
#include "ui/actions/windowactions.h"
#include "ui/frame/navigationhistory.h"
#include "ui/pages/folderspage.h"
#include "ui/pages/pages.h"

#include <QMainWindow>
#include <QPointer>

class QSettings;
class QSplitter;

namespace depotscope {

class MarkedBar;
class CleanActions;
class DepotChooser;
class DetailsPane;
class ExportAction;
class FilterLine;
class FilterList;
class MessageStrip;
class Sidebar;
class StatusLine;

/// The window: pages over what a Session has found.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` keeps geometry, columns and panes between runs; none: they are not kept.
    MainWindow(Session &session, const InventoryOptions &options, QSettings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void goTo(Page page);
    void setFolderViewMode(FolderViewMode mode);

    /// Shows the depot in `directory` instead of what is shown.
    void openDepot(const QByteArray &directory);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeToolBar();
    void makePages();
    void makeSides();
    void makeCentre();
    void connectActions();
    void connectSession();
    Page restore();
    void save() const;

    void chooseDepot();
    void chooseSample();
    void openFolder();
    void copyPath();
    void sayWhatThisIs();
    void help();
    void follow(const QString &link);
    void showMenu(ItemView *view, const QModelIndex &index, const QPoint &position);

    // Ways from one page to another.
    void showPackage(PackageId package);
    void showItem(ItemId item);
    void showInFolders();
    void showRoot(RootId root);
    void showKind(Kind kind);
    void showFiltered(const QString &filter, ItemListModel::Column column, Qt::SortOrder order);
    void showMadeSpace();
    void leave();
    void visit(const std::optional<NavigationHistory::Place> &place);
    NavigationHistory::Place here() const;
    template <class Model, class Target> QModelIndex find(Model &model, Target target);

    /// What the review lists.
    struct Topic {
        enum What { Class, Safe, Marked, Pkg };
        What what = Class;
        Safety safety = Safety::Unneeded; ///< of a Class
        QByteArray julia = {}; ///< of Pkg
    };
    void review(const Topic &topic);
    void reviewMarked();

    void showFindings();
    void showModels();
    void showAllDepots();
    void showReview();
    void showMarks();
    void showTicks();
    void showDetailsPane();
    void showCounts();
    void showKept();
    void showSentences();
    void showSelection();
    void showProgress();
    void showBusy();
    void showAge();

    ItemView *currentView() const { return m_view; }
    QModelIndex chosenRow() const; ///< the one that is selected; invalid if it is not one
    std::vector<QByteArray> chosenPaths() const;
    bool hasDepot() const;

    Session &m_session;
    const InventoryOptions m_options;
    QSettings *m_settings;
    Page m_page = Page::Overview;
    ItemView *m_view = nullptr; ///< of those on the page, the one that had the focus last; none on the overview
    std::vector<Reclaimable> m_reclaimables;
    std::optional<Topic> m_reviewed;
    QByteArray m_madeSpace; ///< the one that was shown
    QStringList m_formerMarks; ///< of depots that are not shown now, or not yet; as Marks::lines()
    QPointer<QMenu> m_rowMenu; ///< the one that is open
    bool m_hasBeenShown = false;

    PageModels m_models;
    WindowActions m_actions;
    NavigationHistory m_navigation;
    CleanActions *m_clean;
    ExportAction *m_export;
    FilterList *m_filters;
    DepotChooser *m_depots = nullptr;
    FilterLine *m_filter = nullptr;
    Pages *m_pages = nullptr;
    Sidebar *m_sidebar = nullptr;
    MessageStrip *m_strip = nullptr;
    DetailsPane *m_details = nullptr;
    QSplitter *m_splitter = nullptr;
    MarkedBar *m_markedBar = nullptr;
    StatusLine *m_status = nullptr;
    QTimer m_ageing;
};

} // namespace depotscope
