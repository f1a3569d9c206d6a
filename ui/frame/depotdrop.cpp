// SPDX-License-Identifier: MIT
#include "ui/frame/depotdrop.h"

#include "model/inventory/layout.h"
#include "model/text/names.h"
#include "ui/parts/theme.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// The one local folder that is dragged; empty if it is something else.
QString folderOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QString path = urls.front().toLocalFile();
    return QFileInfo(path).isDir() ? path : QString();
}

} // namespace

QString whyNoDepot(const QByteArray &folder)
{
    const bool isDepot = std::ranges::any_of(depotFolders(), [&](const QByteArray &name) {
        return QFileInfo(QFile::decodeName(joined(folder, name))).isDir();
    });
    return isDepot
        ? QString()
        : DepotDrop::tr("%1 is no depot: it has none of the folders that Julia keeps in one.").arg(forPeople(folder));
}

DepotDrop::DepotDrop(QWidget *window)
    : QWidget(window)
{
    setObjectName(u"depotDrop"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    hide();
}

bool DepotDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        const bool isWanted = !folderOf(drag->mimeData()).isEmpty();
        drag->setAccepted(isWanted);
        if (isWanted)
            drag->setDropAction(Qt::LinkAction);
        setGeometry(parentWidget()->rect());
        raise();
        setVisible(isWanted);
        return true;
    }
    case QEvent::DragLeave:
        hide();
        return true;
    case QEvent::Drop: {
        hide();
        auto *drop = static_cast<QDropEvent *>(event);
        const QString path = folderOf(drop->mimeData());
        drop->setAccepted(!path.isEmpty());
        if (path.isEmpty())
            return true;
        drop->setDropAction(Qt::LinkAction);
        const QByteArray folder = cleanAbsolute(QFile::encodeName(path));
        const QString why = whyNoDepot(folder);
        if (why.isEmpty())
            emit dropped(folder);
        else
            emit refused(why);
        return true;
    }
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void DepotDrop::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlphaF(0.85F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
    painter.drawRoundedRect(QRectF(rect()).adjusted(8, 8, -8, -8), 10, 10);
    painter.setPen(palette().color(QPalette::WindowText));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    painter.setFont(large);
    painter.drawText(rect(), Qt::AlignCenter, tr("Show this folder as a depot"));
}

} // namespace depotscope
