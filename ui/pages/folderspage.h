// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/foldermodel.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace depotscope {

class ItemView;
class RingView;
class TileLegend;
class TileView;
class TreeMap;

/// What stands beside the tree of folders.
enum class FolderViewMode { Tree, Map, Rings };
inline constexpr int folderViewModeCount = int(FolderViewMode::Rings) + 1;

/// The folders of the depots as a tree, with a map or rings of them. All have the same current entry: that of `view`.
class FoldersPage final : public QWidget {
    Q_OBJECT

public:
    /// `view` becomes part of the page.
    FoldersPage(FolderModel *model, ItemView *view, QWidget *parent = nullptr);

    void setViewMode(FolderViewMode mode);
    FolderViewMode viewMode() const { return m_viewMode; }
    std::vector<TileView *> maps() const;

    /// Makes an entry of what the model shows current.
    void showEntry(NodeId node);

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

signals:
    void menuWanted(const QPoint &position); ///< on the screen, for the current row of the view
    void filterInTheWay(); ///< of an entry that was chosen

private:
    void chooseRoot(NodeId root);
    void followView();
    void followModel();
    void showWay();
    void showLegend();
    void showWords(const QString &text);

    FolderModel *m_model;
    ItemView *m_view;
    FolderViewMode m_viewMode = FolderViewMode::Map;
    NodeId m_root;
    QByteArray m_rootPath; ///< of m_root, which has another number in another inventory
    std::vector<QToolButton *> m_modes; ///< by FolderViewMode
    QComboBox *m_colouring;
    QSplitter *m_splitter;
    QWidget *m_right;
    QHBoxLayout *m_way;
    QStackedWidget *m_maps;
    TreeMap *m_map;
    RingView *m_rings;
    QLabel *m_words;
    TileLegend *m_legend;
};

} // namespace depotscope
