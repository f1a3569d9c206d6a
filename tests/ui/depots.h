// SPDX-License-Identifier: MIT
#pragma once

#include "model/session/session.h"
#include "tests/support/fixture.h"

namespace depotscope {

struct SeaDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);
    DepotBuilder::PackageVersion land = depot.package("Land", "0.3.1", 20 * kiB);
    DepotBuilder::PackageVersion wind = depot.package("Wind", "2.0.0", 10 * kiB);
    QByteArray tides = depot.space(sea, "tides", 90 * kiB, 3, daysAgo(5));

    Source source() const { return depotsIn({depot.path()}, {}, Disk::real()); }
};

/// Sea has an artifact, which two environments keep, and @v1.12 keeps Land too.
struct KeptDepot : SeaDepot {
    DepotBuilder::Artifact lib = depot.artifact("libsea", 400 * kiB, {sea}, daysAgo(2));
    DepotBuilder::Environment named = depot.environment("v1.12", {sea, land}, daysAgo(2), true);
    DepotBuilder::Environment thesis = depot.environment("thesis", {sea}, daysAgo(40), false);
    QByteArray gone = root + "/projects/gone/Manifest.toml";

    KeptDepot() { depot.logManifest(gone, daysAgo(400)); }
};

/// Two spaces that nothing keeps any more, besides one that is in use.
struct OrphanDepot : KeptDepot {
    QByteArray old = depot.space(DepotBuilder::uuidOf("Gone"), "old", 200 * kiB, 4, daysAgo(200), {root + "/no/more"});
    QByteArray older = depot.space(DepotBuilder::uuidOf("Gone"), "older", 100 * kiB, 4, daysAgo(300), {root + "/no"});
};

inline bool exists(const QByteArray &path)
{
    return QFile::exists(QFile::decodeName(path));
}

} // namespace depotscope
