// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/binding.h"
#include "model/artifact/exporttree.h"
#include "model/inventory/inventory.h"
#include "model/session/backgroundtask.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace depotscope {

class BindingForm;
class ProgressBar;

/// Packs an item as an artifact, binds it if that is wanted, and shows what others need to use it. Destroying it
/// stops what it is at, of which nothing stays then.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    ExportDialog(std::shared_ptr<const Inventory> inventory, ItemId item, QWidget *parent = nullptr);
    ~ExportDialog() override;

    bool isWriting() const { return m_isWriting; } ///< a tarball, or an Artifacts.toml

public slots:
    void reject() override; ///< stops what is being written; closes the dialog if nothing is

private:
    enum Step { Files, Bind, Done };
    QWidget *makeFiles(const QString &stem);
    QWidget *makeDone();
    void goTo(Step step);
    void showState();
    QString whyNotReady() const;
    void next();

    ExportChoice choice() const;
    void survey();
    void nameByCompression();
    void checkOutput();
    QByteArray output() const;
    void write();
    void check();
    void preview();
    void bind();
    QString writtenText() const;
    void finish(const std::optional<Binding> &binding, const QString &remark);
    void showProgress();

    const std::shared_ptr<const Inventory> m_inventory;
    const Item m_item;
    Step m_step = Files;
    QString m_fault; ///< what keeps the step from being done; empty: nothing
    bool m_isSurveyed = false;
    bool m_isWriting = false; ///< or binding
    std::optional<Exported> m_exported;
    std::optional<Binding> m_binding; ///< that can be made
    QString m_bindingFault; ///< why none can; empty: it is not known yet

    QLabel *m_steps;
    QLabel *m_purpose; ///< of the step
    QStackedWidget *m_pages;
    QLabel *m_contents = nullptr;
    QLineEdit *m_leaveOut = nullptr;
    QCheckBox *m_noEmptyFolders = nullptr;
    QLineEdit *m_file = nullptr;
    QComboBox *m_compression = nullptr;
    QCheckBox *m_replaces = nullptr;
    BindingForm *m_form = nullptr;
    QLabel *m_result = nullptr;
    QGridLayout *m_values = nullptr;
    QLabel *m_check = nullptr;
    QLabel *m_entryLabel = nullptr;
    QPlainTextEdit *m_entry = nullptr;
    QPushButton *m_copyEntry = nullptr;
    QPlainTextEdit *m_snippet = nullptr;
    QLabel *m_answer;
    QLabel *m_progressText;
    ProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_skip;
    QPushButton *m_next;
    QPushButton *m_close;

    // Last, so that the threads are gone before what they tell.
    BackgroundTask m_survey; ///< surveys and previews
    BackgroundTask m_work; ///< writes and binds
    BackgroundTask m_readBack; ///< checks what was written
};

} // namespace depotscope
