// SPDX-License-Identifier: MIT
#include "tests/support/places.h"

#ifndef PLACE_DEPOTSCOPE
#define PLACE_DEPOTSCOPE nullptr
#endif

namespace depotscope::places {

const char *const source = PLACE_SOURCE;
const char *const depotctl = PLACE_DEPOTCTL;
const char *const depotscope = PLACE_DEPOTSCOPE;
const char *const standin = PLACE_STANDIN;

} // namespace depotscope::places
