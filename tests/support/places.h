// SPDX-License-Identifier: MIT
#pragma once

/// Where this build put its programs, and where its sources stand. The one file of the tests that knows (places.cpp) is
/// compiled in a moment; in all others the same source makes the same object, whatever folder it is built in.
namespace depotscope::places {

extern const char *const source; ///< the checkout
extern const char *const depotctl;
extern const char *const depotscope; ///< null where the window is not built
extern const char *const standin; ///< a program that is to be taken for a running Julia

} // namespace depotscope::places
