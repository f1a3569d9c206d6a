// SPDX-License-Identifier: MIT
#include "ui/lists/kindbutton.h"

#include "model/items/wording.h"
#include "ui/lists/kindbar.h"
#include "ui/parts/theme.h"

#include <QPainter>
#include <QStyle>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 6;
constexpr int swatch = 10;
constexpr int textGap = 8;

} // namespace

KindButton::KindButton(const KindSum &sum, QWidget *parent)
    : QAbstractButton(parent)
    , m_sum(sum)
{
    setObjectName(u"legend-"_s + (sum.isTrashed ? u"held"_s : QString::fromLatin1(kindWord(sum.kind))));
    setText(nameOf(sum));
    setAccessibleName(u"%1, %2, %3"_s.arg(text(), sizeText(sum.totals), countOf(sum)));
    setToolTip(
        (sum.isTrashed ? tr("Show in the history what cleans have set aside: %1, %2.") : tr("Show only these: %1, %2."))
            .arg(countOf(sum), exactSizeText(sum.totals)));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize KindButton::sizeHint() const
{
    const int width = 2 * padding + swatch + textGap + fontMetrics().horizontalAdvance(text()) + 2 * textGap
        + fontMetrics().horizontalAdvance(sizeText(m_sum.totals));
    return {width, fontMetrics().height() + 12};
}

void KindButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = palette().color(QPalette::Base);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(ground, palette().color(QPalette::Text), isDown() ? 0.12 : 0.06));
        painter.drawRoundedRect(rect(), 5, 5);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    const auto placed = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const auto aligned = [this](Qt::Alignment side) {
        return int(QStyle::visualAlignment(layoutDirection(), Qt::AlignVCenter | side));
    };
    const QRect room = rect().adjusted(padding, 0, -padding, 0);
    const QRect dot(room.left(), room.center().y() - swatch / 2 + 1, swatch, swatch);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(m_sum, palette()));
    painter.drawRoundedRect(placed(dot), 3, 3);
    const QRect textRoom = room.adjusted(swatch + textGap, 0, 0, 0);
    const QString size = sizeText(m_sum.totals);
    const int sizeWidth = fontMetrics().horizontalAdvance(size);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(placed(textRoom), aligned(Qt::AlignLeft),
                     fontMetrics().elidedText(text(), Qt::ElideRight, textRoom.width() - sizeWidth - textGap));
    painter.setPen(quietColour(palette()));
    painter.drawText(placed(textRoom), aligned(Qt::AlignRight), size);
}

} // namespace depotscope
