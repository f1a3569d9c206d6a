// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline/exportrequest.h"
#include "model/cleaning/clean.h"
#include "model/inventory/item.h"

#include <QString>
#include <chrono>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

namespace depotscope {

enum class Command {
    Depots,
    Scan,
    List,
    Why,
    WhatIf,
    Keep,
    Get,
    Delete,
    Clear,
    Gc,
    Plan, ///< never of a request: that has the command which is planned, and where to put the plan
    Apply,
    Trash,
    Undo,
    Empty,
    History,
    Forget,
    Remember,
    Export,
    Verify,
    Demo,
    Help,
    Version,
};

enum class SortOrder {
    Size, ///< biggest first
    LastUse, ///< longest unused first, then what has no known use
    Name,
};

/// What `list` is to leave out, and in which order it shows the rest.
struct ListChoice {
    std::optional<Kind> kind;
    std::optional<Status> status;
    std::optional<QByteArray> owner; ///< a package's name or UUID
    std::optional<std::chrono::milliseconds> olderThan;
    std::optional<qint64> largerThan; ///< bytes on disk
    SortOrder order = SortOrder::Size;
};

/// What the command line asks for.
struct Request {
    Command command = Command::Help;
    std::vector<QByteArray> depots; ///< of --depot, in the order given
    bool isJson = false;
    std::optional<QByteArray> directory; ///< of `scan` and `demo`
    GcRules rules; ///< of `gc`
    bool isDryRun = false;
    bool isSure = false; ///< nobody need be asked
    bool isFreedNow = false; ///< what goes is deleted, and not moved to the trash
    std::optional<QByteArray> package; ///< of `get`, `delete`, `clear` and `export`: name or UUID of the package
    bool isOrphaned = false; ///< of `clear`: only what is orphaned
    ConflictPolicy conflict = ConflictPolicy::Refuse; ///< of `undo`
    QByteArray output; ///< where the plan or the tarball goes; empty: a plan is carried out
    ExportRequest exporting; ///< of `export` and `verify`
    std::vector<QByteArray> manifests; ///< of `whatif`, `forget` and `remember`
    std::vector<QByteArray> words; ///< of `keep`: what to do, and with which items
    QByteArray item; ///< of `why`: how somebody calls an item; a key, a file, the ID of a clean
    std::optional<Command> topic; ///< of `help`: the command to explain; nothing for the program itself
    ListChoice choice;
};

/// Understands the arguments (without the program's name), or says in one sentence what is not understood. Arguments
/// stay bytes, since a directory's name need not be text. Options may stand before or after the command. Pure.
tl::expected<Request, QString> parseArguments(const std::vector<QByteArray> &arguments);

/// The words of `depotctl help`, or of `depotctl help COMMAND`.
QString helpText(std::optional<Command> topic);

} // namespace depotscope
