// SPDX-License-Identifier: MIT
#include "model/items/marks.h"

#include "model/cleaning/removable.h"
#include "model/items/reasons.h"
#include "model/items/wording.h"
#include "model/text/names.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class MarkText {
    Q_DECLARE_TR_FUNCTIONS(Marks)
};

/// Bytes of the files at `node` that have further names.
qint64 linkedBelow(const FileTree &tree, NodeId node)
{
    qint64 bytes = 0;
    std::vector<NodeId> todo = {node};
    while (!todo.empty()) {
        const NodeId at = todo.back();
        todo.pop_back();
        if (tree.isDirectory(at))
            todo.insert(todo.end(), tree.children(at).begin(), tree.children(at).end());
        else if (tree.isHardLinked(at) && !tree.isCountedElsewhere(at))
            bytes += tree.own(at).allocated;
    }
    return bytes;
}

/// Those of `items` that a root leads to.
std::vector<ItemId> usedOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    std::vector<ItemId> used;
    std::ranges::copy_if(items, std::back_inserter(used), [&](ItemId id) { return inventory.graph->isReached(id); });
    return used;
}

/// The roots that lead to any of `items`, last used first.
std::vector<RootId> usersOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    std::vector<RootId> users = inventory.graph->rootsAbove(items);
    std::ranges::stable_sort(users, std::greater(), [&](RootId id) { return inventory.graph->root(id).lastUse; });
    return users;
}

/// Packages with something not marked that needs an item which is only marked as a part of its package.
std::vector<QByteArray> sharersOf(const Inventory &inventory, ItemId id, const Marks &marks)
{
    std::vector<QByteArray> names;
    if (!inventory.graph || !marks.isByPackage(inventory.item(id).path))
        return names;
    for (ItemId holder : inventory.graph->dependents(id)) {
        const Item &other = inventory.item(holder);
        if (!marks.has(other.path))
            names.push_back(other.owners.empty() ? other.name : inventory.package(other.owners.front()).name);
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

/// What is remembered of a mark: whether it is by its package, size and time of the item, and at the end its path.
QString lineOf(const Inventory &inventory, ItemId id, bool isByPackage)
{
    const Item &item = inventory.item(id);
    Time newest;
    for (NodeId node : item.nodes)
        newest = std::max(newest, inventory.tree->newest(node));
    return u"%1 %2 %3 %4"_s.arg(isByPackage ? u"package"_s : u"item"_s)
        .arg(item.totals.allocated)
        .arg(newest.time_since_epoch().count())
        .arg(QString::fromLatin1(item.path.toPercentEncoding("/")));
}

QByteArray pathIn(const QString &line)
{
    return QByteArray::fromPercentEncoding(line.section(u' ', 3).toLatin1());
}

/// "Sea", or "Sea and 2 more".
QString listText(const QString &first, size_t count)
{
    return count == 1 ? first : MarkText::tr("%1 and %Ln more", nullptr, int(count) - 1).arg(first);
}

} // namespace

void Marks::add(const Inventory &inventory, const RowItems &items)
{
    for (ItemId id : items.ids) {
        if (!whyNotRemovable(inventory, id).isEmpty())
            continue;
        const QByteArray &path = inventory.item(id).path;
        m_marks.insert(path, items.isPackage && m_marks.value(path, true));
    }
    emit changed();
}

void Marks::remove(const Inventory &inventory, const RowItems &items)
{
    for (ItemId id : items.ids)
        m_marks.remove(inventory.item(id).path);
    emit changed();
}

QStringList Marks::lines(const Inventory &inventory) const
{
    QStringList lines;
    for (int i = 0; i < int(inventory.items.size()) && !m_marks.isEmpty(); ++i) {
        const auto mark = m_marks.constFind(inventory.items[size_t(i)].path);
        if (mark != m_marks.cend())
            lines += lineOf(inventory, ItemId{i}, *mark);
    }
    return lines;
}

QStringList Marks::recall(const Inventory &inventory, const QStringList &lines)
{
    QStringList left;
    QHash<QByteArray, QString> byPath;
    for (const QString &line : lines) {
        const QByteArray path = pathIn(line);
        const bool isHere = std::ranges::any_of(
            inventory.depots, [&](const Depot &depot) { return depot.exists && isInside(path, depot.path); });
        if (isHere)
            byPath.insert(path, line);
        else
            left += line;
    }
    RowItems parts;
    RowItems packages{{}, true};
    for (int i = 0; i < int(inventory.items.size()) && !byPath.isEmpty(); ++i) {
        const QString line = byPath.value(inventory.items[size_t(i)].path);
        for (RowItems *items : {&parts, &packages}) {
            if (!line.isEmpty() && line == lineOf(inventory, ItemId{i}, items->isPackage))
                items->ids.push_back({i});
        }
    }
    for (const RowItems &items : {parts, packages}) {
        if (!items.ids.empty())
            add(inventory, items);
    }
    return left;
}

void Marks::clear()
{
    m_marks.clear();
    emit changed();
}

void Marks::follow(const Inventory &inventory)
{
    if (m_marks.isEmpty() || !inventory.isComplete)
        return;
    QHash<QByteArray, bool> left;
    for (int i = 0; i < int(inventory.items.size()); ++i) {
        const auto mark = m_marks.constFind(inventory.items[size_t(i)].path);
        if (mark != m_marks.cend() && whyNotRemovable(inventory, ItemId{i}).isEmpty())
            left.insert(mark.key(), *mark);
    }
    if (left == m_marks)
        return;
    m_marks = left;
    emit changed();
}

std::optional<Qt::CheckState> Marks::stateOf(const Inventory &inventory, const std::vector<ItemId> &items) const
{
    const auto isMarked = [&](ItemId id) { return has(inventory.item(id).path); };
    const auto isLeft = [&](ItemId id) { return !isMarked(id) && whyNotRemovable(inventory, id).isEmpty(); };
    const bool hasMarked = std::ranges::any_of(items, isMarked);
    const bool hasLeft = std::ranges::any_of(items, isLeft);
    if (!hasMarked && !hasLeft)
        return std::nullopt;
    return !hasMarked ? Qt::Unchecked : hasLeft ? Qt::PartiallyChecked : Qt::Checked;
}

MarkSum sumOf(const Inventory &inventory, const Marks &marks)
{
    MarkSum sum;
    if (marks.isEmpty())
        return sum;
    for (int i = 0; i < int(inventory.items.size()); ++i) {
        if (marks.has(inventory.items[size_t(i)].path))
            sum.items.push_back({i});
    }
    std::ranges::stable_sort(sum.items, std::greater(), [&](ItemId id) { return inventory.item(id).totals.allocated; });
    sum.bytes = bytesOf(inventory, sum.items);
    std::vector<ItemId> rest;
    for (ItemId id : sum.items) {
        MarkSum::Shared shared{id, sharersOf(inventory, id, marks)};
        if (!shared.packages.empty()) {
            sum.sharedBytes += inventory.item(id).totals.allocated;
            sum.shared.push_back(std::move(shared));
        } else {
            rest.push_back(id);
        }
    }
    for (ItemId id : rest) {
        for (NodeId node : inventory.item(id).nodes)
            sum.linked += linkedBelow(*inventory.tree, node);
    }
    if (!inventory.graph || rest.empty())
        return sum;
    const std::vector<ItemId> used = usedOf(inventory, rest);
    sum.used = bytesOf(inventory, used);
    sum.users = usersOf(inventory, used);
    sum.more = weightOf(inventory, rest).frees - bytesOf(inventory, rest);
    return sum;
}

MarkWords formatted(const Inventory &inventory, const MarkSum &sum)
{
    MarkWords words;
    words.amount = formatBytes(sum.bytes) + u" · "_s;
    words.amount += sum.linked > 0 ? MarkText::tr("frees at least %1").arg(formatBytes(sum.frees()))
                                   : MarkText::tr("frees %1").arg(formatBytes(sum.frees()));
    QStringList parts;
    if (!sum.shared.empty()) {
        std::set<QByteArray> packages;
        for (const MarkSum::Shared &shared : sum.shared)
            packages.insert(shared.packages.begin(), shared.packages.end());
        parts += MarkText::tr("%1 stays for %2")
                     .arg(formatBytes(sum.sharedBytes), listText(forPeople(*packages.begin()), packages.size()));
    }
    if (sum.linked > 0)
        parts += MarkText::tr("%1 in files with further names").arg(formatBytes(sum.linked));
    if (!parts.isEmpty())
        words.amount += u" ("_s + parts.join(u", "_s) + u')';
    words.sum = MarkText::tr("Marked %Ln item(s)", nullptr, int(sum.items.size())) + u" · "_s + words.amount;
    QStringList remarks;
    if (sum.used > 0)
        remarks +=
            MarkText::tr("%1 of it is needed by %2.")
                .arg(formatBytes(sum.used),
                     listText(sentenceText(rootName(inventory.graph->root(sum.users.front()))), sum.users.size()));
    if (sum.more > 0)
        remarks += MarkText::tr("Without it nothing needs another %1.").arg(formatBytes(sum.more));
    words.remark = remarks.join(u' ');
    return words;
}

} // namespace depotscope
