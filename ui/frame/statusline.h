// SPDX-License-Identifier: MIT
#pragma once

#include "model/session/session.h"

#include <QStatusBar>

class QAction;
class QLabel;
class QPushButton;

namespace depotscope {

class ProgressBar;

/// The line below all: what there is in the depots, how old that is, and what is being done.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    /// A button does what `stop` does.
    explicit StatusLine(QAction *stop, QWidget *parent = nullptr);

    /// What the filter leaves of what the page lists, or why it cannot; stands out if there is a filter.
    void showKept(const QString &text, const QString &toolTip, bool isFiltered);
    void showTotals(const Totals &totals, int troubles, qint64 trashed, qint64 freed);
    void showAge(std::optional<Time> taken); ///< when the inventory that is shown was taken; none: it still is
    /// There is no depot.
    void showNothing();

    void setBusy(bool isBusy);
    void showProgress(const Progress &progress);

signals:
    void linkActivated(const QString &name); ///< "troubles" or "history"

private:
    QLabel *m_kept;
    QLabel *m_total;
    QLabel *m_age;
    QLabel *m_progressText;
    ProgressBar *m_progress;
    QPushButton *m_stop;
};

} // namespace depotscope
