// SPDX-License-Identifier: MIT
#include "model/items/errortext.h"

#include "model/text/names.h"

#include <QCoreApplication>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(Error)
};

/// Details as Error::detail has them; "%1" is any text.
constexpr const char *errorDetails[] = {
    QT_TRANSLATE_NOOP("Error", "%1 is a dependency but no entry"),
    QT_TRANSLATE_NOOP("Error", "%1 is a dependency twice"),
    QT_TRANSLATE_NOOP("Error", "%1 is ambiguous: there are several of that name"),
    QT_TRANSLATE_NOOP("Error", "%1 is an entry, but with another UUID"),
    QT_TRANSLATE_NOOP("Error", "%1 is neither a file nor a folder nor a link, so it has no place in an artifact"),
    QT_TRANSLATE_NOOP("Error", "%1 is never removed"),
    QT_TRANSLATE_NOOP("Error", "%1 is no string"),
    QT_TRANSLATE_NOOP("Error", "Pkg refuses to collect with such a file"),
    QT_TRANSLATE_NOOP("Error", "Pkg refuses to collect with such a log"),
    QT_TRANSLATE_NOOP("Error", "Pkg refuses to collect with such overrides"),
    QT_TRANSLATE_NOOP("Error", "Pkg takes it for an Artifacts.toml and refuses to collect with it"),
    QT_TRANSLATE_NOOP("Error", "Overrides.toml leads in a circle, which Pkg does not survive"),
    QT_TRANSLATE_NOOP("Error", "a dependency is no string"),
    QT_TRANSLATE_NOOP("Error", "a dependency's UUID is no UUID"),
    QT_TRANSLATE_NOOP("Error", "a member of %1 bytes"),
    QT_TRANSLATE_NOOP("Error", "a name in it is longer than any"),
    QT_TRANSLATE_NOOP("Error", "an entry begins inside a line"),
    QT_TRANSLATE_NOOP("Error", "an entry without time"),
    QT_TRANSLATE_NOOP("Error", "an environment of the depot keeps what it names without any log"),
    QT_TRANSLATE_NOOP("Error", "another depotctl or Depotscope is cleaning this depot"),
    QT_TRANSLATE_NOOP("Error", "another file system is mounted there"),
    QT_TRANSLATE_NOOP("Error", "cannot be unpacked"),
    QT_TRANSLATE_NOOP("Error", "changed while it was read"),
    QT_TRANSLATE_NOOP("Error", "cut off"),
    QT_TRANSLATE_NOOP("Error", "damaged or cut off"),
    QT_TRANSLATE_NOOP("Error", "deps is neither array nor table"),
    QT_TRANSLATE_NOOP("Error", "deps is no table"),
    QT_TRANSLATE_NOOP("Error", "git-tree-sha1 is no tree hash"),
    QT_TRANSLATE_NOOP("Error", "held by %1"),
    QT_TRANSLATE_NOOP("Error", "is a damaged page of the journal"),
    QT_TRANSLATE_NOOP("Error", "is a link"),
    QT_TRANSLATE_NOOP("Error", "is a link to a name that is no UTF-8"),
    QT_TRANSLATE_NOOP("Error", "is damaged"),
    QT_TRANSLATE_NOOP("Error", "is empty"),
    QT_TRANSLATE_NOOP("Error", "is neither a table nor an array of tables"),
    QT_TRANSLATE_NOOP("Error", "is no UTF-8, so no TOML file can name it"),
    QT_TRANSLATE_NOOP("Error", "is no array of tables"),
    QT_TRANSLATE_NOOP("Error", "is no package"),
    QT_TRANSLATE_NOOP("Error", "is no path inside the depot"),
    QT_TRANSLATE_NOOP("Error", "is no regular file"),
    QT_TRANSLATE_NOOP("Error", "is no tar"),
    QT_TRANSLATE_NOOP("Error", "is not empty; a sample depot needs a new or empty folder"),
    QT_TRANSLATE_NOOP("Error", "it belongs to another user"),
    QT_TRANSLATE_NOOP("Error", "it cannot be held, only freed at once"),
    QT_TRANSLATE_NOOP("Error", "it cannot be read"),
    QT_TRANSLATE_NOOP("Error", "it has changed since it was looked at"),
    QT_TRANSLATE_NOOP("Error", "it is marked immutable"),
    QT_TRANSLATE_NOOP("Error", "it is never removed"),
    QT_TRANSLATE_NOOP("Error", "it is no file, so it is not replaced"),
    QT_TRANSLATE_NOOP("Error", "it is out of reach"),
    QT_TRANSLATE_NOOP("Error", "it was not forgotten here"),
    QT_TRANSLATE_NOOP("Error", "its folder belongs to another user"),
    QT_TRANSLATE_NOOP("Error", "its folder is read-only"),
    QT_TRANSLATE_NOOP("Error", "its name is no UTF-8, which other systems could not make"),
    QT_TRANSLATE_NOOP("Error", "julia_version is no version"),
    QT_TRANSLATE_NOOP("Error", "lazy is neither true nor false"),
    QT_TRANSLATE_NOOP("Error", "manifest_format is no version"),
    QT_TRANSLATE_NOOP("Error", "more than 32 MiB"),
    QT_TRANSLATE_NOOP("Error", "more than 4 GiB unpacked"),
    QT_TRANSLATE_NOOP("Error", "no %1 in it"),
    QT_TRANSLATE_NOOP("Error", "no log names it"),
    QT_TRANSLATE_NOOP("Error", "no package is called '%1' here; its UUID would do"),
    QT_TRANSLATE_NOOP("Error", "no path with a time"),
    QT_TRANSLATE_NOOP("Error", "no table of packages"),
    QT_TRANSLATE_NOOP("Error", "no tar archive, or a damaged one"),
    QT_TRANSLATE_NOOP("Error", "no uuid"),
    QT_TRANSLATE_NOOP("Error", "only folders can be merged"),
    QT_TRANSLATE_NOOP("Error", "pinned is neither true nor false"),
    QT_TRANSLATE_NOOP("Error", "several packages are called '%1'; say which by its UUID"),
    QT_TRANSLATE_NOOP("Error", "so all artifacts are kept"),
    QT_TRANSLATE_NOOP("Error", "so all packages, artifacts and clones are kept"),
    QT_TRANSLATE_NOOP("Error", "so nothing is let go: a root may be missing"),
    QT_TRANSLATE_NOOP("Error", "somebody else is writing it"),
    QT_TRANSLATE_NOOP("Error", "somebody else keeps rewriting it"),
    QT_TRANSLATE_NOOP("Error", "something else is there now"),
    QT_TRANSLATE_NOOP("Error", "something is in it"),
    QT_TRANSLATE_NOOP("Error", "something new is in its place"),
    QT_TRANSLATE_NOOP("Error", "the Julia of process %1 has it open"),
    QT_TRANSLATE_NOOP("Error", "the depot has packages, but this log names no manifest, so nothing in it is let go"),
    QT_TRANSLATE_NOOP("Error", "the folder cannot be made"),
    QT_TRANSLATE_NOOP("Error", "the folder for %1"),
    QT_TRANSLATE_NOOP("Error", "the manifest cannot be read"),
    QT_TRANSLATE_NOOP("Error", "the manifest is out of reach"),
    QT_TRANSLATE_NOOP("Error", "there is nothing held of %1"),
    QT_TRANSLATE_NOOP("Error", "there is not enough memory to compress it"),
    QT_TRANSLATE_NOOP("Error", "there may be a manifest in it"),
    QT_TRANSLATE_NOOP("Error", "there may be an Artifacts.toml in it"),
    QT_TRANSLATE_NOOP("Error", "there may be manifests in it"),
    QT_TRANSLATE_NOOP("Error", "uuid is no UUID"),
    QT_TRANSLATE_NOOP("Error", "version is no version"),
    QT_TRANSLATE_NOOP("Error", "was in the place of what came back"),
    QT_TRANSLATE_NOOP("Error", "was not written by this version of depotctl"),
    QT_TRANSLATE_NOOP("Error", "what differs from it stays held"),
    QT_TRANSLATE_NOOP("Error", "what is needed cannot be told before everything has been read"),
};

QString faultText(Fault fault)
{
    switch (fault) {
    case Fault::NotFound:
        return ErrorText::tr("does not exist");
    case Fault::NotDirectory:
        return ErrorText::tr("is not a directory");
    case Fault::Denied:
        return ErrorText::tr("permission denied");
    case Fault::Malformed:
        return ErrorText::tr("is not what it should be");
    case Fault::TooBig:
        return ErrorText::tr("is too big");
    case Fault::Exists:
        return ErrorText::tr("exists already");
    case Fault::OtherFileSystem:
        return ErrorText::tr("is on another file system");
    case Fault::Busy:
        return ErrorText::tr("is in use");
    case Fault::Unsafe:
        return ErrorText::tr("is left alone");
    case Fault::Stopped:
        return ErrorText::tr("stopped");
    case Fault::Io:
        return ErrorText::tr("cannot be read");
    }
    Q_UNREACHABLE();
}

/// What stands for "%1" of `pattern` in `text`; null if `text` is not made by it.
QString argumentIn(const QString &text, const QString &pattern)
{
    const qsizetype place = pattern.indexOf("%1"_L1);
    const QStringView before = QStringView(pattern).first(place);
    const QStringView behind = QStringView(pattern).sliced(place + 2);
    const qsizetype size = text.size() - before.size() - behind.size();
    return size > 0 && text.startsWith(before) && text.endsWith(behind) ? text.sliced(before.size(), size) : QString();
}

QString detailText(const QString &detail)
{
    for (const char *const one : errorDetails) {
        const QString pattern = QString::fromLatin1(one);
        if (detail == pattern)
            return ErrorText::tr(one);
        if (!pattern.contains("%1"_L1))
            continue;
        if (const QString argument = argumentIn(detail, pattern); !argument.isNull())
            return ErrorText::tr(one).arg(argument);
    }
    // What follows from it, and what it follows from, are joined to a detail where it is handed on.
    for (const QLatin1StringView joint : {"; "_L1, ": "_L1}) {
        if (const qsizetype at = detail.lastIndexOf(joint); at > 0)
            return detailText(detail.first(at)) + joint + detailText(detail.sliced(at + joint.size()));
    }
    return detail;
}

} // namespace

QString detailText(const Error &error)
{
    return detailText(error.detail);
}

QString errorText(const Error &error)
{
    QString place = forPeople(error.path);
    if (error.line > 0)
        place = place.isEmpty() ? ErrorText::tr("line %1").arg(error.line)
                                : ErrorText::tr("%1, line %2").arg(place).arg(error.line);
    // As in Error::sentence().
    const bool detailSaysItAll = error.fault == Fault::Malformed || error.fault == Fault::Io;
    QString what = faultText(error.fault);
    if (!error.detail.isEmpty())
        what = detailSaysItAll ? detailText(error.detail) : u"%1 (%2)"_s.arg(what, detailText(error.detail));
    const QString sentence = place.isEmpty() ? what : u"%1: %2"_s.arg(place, what);
    return sentence.endsWith(u'?') ? sentence : sentence + u'.';
}

} // namespace depotscope
