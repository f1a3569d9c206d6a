// SPDX-License-Identifier: MIT
#pragma once

#include <QBasicTimer>
#include <QProgressBar>

namespace depotscope {

/// How far a long work is, as a bar like those of the rows; while its end is not known, a block goes to and fro.
/// Thread: that of the window.
class ProgressBar : public QProgressBar {
    Q_OBJECT
public:
    explicit ProgressBar(QWidget *parent);

    /// `total` is 0 while it is not known. Units: any.
    void showShare(qint64 done, qint64 total);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    // Painted here: the slanted lines of Qt's own style are split among threads, each of which the event loop waits for
    // while a scan keeps all processors busy.
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    bool isEndKnown() const { return maximum() > 0; }
    void setMoving();

    QBasicTimer m_beat;
    int m_step = 0; ///< of the block's way to and fro
};

} // namespace depotscope
