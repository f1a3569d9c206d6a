// SPDX-License-Identifier: MIT
#include "app/commandline/options.h"

#include "app/commandline/nearest.h"
#include "model/text/names.h"
#include "model/text/quantity.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

using Refusal = tl::unexpected<QString>;

enum class Operand { None, Optional, Required, Several };

struct CommandEntry {
    Command command;
    const char *name;
    Operand operand;
    const char *operandName;
    const char *summary;
    const char *details;
    const char *example;
};

constexpr CommandEntry commands[] = {
    {Command::Depots, "depots", Operand::None, "", "the depots of JULIA_DEPOT_PATH: role, writable, path",
     "Lists the depots that Julia would use, in its order. The first is the user's\n"
     "own: Pkg writes there. Shared ones are only read, bundled ones ship with Julia.\n"
     "Without JULIA_DEPOT_PATH these are ~/.julia and the bundled ones.",
     "JULIA_DEPOT_PATH=/scratch/depot: depotctl depots"},
    {Command::Scan, "scan", Operand::Optional, "DIR", "totals: files, directories, size, what is unreadable",
     "Adds up everything below the depots, or below DIR, which may be any directory.\n"
     "The sizes are those of `du -s` and `du -s --apparent-size`; a file with several\n"
     "names counts once. In a depot, folders such as `artifacts` that are links to\n"
     "another disk are followed; in DIR no link is.",
     "depotctl scan ~/.julia/artifacts"},
    {Command::List, "list", Operand::None, "", "all items with size on disk, last use, owner",
     "Lists the items of the depots: packages, artifacts, scratch spaces and whatever\n"
     "else is kept or goes as a whole, with the package it belongs to, its size on\n"
     "disk, its last use according to Julia's own logs (\"-\" if they do not tell) and\n"
     "whether anything needs it. Together the items are all bytes of the depots.",
     "depotctl list --kind space --older-than 6mo --sort last-use"},
    {Command::Why, "why", Operand::Required, "ITEM", "what keeps an item, or why nothing does",
     "Shows the chains that keep an item: the environment or file that names\n"
     "something, what that needs, and so on down to the item. ITEM is a path of an\n"
     "item or of anything inside it, the name of a package, a package and the key of\n"
     "one of its scratch spaces, an environment such as @v1.12, a hash or its first 7\n"
     "or more digits, or, if nothing else is called so, the name of an artifact. If\n"
     "several items are called so, all are shown.",
     "depotctl why Foo/cache"},
    {Command::WhatIf, "whatif", Operand::Several, "[MANIFEST]...", "what forgetting manifests would free",
     "Shows what nothing would keep any more if the manifests given after --forget were\n"
     "forgotten, and how much of that goes only because several of them go. MANIFEST is\n"
     "the file, its project file, the folder that has it, or an environment such as\n"
     "@v1.12. Nothing is changed.",
     "depotctl whatif --forget ~/thesis/Manifest.toml ~/talk @v1.10"},
    {Command::Keep, "keep", Operand::Several, "add|rm|list [ITEM]...", "keep items, whatever else is known of them",
     "With add, whatever ITEM names is kept from now on, with all that it needs; with\n"
     "rm no longer; list shows what is kept so. Pkg knows nothing of that. ITEM is what\n"
     "it is for 'why'. The list is in .depotscope/keep of the depot.",
     "depotctl keep add Foo/cache"},
    {Command::Get, "get", Operand::Required, "KEY", "make or find a scratch space, and print its path",
     "Makes the scratch space KEY of the package, or finds it, logs the access as\n"
     "Scratch.jl does, and prints its path. Without --package it is one of the global\n"
     "spaces. KEY may have letters, digits, '-', '_' and '.'.",
     "depotctl get cache --package Foo"},
    {Command::Delete, "delete", Operand::Required, "KEY", "remove a scratch space",
     "Moves the scratch space KEY of the package, or of the global spaces, to the\n"
     "trash of the depot for 30 days, in which 'depotctl undo' restores it; with\n"
     "--free-now it is deleted. A space that is not there is no error.",
     "depotctl delete cache --package Foo"},
    {Command::Clear, "clear", Operand::None, "", "remove the scratch spaces of a package, or all",
     "Moves all scratch spaces of the depot, those of a package, or the orphaned ones,\n"
     "to its trash for 30 days; with --free-now they are deleted. What you keep stays.",
     "depotctl clear --orphaned"},
    {Command::Gc, "gc", Operand::None, "", "collect what nothing needs",
     "Moves what nothing needs to the trash of the depot for 30 days, in which\n"
     "'depotctl undo' restores it; with --free-now it is deleted. --dry-run shows what\n"
     "would go and why, what that frees, and what would wait until when. The rules are\n"
     "our own, which keep an item in any doubt, those of the scratchspaces design, or\n"
     "those of Pkg in a version of Julia. 1.13 knows neither age, the older versions\n"
     "only the delay.",
     "depotctl gc --dry-run --like 1.12 --collect-delay 0"},
    {Command::Plan, "plan", Operand::Several, "delete|clear|gc [KEY]", "write down what a command would remove",
     "Writes what delete, clear or gc would remove into a file, which 'depotctl apply'\n"
     "carries out later. What has changed until then is left alone.",
     "depotctl plan gc --like 1.12 -o plan.json"},
    {Command::Apply, "apply", Operand::Required, "FILE", "carry out a plan",
     "Carries out what 'depotctl plan' wrote. An item that has changed since is left\n"
     "alone, and the exit status is 5.",
     "depotctl apply plan.json --dry-run"},
    {Command::Trash, "trash", Operand::None, "", "what is in the trash, and can be restored",
     "Lists the cleans of which something is in the trash of the depots. It takes space\n"
     "until it is deleted: by 'depotctl empty', or by the next clean after 30 days.",
     "depotctl trash --json"},
    {Command::Undo, "undo", Operand::Optional, "ID", "restore what a clean moved to the trash",
     "Restores what the clean ID has in the trash, or the latest one: files, modes,\n"
     "times and what the logs said. Where something new is in an item's place, the item\n"
     "stays in the trash, unless --clash says otherwise: merge restores what is missing\n"
     "there, replace moves the new one to the trash, keep-both adds \".restored\" to the\n"
     "name.",
     "depotctl undo"},
    {Command::Empty, "empty", Operand::Optional, "ID", "delete what is in the trash",
     "Deletes what the clean ID has in the trash, or all that is there. This cannot be\n"
     "undone.",
     "depotctl empty --dry-run"},
    {Command::History, "history", Operand::None, "", "what was cleaned, and what was freed",
     "Lists all cleans and forgotten manifests of the depots, each with its ID, when it\n"
     "was and what did it, how much it took and of what, and where that is now; and\n"
     "what others took, such as a collection of Pkg's, as far as the window noticed.",
     "depotctl history"},
    {Command::Forget, "forget", Operand::Several, "MANIFEST...", "have a manifest keep nothing any more",
     "Takes the manifest out of the depot's usage log, so that collections go by it no\n"
     "longer. Its files stay, and Julia logs it again when it uses it. 'depotctl\n"
     "remember' undoes it. The depot's own environments cannot be forgotten.",
     "depotctl forget ~/thesis/Manifest.toml"},
    {Command::Remember, "remember", Operand::Several, "MANIFEST...", "undo forget",
     "Puts the entries of a forgotten manifest back into the log, with their times.",
     "depotctl remember ~/thesis/Manifest.toml"},
    {Command::Export, "export", Operand::Required, "KEY", "pack a space as an artifact that others can download",
     "Packs the scratch space KEY of the package, or of the global spaces, into a\n"
     "tarball as Julia's own archive_artifact does, and prints its hashes. KEY may be\n"
     "what 'why' takes too: Package/key, the path or hash of an artifact, a package.\n"
     "The end of FILE's name tells the compression: .tar, .tar.gz, .tar.zst, .tar.xz.\n"
     "With --bind the artifact is bound under NAME in that Artifacts.toml; the rest of\n"
     "it stays as it is. --dry-run shows all of it and writes nothing.",
     "depotctl export data --package Foo -o data.tar.gz --bind Artifacts.toml \\\n"
     "    --name data --url https://example.org/data.tar.gz"},
    {Command::Verify, "verify", Operand::Required, "ARTIFACT|TARBALL", "recompute the hash of a tree or tarball",
     "Recomputes the git-tree-sha1 of an installed artifact (by its path, its hash or\n"
     "the first 7 or more digits of that) and compares it with its name; of a tarball\n"
     "the SHA-256 too. With --against it says which files differ. If anything does,\n"
     "the exit status is 1.",
     "depotctl verify data.tar.gz --against ~/.julia/artifacts/0a1b2c3"},
    {Command::Demo, "demo", Operand::Required, "DIR", "write a sample depot into the new or empty folder DIR",
     "Writes a made-up depot of 60 MB to try things on. Nothing outside DIR is\n"
     "touched.",
     "depotctl demo ~/sample && depotctl --depot ~/sample list"},
    {Command::Help, "help", Operand::Optional, "COMMAND", "explain a command", "Explains the program or a command.",
     "depotctl help list"},
};

constexpr unsigned bit(Command command)
{
    return 1U << unsigned(command);
}

constexpr unsigned onList = bit(Command::List);
constexpr unsigned onGc = bit(Command::Gc);
constexpr unsigned onWhatIf = bit(Command::WhatIf);
constexpr unsigned onSpaces = bit(Command::Delete) | bit(Command::Clear);
constexpr unsigned onOrders = onSpaces | onGc | bit(Command::Apply);
constexpr unsigned onJournal = bit(Command::Trash) | bit(Command::Undo) | bit(Command::Empty) | bit(Command::History);
constexpr unsigned onExport = bit(Command::Export);
constexpr unsigned onVerify = bit(Command::Verify);
constexpr unsigned onWriting =
    onSpaces | onJournal | bit(Command::Get) | bit(Command::Forget) | bit(Command::Remember) | onExport | onVerify;
constexpr unsigned onReading =
    bit(Command::Depots) | bit(Command::Scan) | bit(Command::Why) | bit(Command::Keep) | onWhatIf | onGc | onList;

struct OptionEntry {
    const char *name;
    const char *value; // empty: takes none
    unsigned takenBy;
    const char *help;
};

constexpr OptionEntry options[] = {
    {"--depot", "DIR", onReading | onWriting | bit(Command::Apply),
     "look at this depot instead of JULIA_DEPOT_PATH;\nmay be repeated"},
    {"--json", "", onReading | onWriting | bit(Command::Apply) | bit(Command::Demo),
     "print one JSON object instead of text"},
    {"--kind", "KIND", onList,
     "only package, artifact, space, compiled, clone,\nregistry, environment, dev, log or other"},
    {"--status", "STATUS", onList, "only in-use, idle, orphaned, trashed, kept,\nunavailable or unknown"},
    {"--owner", "NAME|UUID", onList, "only what belongs to this package"},
    {"--older-than", "AGE", onList,
     "only what was last used longer ago, such as 30d, 12h,\n2w, 6mo, 1y; not what has no known use"},
    {"--larger-than", "SIZE", onList, "only what takes more space on disk, such as 50MB, 1GiB"},
    {"--sort", "ORDER", onList, "size (biggest first; the default), last-use (longest\nunused first) or name"},
    {"--forget", "MANIFEST", onWhatIf, "forget this manifest, and those named without an\noption; may be repeated"},
    {"--package", "NAME|UUID", onSpaces | bit(Command::Get) | onExport,
     "of this package; without it a global space, or all"},
    {"--orphaned", "", bit(Command::Clear), "only what is orphaned"},
    {"--dry-run", "", onOrders | bit(Command::Empty) | onExport, "only show what would be done"},
    {"--yes", "", onOrders | bit(Command::Empty), "do not ask; needed where nobody can be asked"},
    {"--free-now", "", onOrders, "delete permanently"},
    {"--clash", "WAY", bit(Command::Undo), "merge, replace or keep-both"},
    {"-o", "FILE", bit(Command::Plan) | onExport, "where it goes"},
    {"--level", "N", onExport, "how hard to compress: 1 to 9, of .tar.zst to 19"},
    {"--leave-out", "PATTERN", onExport, "not the files and folders with such names, as in\n'*.tmp'; may be repeated"},
    {"--no-empty-folders", "", onExport, "not the folders without any file"},
    {"--bind", "FILE", onExport, "bind it in this Artifacts.toml, or the one in this\nfolder"},
    {"--name", "NAME", onExport, "what it is called there"},
    {"--url", "URL", onExport, "where it can be downloaded; may be repeated"},
    {"--platform", "KEY=VALUE", onExport, "only for this platform, as in os=linux and arch=x86_64;\nmay be repeated"},
    {"--lazy", "", onExport, "to be downloaded when it is first used"},
    {"--force", "", onExport, "replace FILE and the binding of that NAME"},
    {"--install", "", onExport, "put it into the depot's artifacts too"},
    {"--hash", "HEX", onVerify, "the git-tree-sha1 that it should have"},
    {"--sha256", "HEX", onVerify, "the SHA-256 that the file should have"},
    {"--against", "PATH", onVerify, "compare the files with those of this tree or tarball"},
    {"--like", "RULES", onGc, "safe (the default), spaces, or a version of Julia from\n1.5 to 1.13"},
    {"--collect-delay", "AGE", onGc, "how long an orphan waits, such as 12h, 2w (7d if not\ngiven)"},
    {"--spaces-cleanup-period", "AGE", onGc,
     "how long a space stays unused until it is one, such as\n2w, 6mo (21d if not given)"},
};

constexpr int statusCount = int(Status::Unknown) + 1;
constexpr const char *orders[] = {"size", "last-use", "name"};
constexpr const char *conflicts[] = {"merge", "replace", "keep-both"}; // as in ConflictPolicy, from Merge on

QString quoted(QByteArrayView word)
{
    return u'\'' + forPeople(word) + u'\'';
}

bool isRepeatable(const OptionEntry &option)
{
    constexpr QByteArrayView repeatable[] = {"--depot", "--forget", "--leave-out", "--url", "--platform"};
    return std::ranges::find(repeatable, QByteArrayView(option.name)) != std::end(repeatable);
}

const CommandEntry &entryOf(Command command)
{
    return *std::ranges::find(commands, command, &CommandEntry::command);
}

template <typename Range, typename Name> QString listed(const Range &range, Name name)
{
    QStringList names;
    for (const auto &element : range)
        names += QString::fromLatin1(name(element));
    return names.join(u", "_s);
}

template <typename Range, typename Name> std::vector<QByteArray> namesOf(const Range &range, Name name)
{
    std::vector<QByteArray> names;
    for (const auto &element : range)
        names.emplace_back(name(element));
    return names;
}

QString refusal(const QString &what, const QString &suggested, const QString &choice)
{
    return suggested.isEmpty() ? what + u"; "_s + choice + u'.' : what + suggested;
}

tl::expected<Command, QString> commandOf(QByteArrayView word)
{
    const auto name = [](const CommandEntry &entry) { return entry.name; };
    for (const CommandEntry &entry : commands) {
        if (word == QByteArrayView(entry.name))
            return entry.command;
    }
    return Refusal(refusal(u"there is no command "_s + quoted(word),
                           suggestion(word.toByteArray(), namesOf(commands, name)),
                           u"there are "_s + listed(commands, name)));
}

// One of a fixed set of words.
template <typename Range>
tl::expected<qsizetype, QString> wordOf(const char *option, QByteArrayView value, const Range &words)
{
    const auto same = [](const auto &word) { return word; };
    for (qsizetype i = 0; const auto &word : words) {
        if (value == QByteArrayView(word))
            return i;
        ++i;
    }
    return Refusal(refusal(QString::fromLatin1(option) + u": there is no "_s + quoted(value),
                           suggestion(value.toByteArray(), namesOf(words, same)),
                           u"the choice is "_s + listed(words, same)));
}

// The value of an option, put where it belongs.
tl::expected<void, QString> take(const OptionEntry &option, const QByteArray &value, Request &request)
{
    const QByteArrayView name(option.name);
    ListChoice &choice = request.choice;
    const auto refused = [&](const QString &why) { return Refusal(QString::fromLatin1(option.name) + u": "_s + why); };
    if (value.isEmpty() && *option.value)
        return refused(u"its "_s + QString::fromLatin1(option.value) + u" is empty."_s);
    if (name == "--depot") {
        request.depots.push_back(value);
    } else if (name == "--json") {
        request.isJson = true;
    } else if (name == "--kind") {
        std::vector<QByteArray> words;
        for (int kind = 0; kind < kindCount; ++kind)
            words.push_back(kindWord(Kind(kind)));
        const auto word = wordOf(option.name, value, words);
        if (!word)
            return Refusal(word.error());
        choice.kind = Kind(*word);
    } else if (name == "--status") {
        std::vector<QByteArray> words;
        for (int status = 0; status < statusCount; ++status)
            words.push_back(statusWord(Status(status)).replace('_', '-'));
        const auto word = wordOf(option.name, QByteArray(value).replace('_', '-'), words);
        if (!word)
            return Refusal(word.error());
        choice.status = Status(*word);
    } else if (name == "--owner") {
        choice.owner = value;
    } else if (name == "--older-than") {
        const auto age = parseAge(QString::fromUtf8(value));
        if (!age)
            return refused(age.error().detail + u'.');
        choice.olderThan = *age;
    } else if (name == "--larger-than") {
        const auto size = parseSize(QString::fromUtf8(value));
        if (!size)
            return refused(size.error().detail + u'.');
        choice.largerThan = *size;
    } else if (name == "--sort") {
        const auto word = wordOf(option.name, value, orders);
        if (!word)
            return Refusal(word.error());
        choice.order = SortOrder(*word);
    } else if (name == "--forget") {
        request.manifests.push_back(value);
    } else if (name == "--package") {
        request.package = value;
    } else if (name == "--orphaned") {
        request.isOrphaned = true;
    } else if (name == "--yes") {
        request.isSure = true;
    } else if (name == "--free-now") {
        request.isFreedNow = true;
    } else if (name == "--clash") {
        const auto word = wordOf(option.name, value, conflicts);
        if (!word)
            return Refusal(word.error());
        request.conflict = ConflictPolicy(int(ConflictPolicy::Merge) + int(*word));
    } else if (name == "-o") {
        request.output = value;
    } else if (name == "--dry-run") {
        request.isDryRun = true;
    } else if (name == "--like") {
        const auto rules = GcRules::fromWord(QString::fromUtf8(value));
        if (!rules)
            return refused(rules.error().detail + u'.');
        request.rules.like = rules->like;
        request.rules.minor = rules->minor;
    } else if (name == "--collect-delay" || name == "--spaces-cleanup-period") {
        const auto age = parseAge(QString::fromUtf8(value));
        if (!age)
            return refused(age.error().detail + u'.');
        (name == "--collect-delay" ? request.rules.collectDelay : request.rules.spacesCleanupPeriod) = *age;
    } else {
        return takeExportOption(name, value, request.exporting);
    }
    return {};
}

QString usageLine(const CommandEntry &entry)
{
    QString line = u"depotctl "_s + QString::fromLatin1(entry.name);
    const bool hasOptions = std::ranges::any_of(
        options, [&](const OptionEntry &option) { return (option.takenBy & bit(entry.command)) != 0; });
    if (hasOptions)
        line += u" [OPTION]..."_s;
    const QString operand = QString::fromLatin1(entry.operandName);
    switch (entry.operand) {
    case Operand::None:
        return line;
    case Operand::Optional:
        return line + u" ["_s + operand + u']';
    case Operand::Required:
    case Operand::Several:
        return line + u' ' + operand;
    }
    Q_UNREACHABLE();
}

QString row(const QString &term, const QString &meaning, qsizetype width)
{
    const QString indent = u'\n' + QString(width + 4, u' ');
    QString text = meaning;
    text.replace(u'\n', indent);
    const QString start = term.size() <= width ? term.leftJustified(width + 2) : term + indent;
    return u"  "_s + start + text + u'\n';
}

QString optionRows(unsigned takenBy)
{
    constexpr qsizetype width = 19;
    QString text;
    for (const OptionEntry &option : options) {
        if ((option.takenBy & takenBy) == 0)
            continue;
        const QString term =
            QString::fromLatin1(option.name) + (*option.value ? u' ' + QString::fromLatin1(option.value) : QString());
        text += row(term, QString::fromLatin1(option.help), width);
    }
    return text + row(u"-h, --help"_s, u"show this help"_s, width);
}

} // namespace

tl::expected<Request, QString> parseArguments(const std::vector<QByteArray> &arguments)
{
    Request request;
    std::optional<Command> command;
    std::vector<QByteArray> operands;
    std::vector<const OptionEntry *> given;
    bool wantsHelp = false;
    bool isVersion = false;
    bool areOptionsOver = false;

    for (size_t i = 0; i < arguments.size(); ++i) {
        const QByteArray &argument = arguments[i];
        if (areOptionsOver || !argument.startsWith('-') || argument == "-") {
            if (command) {
                operands.push_back(argument);
                continue;
            }
            const auto found = commandOf(argument);
            if (!found)
                return Refusal(found.error());
            command = *found;
        } else if (argument == "--") {
            areOptionsOver = true;
        } else if (argument == "-h" || argument == "--help") {
            wantsHelp = true;
        } else if (argument == "--version") {
            isVersion = true;
        } else {
            const qsizetype equals = argument.indexOf('=');
            const QByteArray name = argument.first(equals < 0 ? argument.size() : equals);
            const auto named = [](const OptionEntry &option) { return option.name; };
            const auto option =
                std::ranges::find_if(options, [&](const OptionEntry &entry) { return name == entry.name; });
            if (option == std::end(options)) {
                return Refusal(refusal(u"there is no option "_s + quoted(name),
                                       suggestion(name, namesOf(options, named)), u"'depotctl --help' lists them"_s));
            }
            const bool isRepeated = std::ranges::find(given, option) != given.end();
            if (isRepeated && !isRepeatable(*option) && *option->value)
                return Refusal(quoted(name) + u" is given twice."_s);
            given.push_back(option);

            QByteArray value;
            if (!*option->value && equals >= 0)
                return Refusal(quoted(name) + u" takes no value."_s);
            if (equals >= 0) {
                value = argument.sliced(equals + 1);
            } else if (*option->value) {
                // A forgotten value must not swallow the option that follows.
                if (i + 1 == arguments.size() || arguments[i + 1].startsWith("--"))
                    return Refusal(quoted(name) + u" needs a value: "_s + QString::fromLatin1(option->value) + u'.');
                value = arguments[++i];
            }
            const auto taken = take(*option, value, request);
            if (!taken)
                return Refusal(taken.error());
        }
    }

    if (isVersion) {
        request.command = Command::Version;
        return request;
    }
    if (wantsHelp) {
        request.topic = command;
        return request;
    }
    if (!command) {
        const auto name = [](const CommandEntry &entry) { return entry.name; };
        return Refusal(u"a command is missing; there are "_s + listed(commands, name)
                       + u" ('depotctl --help' explains them)."_s);
    }

    const bool isPlan = command == Command::Plan;
    if (isPlan) {
        if (operands.empty())
            return Refusal(u"'plan' needs the command that it plans: delete, clear or gc."_s);
        const auto planned = commandOf(operands.front());
        if (!planned)
            return Refusal(planned.error());
        if (((onSpaces | onGc) & bit(*planned)) == 0)
            return Refusal(u"'plan' plans delete, clear and gc, not "_s + quoted(operands.front()) + u'.');
        if (request.output.isEmpty())
            return Refusal(u"'plan' needs '-o' and a FILE."_s);
        command = *planned;
        operands.erase(operands.begin());
    }
    const CommandEntry &entry = entryOf(*command);
    request.command = *command;
    for (const OptionEntry *option : given) {
        if ((option->takenBy & (bit(*command) | (isPlan ? bit(Command::Plan) : 0U))) == 0)
            return Refusal(quoted(entry.name) + u" does not take "_s + quoted(option->name) + u'.');
    }
    if (*command == Command::Keep) {
        const QByteArray action = operands.empty() ? QByteArray() : operands.front();
        if (action != "add" && action != "rm" && action != "list")
            return Refusal(u"'keep' needs to know what to do: add, rm or list."_s);
        if (action != "list" && operands.size() < 2)
            return Refusal(u"'keep %1' needs an ITEM."_s.arg(forPeople(action)));
        if (action == "list" && operands.size() > 1)
            return Refusal(u"'keep list' does not know what to do with "_s + quoted(operands[1]) + u'.');
        if (std::ranges::any_of(operands, &QByteArray::isEmpty))
            return Refusal(u"'keep': an ITEM is empty."_s);
        request.words = operands;
        return request;
    }
    if (*command == Command::Clear && request.isOrphaned && request.package)
        return Refusal(u"'clear' takes either '--package' or '--orphaned'."_s);
    if (entry.operand == Operand::Several) {
        if (*command == Command::WhatIf && request.manifests.empty())
            return Refusal(quoted(entry.name) + u" needs --forget and a MANIFEST."_s);
        request.manifests.insert(request.manifests.end(), operands.begin(), operands.end());
        if (request.manifests.empty())
            return Refusal(quoted(entry.name) + u" needs its MANIFEST."_s);
        if (std::ranges::any_of(request.manifests, &QByteArray::isEmpty))
            return Refusal(quoted(entry.name) + u": a MANIFEST is empty."_s);
        return request;
    }
    const size_t most = entry.operand == Operand::None ? 0 : 1;
    if (operands.size() > most)
        return Refusal(quoted(entry.name) + u" does not know what to do with "_s + quoted(operands[most]) + u'.');
    if (operands.empty() && entry.operand == Operand::Required)
        return Refusal(quoted(entry.name) + u" needs its "_s + QString::fromLatin1(entry.operandName) + u'.');
    if (!operands.empty() && *command == Command::Help) {
        const auto topic = commandOf(operands.front());
        if (!topic)
            return Refusal(topic.error());
        request.topic = *topic;
    } else if (!operands.empty()) {
        if (operands.front().isEmpty()) {
            return Refusal(quoted(entry.name) + u": its "_s + QString::fromLatin1(entry.operandName) + u" is empty."_s);
        }
        if (*command != Command::Scan && *command != Command::Demo) {
            request.item = operands.front();
            if (*command == Command::Export) {
                const auto settled = settleExport(request.exporting, request.output, request.isDryRun);
                if (!settled)
                    return Refusal(settled.error());
            }
            return request;
        }
        if (!request.depots.empty())
            return Refusal(quoted(entry.name) + u" takes either DIR or '--depot', not both."_s);
        request.directory = operands.front();
    }
    return request;
}

QString helpText(std::optional<Command> topic)
{
    if (topic) {
        const CommandEntry &entry = entryOf(*topic);
        QString text = u"Usage: "_s + usageLine(entry) + u"\n\n"_s + QString::fromLatin1(entry.details) + u"\n\n"_s;
        text += u"Options:\n"_s + optionRows(bit(*topic));
        return text + u"\nExample:\n  "_s + QString::fromLatin1(entry.example) + u'\n';
    }
    QString text = u"Usage: depotctl [--depot DIR]... [--json] COMMAND\n\n"
                   "Shows what fills a Julia depot, whose it is and when it was last used, and\n"
                   "frees the space. What it removes stays in a trash for 30 days.\n\nCommands:\n"_s;
    for (const CommandEntry &entry : commands) {
        const QString operand = QString::fromLatin1(entry.operandName);
        const QString term = QString::fromLatin1(entry.name)
            + (entry.operand == Operand::None           ? QString()
                   : entry.operand == Operand::Optional ? u" ["_s + operand + u']'
                                                        : u' ' + operand);
        text += row(term, QString::fromLatin1(entry.summary), 14);
    }
    text += u"\nOptions, before or after the command:\n"_s;
    for (const OptionEntry &option : options) {
        if (option.takenBy & bit(Command::Scan))
            text += row(QString::fromLatin1(option.name) + (*option.value ? u" DIR"_s : QString()),
                        QString::fromLatin1(option.help), 14);
    }
    text += row(u"-h, --help"_s, u"show this help, or that of the command"_s, 14);
    text += row(u"--version"_s, u"print the version"_s, 14);
    text += u"\nExit status: 0 done, 1 failed, 2 not understood and nothing done, 3 done but\n"
            "something could not be read or done, 4 refused for safety, 5 what was planned\n"
            "has changed, 130 stopped.\n\n"
            "Example:\n  depotctl list --larger-than 50MB --sort last-use\n"_s;
    return text;
}

} // namespace depotscope
