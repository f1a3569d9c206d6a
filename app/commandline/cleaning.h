// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/json.h"
#include "app/commandline/options.h"
#include "app/commandline/surroundings.h"
#include "model/cleaning/clean.h"

namespace depotscope {

/// What the verbs that change a depot work with.
struct Cleaning {
    const Request &request;
    const Surroundings &surroundings;
    Disk &disk;
    Output &out;
    JsonWriter &json;
    Job &job;
    std::function<void(const QString &sentence)> say;

    void begin(const QByteArray &depot); ///< the object that --json writes; `depot` may be none
    void end();
};

/// What `delete` and `clear` mean. Errors: Unsafe (kept by the user), Malformed.
Result<std::vector<Choice>> spacesToDelete(const Inventory &inventory, const Request &request);

/// What of a plan waits, to be told once the rest is done.
struct Remaining {
    const Inventory &inventory;
    const std::vector<Waiting> &waiting;
};

/// Shows, saves or carries out a frozen plan, as the request says; asks first where nobody said yes.
ExitCode carryOut(Cleaning &cleaning, const FrozenPlan &frozen, const std::vector<Error> &troubles,
                  const Remaining *remaining = nullptr);

/// `apply FILE`.
ExitCode applyFile(Cleaning &cleaning);

/// `get KEY`: makes or finds the space, and logs the access as Scratch.jl does.
ExitCode getSpace(Cleaning &cleaning, const Inventory &inventory);

/// `held` and `history`.
ExitCode showJournal(Cleaning &cleaning, const std::vector<Depot> &depots);

/// `undo` and `free`: of a clean's ID; without one undo means the latest, and free all that is held.
ExitCode undoOrEmpty(Cleaning &cleaning, const std::vector<Depot> &depots);

/// `forget` and `remember`.
ExitCode forgetOrRemember(Cleaning &cleaning, const std::vector<Depot> &depots);

} // namespace depotscope
