// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/environmentmodel.h"
#include "model/items/foldermodel.h"
#include "model/items/historymodel.h"
#include "model/items/itemlistmodel.h"
#include "model/items/packagemodel.h"
#include "model/items/spacemodel.h"
#include "model/items/troublemodel.h"
#include "ui/actions/page.h"

#include <QStackedWidget>
#include <array>

class QAction;
class QLabel;
class QSettings;

namespace depotscope {

class CleanActions;
class EmptyPage;
class FoldersPage;
class ItemView;
class OverviewPage;
class ReviewPage;
class ViewPage;
struct WindowActions;

/// What the pages show, and what is marked there.
struct PageModels {
    Marks marks;
    PackageModel packages;
    FolderModel folders;
    SpaceModel spaces;
    EnvironmentModel environments;
    ItemListModel forgotten; ///< what would go with the ticked environments
    ItemListModel review;
    ItemListModel items;
    HistoryModel history;
    TroubleModel troubles;
};

/// All pages with their views, and what stands in their place while there is nothing to show.
class Pages final : public QStackedWidget {
    Q_OBJECT

public:
    /// `models` must outlive the pages.
    Pages(PageModels &models, const WindowActions &actions, CleanActions &clean, QWidget *parent = nullptr);

    // Each says whether another widget than before is shown now.
    bool show(Page page);
    bool showEmpty(const std::vector<Depot> &lookedAt);
    bool showWaiting();
    void setWaitingText(const QString &text);

    QWidget *widgetOf(Page page) const { return m_widgets[size_t(page)]; }
    ItemView *viewOf(Page page) const { return m_views[size_t(page)]; } ///< none on the overview
    OverviewPage *overview() const { return m_overview; }
    FoldersPage *folders() const { return m_folders; }
    ReviewPage *review() const { return m_review; }
    ViewPage *spaces() const { return m_spaces; }
    ViewPage *history() const { return m_history; }

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

signals:
    void chosenChanged(ItemView *view);
    void menuWanted(ItemView *view, const QModelIndex &row, const QPoint &position); ///< on the screen
    void itemActivated(ItemId item);

private:
    ItemView *addView(Page page, InventoryModel *model, const QString &name, const QString &accessibleName);
    void watch(ItemView *view);
    void setColumns();
    QWidget *environmentPage(const WindowActions &actions);
    bool showWidget(QWidget *widget);

    PageModels &m_models;
    CleanActions &m_clean;
    std::array<ItemView *, pageCount> m_views{}; ///< by Page
    std::vector<ItemView *> m_allViews; ///< those beside the page's own, too
    std::array<QWidget *, pageCount> m_widgets{}; ///< by Page
    OverviewPage *m_overview;
    FoldersPage *m_folders;
    ReviewPage *m_review;
    ViewPage *m_spaces;
    ViewPage *m_history;
    EmptyPage *m_empty;
    QLabel *m_waiting;
};

} // namespace depotscope
