// SPDX-License-Identifier: MIT
#include "model/items/wording.h"

#include "model/text/names.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {
class Wording {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Package:
        return Wording::tr("Package version");
    case Kind::Artifact:
        return Wording::tr("Artifact");
    case Kind::Space:
        return Wording::tr("Scratch space");
    case Kind::Compiled:
        return Wording::tr("Compiled cache");
    case Kind::Clone:
        return Wording::tr("Git clone");
    case Kind::Registry:
        return Wording::tr("Registry");
    case Kind::Environment:
        return Wording::tr("Environment");
    case Kind::Dev:
        return Wording::tr("Development checkout");
    case Kind::Log:
        return Wording::tr("Log");
    case Kind::Other:
        return Wording::tr("Other");
    }
    return {};
}

QString kindsText(Kind kind)
{
    switch (kind) {
    case Kind::Package:
        return Wording::tr("Versions");
    case Kind::Artifact:
        return Wording::tr("Artifacts");
    case Kind::Space:
        return Wording::tr("Scratch spaces");
    case Kind::Compiled:
        return Wording::tr("Compiled caches");
    case Kind::Clone:
        return Wording::tr("Git clones");
    case Kind::Registry:
        return Wording::tr("Registries");
    case Kind::Environment:
        return Wording::tr("Environments");
    case Kind::Dev:
        return Wording::tr("Development checkouts");
    case Kind::Log:
        return Wording::tr("Logs");
    case Kind::Other:
        return Wording::tr("Other files");
    }
    return {};
}

QString countText(Kind kind, int count)
{
    switch (kind) {
    case Kind::Package:
        return Wording::tr("%Ln package version(s)", nullptr, count);
    case Kind::Artifact:
        return Wording::tr("%Ln artifact(s)", nullptr, count);
    case Kind::Space:
        return Wording::tr("%Ln scratch space(s)", nullptr, count);
    case Kind::Compiled:
        return Wording::tr("%Ln compiled cache(s)", nullptr, count);
    case Kind::Clone:
        return Wording::tr("%Ln Git clone(s)", nullptr, count);
    case Kind::Registry:
        return Wording::tr("%Ln registry(s)", nullptr, count);
    case Kind::Environment:
        return Wording::tr("%Ln environment(s)", nullptr, count);
    case Kind::Dev:
        return Wording::tr("%Ln development checkout(s)", nullptr, count);
    case Kind::Log:
        return Wording::tr("%Ln log(s)", nullptr, count);
    case Kind::Other:
        return Wording::tr("%Ln other thing(s)", nullptr, count);
    }
    return {};
}

QString trashedSentence()
{
    return Wording::tr("What a clean has set aside, as it was. The history brings it back or frees it.");
}

QString kindSentence(Kind kind)
{
    switch (kind) {
    case Kind::Package:
        return Wording::tr("The source of one version of a package. Pkg downloads it again when an environment asks "
                           "for it.");
    case Kind::Artifact:
        return Wording::tr("Files that packages bring along, such as libraries or data, kept under the hash of their "
                           "content. Pkg downloads them again when a package needs them.");
    case Kind::Space:
        return Wording::tr("A folder that a package keeps for itself, such as downloads or results. Only the package "
                           "knows what is in it and how to make it again.");
    case Kind::Compiled:
        return Wording::tr("Code that Julia compiled ahead so that the package loads faster. Julia makes it again by "
                           "itself, without a download.");
    case Kind::Clone:
        return Wording::tr("A Git clone that Pkg keeps for packages added by address. Pkg clones it again when it is "
                           "needed.");
    case Kind::Registry:
        return Wording::tr("The list in which Pkg looks up packages and their versions. Pkg downloads it again.");
    case Kind::Environment:
        return Wording::tr("A project kept in the depot: which packages it asked for, and in which versions.");
    case Kind::Dev:
        return Wording::tr(
            "A working copy for developing a package. There may be work in it that exists nowhere else.");
    case Kind::Log:
        return Wording::tr("Notes of Pkg and Julia: what was used when, and what was typed.");
    case Kind::Other:
        return Wording::tr("Something in the depot that is none of the things Pkg and Julia keep there.");
    }
    return {};
}

QString itemText(const Item &item)
{
    const QString name = forPeople(item.name.isEmpty() ? lastComponent(item.path) : QByteArrayView(item.name));
    switch (item.kind) {
    case Kind::Package:
        return item.version.isEmpty() ? forPeople(lastComponent(item.path)) : u'v' + forPeople(item.version);
    case Kind::Compiled:
        return item.version.isEmpty() ? name : Wording::tr("for Julia %1").arg(forPeople(item.version));
    case Kind::Artifact:
        return item.hash && item.name == item.hash->hex() ? name.left(12) + u'…' : name;
    case Kind::Space:
    case Kind::Clone:
    case Kind::Registry:
    case Kind::Environment:
    case Kind::Dev:
    case Kind::Log:
        break;
    case Kind::Other:
        // What the inventory names, rather than the disk.
        if (item.isTrashed())
            return Wording::tr("held by clean %1").arg(forPeople(lastComponent(item.path)));
        for (const char *own : {QT_TRANSLATE_NOOP("Wording", "folders and loose files"),
                                QT_TRANSLATE_NOOP("Wording", "files beside the spaces")}) {
            if (item.name == own)
                return Wording::tr(own);
        }
        break;
    }
    return name;
}

QString titleText(const Item &item)
{
    const bool isOneOfSeveral = item.kind == Kind::Package || (item.kind == Kind::Compiled && !item.version.isEmpty());
    return isOneOfSeveral ? forPeople(item.name) + u' ' + itemText(item) : itemText(item);
}

QString typeText(const FileTree &tree, NodeId node)
{
    switch (tree.type(node)) {
    case FileType::File:
        return Wording::tr("File");
    case FileType::Directory:
        return tree.isMountPoint(node) ? Wording::tr("Mounted file system") : Wording::tr("Folder");
    case FileType::Symlink:
        return Wording::tr("Link");
    case FileType::Fifo:
        return Wording::tr("Pipe");
    case FileType::Socket:
        return Wording::tr("Socket");
    case FileType::Device:
        return Wording::tr("Device");
    case FileType::Unknown:
        return Wording::tr("Unknown");
    }
    return {};
}

QString sizeText(const Totals &totals)
{
    const QString size = formatBytes(totals.allocated);
    return totals.isLowerBound ? u"≥ "_s + size : size;
}

QString exactSizeText(const Totals &totals)
{
    const QLocale locale;
    const QString text = Wording::tr("%1 bytes on disk, %2 bytes of content")
                             .arg(locale.toString(totals.allocated), locale.toString(totals.apparent));
    return totals.isLowerBound ? Wording::tr("at least %1").arg(text) : text;
}

QString agoText(Time time, Time now)
{
    const Age age = ageOf(time, now);
    switch (age.unit) {
    case Age::Ahead:
        return Wording::tr("in the future");
    case Age::Days:
        return age.count == 0 ? Wording::tr("today") : Wording::tr("%Ln day(s) ago", nullptr, int(age.count));
    case Age::Months:
        return Wording::tr("%Ln month(s) ago", nullptr, int(age.count));
    case Age::Years:
        return Wording::tr("%Ln year(s) ago", nullptr, int(age.count));
    }
    Q_UNREACHABLE();
}

QString sentenceText(const Sentence &sentence)
{
    static const Sentence::Language language{
        .pattern = [](const char *pattern,
                      int count) { return QCoreApplication::translate("Sentence", pattern, nullptr, count); },
        .ago = agoText,
    };
    return sentence.in(language);
}

QString lastUseText(const std::optional<Time> &lastUse, Time now)
{
    return lastUse ? agoText(*lastUse, now) : Wording::tr("no record");
}

QString statusText(Status status)
{
    switch (status) {
    case Status::InUse:
        return Wording::tr("In use");
    case Status::Idle:
        return Wording::tr("Idle");
    case Status::Orphaned:
        return Wording::tr("Orphaned");
    case Status::Trashed:
        return Wording::tr("Held");
    case Status::Kept:
        return Wording::tr("Kept by you");
    case Status::Unavailable:
        return Wording::tr("Cannot be judged now");
    case Status::Unknown:
        return Wording::tr("Not known");
    }
    Q_UNREACHABLE();
}

QString itemIcon(const Item &item)
{
    return item.isTrashed() ? statusIcon(Status::Trashed) : kindIcon(item.kind);
}

QString statusIcon(Status status)
{
    switch (status) {
    case Status::InUse:
        return u"ok"_s;
    case Status::Idle:
        return u"idle"_s;
    case Status::Orphaned:
        return u"orphaned"_s;
    case Status::Trashed:
        return u"clock"_s;
    case Status::Kept:
        return u"kept"_s;
    case Status::Unavailable:
        return u"unavailable"_s;
    case Status::Unknown:
        return u"other"_s;
    }
    Q_UNREACHABLE();
}

QString lastUseSourceText(LastUseSource source)
{
    switch (source) {
    case LastUseSource::None:
        return Wording::tr("Neither Pkg nor Julia noted a use.");
    case LastUseSource::UsageLog:
        return Wording::tr("Known from the usage logs that Pkg keeps.");
    case LastUseSource::FileTime:
        return Wording::tr("Known from the time of the file, which Julia renews when it loads it.");
    }
    return {};
}

QString isoText(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toString(u"yyyy-MM-dd HH:mm"_s);
}

QString shareText(double share)
{
    const int percent = qRound(share * 100);
    return percent == 0 && share > 0 ? Wording::tr("< 1 %") : Wording::tr("%1 %").arg(percent);
}

QString projectText(const QByteArray &path)
{
    const QByteArray folder = parentFolder(path);
    const QByteArray above = parentFolder(folder);
    const QString name = forPeople(lastComponent(folder));
    if (lastComponent(above) == "environments")
        return u'@' + name;
    // packages/Name/slug: the slug of a version that is gone tells nobody anything.
    return lastComponent(parentFolder(above)) == "packages" ? forPeople(lastComponent(above)) : name;
}

QString homeText(const QByteArray &path)
{
    static const QByteArray home = QFile::encodeName(QDir::homePath());
    return isInside(path, home) ? u'~' + forPeople(path.sliced(home.size())) : forPeople(path);
}

QString recoveryText(Recovery recovery)
{
    switch (recovery) {
    case Recovery::Itself:
        return Wording::tr("by itself, offline");
    case Recovery::Download:
        return Wording::tr("by download");
    case Recovery::Package:
        return Wording::tr("perhaps by its package");
    case Recovery::Never:
        return Wording::tr("not at all");
    }
    return {};
}

namespace {

Sentence sentenceOf(const Root &root)
{
    const QByteArray folder = parentFolder(root.path);
    switch (root.kind) {
    case Root::Kind::Manifest: {
        const bool isNamed = lastComponent(parentFolder(folder)) == "environments";
        const QString name = isNamed ? u'@' + forPeople(lastComponent(folder)) : homeText(folder);
        const QByteArrayView file = lastComponent(root.path);
        return file == "Manifest.toml" ? name : u"%1 (%2)"_s.arg(name, forPeople(file));
    }
    case Root::Kind::KeepList:
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "Your keep list"));
    case Root::Kind::Process:
        return Sentence(QT_TRANSLATE_NOOP("Sentence", "Julia that runs as process %1"), QByteArray::number(root.pid));
    case Root::Kind::Project:
    case Root::Kind::ArtifactsToml:
    case Root::Kind::Checkout:
        break;
    }
    return homeText(root.path);
}

} // namespace

QString rootText(const Root &root)
{
    return sentenceText(sentenceOf(root));
}

Sentence rootName(const Root &root)
{
    const bool isProject = root.kind == Root::Kind::Manifest || root.kind == Root::Kind::Project;
    return isProject ? projectText(root.path) : sentenceOf(root);
}

QString rootStateText(const Root &root)
{
    if (root.kind == Root::Kind::KeepList)
        return Wording::tr("Kept by you");
    if (root.kind == Root::Kind::Process)
        return Wording::tr("Running");
    switch (root.state) {
    case PathState::File:
        if (!root.isReadable)
            return Wording::tr("Cannot be read");
        return root.missing > 0 ? Wording::tr("%Ln missing", nullptr, root.missing) : Wording::tr("OK");
    case PathState::Directory:
    case PathState::Gone:
        return Wording::tr("Gone");
    case PathState::Unavailable:
        return Wording::tr("Unavailable");
    }
    Q_UNREACHABLE();
}

QString rootIcon(const Root &root)
{
    switch (root.kind) {
    case Root::Kind::Manifest:
    case Root::Kind::Project:
        return u"environment"_s;
    case Root::Kind::ArtifactsToml:
        return u"artifact"_s;
    case Root::Kind::Checkout:
        return u"dev"_s;
    case Root::Kind::KeepList:
        return u"kept"_s;
    case Root::Kind::Process:
        return u"running"_s;
    }
    Q_UNREACHABLE();
}

QString rootStateIcon(const Root &root)
{
    if (root.kind == Root::Kind::KeepList || root.kind == Root::Kind::Process)
        return rootIcon(root);
    switch (root.state) {
    case PathState::File:
        return root.isReadable && root.missing == 0 ? u"ok"_s : u"trouble"_s;
    case PathState::Directory:
    case PathState::Gone:
        return u"gone"_s;
    case PathState::Unavailable:
        return u"unavailable"_s;
    }
    Q_UNREACHABLE();
}

QString rootStateSentence(const Root &root)
{
    if (root.kind == Root::Kind::KeepList)
        return Wording::tr("What you want to stay, whoever needs it.");
    if (root.kind == Root::Kind::Process)
        return Wording::tr("A Julia that runs now keeps what it has open.");
    switch (root.state) {
    case PathState::File:
        if (!root.isReadable)
            return Wording::tr("The file is there, but cannot be understood, so nobody can tell all that it keeps.");
        return root.missing > 0
            ? Wording::tr("The file is there, but %Ln package(s) that it names are in no depot. Pkg.instantiate() "
                          "downloads them.",
                          nullptr, root.missing)
            : Wording::tr("The file is there, and what it names is kept.");
    case PathState::Directory:
    case PathState::Gone:
        return Wording::tr("The file is gone, and with it the reason to keep what only it named.");
    case PathState::Unavailable:
        return Wording::tr("The place where it is cannot be reached now, so what it names is kept.");
    }
    Q_UNREACHABLE();
}

QString pathForShell(const QByteArray &path)
{
    const auto isControl = [](char c) { return uchar(c) < ' ' || c == 0x7f; };
    if (isUtf8(path) && std::ranges::none_of(path, isControl))
        return QString::fromUtf8(path);
    QString quoted = u"$'"_s;
    for (const char c : path) {
        if (c == '\'' || c == '\\')
            quoted += u'\\';
        if (c >= ' ' && c < 0x7f)
            quoted += QLatin1Char(c);
        else
            quoted += u"\\x%1"_s.arg(uint(uchar(c)), 2, 16, QLatin1Char('0'));
    }
    return quoted + u'\'';
}

QString kindIcon(Kind kind)
{
    return QString::fromLatin1(kindWord(kind));
}

} // namespace depotscope
