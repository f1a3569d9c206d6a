// SPDX-License-Identifier: MIT
#include "ui/lists/filterline.h"

#include "model/items/filter.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QWhatsThis>
#include <utility>

namespace depotscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FilterLine::FilterLine(QAction *save, QWidget *parent)
    : QLineEdit(parent)
    , m_save(save)
    , m_warning(new QAction(symbol(u"trouble"_s), {}, this))
{
    setObjectName(u"filter"_s);
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Filter: words, >50MB, orphan"));
    setWhatsThis(tr(
        "<p>Keeps the rows that all of this is true of:</p><table>"
        "<tr><td><code>sea tides&nbsp;&nbsp;</code></td><td>these words are in names, kinds, UUIDs or hashes</td></tr>"
        "<tr><td><code>\"held\"</code></td><td>the word itself, whatever else it might mean</td></tr>"
        "<tr><td><code>&gt;50MB &lt;=1GiB</code></td><td>space on disk</td></tr>"
        "<tr><td><code>unused:6mo</code></td><td>last used longer ago, in h, d, w, mo or y; "
        "<code>used:2w</code>: since then</td></tr>"
        "<tr><td><code>orphan</code></td><td>also <code>idle inuse held kept unavailable unknown</code>, and "
        "<code>stale</code> for compiled caches that no Julia will load again</td></tr>"
        "<tr><td><code>kind:artifact</code></td><td>also <code>package space compiled clone</code> …</td></tr>"
        "<tr><td><code>-held</code></td><td>what this is not true of</td></tr></table>"));
    setClearButtonEnabled(true);
    addAction(symbol(u"search"_s), LeadingPosition);
    addAction(m_warning, TrailingPosition);
    addAction(m_save, TrailingPosition);
    setFixedWidth(300);

    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &FilterLine::examine);
    examine();
}

void FilterLine::settle()
{
    m_pause.stop();
    examine();
}

void FilterLine::examine()
{
    const auto filter = Filter::parse(text());
    const QString before = std::exchange(m_wrong, filter ? QString() : filter.error());
    m_warning->setVisible(!filter);
    m_warning->setToolTip(m_wrong);
    m_save->setVisible(filter && !filter->isEmpty());
    m_save->setEnabled(m_save->isVisible());
    setToolTip(filter ? whatsThis() : m_wrong);
    setAccessibleDescription(filter ? tr("F1 tells what can be typed here.") : m_wrong);
    QPalette ground;
    if (!filter)
        ground.setColor(QPalette::Base, messageGroundColour(ground));
    setPalette(ground);
    if (m_wrong != before)
        emit wrongChanged(m_wrong);
    if (filter)
        emit filterChanged(text());
}

bool FilterLine::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F1) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_F1:
        QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this);
        return;
    case Qt::Key_Escape:
        clear();
        settle();
        emit left();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        settle();
        if (m_wrong.isEmpty())
            emit left();
        else
            emit refused(m_wrong);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace depotscope
