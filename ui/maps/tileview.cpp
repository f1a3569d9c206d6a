// SPDX-License-Identifier: MIT
#include "ui/maps/tileview.h"

#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/parts/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <array>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestZoom = 150; ///< milliseconds
constexpr double markFrame = 2;

bool isIn(const FileTree &tree, NodeId node, NodeId folder)
{
    while (node && node != folder)
        node = tree.parent(node);
    return bool(node);
}

QRectF between(const QRectF &from, const QRectF &to, double part)
{
    const auto mix = [part](double a, double b) { return a + (b - a) * part; };
    return {mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()),
            mix(from.height(), to.height())};
}

} // namespace

TileView::TileView(FolderModel *model, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_tileClasses(tileClasses(m_colouring, palette()))
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 120);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_zoom.setStartValue(0.0);
    m_zoom.setEndValue(1.0);
    m_zoom.setEasingCurve(QEasingCurve::InOutQuad);
    connect(&m_zoom, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(&m_zoom, &QVariantAnimation::finished, this, [this] {
        m_before = {};
        update();
    });
    connect(model, &QAbstractItemModel::modelReset, this, &TileView::forget);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (!roles.contains(LazyTree::MarkRole))
                    return;
                m_picture = {};
                update();
            });
    forget();
}

void TileView::forget()
{
    // Entries have other numbers in another inventory; whoever set them knows what they are now.
    if (m_inventory != m_model->shown().inventory) {
        m_root = {};
        m_current = {};
    }
    m_inventory = m_model->shown().inventory;
    const auto hasRoot = [this](NodeId top) { return isIn(tree(), m_root, top); };
    if (m_root && std::ranges::none_of(m_model->top(), hasRoot))
        m_root = {};
    m_isArranged = false;
    m_hovered.reset();
    m_zoom.stop();
    redraw();
}

void TileView::redraw()
{
    m_picture = {};
    m_classes.clear();
    m_passing.clear();
    update();
}

std::vector<NodeId> TileView::top() const
{
    if (!m_inventory)
        return {};
    return m_root ? std::vector<NodeId>{m_root} : m_model->top();
}

void TileView::arrange() const
{
    if (m_isArranged)
        return;
    m_isArranged = true;
    m_tiles = m_inventory ? arranged() : std::vector<Tile>();
    ++m_generation;
    m_picture = {};
    m_classes.clear();
    m_passing.clear();
    tellReaders(true);
}

const std::vector<Tile> &TileView::tiles() const
{
    arrange();
    return m_tiles;
}

/// What is in no item is of the class that most of its bytes are of.
void TileView::classify() const
{
    if (m_classes.size() == m_tiles.size())
        return;
    m_classes.assign(m_tiles.size(), -1);
    m_passing.assign(m_tiles.size(), true);
    const Inventory &inventory = *m_inventory;
    std::vector<ItemId> items(m_tiles.size());
    std::array<qint64, 16> bytes;
    const auto add = [&](NodeId node) {
        if (const ItemId item = m_model->itemOf(node)) {
            bytes[size_t(tileClassOf(m_colouring, inventory.item(item), inventory.taken))] += bytesAt(tree(), node);
            return;
        }
        for (ItemId item : m_model->itemsIn(node))
            bytes[size_t(tileClassOf(m_colouring, inventory.item(item), inventory.taken))] +=
                inventory.item(item).totals.allocated;
    };
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        const Tile &tile = m_tiles[i];
        const bool isPart = tile.parent != Tile::none && items[tile.parent];
        items[i] = isPart ? items[tile.parent] : tile.isLump() ? ItemId() : m_model->itemOf(tile.node);
        if (m_model->isFiltered())
            m_passing[i] = isPart ? bool(m_passing[tile.parent]) : m_model->passes(tile.node);
        if (items[i]) {
            m_classes[i] = isPart ? m_classes[tile.parent]
                                  : qint8(tileClassOf(m_colouring, inventory.item(items[i]), inventory.taken));
            continue;
        }
        if (tile.childCount > 0)
            continue;
        bytes.fill(0);
        if (tile.isLump()) {
            for (NodeId node : tree().children(tree().parent(tile.node))) {
                if (isInLump(tree(), tile, node))
                    add(node);
            }
        } else {
            add(tile.node);
        }
        const auto most = std::ranges::max_element(bytes);
        if (*most > 0)
            m_classes[i] = qint8(most - bytes.begin());
    }
}

int TileView::classOf(quint32 tile) const
{
    arrange();
    classify();
    return m_classes[tile];
}

TileView::Paint TileView::paintOf(quint32 tile) const
{
    const Tile &at = m_tiles[tile];
    Paint paint;
    paint.isFolder = at.childCount > 0;
    const int tileClass = classOf(tile);
    if (tileClass < 0) {
        // Every other level is a little darker, so that one in the other can be told apart.
        paint.ground = folderGround(palette());
        if (at.depth % 2)
            paint.ground = mixed(paint.ground, palette().color(QPalette::Text), 0.05);
    } else {
        const TileClass &known = m_tileClasses[size_t(tileClass)];
        paint.ground = paint.isFolder ? shaded(known.ground, TileShade::Folder, palette()) : known.ground;
        paint.hatching = known.hatching;
        const bool isPicked = m_picked.empty() || std::ranges::find(m_picked, tileClass) != m_picked.end();
        paint.isDim = !isPicked || !m_passing[tile];
    }
    if (at.isLump())
        paint.ground = shaded(paint.ground, TileShade::Lump, palette());
    if (paint.isDim) {
        paint.ground = shaded(paint.ground, TileShade::Dim, palette());
        paint.hatching = Qt::NoBrush;
        paint.ink = quietColour(palette());
        return paint;
    }
    paint.ink = inkOn(paint.ground, palette());
    return paint;
}

QString TileView::nameOf(quint32 tile) const
{
    const Tile &at = m_tiles[tile];
    if (at.isLump())
        return tr("%Ln smaller", nullptr, int(at.lumped));
    if (const QString meaning = m_model->meaningOf(at.node); !meaning.isEmpty())
        return meaning;
    return tree().parent(at.node) ? forPeople(tree().name(at.node)) : homeText(tree().path(at.node));
}

QString TileView::textOf(quint32 tile) const
{
    arrange();
    classify();
    const Tile &at = m_tiles[tile];
    qint64 whole = 0;
    for (size_t i = 0; i < m_tiles.size() && m_tiles[i].parent == Tile::none; ++i)
        whole += m_tiles[i].bytes;
    QString name = at.isLump() ? tr("%Ln smaller entries", nullptr, int(at.lumped)) : nameOf(tile);
    if (!at.isLump()) {
        const ItemId item = m_model->wholeItem(at.node);
        const QString type = item ? kindText(m_inventory->item(item).kind) : typeText(tree(), at.node);
        name = u"%1 %2"_s.arg(type, name);
    }
    QStringList parts = {name, at.isLump() ? formatBytes(at.bytes) : sizeText(tree().totals(at.node)),
                         shareText(whole > 0 ? double(at.bytes) / double(whole) : 0)};
    if (m_classes[tile] >= 0)
        parts += m_tileClasses[size_t(m_classes[tile])].text;
    return parts.join(u", "_s) + (at.isLump() ? QString() : m_model->marksIn(at.node));
}

QString TileView::labelOf(quint32 tile, const QFontMetrics &metrics, int width) const
{
    const QString name = nameOf(tile);
    const QString label = metrics.elidedText(name, Qt::ElideMiddle, width);
    constexpr qsizetype shortest = 7;
    return label == name || label.size() >= shortest ? label : QString();
}

NodeId TileView::folderOf(quint32 tile) const
{
    const Tile &at = tiles()[tile];
    return at.isLump() || tree().childCount(at.node) == 0 ? tree().parent(at.node) : at.node;
}

quint64 TileView::generation() const
{
    arrange();
    return m_generation;
}

std::optional<quint32> TileView::currentTile() const
{
    return m_current ? tileOf(tree(), tiles(), m_current) : std::nullopt;
}

std::optional<quint32> TileView::tileUnder(const QPoint &position) const
{
    arrange();
    return find(position);
}

QRect TileView::boundsOf(quint32 tile) const
{
    arrange();
    return outlineOf(tile).boundingRect().toAlignedRect();
}

void TileView::setCurrent(NodeId node)
{
    // Whoever sets it may have heard of what is new first.
    if (m_inventory != m_model->shown().inventory)
        forget();
    if (!m_inventory || node == m_current)
        return;
    m_current = node;
    if (node && m_root && !isIn(tree(), node, m_root)) {
        NodeId root = m_root;
        while (root && !isIn(tree(), node, root))
            root = tree().parent(root);
        zoomTo(root && std::ranges::find(m_model->top(), root) == m_model->top().end() ? root : NodeId());
        emit rootChosen(m_root);
    }
    tellReaders(false);
    update();
}

void TileView::setRoot(NodeId root)
{
    if (m_inventory != m_model->shown().inventory)
        forget();
    const auto isShown = [&](NodeId top) { return isIn(tree(), root, top); };
    if (root != m_root && m_inventory && (!root || std::ranges::any_of(m_model->top(), isShown)))
        zoomTo(root);
}

std::optional<NodeId> TileView::aboveRoot() const
{
    if (!m_root || !m_inventory)
        return std::nullopt;
    const std::vector<NodeId> &all = m_model->top();
    if (std::ranges::find(all, m_root) != all.end())
        return all.size() > 1 ? std::optional(NodeId()) : std::nullopt;
    const NodeId above = tree().parent(m_root);
    return all.size() == 1 && above == all.front() ? NodeId() : above;
}

void TileView::zoomTo(NodeId root)
{
    const NodeId before = m_root;
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    const bool isAnimated = duration > 0 && isVisible() && !m_tiles.empty();
    m_zoom.stop();
    m_before = isAnimated ? picture() : QPixmap();
    m_isZoomIn = root && (!before || isIn(tree(), root, before));
    const auto roomOf = [this](NodeId node) {
        const auto tile = node ? tileOf(tree(), tiles(), node) : std::nullopt;
        return tile && m_tiles[*tile].node == node ? QRectF(outlineOf(*tile).boundingRect()) : QRectF(rect());
    };
    if (isAnimated && m_isZoomIn)
        m_zoomed = roomOf(root);
    m_root = root;
    m_isArranged = false;
    m_hovered.reset();
    redraw();
    if (!isAnimated)
        return;
    if (!m_isZoomIn)
        m_zoomed = roomOf(before);
    m_zoom.setDuration(std::min(duration, longestZoom));
    m_zoom.start();
}

void TileView::setColouring(Colouring colouring)
{
    m_colouring = colouring;
    m_tileClasses = tileClasses(colouring, palette());
    m_picked.clear();
    redraw();
}

void TileView::setPicked(const std::vector<int> &classes)
{
    m_picked = classes;
    m_picture = {};
    update();
}

void TileView::choose(quint32 tile)
{
    // A lump is nothing to act on: its folder is.
    const Tile &at = tiles()[tile];
    const NodeId node = at.isLump() ? tree().parent(at.node) : at.node;
    setCurrent(node);
    emit currentChosen(node);
}

void TileView::zoomInto(quint32 tile)
{
    const NodeId folder = folderOf(tile);
    const std::vector<NodeId> &all = m_model->top();
    const NodeId root = all.size() == 1 && folder == all.front() ? NodeId() : folder;
    if (root == m_root)
        return;
    zoomTo(root);
    emit rootChosen(m_root);
}

QPixmap TileView::picture() const
{
    arrange();
    const double scale = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * scale).toSize();
    if (m_picture.size() == pixels && m_picture.devicePixelRatio() == scale)
        return m_picture;
    m_picture = QPixmap(pixels);
    m_picture.setDevicePixelRatio(scale);
    m_picture.fill(palette().color(QPalette::Base));
    if (!m_tiles.empty()) {
        classify();
        QPainter painter(&m_picture);
        painter.setFont(font());
        paintTiles(painter);
        paintMarks(painter);
    }
    return m_picture;
}

bool TileView::hasSign(quint32 tile) const
{
    // Only around the whole of an item.
    const Tile &at = m_tiles[tile];
    const bool isPart = at.parent != Tile::none && m_model->itemOf(m_tiles[at.parent].node);
    return !at.isLump() && !isPart && m_model->isMarked(at.node);
}

/// A frame and a sign on each item that is marked, whatever its colour.
void TileView::paintMarks(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::Text);
    const QColor ground = palette().color(QPalette::Base);
    for (quint32 i = 0; i < m_tiles.size(); ++i) {
        if (!hasSign(i))
            continue;
        const QPainterPath outline = outlineOf(i);
        painter.save();
        painter.setClipPath(outline);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ground, 2 * markFrame + 2));
        painter.drawPath(outline);
        painter.setPen(QPen(ink, 2 * markFrame)); // half of it is inside
        painter.drawPath(outline);
        painter.restore();
        const auto middle = signOf(i, signSize);
        if (!middle)
            continue;
        painter.setPen(QPen(ground, 1.5));
        painter.setBrush(ink);
        painter.drawEllipse(*middle, signSize / 2 - 1, signSize / 2 - 1);
        painter.setPen(QPen(ground, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(
            QPolygonF({*middle + QPointF(-4, 0.5), *middle + QPointF(-1, 3.5), *middle + QPointF(4, -3)}));
    }
}

void TileView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QPixmap now = picture();
    if (m_zoom.state() == QAbstractAnimation::Running && !m_before.isNull()) {
        const double part = m_zoom.currentValue().toDouble();
        const QRectF whole(rect());
        const QRectF inner = m_isZoomIn ? between(m_zoomed, whole, part) : between(whole, m_zoomed, part);
        const double wide = inner.width() / std::max(1.0, m_zoomed.width());
        const double high = inner.height() / std::max(1.0, m_zoomed.height());
        const QRectF outer(inner.x() - m_zoomed.x() * wide, inner.y() - m_zoomed.y() * high, whole.width() * wide,
                           whole.height() * high);
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.drawPixmap(outer, m_isZoomIn ? m_before : now, QRectF((m_isZoomIn ? m_before : now).rect()));
        painter.setOpacity(m_isZoomIn ? part : 1 - part);
        painter.drawPixmap(inner, m_isZoomIn ? now : m_before, QRectF((m_isZoomIn ? now : m_before).rect()));
        return;
    }
    painter.drawPixmap(0, 0, now);
    if (m_inventory && m_tiles.empty()) {
        painter.setPen(quietColour(palette()));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("Nothing here takes space."));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_hovered && *m_hovered < m_tiles.size()) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.drawPath(outlineOf(*m_hovered));
    }
    if (const auto tile = currentTile()) {
        // Two lines, so that one stands out on whatever colour.
        const QPainterPath outline = outlineOf(*tile);
        painter.setClipPath(outline.boundingRect().width() < 8 ? QPainterPath() : outline);
        painter.setClipping(outline.boundingRect().width() >= 8);
        painter.setPen(QPen(palette().color(QPalette::Base), hasFocus() ? 9 : 6));
        painter.drawPath(outline);
        const Qt::PenStyle line = m_tiles[*tile].node == m_current ? Qt::SolidLine : Qt::DotLine;
        painter.setPen(QPen(barColour(palette(), false), hasFocus() ? 6 : 3, line));
        painter.drawPath(outline);
    }
}

void TileView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_zoom.stop();
    m_isArranged = false;
    m_hovered.reset();
}

void TileView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
        m_tileClasses = tileClasses(m_colouring, palette());
        redraw();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange:
        m_isArranged = false;
        redraw();
        break;
    default:
        break;
    }
}

bool TileView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto tile = m_inventory ? tileUnder(help->pos()) : std::nullopt;
    // What has a label that fits needs no other in front of its neighbours.
    if (tile && boundsOf(*tile).width() < 90)
        QToolTip::showText(help->globalPos(), textOf(*tile), this, boundsOf(*tile));
    else
        QToolTip::hideText();
    return true;
}

void TileView::keyPressEvent(QKeyEvent *event)
{
    const auto current = currentTile();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home: {
        if (event->modifiers() & ~Qt::KeypadModifier || tiles().empty())
            break;
        const auto next = current && event->key() != Qt::Key_Home ? neighbour(*current, event->key()) : quint32(0);
        if (next)
            choose(*next);
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & ~Qt::KeypadModifier || !current)
            break;
        zoomInto(*current);
        return;
    case Qt::Key_Backspace:
        if (const auto above = aboveRoot()) {
            zoomTo(*above);
            emit rootChosen(m_root);
        }
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TileView::mousePressEvent(QMouseEvent *event)
{
    const auto tile = m_inventory ? tileUnder(event->position().toPoint()) : std::nullopt;
    if (tile && (event->button() == Qt::LeftButton || event->button() == Qt::RightButton))
        choose(*tile);
}

void TileView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto tile = m_inventory ? tileUnder(event->position().toPoint()) : std::nullopt;
    if (!tile || event->button() != Qt::LeftButton)
        return;
    choose(*tile);
    zoomInto(*tile);
}

void TileView::mouseMoveEvent(QMouseEvent *event)
{
    hover(m_inventory ? tileUnder(event->position().toPoint()) : std::nullopt);
}

void TileView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    hover(std::nullopt);
}

void TileView::hover(std::optional<quint32> tile)
{
    if (tile == m_hovered)
        return;
    m_hovered = tile;
    emit hovered(tile ? textOf(*tile) : QString());
    update();
}

void TileView::contextMenuEvent(QContextMenuEvent *event)
{
    const auto current = currentTile();
    if (!current)
        return;
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    emit menuWanted(isByKey ? mapToGlobal(boundsOf(*current).center()) : event->globalPos());
}

void TileView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    tellReaders(false);
}

void TileView::tellReaders(bool isAnew) const
{
    auto *self = const_cast<TileView *>(this);
    if (isAnew) {
        QAccessibleEvent event(self, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
        return;
    }
    const auto tile = currentTile();
    if (!tile)
        return;
    QAccessibleEvent selection(self, QAccessible::Selection);
    selection.setChild(int(*tile));
    QAccessible::updateAccessibility(&selection);
    if (hasFocus()) {
        QAccessibleEvent focus(self, QAccessible::Focus);
        focus.setChild(int(*tile));
        QAccessible::updateAccessibility(&focus);
    }
}

} // namespace depotscope
