// SPDX-License-Identifier: MIT
#pragma once

namespace depotscope {

/// Makes the calling thread, and those that it starts from then on, let others go first where there are not processors
/// enough for all: many of them may read the disk while the event loop has a window to draw.
void goToBackground();

} // namespace depotscope
