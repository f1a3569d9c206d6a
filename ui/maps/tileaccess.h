// SPDX-License-Identifier: MIT
#pragma once

namespace depotscope {

/// Lets screen readers have each tile of a TileView as a child. Calls after the first do nothing.
void installTileAccess();

} // namespace depotscope
