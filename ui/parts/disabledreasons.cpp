// SPDX-License-Identifier: MIT
#include "ui/parts/disabledreasons.h"

#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QEvent>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// The text of an action as it is read: without the sign for its key and that for a question to come.
QString nameOf(const QAction &action)
{
    QString name = action.text();
    name.remove(u'&');
    return (name.endsWith(u'…') ? name.chopped(1) : name).trimmed();
}

} // namespace

DisabledReasons::DisabledReasons(const std::vector<QAction *> &actions, QWidget *parent)
    : QLabel(parent)
    , m_actions(actions)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (const QAction *action : actions)
        connect(action, &QAction::changed, this, &DisabledReasons::tell);
    colour();
    tell();
}

void DisabledReasons::tell()
{
    struct Reason {
        QString text;
        QStringList names;
    };
    std::vector<Reason> reasons;
    for (const QAction *action : m_actions) {
        if (action->isEnabled() || !action->isVisible() || !applies(*action))
            continue;
        auto found = std::ranges::find(reasons, action->toolTip(), &Reason::text);
        if (found == reasons.end())
            found = reasons.insert(found, {action->toolTip(), {}});
        found->names += nameOf(*action);
    }
    QStringList lines;
    for (const Reason &reason : reasons)
        lines += tr("%1: %2", "actions, why not").arg(reason.names.join(u", "_s), reason.text);
    setText(lines.join(u'\n'));
    setVisible(!lines.isEmpty());
}

void DisabledReasons::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void DisabledReasons::colour()
{
    QPalette quiet = palette();
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        quiet.setColor(role, quietColour(parentWidget() ? parentWidget()->palette() : palette()));
    if (quiet != palette())
        setPalette(quiet);
}

} // namespace depotscope
