// SPDX-License-Identifier: MIT
#include "ui/pages/folderspage.h"

#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/lists/itemview.h"
#include "ui/maps/ringview.h"
#include "ui/maps/tilelegend.h"
#include "ui/maps/treemap.h"
#include "ui/parts/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int widestStep = 170; ///< of the way to the root
constexpr int mostSteps = 4;

/// What settings call it.
const char *viewModeWord(FolderViewMode mode)
{
    switch (mode) {
    case FolderViewMode::Tree:
        return "tree";
    case FolderViewMode::Map:
        return "map";
    case FolderViewMode::Rings:
        return "rings";
    }
    Q_UNREACHABLE();
}

/// One line that loses its middle where there is no room for all of it.
class Line final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect room = contentsRect().adjusted(indent(), 0, -indent(), 0);
        style()->drawItemText(&painter, room, QStyle::visualAlignment(layoutDirection(), alignment()), palette(),
                              isEnabled(), fontMetrics().elidedText(text(), Qt::ElideMiddle, room.width()),
                              foregroundRole());
    }
};

/// One of several, looking like the entry of the page that is shown.
class LookButton final : public QToolButton {
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override
    {
        return {16 + 7 + fontMetrics().horizontalAdvance(text()) + 24, fontMetrics().height() + 12};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette &colours = palette();
        const QRectF outline = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse() || isDown()) {
            painter.setBrush(isChecked() ? colours.color(QPalette::Highlight)
                                         : mixed(colours.color(QPalette::Base), colours.color(QPalette::Text), 0.07));
            painter.drawRoundedRect(outline, 5, 5);
        }
        if (hasFocus()) {
            painter.setPen(QPen(colours.color(isChecked() ? QPalette::Text : QPalette::Highlight), 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(outline, 5, 5);
        }
        const int textWidth = fontMetrics().horizontalAdvance(text());
        const int start = (width() - textWidth - 23) / 2;
        QRect iconRoom(start, (height() - 16) / 2, 16, 16);
        QRect textRoom(start + 23, 0, textWidth, height());
        if (layoutDirection() == Qt::RightToLeft) {
            iconRoom.moveRight(width() - start);
            textRoom.moveRight(width() - start - 23);
        }
        icon().paint(&painter, iconRoom, Qt::AlignCenter, isChecked() ? QIcon::Selected : QIcon::Normal);
        painter.setPen(colours.color(isChecked() ? QPalette::HighlightedText : QPalette::Text));
        painter.drawText(textRoom, Qt::AlignCenter | Qt::TextSingleLine, text());
    }
};

} // namespace

FoldersPage::FoldersPage(FolderModel *model, ItemView *view, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(view)
    , m_colouring(new QComboBox)
    , m_splitter(new QSplitter)
    , m_right(new QWidget)
    , m_way(new QHBoxLayout)
    , m_maps(new QStackedWidget)
    , m_map(new TreeMap(model))
    , m_rings(new RingView(model))
    , m_words(new Line)
    , m_legend(new TileLegend)
{
    setObjectName(u"foldersPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 8, 14, 8);
    top->setSpacing(2);
    auto *modes = new QButtonGroup(this);
    const QStringList texts = {tr("Tree"), tr("Map"), tr("Rings")};
    const QStringList symbols = {u"folder"_s, u"map"_s, u"rings"_s};
    const QStringList tips = {tr("Show the tree alone."), tr("Show a map beside the tree."),
                              tr("Show rings beside the tree.")};
    for (int i = 0; i < folderViewModeCount; ++i) {
        auto *button = new LookButton;
        button->setObjectName(QLatin1StringView(viewModeWord(FolderViewMode(i))) + QLatin1StringView("Button"));
        button->setText(texts[i]);
        button->setIcon(symbol(symbols[i]));
        button->setToolTip(tips[i]);
        button->setAccessibleDescription(tips[i]);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        modes->addButton(button, i);
        top->addWidget(button);
        m_modes.push_back(button);
    }
    connect(modes, &QButtonGroup::idClicked, this, [this](int mode) { setViewMode(FolderViewMode(mode)); });
    top->addStretch();
    auto *label = new QLabel(tr("Co&lour:"));
    label->setBuddy(m_colouring);
    m_colouring->setObjectName(u"colouring"_s);
    m_colouring->setAccessibleName(tr("What colours tell"));
    m_colouring->addItems({tr("Status"), tr("Last use"), tr("Kind")});
    top->addWidget(label);
    top->addSpacing(8);
    top->addWidget(m_colouring);
    connect(m_colouring, &QComboBox::currentIndexChanged, this, [this] {
        for (TileView *map : maps())
            map->setColouring(Colouring(m_colouring->currentIndex()));
        showLegend();
    });

    m_words->setObjectName(u"mapWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setIndent(7); // in line with the legend
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_maps->setObjectName(u"maps"_s);
    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins(8, 0, 10, 6);
    right->setSpacing(4);
    m_way->setSpacing(0);
    right->addLayout(m_way);
    right->addWidget(m_maps, 1);
    right->addWidget(m_words);
    right->addWidget(m_legend);
    for (TileView *map : maps()) {
        m_maps->addWidget(map);
        connect(map, &TileView::currentChosen, this, &FoldersPage::showEntry);
        connect(map, &TileView::rootChosen, this, &FoldersPage::chooseRoot);
        connect(map, &TileView::menuWanted, this, &FoldersPage::menuWanted);
        connect(map, &TileView::hovered, this, &FoldersPage::showWords);
    }
    connect(m_legend, &TileLegend::pickedChanged, this, [this] {
        for (TileView *map : maps())
            map->setPicked(m_legend->picked());
    });

    m_splitter->setObjectName(u"foldersSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    view->setMinimumWidth(260); // or names could not be read
    m_splitter->addWidget(view);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({400, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_splitter, 1);

    connect(view, &ItemView::currentRowChanged, this, &FoldersPage::followView);
    connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const NodeId node = m_model->nodeAt(index);
        if (node && m_model->hasChildren(index.siblingAtColumn(0)))
            chooseRoot(node);
    });
    connect(model, &QAbstractItemModel::modelReset, this, &FoldersPage::followModel);
    setViewMode(m_viewMode);
    followModel();
}

std::vector<TileView *> FoldersPage::maps() const
{
    return {m_map, m_rings};
}

void FoldersPage::setViewMode(FolderViewMode mode)
{
    m_viewMode = mode;
    m_modes[size_t(mode)]->setChecked(true);
    m_right->setVisible(mode != FolderViewMode::Tree);
    m_colouring->setEnabled(mode != FolderViewMode::Tree);
    if (mode != FolderViewMode::Tree)
        m_maps->setCurrentWidget(mode == FolderViewMode::Map ? static_cast<QWidget *>(m_map) : m_rings);
}

void FoldersPage::restore(const QSettings &settings)
{
    const QString mode = settings.value(u"folders/look"_s).toString();
    for (int i = 0; i < folderViewModeCount; ++i) {
        if (mode == QLatin1StringView(viewModeWord(FolderViewMode(i))))
            setViewMode(FolderViewMode(i));
    }
    m_colouring->setCurrentIndex(qBound(0, settings.value(u"folders/colouring"_s).toInt(), colouringCount - 1));
    m_splitter->restoreState(settings.value(u"folders/splitter"_s).toByteArray());
}

void FoldersPage::save(QSettings &settings) const
{
    settings.setValue(u"folders/look"_s, QLatin1StringView(viewModeWord(m_viewMode)));
    settings.setValue(u"folders/colouring"_s, m_colouring->currentIndex());
    settings.setValue(u"folders/splitter"_s, m_splitter->saveState());
}

void FoldersPage::showEntry(NodeId node)
{
    QModelIndex index = m_model->indexOf(node);
    if (!index.isValid()) {
        emit filterInTheWay();
        index = m_model->indexOf(node);
    }
    if (index.isValid())
        m_view->setCurrentIndex(index);
}

void FoldersPage::chooseRoot(NodeId root)
{
    const std::vector<NodeId> &top = m_model->top();
    m_root = top.size() == 1 && root == top.front() ? NodeId() : root;
    m_rootPath = m_root ? m_model->shown().inventory->tree->path(m_root) : QByteArray();
    for (TileView *map : maps())
        map->setRoot(m_root);
    showWay();
}

void FoldersPage::followView()
{
    const NodeId node = m_model->nodeAt(m_view->currentIndex());
    for (TileView *map : maps())
        map->setCurrent(node);
    showWords({});
}

void FoldersPage::followModel()
{
    const Inventory *inventory = m_model->shown().inventory.get();
    m_root = inventory && !m_rootPath.isEmpty() ? inventory->tree->find(m_rootPath) : NodeId();
    for (TileView *map : maps())
        map->setRoot(m_root);
    m_root = m_map->root(); // which may not be shown any more
    followView();
    showWay();
    showLegend();
}

void FoldersPage::showWay()
{
    while (QLayoutItem *item = m_way->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Inventory *inventory = m_model->shown().inventory.get();
    if (!inventory)
        return;
    const std::vector<NodeId> &top = m_model->top();
    std::vector<NodeId> steps;
    for (NodeId at = m_root; at; at = inventory->tree->parent(at)) {
        steps.push_back(at);
        if (std::ranges::find(top, at) != top.end())
            break;
    }
    if (top.size() > 1)
        steps.push_back({});
    else if (steps.empty() && top.size() == 1)
        steps.push_back(top.front());
    std::ranges::reverse(steps);
    for (size_t i = 0; i < steps.size(); ++i) {
        const NodeId node = steps[i];
        // The first and the last few say where one is.
        const bool isLeftOut = steps.size() > mostSteps && i > 0 && i + mostSteps - 1 < steps.size();
        if (isLeftOut && i > 1)
            continue;
        if (i > 0)
            m_way->addWidget(new QLabel(u"›"_s));
        auto *button = new QToolButton;
        button->setObjectName(u"step-%1"_s.arg(i));
        const QString name = !node          ? tr("All depots")
            : inventory->tree->parent(node) ? forPeople(inventory->tree->name(node))
                                            : homeText(inventory->tree->path(node));
        button->setText(isLeftOut ? u"…"_s : button->fontMetrics().elidedText(name, Qt::ElideMiddle, widestStep));
        button->setToolTip(node ? forPeople(inventory->tree->path(node)) : name);
        button->setAccessibleName(name);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, node] {
            // The click deletes its button.
            QMetaObject::invokeMethod(
                this, [this, node] { chooseRoot(node); }, Qt::QueuedConnection);
        });
        m_way->addWidget(button);
    }
    m_way->addStretch();
}

void FoldersPage::showLegend()
{
    const auto colouring = Colouring(m_colouring->currentIndex());
    const std::vector<TileClass> classes = tileClasses(colouring, palette());
    std::vector<bool> isUsed(classes.size());
    const Shown &shown = m_model->shown();
    if (shown.inventory) {
        for (const Item &item : shown.inventory->items) {
            if (shown.includes(item) && item.totals.allocated > 0)
                isUsed[size_t(tileClassOf(colouring, item, shown.inventory->taken))] = true;
        }
    }
    std::vector<int> used;
    for (size_t i = 0; i < classes.size(); ++i) {
        if (isUsed[i])
            used.push_back(int(i));
    }
    m_legend->setClasses(classes, used);
    for (TileView *map : maps())
        map->setPicked({});
}

void FoldersPage::showWords(const QString &text)
{
    const TileView *map = m_viewMode == FolderViewMode::Rings ? static_cast<TileView *>(m_rings) : m_map;
    const auto current = text.isEmpty() && map->isVisible() ? map->currentTile() : std::nullopt;
    m_words->setText(current ? map->textOf(*current) : text);
}

} // namespace depotscope
