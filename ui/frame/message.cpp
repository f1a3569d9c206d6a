// SPDX-License-Identifier: MIT
#include "ui/frame/message.h"

#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class MessageText {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

/// "12 scratch spaces", or "12 items" of several kinds.
QString countOf(const ActionResult &actionResult)
{
    const int count = int(actionResult.items);
    return actionResult.kinds.size() == 1 ? countText(actionResult.kinds.front(), count)
                                          : MessageText::tr("%Ln item(s)", nullptr, count);
}

/// The first few of them.
QString sentencesOf(const std::vector<Error> &errors)
{
    constexpr size_t most = 3;
    QStringList sentences;
    for (size_t i = 0; i < std::min(errors.size(), most); ++i)
        sentences += errorText(errors[i]);
    return sentences.join(u' ') + (errors.size() > most ? u" …"_s : QString());
}

/// What was done at the user's wish.
QString doneText(const ActionResult &actionResult)
{
    const int count = int(actionResult.items);
    const QString amount = formatBytes(actionResult.bytes);
    switch (actionResult.kind) {
    case ActionResult::Kind::Trashed:
        return MessageText::tr("Held %1 (%2) in the depot for 30 days.").arg(amount, countOf(actionResult));
    case ActionResult::Kind::Deleted:
        return MessageText::tr("Freed %1 (%2).").arg(formatBytes(actionResult.freed), countOf(actionResult));
    case ActionResult::Kind::Returned:
        return MessageText::tr("Brought back %1 (%2).").arg(amount, countOf(actionResult));
    case ActionResult::Kind::Kept:
        return MessageText::tr("%Ln item(s) will always be kept.", nullptr, count);
    case ActionResult::Kind::Released:
        return MessageText::tr("%Ln item(s) taken off the list of what to keep.", nullptr, count);
    case ActionResult::Kind::Forgotten:
        return MessageText::tr("Julia has forgotten %Ln environment(s). Their files are as they were.", nullptr, count);
    case ActionResult::Kind::Made:
        return MessageText::tr("The space is at %1.").arg(forPeople(actionResult.paths.front().path));
    case ActionResult::Kind::Remembered:
        return MessageText::tr("Julia remembers %Ln environment(s) again.", nullptr, count);
    }
    return {};
}

/// What was done at the user's wish, and what could not be.
Message messageOf(const ActionResult &actionResult)
{
    QStringList sentences;
    if (actionResult.items > 0)
        sentences += doneText(actionResult);
    if (!actionResult.failures.empty())
        sentences += MessageText::tr("%Ln thing(s) could not be done: %1", nullptr, int(actionResult.failures.size()))
                         .arg(sentencesOf(actionResult.failures));
    if (actionResult.left > 0)
        sentences +=
            MessageText::tr("%Ln item(s) stay as they were, since you stopped it.", nullptr, int(actionResult.left));
    if (sentences.isEmpty())
        sentences += MessageText::tr("There was nothing to do.");
    Message message{sentences.join(u' '), {}, actionResult.failures.empty() ? u"ok"_s : u"trouble"_s};
    if (!actionResult.conflicts.empty())
        message.links = {{MessageText::tr("Merge"), u"merge"_s},
                         {MessageText::tr("Replace"), u"replace"_s},
                         {MessageText::tr("Keep both"), u"keepBoth"_s}};
    else if (undoing(actionResult))
        message.links = {{MessageText::tr("Undo"), u"undo"_s}};
    if (actionResult.kind == ActionResult::Kind::Trashed && actionResult.items > 0)
        message.links.push_back({MessageText::tr("History"), u"history"_s});
    return message;
}

} // namespace

Message messageOf(const Findings &findings)
{
    if (findings.error)
        return {errorText(*findings.error)};
    const Inventory *inventory = findings.inventory.get();
    if (!inventory)
        return {};
    if (findings.actionResult)
        return messageOf(*findings.actionResult);
    for (const Depot &depot : inventory->depots) {
        const auto trouble = std::ranges::find(inventory->troubles, depot.path, &Error::path);
        if (trouble != inventory->troubles.end())
            return {errorText(*trouble)};
    }
    if (inventory->isComplete
        && std::ranges::all_of(inventory->items, [](const Item &item) { return item.kind == Kind::Other; }))
        return {MessageText::tr("Nothing of what Julia keeps in a depot is in this folder.")};
    if (findings.wasStopped && !inventory->isComplete)
        return {MessageText::tr("The scan was stopped. Shown is what was seen until then, so sizes are lower bounds.")};
    if (findings.wasStopped)
        return {MessageText::tr("The scan was stopped. Shown is the inventory before it.")};
    if (inventory->troubles.size() == 1)
        return {errorText(inventory->troubles.front()), {{MessageText::tr("Show it"), u"troubles"_s}}};
    if (!inventory->troubles.empty())
        return {
            MessageText::tr("%Ln place(s) could not be read or understood, so sizes and last uses may be incomplete.",
                            nullptr, int(inventory->troubles.size())),
            {{MessageText::tr("Show them"), u"troubles"_s}}};
    return {};
}

QString ageText(Time taken)
{
    const Time now = currentTime();
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - taken).count();
    if (minutes < 1)
        return MessageText::tr("scanned just now");
    if (minutes < 60)
        return MessageText::tr("scanned %Ln minute(s) ago", nullptr, int(minutes));
    if (minutes < 24 * 60)
        return MessageText::tr("scanned %Ln hour(s) ago", nullptr, int(minutes / 60));
    return MessageText::tr("scanned %1").arg(agoText(taken, now));
}

QString progressText(const Progress &progress)
{
    if (progress.isAction)
        return progress.total > 0 ? MessageText::tr("%1 of %2 items done").arg(progress.done).arg(progress.total)
                                  : MessageText::tr("Working…");
    switch (progress.stage) {
    case Stage::Starting:
        return MessageText::tr("Starting…");
    case Stage::Scanning:
        return MessageText::tr("Scanning: %Ln entries, %1", nullptr, int(progress.files))
            .arg(formatBytes(progress.bytes));
    case Stage::Reading:
        return MessageText::tr("Reading logs, manifests and registries…");
    case Stage::Sorting:
        return MessageText::tr("Sorting…");
    case Stage::Packing:
        return MessageText::tr("Packing…");
    }
    return {};
}

} // namespace depotscope
