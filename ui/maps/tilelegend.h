// SPDX-License-Identifier: MIT
#pragma once

#include "ui/maps/tilecolours.h"

#include <QAbstractButton>

namespace depotscope {

/// What the colours of a map stand for: a button for each, and the map keeps the colours of those that are pressed.
class TileLegend final : public QWidget {
    Q_OBJECT

public:
    explicit TileLegend(QWidget *parent = nullptr);

    /// Shows those of the classes whose indexes are in `used`.
    void setClasses(const std::vector<TileClass> &classes, const std::vector<int> &used);
    const std::vector<int> &picked() const { return m_picked; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, false); }

signals:
    void pickedChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int place(int width, bool isForGood) const; ///< returns the height

    std::vector<QAbstractButton *> m_buttons;
    std::vector<int> m_picked;
};

} // namespace depotscope
