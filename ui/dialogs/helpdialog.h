// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QMenuBar;
class QTabWidget;

namespace depotscope {

/// What can be done by which keys, and what the words and signs of the window mean.
class HelpDialog final : public QDialog {
    Q_OBJECT

public:
    /// The keys are those that the actions in the menus of `bar` have; `filter` tells what can be typed into the filter
    /// line.
    HelpDialog(const QMenuBar &bar, const QString &filter, QWidget *parent = nullptr);

private:
    void addPage(const QString &title, const QString &name, const QString &html);

    QTabWidget *m_tabs;
};

} // namespace depotscope
