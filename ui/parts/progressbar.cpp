// SPDX-License-Identifier: MIT
#include "ui/parts/progressbar.h"

#include "ui/parts/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTimerEvent>
#include <cstdlib>

namespace depotscope {

namespace {

constexpr int fine = 1000; ///< steps from start to end
constexpr int thickness = 6;
constexpr int beat = 40; ///< ms
constexpr int stepsThere = 30; ///< of the block, from one end to the other

} // namespace

ProgressBar::ProgressBar(QWidget *parent)
    : QProgressBar(parent)
{
    setTextVisible(false);
    setRange(0, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressBar::showShare(qint64 done, qint64 total)
{
    setRange(0, total > 0 ? fine : 0);
    if (total > 0)
        setValue(int(fine * (double(done) / double(total))));
    setMoving();
}

QSize ProgressBar::sizeHint() const
{
    return {140, thickness + 4};
}

void ProgressBar::setMoving()
{
    const bool isMoving =
        isVisible() && !isEndKnown() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (!isMoving)
        m_beat.stop();
    else if (!m_beat.isActive())
        m_beat.start(beat, this);
}

void ProgressBar::paintEvent(QPaintEvent *)
{
    const QRectF ground(0, (height() - thickness) / 2.0, width(), thickness);
    QRectF filled = ground;
    if (isEndKnown()) {
        filled.setWidth(ground.width() * value() / maximum());
    } else {
        const int way = m_beat.isActive() ? stepsThere - std::abs(m_step - stepsThere) : stepsThere / 2;
        filled.setWidth(ground.width() / 4);
        filled.moveLeft((ground.width() - filled.width()) * way / stepsThere);
    }
    if (isRightToLeft())
        filled.moveLeft(ground.right() - filled.right());
    QPainter painter(this);
    paintBar(&painter, ground, filled, palette(), false);
}

void ProgressBar::showEvent(QShowEvent *event)
{
    QProgressBar::showEvent(event);
    setMoving();
}

void ProgressBar::hideEvent(QHideEvent *event)
{
    QProgressBar::hideEvent(event);
    setMoving();
}

void ProgressBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_beat.timerId()) {
        QProgressBar::timerEvent(event);
        return;
    }
    m_step = (m_step + 1) % (2 * stepsThere);
    update();
}

} // namespace depotscope
