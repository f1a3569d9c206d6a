// SPDX-License-Identifier: MIT
#include "tests/support/printed.h"

#include <cmath>

namespace depotscope {

QByteArray printed(const Inventory &inventory, Kind kind)
{
    QByteArray text;
    for (const Item &item : inventory.items) {
        if (item.kind != kind)
            continue;
        QByteArray owners;
        for (PackageId owner : item.owners)
            owners += (owners.isEmpty() ? "" : ",") + inventory.package(owner).name;
        QByteArray used = "-";
        if (item.lastUse) {
            const std::chrono::duration<double, std::ratio<86400>> days = inventory.taken - *item.lastUse;
            used = QByteArray::number(std::lround(days.count())) + "d";
        }
        text += item.name + " " + (item.version.isEmpty() ? "-" : item.version) + " "
            + (owners.isEmpty() ? "-" : owners) + " " + used + " " + lastUseSourceWord(item.lastUseSource) + "\n";
    }
    return text;
}

QByteArray printedTroubles(const Inventory &inventory, const QByteArray &folder)
{
    QByteArray text;
    for (const Error &trouble : inventory.troubles)
        text += trouble.sentence().toUtf8().replace(folder, "…") + "\n";
    return text;
}

} // namespace depotscope
