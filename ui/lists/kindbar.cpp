// SPDX-License-Identifier: MIT
#include "ui/lists/kindbar.h"

#include "model/items/wording.h"
#include "ui/parts/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 22;
constexpr double narrowest = 3; ///< what there is can be seen
constexpr double segmentGap = 2;

QString textOf(const KindSum &sum)
{
    return u"%1: %2"_s.arg(nameOf(sum), sizeText(sum.totals));
}

} // namespace

QColor colourOf(const KindSum &sum, const QPalette &palette)
{
    return sum.isTrashed ? trashColour(palette) : kindColour(sum.kind, palette);
}

KindBar::KindBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"kindBar"_s);
    setAccessibleName(tr("Space by kind"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KindBar::setSums(const std::vector<KindSum> &sums)
{
    m_sums = sums;
    QStringList texts;
    for (const KindSum &sum : m_sums)
        texts += textOf(sum);
    setAccessibleDescription(texts.join(u", "_s));
    update();
}

QSize KindBar::sizeHint() const
{
    return {300, barHeight};
}

std::vector<QRectF> KindBar::pieces() const
{
    double whole = 0;
    for (const KindSum &sum : m_sums)
        whole += double(sum.totals.allocated);
    const double room = width() - (narrowest + segmentGap) * double(m_sums.size());
    std::vector<QRectF> pieces;
    double x = 0;
    for (const KindSum &sum : m_sums) {
        const double share = whole > 0 ? double(sum.totals.allocated) / whole : 0;
        const double pieceWidth = narrowest + qMax(0.0, room) * share;
        pieces.emplace_back(x, 0, pieceWidth, height());
        x += pieceWidth + segmentGap;
    }
    // The gap behind the last one is nobody's.
    if (!pieces.empty())
        pieces.back().setRight(width());
    return pieces;
}

void KindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(rect(), 5, 5);
    painter.setClipPath(outline);
    if (m_sums.empty())
        painter.fillRect(rect(), barGroundColour(palette(), false));
    const std::vector<QRectF> all = pieces();
    for (size_t i = 0; i < all.size(); ++i) {
        QRectF piece = all[i];
        if (layoutDirection() == Qt::RightToLeft)
            piece.moveRight(width() - all[i].left());
        painter.fillRect(piece, colourOf(m_sums[i], palette()));
    }
}

bool KindBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const double x = layoutDirection() == Qt::RightToLeft ? width() - help->x() : help->x();
    const std::vector<QRectF> all = pieces();
    for (size_t i = 0; i < all.size(); ++i) {
        if (x >= all[i].left() && x < all[i].right() + segmentGap)
            QToolTip::showText(help->globalPos(), textOf(m_sums[i]), this);
    }
    return true;
}

} // namespace depotscope
