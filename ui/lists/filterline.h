// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace depotscope {

/// The line that a filter is typed into. Says when it has one that can be understood, and what is wrong with it if not.
class FilterLine final : public QLineEdit {
    Q_OBJECT

public:
    /// `save` can be triggered from within the line.
    explicit FilterLine(QAction *save, QWidget *parent = nullptr);

    /// What cannot be understood of its text, in one sentence; empty if all can.
    const QString &wrong() const { return m_wrong; }

    /// Says at once what its text asks for, without the pause that typing has.
    void settle();

signals:
    void filterChanged(const QString &text); ///< it can be understood
    void wrongChanged(const QString &sentence); ///< wrong() is now this
    void refused(const QString &sentence); ///< the user is done with it, but it cannot be understood
    void left(); ///< the user goes on to what is filtered

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void examine();

    QAction *m_save;
    QAction *m_warning;
    QTimer m_pause;
    QString m_wrong;
};

} // namespace depotscope
