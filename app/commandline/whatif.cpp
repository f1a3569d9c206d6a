// SPDX-License-Identifier: MIT
#include "app/commandline/whatif.h"

#include "app/commandline/listing.h"
#include "app/commandline/words.h"
#include "model/text/names.h"

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

QString sentence(const Forgetting &forgetting, size_t manifests)
{
    const QString what = manifests == 1 ? u"that manifest"_s : u"these %1 manifests"_s.arg(manifests);
    const QString frees = u"Forgetting %1 would free %2"_s.arg(what, formatSize(forgetting.freed));
    const qint64 together = forgetting.freed - forgetting.alone;
    if (manifests == 1 || together == 0)
        return frees + u'.';
    return frees
        + u": %1 kept by one of them alone, %2 more only because all of them go."_s.arg(formatSize(forgetting.alone),
                                                                                        formatSize(together));
}

} // namespace

std::vector<RootId> manifestsAt(const Inventory &inventory, const QByteArray &path)
{
    std::vector<RootId> manifests;
    const std::vector<Root> &roots = inventory.graph->roots();
    const QByteArrayView name = lastComponent(path);
    const QByteArray folder = name == "Project.toml" || name == "JuliaProject.toml" ? parentFolder(path) : path;
    for (size_t i = 0; i < roots.size(); ++i) {
        if (roots[i].kind == Root::Kind::Manifest && (roots[i].path == path || parentFolder(roots[i].path) == folder))
            manifests.push_back({int(i)});
    }
    return manifests;
}

void writeForgetting(Output &output, const Inventory &inventory, const std::vector<RootId> &manifests, Time now,
                     int columns)
{
    const Forgetting forgetting = inventory.graph->forget(manifests);
    if (!forgetting.items.empty())
        writeTable(output, inventory, forgetting.items, now, columns);
    output.writeLine(sentence(forgetting, manifests.size()));
}

void writeForgetting(JsonWriter &json, const Inventory &inventory, const std::vector<RootId> &manifests)
{
    const Forgetting forgetting = inventory.graph->forget(manifests);
    json.key("forgets").beginArray();
    for (const RootId manifest : manifests)
        json.text(inventory.graph->root(manifest).path);
    json.endArray();
    writeItems(json, inventory, forgetting.items);
    json.key("frees").number(forgetting.freed);
    json.key("alone").number(forgetting.alone);
    json.key("together").number(forgetting.freed - forgetting.alone);
}

} // namespace depotscope
