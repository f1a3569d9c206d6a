// SPDX-License-Identifier: MIT
#include "ui/actions/planactions.h"

#include "model/cleaning/frozenplan.h"
#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// What came of keeping a plan.
struct Saved {
    size_t items = 0;
    qint64 bytes = 0;
    std::vector<Error> troubles; ///< of what was left out
    std::optional<Error> error;
};

} // namespace

PlanActions::PlanActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_save(namedAction(window, "savePlan", tr("Save &Plan…"), {}))
    , m_copy(namedAction(window, "copyList", tr("Cop&y List"), {}, symbol(u"copy"_s)))
{
    connect(m_save, &QAction::triggered, this, &PlanActions::chooseFile);
    connect(m_copy, &QAction::triggered, this, &PlanActions::copy);
    setReviewed({}, {}, {});
}

void PlanActions::setReviewed(const std::shared_ptr<const Inventory> &inventory, const std::vector<Step> &steps,
                              const std::optional<GcRules> &collection)
{
    m_inventory = inventory;
    m_steps = steps;
    m_collection = collection;
    for (QAction *action : actions())
        action->setEnabled(!steps.empty());
    const QString nothing = tr("Review something, and tick what is to go.");
    explain(m_save,
            steps.empty() ? nothing
                          : tr("Write what is ticked into a file that depotctl apply carries out, also later."));
    explain(m_copy, steps.empty() ? nothing : tr("Copy what is ticked as a table, with sizes, reasons and paths."));
}

void PlanActions::chooseFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the plan"), QDir::homePath(), tr("Plans (*.json)"));
    dialog->setObjectName(u"planDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"depotscope-plan.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { save(QFile::encodeName(file)); });
    dialog->open();
}

void PlanActions::save(const QByteArray &path)
{
    std::vector<Choice> choices;
    for (const Step &step : m_steps)
        choices.push_back({step.item, step.reason});
    m_task.start(
        [inventory = m_inventory, choices, collection = m_collection, path](Job &) {
            Disk &disk = Disk::real();
            Saved kept;
            const FrozenPlan frozen =
                freeze(*inventory, choices, collection, "window", currentTime(), disk, kept.troubles);
            if (const auto written = savePlan(frozen, path, disk); !written)
                kept.error = written.error();
            kept.items = frozen.items.size();
            for (const PlannedItem &item : frozen.items)
                kept.bytes += item.bytes;
            return kept;
        },
        [this, path](const Saved &kept) {
            if (kept.error) {
                emit answered(tr("The plan could not be saved: %1").arg(errorText(*kept.error)));
                return;
            }
            QString sentence =
                tr("Saved a plan for %Ln item(s), %1; “depotctl apply %2” carries it out.", nullptr, int(kept.items))
                    .arg(formatBytes(kept.bytes), pathForShell(path));
            if (!kept.troubles.empty())
                sentence += u' '
                    + tr("%Ln thing(s) are left out: %1", nullptr, int(kept.troubles.size()))
                          .arg(errorText(kept.troubles.front()));
            emit answered(sentence);
        });
}

void PlanActions::copy()
{
    QApplication::clipboard()->setText(listText(*m_inventory, m_steps));
    emit answered(tr("Copied a table of %Ln item(s).", nullptr, int(m_steps.size())));
}

} // namespace depotscope
