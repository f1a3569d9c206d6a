// SPDX-License-Identifier: MIT
#include "ui/maps/tilelegend.h"

#include "ui/parts/theme.h"

#include <QPainter>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 7;
constexpr int swatch = 14;
constexpr int entryGap = 6;

class LegendButton final : public QAbstractButton {
public:
    LegendButton(TileClass tileClass, QWidget *parent)
        : QAbstractButton(parent)
        , m_class(std::move(tileClass))
    {
        setText(m_class.text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        return {2 * padding + swatch + entryGap + fontMetrics().horizontalAdvance(text()), fontMetrics().height() + 10};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor ground = palette().color(QPalette::Base);
        const QColor ink = palette().color(QPalette::Text);
        const QRectF outline = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isChecked() || underMouse() || isDown()) {
            painter.setPen(isChecked() ? QPen(barColour(palette(), false), 1.2) : QPen(Qt::NoPen));
            painter.setBrush(mixed(ground, ink, isDown() ? 0.12 : 0.06));
            painter.drawRoundedRect(outline, 5, 5);
        }
        if (hasFocus()) {
            painter.setPen(QPen(barColour(palette(), false), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(outline, 5, 5);
        }
        const bool isLeftToRight = layoutDirection() == Qt::LeftToRight;
        const QRect box(isLeftToRight ? padding : width() - padding - swatch, (height() - swatch) / 2, swatch, swatch);
        painter.setPen(QPen(mixed(m_class.ground, ink, 0.3), 1));
        painter.setBrush(m_class.ground);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (m_class.hatching != Qt::NoBrush) {
            QColor line = ink;
            line.setAlphaF(0.35F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QBrush(line, m_class.hatching));
            painter.drawRoundedRect(box, 3, 3);
        }
        painter.setPen(ink);
        const int room = padding + swatch + entryGap;
        painter.drawText(isLeftToRight ? rect().adjusted(room, 0, 0, 0) : rect().adjusted(0, 0, -room, 0),
                         Qt::AlignVCenter | (isLeftToRight ? Qt::AlignLeft : Qt::AlignRight), text());
    }

private:
    TileClass m_class;
};

} // namespace

TileLegend::TileLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"tileLegend"_s);
    setAccessibleName(tr("Legend"));
    // As high as it needs for its width: a fixed height would be that of one row.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TileLegend::setClasses(const std::vector<TileClass> &classes, const std::vector<int> &used)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_picked.clear();
    for (int i : used) {
        auto *button = new LegendButton(classes[size_t(i)], this);
        button->setObjectName(u"legend-%1"_s.arg(i));
        button->setToolTip(tr("Keep the colours of these only."));
        button->setAccessibleDescription(button->toolTip());
        connect(button, &QAbstractButton::toggled, this, [this, i](bool isOn) {
            if (isOn)
                m_picked.push_back(i);
            else
                std::erase(m_picked, i);
            emit pickedChanged();
        });
        button->setVisible(true);
        m_buttons.push_back(button);
    }
    place(width(), true);
    updateGeometry();
}

QSize TileLegend::sizeHint() const
{
    return {300, fontMetrics().height() + 10};
}

void TileLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

int TileLegend::place(int width, bool isForGood) const
{
    int x = 0;
    int y = 0;
    const int height = fontMetrics().height() + 10;
    for (QAbstractButton *button : m_buttons) {
        const int wide = button->sizeHint().width();
        if (x > 0 && x + wide > width) {
            x = 0;
            y += height;
        }
        if (isForGood)
            button->setGeometry(layoutDirection() == Qt::LeftToRight ? x : width - x - wide, y, wide, height);
        x += wide + 2;
    }
    return y + height;
}

} // namespace depotscope
