// SPDX-License-Identifier: MIT
#include "ui/maps/tileaccess.h"

#include "ui/maps/tileview.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <unordered_map>

namespace depotscope {

namespace {

class TileAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    TileAccess(TileView *view, quint32 tile)
        : m_view(view)
        , m_generation(view->generation())
        , m_tile(tile)
    {
    }

    bool isValid() const override { return m_view && m_view->generation() == m_generation; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view.data()); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }
    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_view->textOf(m_tile) : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect bounds = m_view->boundsOf(m_tile);
        return {m_view->mapToGlobal(bounds.topLeft()), bounds.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        state.selectable = state.focusable = !m_view->tiles()[m_tile].isLump();
        state.selected = m_view->currentTile() == m_tile;
        state.focused = state.selected && m_view->hasFocus();
        state.invisible = !m_view->isVisible();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction()) {
            m_view->setFocus();
            m_view->choose(m_tile);
        } else if (name == pressAction()) {
            m_view->zoomInto(m_tile);
        }
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<TileView> m_view;
    quint64 m_generation;
    quint32 m_tile;
};

class TileViewAccess final : public QAccessibleWidget {
public:
    explicit TileViewAccess(TileView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~TileViewAccess() override { drop(); }

    int childCount() const override { return int(view()->tiles().size()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_generation != view()->generation())
            drop();
        m_generation = view()->generation();
        const auto [at, isNew] = m_children.try_emplace(quint32(index), QAccessible::Id());
        if (isNew)
            at->second = QAccessible::registerAccessibleInterface(new TileAccess(view(), quint32(index)));
        return QAccessible::accessibleInterface(at->second);
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const auto tile = view()->tileUnder(view()->mapFromGlobal(QPoint(x, y)));
        return tile ? child(int(*tile)) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const auto tile = view()->hasFocus() ? view()->currentTile() : std::nullopt;
        return tile ? child(int(*tile)) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (const auto &[tile, id] : m_children) {
            if (QAccessible::accessibleInterface(id) == wanted)
                return int(tile);
        }
        return -1;
    }

private:
    TileView *view() const { return static_cast<TileView *>(object()); }
    void drop() const
    {
        for (const auto &[tile, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

    mutable std::unordered_map<quint32, QAccessible::Id> m_children; ///< by tile
    mutable quint64 m_generation = 0;
};

QAccessibleInterface *accessOf(const QString &, QObject *object)
{
    auto *view = qobject_cast<TileView *>(object);
    return view ? new TileViewAccess(view) : nullptr;
}

} // namespace

void installTileAccess()
{
    [[maybe_unused]] static const bool isInstalled = (QAccessible::installFactory(accessOf), true);
}

} // namespace depotscope
