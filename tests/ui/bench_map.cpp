// SPDX-License-Identifier: MIT
// bench_map [DIR]: how long the map and the rings of the folders take to be laid out and painted, and a folder of
// 100,000 files to be opened and sorted: of a depot of a million files made in memory, or of the one in DIR.
#include "model/inventory/inventory.h"
#include "tests/support/madetree.h"
#include "ui/maps/ringview.h"
#include "ui/maps/treemap.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <algorithm>
#include <cstdio>
#include <random>

using namespace depotscope;

namespace {

double millisecondsOf(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

std::shared_ptr<const Inventory> madeInventory()
{
    std::mt19937 random(1);
    std::lognormal_distribution<double> blocks(3, 2);
    const auto file = [&](int i) {
        return MadeEntry{"file" + QByteArray::number(i) + ".jl", qint64(1 + blocks(random)) * 512, {}, false};
    };
    MadeEntry root{"/made", 4096, {}, true};
    for (int i = 0; i < 900; ++i) {
        MadeEntry folder{"folder" + QByteArray::number(i), 4096, {}, true};
        for (int k = 0; k < 1000; ++k)
            folder.entries.push_back(file(k));
        root.entries.push_back(std::move(folder));
    }
    MadeEntry full{"full", 4096, {}, true};
    for (int k = 0; k < 100'000; ++k)
        full.entries.push_back({"pending_cache_" + QByteArray::number(k), 4096, {}, false});
    root.entries.push_back(std::move(full));
    auto inventory = std::make_shared<Inventory>();
    inventory->tree = std::make_shared<FileTree>(madeTree(root));
    inventory->depots = depotsAt({"/made"}, Disk::real());
    inventory->depotNodes = inventory->tree->roots();
    inventory->taken = currentTime();
    for (NodeId folder : inventory->tree->children(inventory->depotNodes.front())) {
        Item item;
        item.name = inventory->tree->name(folder).toByteArray();
        item.path = inventory->tree->path(folder);
        item.nodes = {folder};
        item.totals = inventory->tree->totals(folder);
        item.verdict.status = Status(folder.value % 7);
        inventory->itemsByNode.emplace_back(folder, ItemId{int(inventory->items.size())});
        inventory->items.push_back(std::move(item));
    }
    return inventory;
}

void measure(TileView &view, const char *name, qint64 nodes)
{
    view.resize(1000, 700);
    view.show();
    QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> arranged;
    std::vector<double> painted;
    for (int run = 0; run < 15; ++run) {
        view.resize(1000, 700 + run % 2); // so that nothing is left of the run before
        QElapsedTimer clock;
        clock.start();
        view.tiles();
        arranged.push_back(millisecondsOf(clock));
        clock.start();
        view.render(&image);
        painted.push_back(millisecondsOf(clock));
    }
    std::ranges::sort(arranged);
    std::ranges::sort(painted);
    std::printf(
        "%s of %lld entries: %zu tiles, laid out in %.1f ms, painted in %.1f ms (medians; longest %.1f and %.1f)\n",
        name, (long long)nodes, view.tiles().size(), arranged[arranged.size() / 2], painted[painted.size() / 2],
        arranged.back(), painted.back());
}

/// Opens the folder with the most entries.
void measureModel(FolderModel &model)
{
    const FileTree &tree = *model.shown().inventory->tree;
    NodeId fullest = model.top().front();
    for (quint32 i = 0; i < quint32(tree.nodeCount()); ++i) {
        if (tree.isDirectory(NodeId{i}) && tree.childCount(NodeId{i}) > tree.childCount(fullest))
            fullest = NodeId{i};
    }
    QElapsedTimer clock;
    clock.start();
    const QModelIndex index = model.indexOf(fullest);
    model.fetchMore(index);
    std::printf("%d rows opened in %.1f ms\n", model.rowCount(index), millisecondsOf(clock));
    for (int column = 0; column < FolderModel::columnCount; ++column) {
        for (Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            clock.start();
            model.sort(column, order);
            (void)model.index(0, column, model.indexOf(fullest)).data(); // rows are sorted once somebody looks
            std::printf("  sorted by %s in %.1f ms\n",
                        qPrintable(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()),
                        millisecondsOf(clock));
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    dress(application, Theme::Light);
    std::shared_ptr<const Inventory> inventory;
    if (argc > 1) {
        Job job;
        inventory = takeInventory(depotsAt({argv[1]}, Disk::real()), {}, Disk::real(), job);
    } else {
        inventory = madeInventory();
    }
    FolderModel model;
    QElapsedTimer clock;
    clock.start();
    model.setShown({inventory, {}, std::nullopt});
    std::printf("shown in %.1f ms\n", millisecondsOf(clock));
    TreeMap map(&model);
    measure(map, "map", inventory->tree->nodeCount());
    RingView rings(&model);
    measure(rings, "rings", inventory->tree->nodeCount());
    measureModel(model);
    return 0;
}
