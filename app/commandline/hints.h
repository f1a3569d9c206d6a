// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

namespace depotscope {

/// The folder of the environment that `word` names as Julia does, "@v1.12", in the first of `depots` that has it; else
/// `word`.
QByteArray environmentMeant(const QByteArray &word, const std::vector<Depot> &depots, const Disk &disk);

/// "; did you mean 'X'?", or nothing if nothing else like `word` is here: of items of the kinds that are meant, as
/// `why` calls them, …
QString itemHint(const Inventory &inventory, const QByteArray &word, bool (*isMeant)(Kind) = nullptr);
/// … of packages, …
QString packageHint(const Inventory &inventory, const QByteArray &word);
/// … and of manifests, as `whatif` calls them.
QString manifestHint(const Inventory &inventory, const QByteArray &word);

/// "; that of Foo is 'delete KEY --package Foo'" of the spaces with this key in the first depot, or nothing if no
/// package has one.
QString deletionHint(const Inventory &inventory, const QByteArray &key);

/// spaceOwner() that says what may have been meant.
Result<QUuid> ownerMeant(const Inventory &inventory, const std::optional<QByteArray> &package);

} // namespace depotscope
