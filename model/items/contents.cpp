// SPDX-License-Identifier: MIT
#include "model/items/contents.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <span>

namespace depotscope {

namespace {

class ContentsText {
    Q_DECLARE_TR_FUNCTIONS(Contents)
};

constexpr QByteArrayView sourceFolders[] = {"src", "ext", "lib", "deps", "gen", "bin", "app", "apps"};
constexpr QByteArrayView testFolders[] = {"test", "tests", "bench", "benchmark", "benchmarks", "perf"};
constexpr QByteArrayView docFolders[] = {"doc", "docs", "paper", "joss"};
constexpr QByteArrayView sourceEndings[] = {".jl", ".toml", ".c", ".h", ".cpp", ".hpp", ".f90"};
constexpr QByteArrayView docEndings[] = {".md", ".rst", ".cff", ".bib"};
constexpr QByteArrayView docStarts[] = {"readme", "license", "licence", "copying", "changelog", "news", "citation"};

bool isIn(std::span<const QByteArrayView> words, const QByteArray &name)
{
    return std::ranges::find(words, QByteArrayView(name)) != words.end();
}

} // namespace

Purpose purposeOf(QByteArrayView entry, bool isFolder)
{
    const QByteArray name = entry.toByteArray().toLower();
    if (isFolder) {
        if (isIn(sourceFolders, name))
            return Purpose::Sources;
        if (isIn(testFolders, name))
            return Purpose::Tests;
        return isIn(docFolders, name) ? Purpose::Docs : Purpose::Data;
    }
    if (std::ranges::any_of(docStarts, [&](QByteArrayView start) { return name.startsWith(start); })
        || std::ranges::any_of(docEndings, [&](QByteArrayView ending) { return name.endsWith(ending); }))
        return Purpose::Docs;
    return std::ranges::any_of(sourceEndings, [&](QByteArrayView ending) { return name.endsWith(ending); })
        ? Purpose::Sources
        : Purpose::Data;
}

std::optional<Purpose> purposeOf(const Inventory &inventory, NodeId node)
{
    const FileTree &tree = *inventory.tree;
    const NodeId folder = tree.parent(node);
    const ItemId id = folder ? inventory.itemAt(folder) : ItemId();
    if (!id)
        return std::nullopt;
    const Item &item = inventory.item(id);
    if ((item.kind != Kind::Package && item.kind != Kind::Dev) || item.nodes != std::vector{folder})
        return std::nullopt;
    return purposeOf(tree.name(node), tree.isDirectory(node));
}

QString purposeText(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Sources:
        return ContentsText::tr("Sources");
    case Purpose::Tests:
        return ContentsText::tr("Tests");
    case Purpose::Docs:
        return ContentsText::tr("Documentation");
    case Purpose::Data:
        return ContentsText::tr("Data and others");
    }
    return {};
}

std::vector<Details::Part> contentsOf(const FileTree &tree, NodeId folder)
{
    std::array<Totals, purposeCount> sums{};
    std::vector<Details::Part> parts;
    if (!tree.isDirectory(folder))
        return parts;
    for (NodeId entry : tree.children(folder))
        sums[size_t(purposeOf(tree.name(entry), tree.isDirectory(entry)))] += tree.totals(entry);
    const double whole = double(tree.totals(folder).allocated);
    for (int purpose = 0; purpose < purposeCount; ++purpose) {
        const Totals &sum = sums[size_t(purpose)];
        if (sum.files + sum.directories > 0)
            parts.push_back({purposeText(Purpose(purpose)), sum, whole > 0 ? double(sum.allocated) / whole : 0});
    }
    std::ranges::stable_sort(parts, std::greater(), [](const auto &part) { return part.totals.allocated; });
    if (parts.size() == 1)
        parts.clear();
    return parts;
}

} // namespace depotscope
