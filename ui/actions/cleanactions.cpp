// SPDX-License-Identifier: MIT
#include "ui/actions/cleanactions.h"

#include "model/cleaning/removable.h"
#include "model/items/marks.h"
#include "model/items/reasons.h"
#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/dialogs/newspacedialog.h"
#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// The paths of those of them that a clean could take.
std::vector<DepotPath> removableOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    std::vector<DepotPath> paths;
    for (ItemId id : items) {
        const Item &item = inventory.item(id);
        if (whyNotRemovable(inventory, id).isEmpty())
            paths.push_back({inventory.depots[size_t(item.depot)].path, item.path});
    }
    return paths;
}

/// The lines of the keep lists that keep those items.
std::vector<DepotPath> keepersOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    std::vector<DepotPath> lines;
    for (const QByteArray &line : inventory.facts.keepList) {
        for (ItemId id : items) {
            const Item &item = inventory.item(id);
            if (!isInside(item.path, line))
                continue;
            lines.push_back({inventory.depots[size_t(item.depot)].path, line});
            break;
        }
    }
    return lines;
}

/// Lets `action` be used if nothing speaks against it and nothing is being done; says what it does, or why not.
void offer(QAction *action, bool isIdle, const QString &whyNot, const QString &what)
{
    action->setEnabled(isIdle && whyNot.isEmpty());
    explain(action,
            !whyNot.isEmpty() ? whyNot
                : isIdle      ? what
                              : CleanActions::tr("It has to wait until what is being done is done."));
}

} // namespace

void askToFree(QWidget *window, const QString &what, qint64 bytes, const std::function<void()> &then)
{
    auto *box = new QMessageBox(window);
    box->setObjectName(u"freeBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setText(CleanActions::tr("Delete %1 for good?").arg(formatBytes(bytes)));
    box->setInformativeText(
        CleanActions::tr("%1\nThis cannot be undone. What is held instead can be brought back.").arg(what));
    auto *free = box->addButton(CleanActions::tr("Delete %1").arg(formatBytes(bytes)), QMessageBox::DestructiveRole);
    free->setObjectName(u"freeButton"_s);
    // Enter is to cancel also where the focus is on this button.
    free->setAutoDefault(false);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(free, &QPushButton::clicked, box, then);
    box->open();
}

CleanActions::CleanActions(Session &session, Marks &marks, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_marks(marks)
    , m_window(window)
    , m_plans(new PlanActions(window))
    , m_mark(namedAction(window, "mark", tr("&Mark"), {}, symbol(u"marked"_s)))
    , m_keep(namedAction(window, "keep", tr("Always &Keep"), {}, symbol(u"kept"_s)))
    , m_freeRow(namedAction(window, "freeRow", tr("Free &Now…"), {}, {}))
    , m_clearMarks(namedAction(window, "clearMarks", tr("C&lear Marks"), tr("Take all marks off.")))
    , m_reviewMarks(namedAction(window, "reviewMarks", tr("&Review Marked…"),
                                tr("List what is marked before it goes (Ctrl+Return)."), symbol(u"review"_s)))
    , m_tickAll(namedAction(window, "tickReviewed", tr("&Tick All"), tr("Tick all that is listed.")))
    , m_tickNone(namedAction(window, "untickReviewed", tr("Untick &All"), tr("Spare all that is listed.")))
    , m_carryOut(namedAction(window, "hold", tr("H&old"), {}))
    , m_newSpace(namedAction(window, "newSpace", tr("&New Space…"),
                             tr("Make a scratch space for a package, as Scratch.jl does.")))
    , m_clearSpaces(namedAction(window, "clearSpaces", tr("Clear &Orphaned Spaces"), {}))
    , m_forget(namedAction(window, "forget", tr("&Forget, Keep Files"), {}))
    , m_bringBack(namedAction(window, "bringBack", tr("&Bring Back"), {}, symbol(u"back"_s)))
    , m_emptyTrash(namedAction(window, "freeHeld", tr("&Free Held…"), {}))
    , m_remember(namedAction(window, "remember", tr("Remember &Again"), {}))
    , m_undo(namedAction(window, "undo", tr("&Undo"), {}, actionIcon(u"edit-undo"_s, u"back"_s)))
{
    // In the views alone: elsewhere the keys press buttons and delete letters.
    m_mark->setShortcuts({QKeySequence(Qt::Key_Space), QKeySequence(Qt::Key_Delete)});
    m_mark->setShortcutContext(Qt::WidgetShortcut);
    m_freeRow->setShortcut(Qt::SHIFT | Qt::Key_Delete);
    m_freeRow->setShortcutContext(Qt::WidgetShortcut);
    m_keep->setShortcut(Qt::CTRL | Qt::Key_K);
    m_reviewMarks->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_undo->setShortcut(QKeySequence::Undo);
    connect(m_mark, &QAction::triggered, this, &CleanActions::toggleMark);
    connect(m_keep, &QAction::triggered, this, &CleanActions::toggleKeep);
    connect(m_freeRow, &QAction::triggered, this, &CleanActions::freeRow);
    connect(m_clearMarks, &QAction::triggered, &marks, &Marks::clear);
    connect(m_reviewMarks, &QAction::triggered, this, &CleanActions::reviewWanted);
    connect(m_tickAll, &QAction::triggered, this, [this] { emit ticksWanted(true); });
    connect(m_tickNone, &QAction::triggered, this, [this] { emit ticksWanted(false); });
    connect(m_carryOut, &QAction::triggered, this, &CleanActions::carryOutTicked);
    connect(m_newSpace, &QAction::triggered, this, &CleanActions::askForSpace);
    connect(m_clearSpaces, &QAction::triggered, this, &CleanActions::clearSpaces);
    connect(m_forget, &QAction::triggered, this, [this] {
        // Which depot's log names a manifest, its path does not tell.
        std::vector<DepotPath> manifests;
        for (const Depot &depot : m_shown.inventory->depots) {
            for (const QByteArray &manifest : m_forgettable) {
                if (depot.exists)
                    manifests.push_back({depot.path, manifest});
            }
        }
        m_session.perform(forgetting(manifests));
    });
    connect(m_bringBack, &QAction::triggered, this, [this] {
        if (m_rowTrashed)
            m_session.perform(returning({*m_rowTrashed}, ConflictPolicy::Refuse));
    });
    connect(m_emptyTrash, &QAction::triggered, this, &CleanActions::emptyTrashOfRow);
    connect(m_remember, &QAction::triggered, this, [this] {
        if (m_rowForgotten)
            m_session.perform(remembering({*m_rowForgotten}));
    });
    connect(m_plans, &PlanActions::answered, this, &CleanActions::answered);
    connect(m_undo, &QAction::triggered, &session, &Session::undo);
    connect(&marks, &Marks::changed, this, &CleanActions::update);
    connect(&session, &Session::busyChanged, this, &CleanActions::update);
    connect(&session, &Session::findingsChanged, this, &CleanActions::update);
    update();
}

void CleanActions::setShown(const Shown &shown)
{
    m_shown = shown;
    m_orphaned = orphanedSpaces(shown).steps;
    m_orphanedBytes = 0;
    for (const Step &step : m_orphaned)
        m_orphanedBytes += shown.inventory->item(step.item).totals.allocated;
    update();
}

void CleanActions::setTicked(const std::vector<RootId> &environments)
{
    m_forgettable.clear();
    m_tickedCount = environments.size();
    for (RootId id : environments) {
        if (isForgettable(*m_shown.inventory, id))
            m_forgettable.push_back(m_shown.inventory->graph->root(id).path);
    }
    update();
}

void CleanActions::setRows(const InventoryModel *model, const QModelIndexList &rows)
{
    m_rowPaths.clear();
    m_rowName.clear();
    m_rowPartOf.clear();
    const QModelIndex row = rows.size() == 1 ? rows.front() : QModelIndex();
    const auto *history = qobject_cast<const HistoryModel *>(model);
    m_rowTrashed = history ? history->heldAt(row) : std::nullopt;
    m_rowTrashedBytes = history ? history->trashedBytesAt(row) : 0;
    m_isRowOneItem = history && history->isOneItem(row);
    m_rowForgotten = history ? history->forgottenAt(row) : std::nullopt;
    if (model && !rows.isEmpty() && model->shown().inventory) {
        const Inventory &inventory = *model->shown().inventory;
        ItemId last;
        for (const QModelIndex &one : rows) {
            const RowItems items = model->rowItems(one);
            for (ItemId id : items.ids) {
                const QByteArray &path = inventory.item(id).path;
                m_rowPaths.insert(path, items.isPackage && m_rowPaths.value(path, true));
                last = id;
            }
            if (const QVariant node = one.data(LazyTree::NodeRole); items.ids.empty() && node.isValid()) {
                if (const ItemId item = inventory.itemAt(NodeId{node.toUInt()}))
                    m_rowPartOf = titleText(inventory.item(item));
            }
        }
        m_rowName = m_rowPaths.size() == 1 ? titleText(inventory.item(last))
            : row.isValid()                ? row.siblingAtColumn(0).data().toString()
                                           : tr("The selection");
        if (!m_rowPaths.isEmpty())
            m_rowPartOf.clear();
    }
    update();
}

std::vector<RowItems> CleanActions::rows() const
{
    RowItems parts;
    RowItems packages{{}, true};
    const Inventory *inventory = m_session.findings().inventory.get();
    for (int i = 0; inventory && !m_rowPaths.isEmpty() && i < int(inventory->items.size()); ++i) {
        const auto found = m_rowPaths.constFind(inventory->items[size_t(i)].path);
        if (found != m_rowPaths.cend())
            (*found ? packages : parts).ids.push_back({i});
    }
    std::vector<RowItems> rows;
    for (RowItems &items : {std::ref(parts), std::ref(packages)}) {
        if (!items.ids.empty())
            rows.push_back(std::move(items));
    }
    return rows;
}

std::vector<ItemId> CleanActions::rowItems() const
{
    std::vector<ItemId> items;
    for (const RowItems &row : rows())
        items.insert(items.end(), row.ids.begin(), row.ids.end());
    return items;
}

QString CleanActions::whyRowStays() const
{
    if (!m_rowPartOf.isEmpty())
        return tr("It is a part of %1, which goes or stays as a whole.").arg(m_rowPartOf);
    const std::vector<ItemId> items = rowItems();
    if (items.empty())
        return tr("Select a package or a part of one first.");
    return sentenceText(whyNotRemovable(*m_session.findings().inventory, items.front()));
}

void CleanActions::toggleMark()
{
    const Inventory *inventory = m_session.findings().inventory.get();
    const auto state = inventory ? m_marks.stateOf(*inventory, rowItems()) : std::nullopt;
    if (!state) {
        emit answered(whyRowStays());
        return;
    }
    for (const RowItems &items : rows()) {
        if (*state == Qt::Checked)
            m_marks.remove(*inventory, items);
        else
            m_marks.add(*inventory, items);
    }
}

void CleanActions::toggleKeep()
{
    const std::vector<ItemId> items = rowItems();
    if (items.empty())
        return;
    const Inventory &inventory = *m_session.findings().inventory;
    const bool areKept = std::ranges::all_of(items, [&](ItemId id) { return inventory.item(id).isOnKeepList; });
    m_session.perform(areKept ? releasing(keepersOf(inventory, items)) : keeping(removableOf(inventory, items)));
}

void CleanActions::freeRow()
{
    const std::shared_ptr<const Inventory> inventory = m_session.findings().inventory;
    Marks only;
    for (const RowItems &items : rows())
        only.add(*inventory, items);
    const MarkSum sum = sumOf(*inventory, only);
    std::vector<Choice> choices;
    for (ItemId id : sum.items) {
        if (std::ranges::find(sum.shared, id, &MarkSum::Shared::item) == sum.shared.end())
            choices.push_back({id, u"You asked for it."_s});
    }
    if (choices.empty()) {
        emit answered(sum.items.empty() ? whyRowStays() : tr("What stays needs all of it."));
        return;
    }
    QString what = tr("%1: %Ln item(s).", nullptr, int(choices.size())).arg(m_rowName);
    if (const QString remark = formatted(*inventory, sum).remark; !remark.isEmpty())
        what += u' ' + remark;
    askToFree(m_window, what, sum.bytes - sum.sharedBytes, [this, inventory, choices] {
        m_session.perform(removing(inventory, choices, RemovalMode::DeletePermanently));
    });
}

void CleanActions::setReviewed(bool hasItems, const std::vector<Step> &steps, const std::optional<GcRules> &collection,
                               qint64 bytes, RemovalMode mode)
{
    m_steps = steps;
    m_collection = collection;
    m_hasReview = hasItems;
    m_bytes = bytes;
    m_mode = mode;
    m_plans->setReviewed(m_shown.inventory, steps, collection);
    update();
}

void CleanActions::carryOutTicked()
{
    std::vector<Choice> choices;
    for (const Step &step : m_steps)
        choices.push_back({step.item, step.reason});
    const auto carryOut = [this, task = removing(m_shown.inventory, choices, m_mode, m_collection)] {
        m_session.perform(task);
    };
    if (m_mode == RemovalMode::Trash)
        carryOut();
    else
        askToFree(m_window, tr("%Ln item(s) of those listed.", nullptr, int(choices.size())), m_bytes, carryOut);
}

void CleanActions::clearSpaces()
{
    std::vector<Choice> choices;
    for (const Step &step : m_orphaned)
        choices.push_back({step.item, step.reason});
    m_session.perform(removing(m_shown.inventory, choices, RemovalMode::Trash));
}

void CleanActions::askForSpace()
{
    const std::shared_ptr<const Inventory> inventory = m_session.findings().inventory;
    auto *dialog = new NewSpaceDialog(inventory, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewSpaceDialog::wanted, this, [this, inventory](const QByteArray &key, const QUuid &owner) {
        m_session.perform(makingSpace(inventory, key, owner));
    });
    dialog->open();
}

void CleanActions::emptyTrashOfRow()
{
    if (m_rowTrashed && !m_isRowOneItem)
        askToFree(m_window, tr("It is what this clean still holds."), m_rowTrashedBytes,
                  [this, clean = *m_rowTrashed] { m_session.perform(freeing({clean})); });
}

void CleanActions::follow(const QString &link)
{
    const std::optional<ActionResult> &actionResult = m_session.findings().actionResult;
    if (!actionResult)
        return;
    if (link == u"undo")
        m_session.undo();
    else if (link == u"merge")
        m_session.perform(returning(actionResult->conflicts, ConflictPolicy::Merge));
    else if (link == u"replace")
        m_session.perform(returning(actionResult->conflicts, ConflictPolicy::Replace));
    else if (link == u"keepBoth")
        m_session.perform(returning(actionResult->conflicts, ConflictPolicy::KeepBoth));
}

void CleanActions::update()
{
    const Findings &findings = m_session.findings();
    const bool isIdle = findings.inventory && findings.inventory->isComplete && !m_session.isBusy();
    updateRow(isIdle);
    updateReview(isIdle);
    updateOthers(isIdle);
}

void CleanActions::updateRow(bool isIdle)
{
    const Inventory *inventory = m_session.findings().inventory.get();
    const std::vector<ItemId> items = rowItems();
    const auto state = inventory ? m_marks.stateOf(*inventory, items) : std::nullopt;
    const QString reason = state ? QString() : whyRowStays();
    const bool isOfItems = !m_rowPaths.isEmpty() || !m_rowPartOf.isEmpty();
    const bool canAnyGo = !m_rowPartOf.isEmpty()
        || std::ranges::any_of(items, [&](ItemId id) { return isRemovable(inventory->item(id).kind); });
    m_mark->setEnabled(isOfItems); // also for what cannot go: its key says why
    for (QAction *action : {m_mark, m_keep, m_freeRow})
        setApplies(action, canAnyGo);
    m_mark->setText(state == Qt::Checked ? tr("Un&mark") : tr("&Mark"));
    explain(m_mark, state ? tr("Mark the selection to go, or take the mark off (Space).") : reason);
    offer(m_freeRow, isIdle, reason, tr("Delete the selection for good, once you have been asked (Shift+Del)."));

    const bool areKept =
        !items.empty() && std::ranges::all_of(items, [&](ItemId id) { return inventory->item(id).isOnKeepList; });
    m_keep->setText(areKept ? tr("&Keep No Longer") : tr("Always &Keep"));
    offer(m_keep, isIdle, areKept ? QString() : reason,
          tr("Put the selection on the list of what no clean ever takes, or take it off (Ctrl+K)."));

    offer(m_bringBack, isIdle, m_rowTrashed ? QString() : tr("Select something in the history that is still held."),
          tr("Put what the selection holds back where it was."));
    offer(m_emptyTrash, isIdle,
          m_isRowOneItem     ? tr("What a clean holds is freed as a whole: select the clean.")
              : m_rowTrashed ? QString()
                             : tr("Select a clean in the history that still holds something."),
          tr("Delete what the selection holds for good, once you have been asked."));
    offer(m_remember, isIdle,
          m_rowForgotten ? QString() : tr("Select something in the history that is still forgotten."),
          tr("Put the entries of this manifest back into Julia's logs."));
}

void CleanActions::updateReview(bool isIdle)
{
    const bool isTrashed = m_mode == RemovalMode::Trash;
    const QString amount = formatBytes(m_bytes);
    if (m_steps.empty())
        m_carryOut->setText(isTrashed ? tr("H&old") : tr("Free No&w…"));
    else
        m_carryOut->setText(isTrashed ? tr("H&old %1").arg(amount) : tr("Free %1 No&w…").arg(amount));
    offer(m_carryOut, isIdle, m_steps.empty() ? tr("Review something, and tick what is to go.") : QString(),
          isTrashed ? tr("Set what is ticked aside in the depot for 30 days. It can be undone.")
                    : tr("Delete what is ticked for good, once you have been asked."));
    for (QAction *action : onTicks())
        action->setEnabled(m_hasReview);
    m_clearMarks->setEnabled(!m_marks.isEmpty());
    // Also where nothing is marked, which is then said; else its key would be Return to whatever has the focus.
    m_reviewMarks->setEnabled(m_session.findings().inventory != nullptr);
}

void CleanActions::updateOthers(bool isIdle)
{
    const std::optional<ActionResult> &actionResult = m_session.findings().actionResult;
    m_undo->setEnabled(!m_session.isBusy() && actionResult && undoing(*actionResult));
    explain(m_undo,
            m_undo->isEnabled() ? tr("Take back what was done last (Ctrl+Z).")
                                : tr("There is nothing to take back; older cleans are in the history."));
    m_newSpace->setEnabled(isIdle && !m_session.findings().inventory->depots.empty());
    m_clearSpaces->setText(m_orphaned.empty() ? tr("Clear &Orphaned Spaces")
                                              : tr("Clear &Orphaned Spaces: %1").arg(formatBytes(m_orphanedBytes)));
    offer(m_clearSpaces, isIdle, m_orphaned.empty() ? tr("No scratch space is orphaned.") : QString(),
          tr("Hold %Ln scratch space(s) that nothing needs any more, whether their time of grace is over or not. It "
             "can be undone.",
             nullptr, int(m_orphaned.size())));
    m_forget->setText(m_forgettable.empty() ? tr("&Forget, Keep Files")
                                            : tr("&Forget %Ln, Keep Files", nullptr, int(m_forgettable.size())));
    offer(m_forget, isIdle,
          m_tickedCount == 0          ? tr("Tick environments that Julia is to forget.")
              : m_forgettable.empty() ? tr("Julia finds environments in the depot by themselves, without a log that "
                                           "could forget them.")
                                      : QString(),
          tr("Take what is ticked out of Julia's logs, so that it keeps nothing. Its files stay. It can be undone."));
}

} // namespace depotscope
