// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/binding.h"

#include <QWidget>
#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace depotscope {

/// The path that somebody typed, absolute; empty if it is not. "~" is the home folder.
QByteArray typedPath(const QString &text);

/// A line to type a path in, with a button that lets one choose it by `choose`, which returns nothing if nobody did.
QWidget *pathRow(QLineEdit *line, const std::function<QString()> &choose, QWidget *parent);

/// Asks what is to be said of an artifact in which Artifacts.toml, and shows what would change there.
class BindingForm final : public QWidget {
    Q_OBJECT

public:
    BindingForm(const QString &name, QWidget *parent = nullptr);

    QByteArray path() const; ///< as typed: a file, or the folder that it is in
    bool replaces() const;

    /// What is asked for, of an artifact of that hash and a file of that sum and size. Errors: Malformed, with a
    /// sentence on what is missing or wrong.
    Result<Binding> binding(const TreeHash &hash, const QByteArray &sha256, qint64 size) const;

    /// Shows what would change, or why it cannot.
    void setChanges(const Result<std::vector<DifferentLine>> &changes);

signals:
    void changed(); ///< something was typed or chosen

private:
    void showLibc();

    QLineEdit *m_path;
    QLineEdit *m_name;
    QCheckBox *m_isLazy;
    QComboBox *m_os;
    QComboBox *m_arch;
    QComboBox *m_libc;
    QPlainTextEdit *m_urls;
    QCheckBox *m_replaces;
    QPlainTextEdit *m_changes;
    QLabel *m_answer;
};

} // namespace depotscope
