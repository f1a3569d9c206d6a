// SPDX-License-Identifier: MIT
#pragma once

#include "model/items/overview.h"

#include <QWidget>

class QGridLayout;

namespace depotscope {

/// What can be freed, a row for each class of safety, each with a button that lists its items.
class ReclaimTable final : public QWidget {
    Q_OBJECT

public:
    explicit ReclaimTable(QWidget *parent = nullptr);

    /// `isKnown` is false where nobody can tell, as after a stopped scan.
    void setRows(const std::vector<Reclaimable> &rows, bool isKnown);

signals:
    void reviewActivated(Safety safety);
    void safeReviewActivated(); ///< of all that is safe

private:
    void addRow(const Reclaimable &row, int index);

    QGridLayout *m_grid;
};

} // namespace depotscope
