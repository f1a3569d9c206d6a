// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace depotscope {

/// How many cases a property test tries: `all`, or as many as the environment variable DEPOT_CASES says.
inline int casesOf(int all)
{
    return qEnvironmentVariableIsSet("DEPOT_CASES") ? qEnvironmentVariableIntValue("DEPOT_CASES") : all;
}

/// Whether all cases are to be tried.
inline bool triesAllCases()
{
    return !qEnvironmentVariableIsSet("DEPOT_CASES");
}

} // namespace depotscope
