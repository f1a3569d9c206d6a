// SPDX-License-Identifier: MIT
#include "app/commandline/keep.h"

#include "app/commandline/listing.h"
#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// The items that a line of a keep list stands for.
std::vector<ItemId> itemsKeptBy(const Inventory &inventory, const QByteArray &path)
{
    std::vector<ItemId> items;
    for (size_t i = 0; i < inventory.items.size(); ++i) {
        if (isInside(inventory.items[i].path, path))
            items.push_back({int(i)});
    }
    return items;
}

} // namespace

void writeKeepLists(Output &output, const Inventory &inventory)
{
    for (const QByteArray &path : inventory.facts.keepList) {
        const auto items = itemsKeptBy(inventory, path);
        const QString what = items.empty() ? u"nothing is there"_s : sizeOf(totalsOf(inventory, items));
        output.writeLine(forPeople(path) + u" ("_s + what + u')');
    }
    if (inventory.facts.keepList.empty())
        output.writeLine(u"Nothing is on the keep list."_s);
}

void writeKeepLists(JsonWriter &json, const Inventory &inventory)
{
    json.key("keeps").beginArray();
    for (const QByteArray &path : inventory.facts.keepList) {
        json.beginObject();
        json.path("path", path);
        writeItems(json, inventory, itemsKeptBy(inventory, path));
        json.endObject();
    }
    json.endArray();
}

} // namespace depotscope
