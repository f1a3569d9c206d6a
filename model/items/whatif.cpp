// SPDX-License-Identifier: MIT
#include "model/items/whatif.h"

#include "model/items/wording.h"

#include <QCoreApplication>
#include <array>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class WhatIfText {
    Q_DECLARE_TR_FUNCTIONS(WhatIf)
};

QString sentenceOf(const Forgetting &forgetting, int count)
{
    if (count == 0)
        return WhatIfText::tr("Tick environments to see what would become free if Julia forgot them.");
    const QString start = WhatIfText::tr("If you forget the %Ln ticked:", nullptr, count) + u' ';
    if (forgetting.items.empty())
        return start
            + WhatIfText::tr(
                   "nothing would become free. What is named there is not in the depot, or others keep it too.");
    const QString much = start + WhatIfText::tr("%1 would become free").arg(formatBytes(forgetting.freed));
    if (count == 1)
        return much + u'.';
    const qint64 together = forgetting.freed - forgetting.alone;
    if (together == 0)
        return much + u' ' + WhatIfText::tr("(each part of it kept by only one of them).");
    return much + u' '
        + WhatIfText::tr("(%1 kept by only one of them each, %2 more only by several together).")
              .arg(formatBytes(forgetting.alone), formatBytes(together));
}

QString countsOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    struct Sum {
        int count = 0;
        qint64 bytes = 0;
    };
    std::array<Sum, size_t(kindCount)> sums;
    for (ItemId id : items) {
        Sum &sum = sums[size_t(inventory.item(id).kind)];
        ++sum.count;
        sum.bytes += inventory.item(id).totals.allocated;
    }
    QStringList counts;
    for (int kind = 0; kind < kindCount; ++kind) {
        if (const Sum &sum = sums[size_t(kind)]; sum.count > 0)
            counts += u"%1 (%2)"_s.arg(countText(Kind(kind), sum.count), formatBytes(sum.bytes));
    }
    return counts.join(u" · "_s);
}

QString adviceOf(const Inventory &inventory, const std::vector<ItemId> &items)
{
    if (items.empty())
        return {};
    const QString text =
        WhatIfText::tr("The projects' own files stay. Pkg.instantiate() in a project installs again what it needs");
    const bool hasSpaces =
        std::ranges::any_of(items, [&](ItemId id) { return inventory.item(id).kind == Kind::Space; });
    return hasSpaces ? text + WhatIfText::tr(", but not what was in scratch spaces.") : text + u'.';
}

} // namespace

WhatIf whatIfForgotten(const Inventory &inventory, const std::vector<RootId> &roots)
{
    const Forgetting forgetting = inventory.graph ? inventory.graph->forget(roots) : Forgetting();
    WhatIf result;
    result.sentence = sentenceOf(forgetting, int(roots.size()));
    result.counts = countsOf(inventory, forgetting.items);
    result.advice = adviceOf(inventory, forgetting.items);
    for (ItemId id : forgetting.items)
        result.steps.push_back({.item = id, .round = 1, .since = {}, .reason = inventory.item(id).verdict.reason});
    return result;
}

} // namespace depotscope
