// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/reclaim.h"
#include "model/inventory/reachabilitygraph.h"

#include <QString>

namespace depotscope {

/// What one item of `kind` is called: "Artifact", "Scratch space", …
QString kindText(Kind kind);

/// What several items of `kind` are called: "Artifacts", …
QString kindsText(Kind kind);

/// "1 artifact", "31 artifacts", …
QString countText(Kind kind, int count);

/// What items of `kind` are and whether they come back, in one or two sentences.
QString kindSentence(Kind kind);
QString trashedSentence(); ///< that of what a clean has set aside

/// What an item is called in a list: a version, a binding, a key, or a short hash where nothing names it.
QString itemText(const Item &item);

/// itemText() with the package's name before it where it says only which of several: "Foo v1.2.0".
QString titleText(const Item &item);

/// The name of an entry's type: "Folder", "File", …
QString typeText(const FileTree &tree, NodeId node);

/// formatBytes() of the allocated bytes, marked "≥ " if something below could not be read.
QString sizeText(const Totals &totals);

/// "1,234,567 bytes on disk, 1,230,000 bytes of content".
QString exactSizeText(const Totals &totals);

/// "today", "3 days ago", "5 months ago" as seen at `now`: what formatAge() says, in the user's language.
QString agoText(Time time, Time now);

/// What the model says, in the user's language.
QString sentenceText(const Sentence &sentence);

/// "today", "5 months ago", or "no record" if the use is not known.
QString lastUseText(const std::optional<Time> &lastUse, Time now);

/// "In use", "Orphaned", …
QString statusText(Status status);

/// The name of the symbol for a status.
QString statusIcon(Status status);

/// Where a last use is known from, in one sentence.
QString lastUseSourceText(LastUseSource source);

/// "2026-11-22 21:59" in local time.
QString isoText(Time time);

/// "23 %"; "< 1 %" rather than a zero for what is there.
QString shareText(double share);

/// The name of the project whose Project.toml is at `path`: its folder, "@name" in an environments folder,
/// the package's name in a packages folder.
QString projectText(const QByteArray &path);

/// `path` for reading, "~" for the home folder.
QString homeText(const QByteArray &path);

/// How one has something again: "by download", …
QString recoveryText(Recovery recovery);

/// What people call a root: "@v1.12" for an environment of that name, else the folder of the project, or the file.
QString rootText(const Root &root);

/// rootText() with the name of a project's folder in the place of its path.
Sentence rootName(const Root &root);

/// The state of a root: "OK", "Gone", …
QString rootStateText(const Root &root);

/// The names of symbols for a root and for its state.
QString rootIcon(const Root &root);
QString rootStateIcon(const Root &root);

/// What that state means, in one sentence.
QString rootStateSentence(const Root &root);

/// `path` as one types it: as it is if it is text in one line, else in the quotes in which a shell reads any byte,
/// $'…'.
QString pathForShell(const QByteArray &path);

/// Only for names that are their own symbol in resources: "package", "artifact", …
QString kindIcon(Kind kind);
QString itemIcon(const Item &item); ///< that of its kind, or of being held

} // namespace depotscope
