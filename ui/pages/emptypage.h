// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/depotpath.h"

#include <QWidget>

class QAction;
class QLabel;

namespace depotscope {

/// Stands in the centre where no depot was found: what a depot is, where it was looked for, and two ways on.
class EmptyPage final : public QWidget {
    Q_OBJECT

public:
    EmptyPage(QAction *chooseDepot, QAction *writeSample, QWidget *parent = nullptr);

    void setDepots(const std::vector<Depot> &lookedAt);

private:
    QLabel *m_places;
};

} // namespace depotscope
