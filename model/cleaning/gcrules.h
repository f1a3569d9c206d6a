// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"
#include "model/text/quantity.h"

#include <chrono>

namespace depotscope {

/// Whose rules a collection follows.
enum class GcLike {
    Safe, ///< ours: the scratchspaces rule with protections that Pkg lacks
    Spaces, ///< the scratchspaces design of 2020, with a cleanup period
    Orphanage, ///< Pkg of Julia 1.5 … 1.12: orphans are deleted once `collectDelay` has passed
    Immediate, ///< Pkg of Julia 1.13 and later: what is unreachable goes at once
};

struct GcRules {
    GcLike like = GcLike::Safe;
    int minor = 12; ///< of Julia 1.x, for Orphanage and Immediate
    std::chrono::milliseconds collectDelay = std::chrono::days(7); ///< Orphanage, Spaces and Safe
    std::chrono::milliseconds spacesCleanupPeriod = std::chrono::days(21); ///< Spaces and Safe
    bool allDepots = false; ///< also depots that are not the user's (Pkg's `force`; Julia to 1.6 and Spaces always do)

    /// From the words of `--like`: safe, spaces, 1.5 … 1.13 (1.5 has no scratch spaces and reads only flat manifests).
    /// Errors: Malformed with what there is.
    static Result<GcRules> fromWord(QStringView word);
    QByteArray word() const;

    /// Whether a collection looks at the depot that stands there in the depot path.
    bool collects(size_t depot) const;

    friend bool operator==(const GcRules &, const GcRules &) = default;
};

} // namespace depotscope
