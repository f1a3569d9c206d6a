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

/// What all items of a frozen plan take. Units: bytes.
qint64 bytesOf(const FrozenPlan &frozen);

/// Where the item is, or its first entry if it has several.
QByteArray pathOf(const PlannedItem &item);

/// Says the error. Returns what to end with.
ExitCode failed(Cleaning &cleaning, const Error &error);

/// What to end with after `report`; `troubles` are those from before it. Pure.
ExitCode codeOf(const Report &report, const std::vector<Error> &troubles);

/// The member `key` of the object that is begun: an array of paths and sentences.
void writeErrors(Cleaning &cleaning, QByteArrayView key, const std::vector<Error> &errors);

/// Begins the object of an item, for more members to follow; who calls it ends the object.
void beginItem(Cleaning &cleaning, const PlannedItem &item);

/// What of a plan waits, to be told once the rest is done.
struct Remaining {
    const Inventory &inventory;
    const std::vector<Waiting> &waiting;
};

/// What was done, as lines or as the whole object of --json, whose depot may be none. Returns what to end with.
ExitCode writeReport(Cleaning &cleaning, const QByteArray &depot, const Report &report,
                     const std::vector<Error> &troubles, const Remaining *remaining = nullptr);

/// What would be done, as a table or as the whole object of --json, whose depot may be none.
void writeFrozenPlan(Cleaning &cleaning, const QByteArray &depot, const FrozenPlan &frozen,
                     const std::vector<Error> &troubles);

} // namespace depotscope
