// SPDX-License-Identifier: MIT
#include "ui/dialogs/bindingform.h"

#include "model/items/errortext.h"
#include "model/text/names.h"
#include "ui/parts/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

QComboBox *choiceOf(const char *key, const QString &any, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    if (!any.isEmpty())
        box->addItem(any);
    for (const QByteArray &value : platformValues(key))
        box->addItem(QString::fromLatin1(value), value);
    return box;
}

Failure refused(const QString &why)
{
    return Failure({Fault::Malformed, {}, why});
}

} // namespace

QByteArray typedPath(const QString &text)
{
    QString path = text.trimmed();
    if (path == u"~" || path.startsWith(u"~/"))
        path = QDir::homePath() + path.mid(1);
    return path.startsWith(u'/') ? cleanAbsolute(QFile::encodeName(path)) : QByteArray();
}

QWidget *pathRow(QLineEdit *line, const std::function<QString()> &choose, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *button = new QToolButton(row);
    button->setText(u"…"_s);
    button->setObjectName(line->objectName() + u"Button"_s);
    button->setAccessibleName(BindingForm::tr("Choose: %1").arg(line->accessibleName()));
    button->setToolTip(BindingForm::tr("Choose a file."));
    button->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line, 1);
    layout->addWidget(button);
    row->setFocusProxy(line);
    QObject::connect(button, &QToolButton::clicked, line, [line, choose] {
        if (const QString path = choose(); !path.isEmpty())
            line->setText(path);
    });
    return row;
}

BindingForm::BindingForm(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_name(new QLineEdit(name, this))
    , m_isLazy(new QCheckBox(tr("&Lazy: downloaded when it is first used"), this))
    , m_os(choiceOf("os", tr("any"), this))
    , m_arch(choiceOf("arch", {}, this))
    , m_libc(choiceOf("libc", {}, this))
    , m_urls(new QPlainTextEdit(this))
    , m_replaces(new QCheckBox(tr("&Replace what is bound"), this))
    , m_changes(new QPlainTextEdit(this))
    , m_answer(new QLabel(this))
{
    m_path->setObjectName(u"bindPath"_s);
    m_path->setAccessibleName(tr("Artifacts.toml to bind in"));
    m_path->setPlaceholderText(tr("an Artifacts.toml, or the folder of a package"));
    m_name->setObjectName(u"bindName"_s);
    m_name->setAccessibleName(tr("Name of the artifact"));
    m_isLazy->setObjectName(u"bindLazy"_s);
    m_os->setObjectName(u"bindOs"_s);
    m_os->setAccessibleName(tr("Operating system"));
    m_arch->setObjectName(u"bindArch"_s);
    m_arch->setAccessibleName(tr("Architecture"));
    m_libc->setObjectName(u"bindLibc"_s);
    m_libc->setAccessibleName(tr("C library"));
    m_urls->setObjectName(u"bindUrls"_s);
    m_urls->setAccessibleName(tr("Addresses to download it from, one a line"));
    m_urls->setPlaceholderText(tr("https://…, one a line; may be filled in later"));
    m_urls->setTabChangesFocus(true);
    m_urls->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_urls->setFixedHeight(4 * fontMetrics().lineSpacing());
    m_replaces->setObjectName(u"bindReplace"_s);
    m_replaces->hide();
    m_changes->setObjectName(u"bindChanges"_s);
    m_changes->setAccessibleName(tr("What changes in the file: + comes, - goes"));
    m_changes->setReadOnly(true);
    m_changes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_changes->setTabChangesFocus(true);
    m_changes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_changes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_answer->setObjectName(u"bindAnswer"_s);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *platform = new QHBoxLayout;
    platform->addWidget(m_os);
    platform->addWidget(m_arch);
    platform->addWidget(m_libc);
    platform->addStretch();
    auto *form = new QFormLayout;
    form->addRow(tr("B&ind in:"),
                 pathRow(
                     m_path,
                     [this] {
                         return QFileDialog::getSaveFileName(
                             this, tr("Artifacts.toml to bind in"),
                             m_path->text().isEmpty() ? QDir::homePath() + u"/Artifacts.toml"_s : m_path->text(),
                             tr("Artifacts of Julia (*Artifacts.toml)"), nullptr, QFileDialog::DontConfirmOverwrite);
                     },
                     this));
    form->addRow(tr("&Name:"), m_name);
    auto *platformLabel = new QLabel(tr("&Platform:"), this);
    platformLabel->setBuddy(m_os);
    form->addRow(platformLabel, platform);
    form->addRow(tr("&Addresses:"), m_urls);
    form->addRow(QString(), m_isLazy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addWidget(m_answer);
    layout->addWidget(m_replaces);
    layout->addWidget(m_changes, 1);
    setFocusProxy(m_path);

    showLibc();
    for (QLineEdit *line : {m_path, m_name})
        connect(line, &QLineEdit::textChanged, this, &BindingForm::changed);
    for (QCheckBox *tick : {m_isLazy, m_replaces})
        connect(tick, &QCheckBox::toggled, this, &BindingForm::changed);
    for (QComboBox *box : {m_os, m_arch, m_libc})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showLibc();
            emit changed();
        });
    connect(m_urls, &QPlainTextEdit::textChanged, this, &BindingForm::changed);
}

QByteArray BindingForm::path() const
{
    return typedPath(m_path->text());
}

bool BindingForm::replaces() const
{
    return m_replaces->isChecked();
}

Result<Binding> BindingForm::binding(const TreeHash &hash, const QByteArray &sha256, qint64 size) const
{
    if (m_path->text().trimmed().isEmpty())
        return refused(tr("Say which Artifacts.toml is to name it, or leave it at that"));
    if (path().isEmpty())
        return refused(tr("The path of the Artifacts.toml begins with / or ~"));
    const QString name = m_name->text();
    const bool isPlain = std::ranges::none_of(
        name, [](QChar c) { return c == u'/' || c == u'\\' || c == u'"' || c.category() == QChar::Other_Control; });
    if (name.isEmpty() || !isPlain)
        return refused(name.isEmpty() ? tr("The artifact needs a name")
                                      : tr("A name with a slash, a backslash or quotes cannot be asked for in Julia"));
    Binding binding{name.toUtf8(), hash, m_isLazy->isChecked(), {}, {}};
    if (m_os->currentIndex() > 0) {
        Platform given;
        for (const auto &[key, box] : {std::pair("os", m_os), std::pair("arch", m_arch), std::pair("libc", m_libc)}) {
            if (box->isEnabled())
                given.emplace_back(key, box->currentData().toByteArray());
        }
        auto platform = platformOf(given);
        if (!platform)
            return Failure(platform.error());
        binding.platform = std::move(*platform);
    }
    for (const QString &line : m_urls->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const QByteArray url = line.trimmed().toUtf8();
        if (!url.isEmpty() && !isAddress(url))
            return refused(tr("'%1' is no address such as https://example.org/x.tar.gz").arg(forPeople(url)));
        if (!url.isEmpty())
            binding.downloads.push_back({url, sha256, size});
    }
    return binding;
}

void BindingForm::setChanges(const Result<std::vector<DifferentLine>> &changes)
{
    const bool isTaken = !changes && changes.error().fault == Fault::Exists;
    // The tick stays while it is what lets the change through.
    m_replaces->setVisible(isTaken || m_replaces->isChecked());
    m_answer->setText(changes ? changes->empty() ? tr("Nothing changes in the file.") : tr("What changes in the file:")
                              : errorText(changes.error()));
    m_changes->clear();
    if (!changes)
        return;
    QTextCursor cursor(m_changes->document());
    for (const DifferentLine &line : *changes) {
        QTextBlockFormat ground;
        if (line.change != ' ')
            ground.setBackground(changeGroundColour(line.change == '+', palette()));
        if (&line != &changes->front())
            cursor.insertBlock();
        cursor.setBlockFormat(ground);
        cursor.insertText(u"%1 %2"_s.arg(QLatin1Char(line.change)).arg(forPeople(line.text)));
    }
    m_changes->moveCursor(QTextCursor::Start);
}

void BindingForm::showLibc()
{
    const bool isFor = m_os->currentIndex() > 0;
    m_arch->setEnabled(isFor);
    m_libc->setEnabled(isFor && m_os->currentData().toByteArray() == "linux");
}

} // namespace depotscope
