// SPDX-License-Identifier: MIT
#include "ui/dialogs/newspacedialog.h"

#include "model/cleaning/spaces.h"
#include "model/depot/uuid.h"
#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

QStringList packageNames(const Inventory &inventory)
{
    QStringList names;
    for (const Package &package : inventory.packages) {
        if (package.uuid && !package.uuid->isNull())
            names += forPeople(package.name);
    }
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace

NewSpaceDialog::NewSpaceDialog(std::shared_ptr<const Inventory> inventory, QWidget *parent)
    : QDialog(parent)
    , m_inventory(std::move(inventory))
    , m_key(new QLineEdit(this))
    , m_package(new QLineEdit(this))
    , m_answer(new QLabel(this))
{
    setObjectName(u"newSpaceDialog"_s);
    setWindowTitle(tr("New scratch space"));
    m_key->setObjectName(u"spaceKey"_s);
    m_key->setPlaceholderText(tr("letters, digits, - _ ."));
    m_package->setObjectName(u"spacePackage"_s);
    m_package->setPlaceholderText(tr("name or UUID; empty: of no package"));
    auto *completer = new QCompleter(packageNames(*m_inventory), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_package->setCompleter(completer);
    m_answer->setObjectName(u"spaceAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_answer->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_make = buttons->addButton(tr("Make Space"), QDialogButtonBox::AcceptRole);
    m_make->setObjectName(u"makeSpace"_s);
    m_make->setDefault(true);

    auto *form = new QFormLayout;
    form->addRow(tr("&Key:"), m_key);
    form->addRow(tr("&Package:"), m_package);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(form);
    layout->addWidget(m_answer, 1);
    layout->addWidget(buttons);
    setMinimumWidth(48 * fontMetrics().averageCharWidth() + 160);

    connect(m_key, &QLineEdit::textChanged, this, &NewSpaceDialog::check);
    connect(m_package, &QLineEdit::textChanged, this, &NewSpaceDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewSpaceDialog::finish);
    check();
}

void NewSpaceDialog::check()
{
    const QByteArray key = m_key->text().toUtf8();
    const QByteArray package = m_package->text().trimmed().toUtf8();
    m_owner.reset();
    QString answer = tr("A scratch space is a folder that a package finds again by its key.");
    if (!key.isEmpty()) {
        const auto owner = spaceOwner(*m_inventory, package.isEmpty() ? std::nullopt : std::optional(package));
        answer = sentenceText(faultOfSpaceKey(key));
        if (answer.isEmpty() && !owner)
            answer = detailText(owner.error());
        if (answer.isEmpty()) {
            m_owner = *owner;
            const QByteArray path =
                joined(m_inventory->depots.front().path, "scratchspaces/" + uuidText(*owner) + '/' + key);
            const bool isThere = std::ranges::find(m_inventory->items, path, &Item::path) != m_inventory->items.end();
            answer =
                (isThere ? tr("It is there already, at %1. Its access would be logged.") : tr("It would be at %1."))
                    .arg(homeText(path));
        } else {
            answer = answer.left(1).toUpper() + answer.mid(1);
        }
    }
    m_answer->setText(answer);
    m_make->setEnabled(m_owner.has_value());
}

void NewSpaceDialog::finish()
{
    if (!m_owner)
        return;
    emit wanted(m_key->text().toUtf8(), *m_owner);
    accept();
}

} // namespace depotscope
