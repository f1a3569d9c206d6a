// SPDX-License-Identifier: MIT
#include "ui/actions/exportaction.h"

#include "ui/dialogs/exportdialog.h"
#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

ExportAction::ExportAction(Session &session, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
    , m_action(namedAction(window, "export", tr("&Export as Artifact…"), {}, symbol(u"artifact"_s)))
{
    m_action->setShortcut(Qt::CTRL | Qt::Key_E);
    connect(m_action, &QAction::triggered, this, &ExportAction::open);
    connect(&session, &Session::findingsChanged, this, &ExportAction::update);
    update();
}

void ExportAction::setRow(const InventoryModel *model, const QModelIndex &row)
{
    const QVariant item = row.data(LazyTree::ItemRole);
    const bool isItem = model && model->shown().inventory && item.isValid();
    m_path = isItem ? model->shown().inventory->item(ItemId{item.toInt()}).path : QByteArray();
    update();
}

ItemId ExportAction::row() const
{
    const Inventory *inventory = m_session.findings().inventory.get();
    if (!inventory || m_path.isEmpty())
        return {};
    const auto at = std::ranges::find_if(
        inventory->items, [this](const Item &item) { return item.path == m_path && canBeExported(item.kind); });
    return at == inventory->items.end() ? ItemId() : ItemId{int(at - inventory->items.begin())};
}

void ExportAction::update()
{
    const bool can = bool(row());
    m_action->setEnabled(can);
    setApplies(m_action, can);
    explain(m_action,
            can ? tr("Pack the selection as an artifact that others can download (Ctrl+E).")
                : tr("Select a scratch space, an installed artifact or a version of a package."));
}

bool ExportAction::isWriting() const
{
    return std::ranges::any_of(m_window->findChildren<ExportDialog *>(), &ExportDialog::isWriting);
}

void ExportAction::askToStop(const std::function<void()> &then)
{
    auto *box = new QMessageBox(m_window);
    box->setObjectName(u"stopBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setText(tr("An export is still being written."));
    box->setInformativeText(tr("If it is stopped now, nothing half-written is left."));
    auto *stop = box->addButton(tr("Stop and Quit"), QMessageBox::DestructiveRole);
    stop->setObjectName(u"stopAndQuitButton"_s);
    stop->setAutoDefault(false);
    QPushButton *goOn = box->addButton(tr("Keep Writing"), QMessageBox::RejectRole);
    box->setDefaultButton(goOn);
    box->setEscapeButton(goOn);
    connect(stop, &QPushButton::clicked, box, [this, then] {
        qDeleteAll(m_window->findChildren<ExportDialog *>());
        then();
    });
    box->open();
}

void ExportAction::open()
{
    const ItemId item = row();
    if (!item)
        return;
    auto *dialog = new ExportDialog(m_session.findings().inventory, item, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace depotscope
