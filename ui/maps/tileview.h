// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/foldermodel.h"
#include "model/items/tiles.h"
#include "ui/maps/tilecolours.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

namespace depotscope {

/// A picture of the folders of a FolderModel, one tile for each that is big enough. One entry is current, as in a view
/// of rows; what is inside one folder, the root, fills the picture. To screen readers each tile is a child.
class TileView : public QWidget {
    Q_OBJECT

public:
    NodeId current() const { return m_current; }
    /// Makes the root a folder that has `node` in it, if it is outside.
    void setCurrent(NodeId node);

    NodeId root() const { return m_root; } ///< none: all that the model shows
    void setRoot(NodeId root);
    /// The folder that one gets to from the root by going up; nothing if there is none.
    std::optional<NodeId> aboveRoot() const;

    void setColouring(Colouring colouring);
    /// Keeps the colours of these classes only; empty: of all.
    void setPicked(const std::vector<int> &classes);

    const std::vector<Tile> &tiles() const; ///< as they are now
    quint64 generation() const; ///< counts how often the tiles were made anew
    std::optional<quint32> currentTile() const;
    std::optional<quint32> tileUnder(const QPoint &position) const;
    QRect boundsOf(quint32 tile) const; ///< in the widget
    QString textOf(quint32 tile) const; ///< "Folder sea, 1.2 GB, 34 %, Orphaned"
    int classOf(quint32 tile) const; ///< -1 for what is in none
    NodeId folderOf(quint32 tile) const; ///< what it is, or, of a file or lump, is in

    void choose(quint32 tile); ///< as a click on it does
    void zoomInto(quint32 tile); ///< as a double click does

signals:
    void currentChosen(depotscope::NodeId node);
    void rootChosen(depotscope::NodeId root);
    void menuWanted(const QPoint &position); ///< on the screen, for the current entry
    void hovered(const QString &text); ///< empty: nothing

protected:
    TileView(FolderModel *model, const QString &name, QWidget *parent);

    FolderModel *model() const { return m_model; }
    const FileTree &tree() const { return *m_inventory->tree; }
    bool isMirrored() const { return layoutDirection() == Qt::RightToLeft; }
    std::vector<NodeId> top() const; ///< what the picture is of

    /// How a tile is to be filled and written on.
    struct Paint {
        QColor ground;
        QColor ink;
        Qt::BrushStyle hatching = Qt::NoBrush;
        bool isFolder = false; ///< with tiles in it
        bool isDim = false;
    };
    Paint paintOf(quint32 tile) const;
    static constexpr double signSize = 18;
    bool hasSign(quint32 tile) const; ///< of a mark
    QString nameOf(quint32 tile) const;
    /// nameOf() or what of it fits in `width`; empty if that says nothing.
    QString labelOf(quint32 tile, const QFontMetrics &metrics, int width) const;

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    virtual std::vector<Tile> arranged() const = 0;
    virtual void paintTiles(QPainter &painter) const = 0;
    virtual QPainterPath outlineOf(quint32 tile) const = 0; ///< in the widget
    /// The middle of a place for a sign on the tile; none if it is too small for one of that size.
    virtual std::optional<QPointF> signOf(quint32 tile, double size) const = 0;
    virtual std::optional<quint32> find(QPointF position) const = 0;
    virtual std::optional<quint32> neighbour(quint32 tile, int key) const = 0;

    void forget(); ///< the model shows something else
    void redraw(); ///< the tiles are the same, their colours are not
    void arrange() const;
    void classify() const;
    QPixmap picture() const;
    void paintMarks(QPainter &painter) const;
    void zoomTo(NodeId root);
    void hover(std::optional<quint32> tile);
    void tellReaders(bool isAnew) const;

    FolderModel *m_model;
    std::shared_ptr<const Inventory> m_inventory; ///< what m_tiles are of
    NodeId m_root;
    NodeId m_current;
    Colouring m_colouring = Colouring::Status;
    std::vector<int> m_picked;
    std::optional<quint32> m_hovered;

    mutable bool m_isArranged = false;
    mutable std::vector<Tile> m_tiles;
    mutable std::vector<qint8> m_classes; ///< of tiles
    mutable std::vector<bool> m_passing; ///< of tiles, where there is a filter
    mutable quint64 m_generation = 0;
    mutable QPixmap m_picture;
    std::vector<TileClass> m_tileClasses;

    QVariantAnimation m_zoom;
    QPixmap m_before; ///< what was to be seen before the zoom
    QRectF m_zoomed; ///< of the picture that shows more, what the other one shows
    bool m_isZoomIn = false;
};

} // namespace depotscope
