// SPDX-License-Identifier: MIT
#include "ui/parts/radio.h"

#include "ui/parts/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace depotscope {

Radio::Radio(const QString &text, QWidget *parent)
    : QRadioButton(text, parent)
{
    setFocusPolicy(Qt::ClickFocus);
    connect(this, &Radio::toggled, this,
            [this](bool isChosen) { setFocusPolicy(isChosen ? Qt::StrongFocus : Qt::ClickFocus); });
}

void Radio::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    QStyleOptionButton label = option;
    label.rect = style()->subElementRect(QStyle::SE_RadioButtonContents, &option, this);
    painter.drawControl(QStyle::CE_RadioButtonLabel, label);
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = style()->subElementRect(QStyle::SE_RadioButtonFocusRect, &option, this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
    }
    const QRectF room = style()->subElementRect(QStyle::SE_RadioButtonIndicator, &option, this);
    const double size = qMin(room.width(), room.height()) - 1;
    QRectF ring(0, 0, size, size);
    ring.moveCenter(room.center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isChecked() ? palette().color(QPalette::Highlight) : quietColour(palette()), 1.2));
    painter.setBrush(Qt::transparent);
    painter.drawEllipse(ring);
    if (!isChecked())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawEllipse(ring.center(), size * 0.27, size * 0.27);
}

} // namespace depotscope
