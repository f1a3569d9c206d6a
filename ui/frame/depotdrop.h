// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace depotscope {

/// Takes folders that are dragged onto a window, over all that is in it, and shows that it would.
class DepotDrop final : public QWidget {
    Q_OBJECT

public:
    explicit DepotDrop(QWidget *window);

signals:
    void dropped(const QByteArray &folder); ///< it looks like a depot
    void refused(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

/// Why nobody would call the folder a depot, in one sentence; empty if it may be one.
QString whyNoDepot(const QByteArray &folder);

} // namespace depotscope
