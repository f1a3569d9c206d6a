// SPDX-License-Identifier: MIT
#include "ui/dialogs/exportdialog.h"

#include "model/artifact/listing.h"
#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/dialogs/bindingform.h"
#include "ui/parts/progressbar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// A name for the artifact of an item, which is fit for files and for Julia.
QString stemOf(const Inventory &inventory, const Item &item)
{
    QString stem = forPeople(item.name);
    if (item.kind == Kind::Space && !item.owners.empty())
        stem = forPeople(inventory.packages[size_t(item.owners.front().value)].name) + u'_' + stem;
    if (item.kind == Kind::Package && !item.version.isEmpty())
        stem += u'-' + forPeople(item.version);
    if (stem.isEmpty())
        stem = forPeople(lastComponent(item.path));
    static const QRegularExpression odd(u"[^A-Za-z0-9_.+-]"_s);
    return stem.replace(odd, u"_"_s);
}

QString endingOf(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return u".tar"_s;
    case Compression::Gzip:
        return u".tar.gz"_s;
    case Compression::Zstd:
        return u".tar.zst"_s;
    case Compression::Xz:
        return u".tar.xz"_s;
    }
    return {};
}

QString contentsText(const ExportSurvey &survey)
{
    QStringList parts = {ExportDialog::tr("%Ln file(s)", nullptr, int(survey.files))};
    if (survey.folders > 0)
        parts += ExportDialog::tr("%Ln folder(s)", nullptr, int(survey.folders));
    return (parts += formatBytes(survey.bytes)).join(u", "_s);
}

QLabel *sentence(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPlainTextEdit *snippet(const char *name, const QString &accessibleName, QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setObjectName(QLatin1StringView(name));
    text->setAccessibleName(accessibleName);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return text;
}

/// Shows `lines`, and has room for no more than these.
void setSnippet(QPlainTextEdit *text, const QString &lines)
{
    text->setPlainText(lines);
    const int around = 2 * (text->frameWidth() + int(text->document()->documentMargin()))
        + text->horizontalScrollBar()->sizeHint().height();
    text->setFixedHeight((int(lines.count(u'\n')) + 1) * QFontMetrics(text->font()).lineSpacing() + around);
}

QPushButton *copyButton(const QString &objectName, const QString &what, const std::function<QString()> &text,
                        QWidget *parent)
{
    auto *button = new QPushButton(ExportDialog::tr("Copy"), parent);
    button->setObjectName(objectName + u"Copy"_s);
    button->setAccessibleName(ExportDialog::tr("Copy: %1").arg(what));
    button->setAutoDefault(false);
    QObject::connect(button, &QPushButton::clicked, button, [text] { QGuiApplication::clipboard()->setText(text()); });
    return button;
}

void addValue(QGridLayout *grid, const QString &what, const char *name, const QString &value)
{
    QWidget *parent = grid->parentWidget();
    auto *line = new QLineEdit(value, parent);
    line->setObjectName(QLatin1StringView(name));
    line->setAccessibleName(what);
    line->setReadOnly(true);
    line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    line->setCursorPosition(0);
    const int row = grid->rowCount();
    grid->addWidget(new QLabel(what, parent), row, 0);
    grid->addWidget(line, row, 1);
    grid->addWidget(copyButton(
                        line->objectName(), what, [value] { return value; }, parent),
                    row, 2);
}

} // namespace

ExportDialog::ExportDialog(std::shared_ptr<const Inventory> inventory, ItemId item, QWidget *parent)
    : QDialog(parent)
    , m_inventory(std::move(inventory))
    , m_item(m_inventory->item(item))
    , m_steps(new QLabel(this))
    , m_purpose(sentence("exportPurpose", this))
    , m_pages(new QStackedWidget(this))
    , m_answer(sentence("exportAnswer", this))
    , m_progressText(new QLabel(this))
    , m_progress(new ProgressBar(this))
    , m_stop(new QPushButton(tr("S&top"), this))
    , m_skip(new QPushButton(tr("S&kip"), this))
    , m_next(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export %1 as an artifact").arg(titleText(m_item)));
    m_steps->setObjectName(u"exportSteps"_s);
    m_progressText->setObjectName(u"exportProgressText"_s);
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setObjectName(u"exportStop"_s);
    m_skip->setObjectName(u"exportSkip"_s);
    m_next->setObjectName(u"exportNext"_s);
    m_close->setObjectName(u"exportClose"_s);
    for (QPushButton *button : {m_stop, m_skip, m_close})
        button->setAutoDefault(false);
    m_next->setDefault(true);

    const QString stem = stemOf(*m_inventory, m_item);
    m_pages->addWidget(makeFiles(stem));
    m_form = new BindingForm(stem, m_pages);
    m_pages->addWidget(m_form);
    m_pages->addWidget(makeDone());

    auto *running = new QHBoxLayout;
    running->addWidget(m_progressText);
    running->addWidget(m_progress, 1);
    running->addWidget(m_stop);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_steps);
    layout->addWidget(m_purpose);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_answer);
    layout->addLayout(running);
    layout->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 118, fontMetrics().lineSpacing() * 34);

    connect(m_next, &QPushButton::clicked, this, &ExportDialog::next);
    connect(m_skip, &QPushButton::clicked, this, [this] { finish({}, {}); });
    connect(m_stop, &QPushButton::clicked, &m_work, &BackgroundTask::stop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_work, &BackgroundTask::progressed, this, &ExportDialog::showProgress);
    connect(m_form, &BindingForm::changed, this, &ExportDialog::preview);
    goTo(Files);
    survey();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::reject()
{
    if (m_isWriting)
        m_work.stop();
    else
        QDialog::reject();
}

QWidget *ExportDialog::makeFiles(const QString &stem)
{
    auto *page = new QWidget(m_pages);
    m_contents = sentence("exportContents", page);
    m_leaveOut = new QLineEdit(page);
    m_leaveOut->setObjectName(u"exportLeaveOut"_s);
    m_leaveOut->setAccessibleName(tr("Names to leave out"));
    m_leaveOut->setPlaceholderText(tr("nothing, or names such as *.tmp, .DS_Store"));
    m_noEmptyFolders = new QCheckBox(tr("Leave out &empty folders"), page);
    m_noEmptyFolders->setObjectName(u"exportNoEmptyFolders"_s);
    m_file = new QLineEdit(QDir::homePath() + u'/' + stem + endingOf(Compression::Gzip), page);
    m_file->setObjectName(u"exportFile"_s);
    m_file->setAccessibleName(tr("Tarball"));
    m_compression = new QComboBox(page);
    m_compression->setObjectName(u"exportCompression"_s);
    m_compression->setAccessibleName(tr("Compression"));
    m_compression->addItem(tr("gzip (any Julia)"), int(Compression::Gzip));
    m_compression->addItem(tr("xz (small, slow to pack)"), int(Compression::Xz));
    m_compression->addItem(tr("zstd (only Julia 1.13 and later)"), int(Compression::Zstd));
    m_compression->addItem(tr("none"), int(Compression::None));
    m_replaces = new QCheckBox(tr("&Replace the file that is there"), page);
    m_replaces->setObjectName(u"exportReplace"_s);

    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Files:"), m_contents);
    form->addRow(tr("&Leave out:"), m_leaveOut);
    form->addRow(QString(), m_noEmptyFolders);
    form->addRow(tr("Tar&ball:"),
                 pathRow(
                     m_file,
                     [this] {
                         return QFileDialog::getSaveFileName(this, tr("Tarball"), m_file->text(),
                                                             tr("Tarballs (*.tar *.tar.*)"), nullptr,
                                                             QFileDialog::DontConfirmOverwrite);
                     },
                     page));
    form->addRow(tr("&Compression:"), m_compression);
    form->addRow(QString(), m_replaces);
    page->setFocusProxy(m_file);

    connect(m_leaveOut, &QLineEdit::textChanged, this, &ExportDialog::survey);
    connect(m_noEmptyFolders, &QCheckBox::toggled, this, &ExportDialog::survey);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::checkOutput);
    connect(m_compression, &QComboBox::activated, this, &ExportDialog::nameByCompression);
    connect(m_replaces, &QCheckBox::toggled, this, &ExportDialog::showState);
    return page;
}

QWidget *ExportDialog::makeDone()
{
    auto *page = new QWidget(m_pages);
    m_result = sentence("exportResult", page);
    m_check = sentence("exportCheck", page);
    m_entryLabel = new QLabel(tr("For an &Artifacts.toml:"), page);
    m_entry = snippet("exportEntry", tr("For an Artifacts.toml"), page);
    m_entryLabel->setBuddy(m_entry);
    m_snippet = snippet("exportSnippet", tr("In Julia"), page);
    auto *inJulia = new QLabel(tr("In &Julia:"), page);
    inJulia->setBuddy(m_snippet);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_result);
    m_values = new QGridLayout;
    m_values->setColumnStretch(1, 1);
    layout->addLayout(m_values);
    layout->addWidget(m_check);
    const auto add = [&](QLabel *label, QPlainTextEdit *text) {
        QPushButton *copy = copyButton(
            text->objectName(), text->accessibleName(), [text] { return text->toPlainText(); }, page);
        auto *head = new QHBoxLayout;
        head->addWidget(label, 1);
        head->addWidget(copy);
        layout->addLayout(head);
        layout->addWidget(text);
        return copy;
    };
    m_copyEntry = add(m_entryLabel, m_entry);
    add(inJulia, m_snippet);
    layout->addStretch();
    return page;
}

void ExportDialog::goTo(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(step);
    const QStringList names = {tr("Files"), tr("Artifacts.toml"), tr("Done")};
    QStringList words;
    for (int i = 0; i < int(names.size()); ++i) {
        const QString word = u"%1 %2"_s.arg(i + 1).arg(names[i].toHtmlEscaped());
        words += i == step ? u"<b>%1</b>"_s.arg(word) : word;
    }
    m_steps->setText(words.join(u"&nbsp;&nbsp;›&nbsp;&nbsp;"_s));
    m_steps->setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(names.size()).arg(names[step]));
    m_fault.clear();
    switch (step) {
    case Files:
        m_next->setText(tr("&Write Tarball"));
        checkOutput();
        m_file->setFocus();
        break;
    case Bind:
        m_next->setText(tr("A&dd to Artifacts.toml"));
        m_form->setFocus();
        preview();
        break;
    case Done:
        m_next->setText(tr("&Close"));
        m_next->setFocus();
        break;
    }
    m_purpose->setText(
        step == Files      ? tr("Packs the files into a tarball, which others can download as an artifact of Julia.")
            : step == Bind ? writtenText() + u"\n\n"_s
                + tr("An Artifacts.toml tells Julia the hashes of an artifact and where to download it. This "
                     "step binds the tarball there under a name; all other lines of the file stay. Skipped, "
                     "the lines to add are shown for copying.")
                           : QString());
    m_purpose->setVisible(step != Done);
    m_close->setText(step == Files ? tr("Cancel") : tr("Close"));
    showState();
}

void ExportDialog::showState()
{
    const bool isReady = m_step == Files
        ? m_isSurveyed && !output().isEmpty() && (m_replaces->isHidden() || m_replaces->isChecked())
        : m_step == Bind ? m_binding.has_value()
                         : true;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progressText, m_progress, m_stop})
        widget->setVisible(m_isWriting);
    m_pages->currentWidget()->setEnabled(!m_isWriting);
    m_next->setEnabled(isReady && !m_isWriting);
    m_next->setToolTip(isReady || m_isWriting ? QString() : whyNotReady());
    m_skip->setVisible(m_step == Bind);
    m_skip->setEnabled(!m_isWriting);
    m_close->setVisible(m_step != Done);
    m_answer->setText(m_fault);
    m_answer->setVisible(!m_fault.isEmpty());
}

QString ExportDialog::whyNotReady() const
{
    if (m_step == Bind)
        return m_bindingFault.isEmpty() ? tr("Name an Artifacts.toml above, or skip this step.") : m_bindingFault;
    if (output().isEmpty())
        return m_fault;
    return m_isSurveyed ? tr("Choose another name, or tick that the file is replaced.") : m_contents->text();
}

void ExportDialog::next()
{
    switch (m_step) {
    case Files:
        write();
        break;
    case Bind:
        bind();
        break;
    case Done:
        accept();
        break;
    }
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice;
    for (const QString &pattern : m_leaveOut->text().split(u',', Qt::SkipEmptyParts)) {
        if (!pattern.trimmed().isEmpty())
            choice.leavesOut.push_back(pattern.trimmed().toUtf8());
    }
    choice.leavesOutEmptyFolders = m_noEmptyFolders->isChecked();
    return choice;
}

void ExportDialog::survey()
{
    m_isSurveyed = false;
    m_contents->setText(tr("Looking through it…"));
    showState();
    m_survey.start([tree = m_item.path, choice = choice()](Job &job) { return surveyTree(tree, choice, job); },
                   [this](const Result<ExportSurvey> &survey) {
                       m_isSurveyed = survey.has_value();
                       m_contents->setText(survey ? contentsText(*survey) : errorText(survey.error()));
                       showState();
                   });
}

void ExportDialog::nameByCompression()
{
    static const QRegularExpression ending(u"\\.(tar(\\.[a-z0-9]+)?|tgz|tzst|txz)$"_s);
    m_file->setText(m_file->text().remove(ending) + endingOf(Compression(m_compression->currentData().toInt())));
}

void ExportDialog::checkOutput()
{
    const QByteArray path = typedPath(m_file->text());
    const auto compression = compressionOf(path);
    m_fault.clear();
    if (path.isEmpty())
        m_fault = tr("The path of the tarball begins with / or ~.");
    else if (!compression)
        m_fault = tr("The name of a tarball ends in .tar, .tar.gz, .tar.xz or .tar.zst.");
    else
        m_compression->setCurrentIndex(m_compression->findData(int(*compression)));
    const bool isThere = compression && QFileInfo::exists(QFile::decodeName(path));
    m_replaces->setChecked(false);
    m_replaces->setVisible(isThere);
    if (isThere)
        m_fault = tr("%1 exists already.").arg(forPeople(path));
    showState();
}

QByteArray ExportDialog::output() const
{
    const QByteArray path = typedPath(m_file->text());
    return compressionOf(path) ? path : QByteArray();
}

void ExportDialog::write()
{
    ExportOptions options;
    options.choice = choice();
    options.output = output();
    options.replaces = m_replaces->isChecked();
    options.compression = *compressionOf(options.output);
    m_fault.clear();
    m_isWriting = true;
    showState();
    showProgress();
    m_stop->setFocus();
    m_work.start([tree = m_item.path, options](Job &job) { return exportTree(tree, options, job); },
                 [this](const Result<Exported> &exported) {
                     m_isWriting = false;
                     if (!exported) {
                         goTo(Files);
                         m_fault = exported.error().fault == Fault::Stopped ? tr("Stopped. Nothing of it is left.")
                                                                            : errorText(exported.error());
                         showState();
                         return;
                     }
                     m_exported = *exported;
                     check();
                     goTo(Bind);
                 });
}

void ExportDialog::check()
{
    m_check->setText(tr("Reading it back…"));
    m_readBack.start([path = output()](Job &job) { return listTarball(path, job); },
                     [this](const Result<TarballListing> &found) {
                         const bool isSame =
                             found && found->hash == m_exported->hash && found->sha256 == m_exported->sha256;
                         m_check->setText(isSame      ? tr("Read back: that tree is in it.")
                                              : found ? tr("Read back: that tree is not in it any more.")
                                                      : errorText(found.error()));
                     });
}

void ExportDialog::preview()
{
    if (m_step != Bind)
        return;
    m_binding.reset();
    const auto binding = m_form->binding(m_exported->hash, m_exported->sha256, m_exported->size);
    m_bindingFault = binding ? QString() : errorText(binding.error());
    showState();
    if (!binding)
        m_form->setChanges(Failure(binding.error()));
    m_survey.start(
        [path = m_form->path(), binding, replaces = m_form->replaces()](Job & /*job*/) {
            return binding.and_then([&](const Binding &wanted) {
                return bindingChanges(Disk::real(), artifactsTomlAt(Disk::real(), path), wanted, replaces);
            });
        },
        [this, binding](const Result<std::vector<DifferentLine>> &changes) {
            m_form->setChanges(changes);
            if (changes)
                m_binding = *binding;
            m_bindingFault = changes ? QString() : errorText(changes.error());
            showState();
        });
}

void ExportDialog::bind()
{
    struct BindingOutcome {
        QByteArray path;
        Result<void> bound;
        Result<void> logged;
    };
    const Binding binding = *m_binding;
    m_fault.clear();
    m_isWriting = true;
    showState();
    showProgress();
    m_stop->setFocus();
    m_work.start(
        [path = m_form->path(), binding, replaces = m_form->replaces(),
         depot = m_inventory->depots.front().path](Job &job) {
            Disk &disk = Disk::real();
            BindingOutcome outcome{artifactsTomlAt(disk, path), {}, {}};
            outcome.bound = depotscope::bind(disk, outcome.path, binding, replaces);
            if (outcome.bound)
                outcome.logged = logArtifactUse(disk, depot, outcome.path, currentTime(), job);
            return outcome;
        },
        [this, binding](const BindingOutcome &outcome) {
            m_isWriting = false;
            if (outcome.bound) {
                finish(binding,
                       tr("Bound in %1.").arg(homeText(outcome.path))
                           + (outcome.logged ? QString() : u' ' + errorText(outcome.logged.error())));
                return;
            }
            goTo(Bind);
            m_fault = errorText(outcome.bound.error());
            showState();
        });
}

QString ExportDialog::writtenText() const
{
    return tr("%1 is written: %2 (%3 bytes).")
        .arg(forPeople(lastComponent(output())), formatBytes(m_exported->size), QLocale().toString(m_exported->size));
}

void ExportDialog::finish(const std::optional<Binding> &binding, const QString &remark)
{
    m_result->setText(writtenText() + (remark.isEmpty() ? QString() : u' ' + remark));
    addValue(m_values, u"git-tree-sha1"_s, "exportTreeHash", QString::fromLatin1(m_exported->hash.hex()));
    addValue(m_values, u"sha256"_s, "exportSha256", QString::fromLatin1(m_exported->sha256));
    addValue(m_values, tr("file"), "exportPath", QFile::decodeName(output()));
    const QByteArray name = binding ? binding->name : stemOf(*m_inventory, m_item).toUtf8();
    if (!binding) {
        const auto entry =
            bindingText({name, m_exported->hash, false, {}, {{"https://", m_exported->sha256, m_exported->size}}});
        setSnippet(m_entry, entry ? QString::fromUtf8(*entry) : errorText(entry.error()));
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_entryLabel, m_entry, m_copyEntry})
        widget->setVisible(!binding);
    setSnippet(m_snippet,
               u"%1\n\nfolder = artifact\"%2\"\n"_s.arg(binding && binding->isLazy ? u"using Artifacts, LazyArtifacts"_s
                                                                                   : u"using Artifacts"_s,
                                                        QString::fromUtf8(name)));
    goTo(Done);
}

void ExportDialog::showProgress()
{
    const Job *job = m_work.job();
    const qint64 total = job ? qint64(job->total) : 0;
    const qint64 done = job ? qint64(job->done) : 0;
    m_progress->showShare(done, total);
    m_progressText->setText(total > 0 ? tr("Packing: %1 of %2").arg(formatBytes(done), formatBytes(total))
                                      : tr("Working…"));
}

} // namespace depotscope
