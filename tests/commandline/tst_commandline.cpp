// SPDX-License-Identifier: MIT
#include "app/commandline/commandline.h"
#include "tests/commandline/answer.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <filesystem>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const QJsonObject &json)
{
    QStringList names;
    for (const QJsonValue &item : json[u"items"_s].toArray())
        names += item[u"name"_s].toString();
    return names;
}

// Rows of the table without path and header, columns by single spaces.
QByteArray table(const QByteArray &out, const QByteArray &root)
{
    QString text = QString::fromUtf8(out);
    text.replace(QString::fromUtf8(root), u"ROOT"_s);
    text.replace(QRegularExpression(u"[ ]{2,}"_s), u"  "_s);
    return text.toUtf8();
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Foo (used), its old version (orphan), a shared artifact, spaces of several ages, a log, a loose file.
        DepotBuilder &depot = m_fixture.depot;
        const auto bar = depot.package("Bar", "0.3.1", 20'000);
        const auto foo = depot.package("Foo", "1.2.0", 300'000, {bar});
        const auto orphan = depot.package("Foo", "1.0.0", 200'000);
        depot.logOrphan(orphan.path, m_fixture.daysAgo(5));
        depot.age(orphan.path, m_fixture.daysAgo(100));
        m_libboth = depot.artifact("libboth", 400'000, {foo, bar}, m_fixture.daysAgo(40));
        depot.space(foo, "cache", 900'000, 7, m_fixture.daysAgo(90));
        depot.space(foo, "recent", 100'000, 2, m_fixture.daysAgo(2));
        depot.space(bar, "never", 150'000, 1, std::nullopt);
        const auto environment = depot.environment("v1.10", {foo}, m_fixture.daysAgo(3), true);
        depot.compiled(foo, "1.10", 60'000, m_fixture.daysAgo(2));
        depot.clone("https://example.org/Foo.jl.git", 30'000);
        depot.devCheckout("Harbour", 5'000);
        QVERIFY(!depot.error());
        m_foo = foo.path;
        m_bar = bar.path;
        m_orphan = orphan.path;
        m_manifest = environment.manifest;
        m_surroundings.now = depot.now();
        m_surroundings.depots.variable = depot.path();
        m_surroundings.depots.home = m_fixture.root + "/home";
        m_surroundings.depots.currentDirectory = m_fixture.root;
    }

    // Every refusal: exit 2, one sentence, and nothing on stdout.
    void refusals_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char *name, const Arguments &arguments, const char *sentence) {
            const QByteArray commands = "depots, scan, list, why, whatif, keep, get, delete, clear, gc, plan, apply, "
                                        "trash, undo, empty, history, "
                                        "forget, remember, export, verify, demo, help";
            QTest::newRow(name) << arguments
                                << "depotctl: " + QByteArray(sentence).replace("COMMANDS", commands) + '\n';
        };
        row("nothing", {},
            "a command is missing; there are COMMANDS ('depotctl --help' explains "
            "them).");
        row("only options", {"--json"},
            "a command is missing; there are COMMANDS ('depotctl --help' explains "
            "them).");
        row("unknown command", {"frobnicate"}, "there is no command 'frobnicate'; there are COMMANDS.");
        row("nearly a command", {"lsit"}, "there is no command 'lsit'; there are COMMANDS.");
        row("a letter short", {"lst"}, "there is no command 'lst'; did you mean 'list'?");
        row("the beginning of a command", {"dep"}, "there is no command 'dep'; did you mean 'depots'?");
        row("a verb that is not there", {"uninstall"}, "there is no command 'uninstall'; there are COMMANDS.");
        row("unknown option", {"list", "--frobnicate"},
            "there is no option '--frobnicate'; 'depotctl --help' lists them.");
        row("nearly an option", {"list", "--sorted"}, "there is no option '--sorted'; did you mean '--sort'?");
        row("short option", {"-j", "list"}, "there is no option '-j'; 'depotctl --help' lists them.");
        row("control characters", {"a\nb"}, "there is no command 'a\\nb'; there are COMMANDS.");
        row("option of another command", {"scan", "--kind", "space"}, "'scan' does not take '--kind'.");
        row("option before the command", {"--kind", "space", "depots"}, "'depots' does not take '--kind'.");
        row("no value", {"list", "--kind"}, "'--kind' needs a value: KIND.");
        row("option for a value", {"list", "--owner", "--json"}, "'--owner' needs a value: NAME|UUID.");
        row("value of a flag", {"list", "--json=yes"}, "'--json' takes no value.");
        row("twice", {"list", "--kind", "space", "--kind", "dev"}, "'--kind' is given twice.");
        row("kind", {"list", "--kind", "spaces"}, "--kind: there is no 'spaces'; did you mean 'space'?");
        row("far from any kind", {"list", "--kind=folder"},
            "--kind: there is no 'folder'; the choice is package, artifact, space, compiled, clone, registry, "
            "environment, dev, log, other.");
        row("status", {"list", "--status", "orphan"}, "--status: there is no 'orphan'; did you mean 'orphaned'?");
        row("sort", {"list", "--sort", "age"}, "--sort: there is no 'age'; the choice is size, last-use, name.");
        row("age", {"list", "--older-than", "3x"},
            "--older-than: '3x' is not an age such as 30d, 12h, 2w, 6mo, 1y or 0.");
        row("age in words", {"list", "--older-than", "1 year"},
            "--older-than: '1 year' is not an age such as 30d, 12h, 2w, 6mo, 1y or 0.");
        row("negative age", {"list", "--older-than=-3d"},
            "--older-than: '-3d' is not an age such as 30d, 12h, 2w, 6mo, 1y or 0.");
        row("size", {"list", "--larger-than", "big"}, "--larger-than: 'big' is not a size such as 50MB, 1GiB or 123.");
        row("empty size", {"list", "--larger-than="}, "--larger-than: its SIZE is empty.");
        row("empty depot", {"--depot", "", "list"}, "--depot: its DIR is empty.");
        row("empty owner", {"list", "--owner="}, "--owner: its NAME|UUID is empty.");
        row("operand too many", {"list", "Foo"}, "'list' does not know what to do with 'Foo'.");
        row("two directories", {"scan", "a", "b"}, "'scan' does not know what to do with 'b'.");
        row("empty directory", {"scan", ""}, "'scan': its DIR is empty.");
        row("directory and depot", {"scan", "--depot", "a", "b"}, "'scan' takes either DIR or '--depot', not both.");
        row("keep of nothing", {"keep"}, "'keep' needs to know what to do: add, rm or list.");
        row("keep of what it does not do", {"keep", "Foo"}, "'keep' needs to know what to do: add, rm or list.");
        row("keep without item", {"keep", "add"}, "'keep add' needs an ITEM.");
        row("keep of the empty", {"keep", "rm", ""}, "'keep': an ITEM is empty.");
        row("keep list of something", {"keep", "list", "Foo"}, "'keep list' does not know what to do with 'Foo'.");
        row("whatif of nothing", {"whatif"}, "'whatif' needs --forget and a MANIFEST.");
        row("whatif without option", {"whatif", "a"}, "'whatif' needs --forget and a MANIFEST.");
        row("whatif without value", {"whatif", "--forget"}, "'--forget' needs a value: MANIFEST.");
        row("whatif of the empty", {"whatif", "--forget", "a", ""}, "'whatif': a MANIFEST is empty.");
        row("why without item", {"why"}, "'why' needs its ITEM.");
        row("why of nothing", {"why", ""}, "'why': its ITEM is empty.");
        row("why of two", {"why", "Foo", "Bar"}, "'why' does not know what to do with 'Bar'.");
        row("gc nobody agreed to", {"clear"},
            "'--yes' is needed where nobody can be asked; '--dry-run' shows what would go.");
        row("plan of nothing", {"plan", "-o", "x"}, "'plan' needs the command that it plans: delete, clear or gc.");
        row("plan of a list", {"plan", "list", "-o", "x"}, "'plan' plans delete, clear and gc, not 'list'.");
        row("plan to nowhere", {"plan", "gc"}, "'plan' needs '-o' and a FILE.");
        row("plan with an option of another", {"plan", "clear", "-o", "x", "--like", "safe"},
            "'clear' does not take '--like'.");
        row("delete without a key", {"delete"}, "'delete' needs its KEY.");
        row("two ways to clear", {"clear", "--orphaned", "--package", "Foo"},
            "'clear' takes either '--package' or '--orphaned'.");
        row("forget nothing", {"forget"}, "'forget' needs its MANIFEST.");
        row("undo in another way", {"undo", "--clash", "merg"}, "--clash: there is no 'merg'; did you mean 'merge'?");
        row("gc of something", {"gc", "--dry-run", "Foo"}, "'gc' does not know what to do with 'Foo'.");
        row("gc with a value", {"gc", "--dry-run=no"}, "'--dry-run' takes no value.");
        row("rules", {"gc", "--dry-run", "--like", "1.14"},
            "--like: there are no rules \"1.14\", only safe, spaces, and those of Julia 1.5 to 1.13.");
        row("delay", {"gc", "--dry-run", "--collect-delay", "soon"},
            "--collect-delay: 'soon' is not an age such as 30d, 12h, 2w, 6mo, 1y or 0.");
        row("period", {"gc", "--dry-run", "--spaces-cleanup-period", "3"},
            "--spaces-cleanup-period: '3' is not an age such as 30d, 12h, 2w, 6mo, 1y or 0.");
        row("nearly a delay", {"gc", "--colect-delay=0"},
            "there is no option '--colect-delay'; did you mean '--collect-delay'?");
        row("list without changes", {"list", "--dry-run"}, "'list' does not take '--dry-run'.");
        row("demo without directory", {"demo"}, "'demo' needs its DIR.");
        row("demo of a depot", {"demo", "--depot", "a", "b"}, "'demo' does not take '--depot'.");
        row("help with JSON", {"help", "--json"}, "'help' does not take '--json'.");
        row("help on nothing", {"help", "me"}, "there is no command 'me'; there are COMMANDS.");
    }
    void refusals()
    {
        QFETCH(Arguments, arguments);
        QFETCH(QByteArray, sentence);
        const Answer outcome = answerTo(arguments, m_surroundings);
        QCOMPARE(outcome.err, sentence);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.code, ExitCode::NotUnderstood);
    }

    // Understood, but it cannot be done: exit 1 and a sentence that names the place.
    void failures_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char *name, const Arguments &arguments, const char *variable, const char *sentence) {
            QTest::newRow(name) << arguments << QByteArray(variable) << QByteArray(sentence);
        };
        row("scan nowhere", {"scan", "ROOT/nowhere"}, "/", "ROOT/nowhere: does not exist.");
        row("scan a file", {"scan", "ROOT/file"}, "/", "ROOT/file: is not a directory.");
        row("scan below a file", {"scan", "ROOT/file/x"}, "/", "ROOT/file/x: is not a directory.");
        row("list nowhere", {"--depot", "ROOT/nowhere", "list"}, "/", "ROOT/nowhere: there is no such depot.");
        row("scan depots nowhere", {"--depot", "ROOT/nowhere", "scan"}, "/", "ROOT/nowhere: there is no such depot.");
        row("list below a file", {"--depot", "ROOT/file/x", "list"}, "/", "ROOT/file/x: is not a directory.");
        row("list a file", {"--depot", "ROOT/file", "list"}, "/",
            "ROOT/file: is not a directory (--depot needs a directory).");
        row("why of nothing here", {"--depot", "ROOT/depot", "why", "Qux"}, "/",
            "no item is called 'Qux': it is no path in a depot, package, Package/space-key or hash here.");
        row("why of nothing here in JSON", {"--depot", "ROOT/depot", "why", "--json", "0000000"}, "/",
            "no item is called '0000000': it is no path in a depot, package, Package/space-key or hash here.");
        row("why of a few digits", {"--depot", "ROOT/depot", "why", "SIX"}, "/",
            "no item is called 'SIX': it is no path in a depot, package, Package/space-key or hash here.");
        row("why of a path elsewhere", {"--depot", "ROOT/depot", "why", "ROOT/file"}, "/",
            "no item is called 'ROOT/file': it is no path in a depot, package, Package/space-key or hash here.");
        row("keep nothing here", {"--depot", "ROOT/depot", "keep", "add", "Qux"}, "/",
            "no item is called 'Qux': it is no path in a depot, package, Package/space-key or hash here.");
        row("keep a depot", {"--depot", "ROOT/depot", "keep", "add", "ROOT/depot"}, "/",
            "ROOT/depot: a whole depot is not kept; name items in it.");
        row("whatif of no manifest", {"--depot", "ROOT/depot", "whatif", "--forget", "ROOT/file"}, "/",
            "ROOT/file: no manifest that keeps anything here; no log or environment of the depot names it.");
        row("why of a near name", {"--depot", "ROOT/depot", "why", "foo"}, "/",
            "no item is called 'foo'; did you mean 'Foo'?");
        row("why of a key alone", {"--depot", "ROOT/depot", "why", "cache"}, "/",
            "no item is called 'cache'; did you mean 'Foo/cache'?");
        row("why of a near key", {"--depot", "ROOT/depot", "why", "Foo/cash"}, "/",
            "no item is called 'Foo/cash'; did you mean 'Foo/cache'?");
        row("why of an environment by half", {"--depot", "ROOT/depot", "why", "v1.10"}, "/",
            "no item is called 'v1.10'; did you mean '@v1.10'?");
        row("keep a near name", {"--depot", "ROOT/depot", "keep", "add", "foo"}, "/",
            "no item is called 'foo'; did you mean 'Foo'?");
        row("whatif of an environment by half", {"--depot", "ROOT/depot", "whatif", "--forget", "v1.10"}, "/",
            "v1.10: no manifest that keeps anything here; did you mean '@v1.10'?");
        row("whatif of no environment", {"--depot", "ROOT/depot", "whatif", "--forget", "@v1.11"}, "/",
            "@v1.11: no manifest that keeps anything here; did you mean '@v1.10'?");
        row("get of no package", {"--depot", "ROOT/depot", "get", "x", "--package", "foo"}, "/",
            "no package is called 'foo' here; did you mean 'Foo'?");
        row("clear of no package", {"--depot", "ROOT/depot", "clear", "--package", "Qux", "--yes"}, "/",
            "no package is called 'Qux' here; its UUID would do.");
        row("export of a key alone", {"--depot", "ROOT/depot", "export", "cache", "-o", "ROOT/x.tar"}, "/",
            "no space, artifact or package version is called 'cache'; did you mean 'Foo/cache'?");
        row("export of a near name", {"--depot", "ROOT/depot", "export", "foo", "-o", "ROOT/x.tar"}, "/",
            "no space, artifact or package version is called 'foo'; did you mean 'Foo'?");
        for (const char *word : {"@v1.10", "v1.10", "Harbou"}) {
            const QByteArray sentence = "no space, artifact or package version is called '" + QByteArray(word)
                + "': it is no key of a global space, no Package/key, package, hash or path here.";
            row(word, {"--depot", "ROOT/depot", "export", word, "-o", "ROOT/x.tar"}, "/", sentence.constData());
        }
        row("why of a near checkout", {"--depot", "ROOT/depot", "why", "Harbou"}, "/",
            "no item is called 'Harbou'; did you mean 'Harbour'?");
        row("why nowhere", {"--depot", "ROOT/nowhere", "why", "Foo"}, "/", "ROOT/nowhere: there is no such depot.");
        row("gc nowhere", {"--depot", "ROOT/nowhere", "gc", "--dry-run"}, "/", "ROOT/nowhere: there is no such depot.");
        row("no depot yet", {"list"}, "ROOT/nowhere",
            "ROOT/nowhere: Julia has no depot yet; 'depotctl demo DIR' writes a sample to look at.");
        row("an empty depot path", {"scan"}, "", "JULIA_DEPOT_PATH is empty, so Julia has no depot.");
        row("demo on a file", {"demo", "ROOT/file"}, "/", "ROOT/file: is not a directory.");
        row("demo on something", {"demo", "ROOT"}, "/",
            "ROOT: is not empty; a sample depot needs a new or empty folder.");
    }
    void failures()
    {
        QFETCH(Arguments, arguments);
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, sentence);
        QFile file(QFile::decodeName(m_fixture.root + "/file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray digits = m_libboth.hash.hex().first(6);
        for (QByteArray &argument : arguments)
            argument.replace("ROOT", m_fixture.root).replace("SIX", digits);
        sentence.replace("SIX", digits);
        Surroundings surroundings = m_surroundings;
        surroundings.depots.variable = variable.replace("ROOT", m_fixture.root);
        const Answer outcome = answerTo(arguments, surroundings);
        QCOMPARE(outcome.err, "depotctl: " + sentence.replace("ROOT", m_fixture.root) + '\n');
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.code, ExitCode::Failed);
    }

    void aDepotPathThatJuliaRefuses()
    {
        Surroundings surroundings = m_surroundings;
        surroundings.depots.variable = "~nobody/depot";
        const Answer outcome = answerTo({"depots"}, surroundings);
        QCOMPARE(outcome.code, ExitCode::Failed);
        QVERIFY2(outcome.err.contains("~nobody"), outcome.err.constData());
    }

    void help_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QByteArray>("usage");
        QTest::newRow("program") << Arguments{"--help"} << QByteArray("depotctl [--depot DIR]... [--json] COMMAND");
        QTest::newRow("program, by command")
            << Arguments{"help"} << QByteArray("depotctl [--depot DIR]... [--json] COMMAND");
        for (const char *command : {"depots", "list", "gc"}) {
            QTest::addRow("%s", command) << Arguments{command, "--help"}
                                         << "depotctl " + QByteArray(command) + " [OPTION]...";
            QTest::addRow("%s, by command", command)
                << Arguments{"help", command} << "depotctl " + QByteArray(command) + " [OPTION]...";
        }
        QTest::newRow("scan") << Arguments{"-h", "scan"} << QByteArray("depotctl scan [OPTION]... [DIR]");
        QTest::newRow("why") << Arguments{"why", "-h"} << QByteArray("depotctl why [OPTION]... ITEM");
        QTest::newRow("demo") << Arguments{"demo", "-h"} << QByteArray("depotctl demo [OPTION]... DIR");
        QTest::newRow("help") << Arguments{"help", "help"} << QByteArray("depotctl help [COMMAND]");
    }
    void help()
    {
        QFETCH(Arguments, arguments);
        QFETCH(QByteArray, usage);
        const Answer outcome = answerTo(arguments, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        QCOMPARE(outcome.err, QByteArray());
        QVERIFY2(outcome.out.startsWith("Usage: " + usage + '\n'), outcome.out.constData());
        QVERIFY2(outcome.out.contains("\nExample:\n  "), outcome.out.constData());
        for (const QByteArray &line : outcome.out.split('\n'))
            QVERIFY2(line.size() <= 80, line.constData());
    }

    void version()
    {
        const Answer outcome = answerTo({"--version"}, m_surroundings);
        QCOMPARE(outcome.out, "depotctl " DEPOTSCOPE_VERSION "\n");
        QCOMPARE(outcome.code, ExitCode::Done);
    }

    void depots()
    {
        Surroundings surroundings = m_surroundings;
        surroundings.depots.variable = m_fixture.depot.path() + ':' + m_fixture.root + "/none";
        Answer outcome = answerTo({"depots"}, surroundings);
        QCOMPARE(table(outcome.out, m_fixture.root),
                 QByteArray("ROLE  WRITABLE  PATH\nuser  yes  ROOT/depot\nshared  missing  ROOT/none\n"));
        QCOMPARE(outcome.code, ExitCode::Done);
        outcome = answerTo({"--json", "depots"}, surroundings);
        QCOMPARE(outcome.out.replace(m_fixture.root, "ROOT"),
                 QByteArray("{\"schema\":\"depotctl/1\",\"depot\":\"ROOT/depot\",\"depots\":["
                            "{\"path\":\"ROOT/depot\",\"role\":\"user\",\"exists\":true,\"writable\":true},"
                            "{\"path\":\"ROOT/none\",\"role\":\"shared\",\"exists\":false,\"writable\":false}]}\n"));
    }

    void noDepotsAtAll()
    {
        Surroundings surroundings = m_surroundings;
        surroundings.depots.variable = "";
        const Answer outcome = answerTo({"depots", "--json"}, surroundings);
        QCOMPARE(outcome.out, QByteArray("{\"schema\":\"depotctl/1\",\"depot\":null,\"depots\":[]}\n"));
        QCOMPARE(outcome.code, ExitCode::Done);
    }

    void scan()
    {
        const QByteArray folder = m_fixture.root + "/plain";
        QVERIFY(QDir().mkpath(QFile::decodeName(folder + "/sub")));
        QFile file(QFile::decodeName(folder + "/sub/file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(5000, 'x')), 5000);
        file.close();
        struct stat status { };
        qint64 allocated = 0;
        qint64 apparent = 0;
        for (const char *name : {"", "/sub", "/sub/file"}) {
            QCOMPARE(::stat((folder + name).constData(), &status), 0);
            allocated += status.st_blocks * 512;
            apparent += status.st_size;
        }
        Answer outcome = answerTo({"scan", folder, "--json"}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        QCOMPARE(outcome.out,
                 "{\"schema\":\"depotctl/1\",\"depot\":\"" + folder + "\",\"files\":1,\"directories\":2,\"allocated\":"
                     + QByteArray::number(allocated) + ",\"apparent\":" + QByteArray::number(apparent)
                     + ",\"unreadable\":0,\"lower_bound\":false,\"troubles\":[]}\n");
        outcome = answerTo({"scan", folder}, m_surroundings);
        const QString sizes = u"%1 (%2 bytes)"_s;
        QCOMPARE(QString::fromUtf8(table(outcome.out, m_fixture.root)),
                 u"Directory  ROOT/plain\nOn disk  %1\nBy length  %2\nFiles  1\nFolders  2\nUnreadable  0\n"_s.arg(
                     sizes.arg(formatBytes(allocated, QLocale::c())).arg(allocated),
                     sizes.arg(formatBytes(apparent, QLocale::c())).arg(apparent)));
    }

    void scanOfDepotsEqualsTheirList()
    {
        const Answer scanned = answerTo({"scan", "--json"}, m_surroundings);
        const Answer listed = answerTo({"list", "--json"}, m_surroundings);
        QCOMPARE(scanned.json()[u"allocated"_s], listed.json()[u"totals"_s][u"size"_s]);
        QCOMPARE(scanned.json()[u"files"_s], listed.json()[u"totals"_s][u"files"_s]);
    }

    void aDepotInsideAnotherCountsOnce()
    {
        const QByteArray inner = m_fixture.depot.path() + "/packages";
        const Answer both =
            answerTo({"--depot", m_fixture.depot.path(), "--depot", inner, "scan", "--json"}, m_surroundings);
        const Answer one = answerTo({"--depot", m_fixture.depot.path(), "scan", "--json"}, m_surroundings);
        QCOMPARE(both.json()[u"allocated"_s], one.json()[u"allocated"_s]);
        QCOMPARE(both.json()[u"depots"_s].toArray().size(), 2);
    }

    void listAsText()
    {
        const Answer outcome =
            answerTo({"list", "--owner", "Foo", "--sort", "name", "--kind", "space"}, m_surroundings);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.code, ExitCode::Done);
        const QList<QByteArray> lines = outcome.out.split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY2(lines[0].startsWith("    SIZE  LAST USE"), lines[0].constData());
        QVERIFY2(lines[1].contains("kB  2 months ago"), lines[1].constData());
        QVERIFY2(lines[1].contains("  space  Foo    cache   "), lines[1].constData());
        QVERIFY2(lines[2].contains("kB  2 days ago  "), lines[2].constData());
        // Columns stand below one another.
        for (const char *word : {"space", "Foo"})
            QCOMPARE(lines[1].indexOf(word), lines[2].indexOf(word));
        QCOMPARE(lines[1].indexOf('/'), lines[0].indexOf("PATH"));
        QVERIFY2(lines[3].startsWith("Total: 1."), lines[3].constData());
        QVERIFY2(lines[3].contains(" MB on disk, items: 2 of "), lines[3].constData());
    }

    void aTerminalGetsShortPaths()
    {
        Surroundings surroundings = m_surroundings;
        surroundings.columns = 120;
        const Answer outcome = answerTo({"list"}, surroundings);
        const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
        QVERIFY(lines.size() > 10);
        for (const QByteArray &line : lines)
            QVERIFY2(QString::fromUtf8(line).size() <= 120, line.constData());
        QVERIFY(outcome.out.contains("…"));
        QVERIFY(!answerTo({"list"}, m_surroundings).out.contains("…"));
    }

    void choices_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const Arguments &arguments, const QStringList &names) {
            QTest::newRow(name) << arguments << names;
        };
        row("kind", {"--kind", "space"}, {u"cache"_s, u"never"_s, u"recent"_s});
        row("size", {"--larger-than", "380kB"}, {u"cache"_s, u"libboth"_s});
        row("age", {"--older-than", "10d", "--kind=space"}, {u"cache"_s});
        row("no age", {"--older-than=0", "--kind=space"}, {u"cache"_s, u"recent"_s});
        row("owner by name", {"--owner", "Bar"}, {u"libboth"_s, u"never"_s, u"Bar"_s});
        row("owner by UUID", {"--owner", DepotBuilder::uuidOf("Bar").toByteArray(QUuid::WithoutBraces).toUpper()},
            {u"libboth"_s, u"never"_s, u"Bar"_s});
        row("a shared artifact has two owners", {"--owner", "Foo", "--kind", "artifact"}, {u"libboth"_s});
        row("status", {"--status", "orphaned", "--kind", "package"}, {u"Foo"_s});
        row("status as JSON has it", {"--status", "in_use", "--kind", "package", "--sort", "name"},
            {u"Bar"_s, u"Foo"_s});
        row("longest unused first", {"--kind", "space", "--sort", "last-use"}, {u"cache"_s, u"recent"_s, u"never"_s});
        row("by name", {"--kind", "space", "--sort", "name"}, {u"cache"_s, u"never"_s, u"recent"_s});
        row("nothing", {"--larger-than", "1TB"}, {});
    }
    void choices()
    {
        QFETCH(Arguments, arguments);
        QFETCH(QStringList, names);
        arguments.insert(arguments.begin(), {"list", "--json"});
        const Answer outcome = answerTo(arguments, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        QCOMPARE(namesOf(outcome.json()), names);
    }

    void environmentsHaveTheirOwnNames()
    {
        const QByteArray folder = m_manifest.first(m_manifest.lastIndexOf('/'));
        for (const Arguments &words : {Arguments{"why"}, Arguments{"whatif", "--forget"}}) {
            const auto with = [&](const QByteArray &word) {
                Arguments arguments = words;
                arguments.push_back(word);
                return answerTo(arguments, m_surroundings);
            };
            const Answer named = with("@v1.10");
            QCOMPARE(named.code, ExitCode::Done);
            QVERIFY(!named.out.isEmpty());
            QCOMPARE(named.out, with(folder).out);
        }
    }

    void anUnknownOwnerIsSaid()
    {
        const Answer outcome = answerTo({"list", "--owner", "foo", "--json"}, m_surroundings);
        QCOMPARE(outcome.err, QByteArray("depotctl: no package 'foo' owns anything here; did you mean 'Foo'?\n"));
        QVERIFY(namesOf(outcome.json()).isEmpty());
        QCOMPARE(outcome.code, ExitCode::Done);
    }

    void anItemInJson()
    {
        const Answer outcome =
            answerTo({"list", "--json", "--kind", "space", "--larger-than", "500kB"}, m_surroundings);
        const QJsonObject json = outcome.json();
        QCOMPARE(json[u"schema"_s], QJsonValue(u"depotctl/1"_s));
        QCOMPARE(json[u"depot"_s], QJsonValue(QString::fromUtf8(m_fixture.depot.path())));
        QCOMPARE(json[u"troubles"_s].toArray().size(), 0);
        QCOMPARE(json[u"items"_s].toArray().size(), 1);
        const QJsonObject item = json[u"items"_s].toArray().first().toObject();
        const QByteArray uuid = DepotBuilder::uuidOf("Foo").toByteArray(QUuid::WithoutBraces);
        const QByteArray path = m_fixture.depot.path() + "/scratchspaces/" + uuid + "/cache";
        QCOMPARE(item[u"kind"_s], QJsonValue(u"space"_s));
        QCOMPARE(item[u"name"_s], QJsonValue(u"cache"_s));
        QCOMPARE(item[u"path"_s], QJsonValue(QString::fromUtf8(path)));
        QCOMPARE(item[u"owner"_s][u"name"_s], QJsonValue(u"Foo"_s));
        QCOMPARE(item[u"owner"_s][u"uuid"_s], QJsonValue(QString::fromLatin1(uuid)));
        QCOMPARE(item[u"files"_s].toInteger(), 7);
        QVERIFY(item[u"size"_s].toInteger() >= 900'000);
        QVERIFY(item[u"apparent"_s].toInteger() >= 900'000);
        QCOMPARE(item[u"last_use"_s], QJsonValue(formatRfc3339(m_fixture.daysAgo(90))));
        QCOMPARE(item[u"last_use_source"_s], QJsonValue(u"usage_log"_s));
        QCOMPARE(item[u"status"_s], QJsonValue(u"idle"_s));
        QCOMPARE(item[u"since"_s], QJsonValue(QJsonValue::Null));
        QVERIFY(item[u"frees"_s].isDouble());
        QCOMPARE(item[u"kept_by"_s].toArray().size(), 1);
        QVERIFY(item[u"reason"_s].isString());
        QCOMPARE(item[u"owner_projects"_s].toArray().size(), 1);
        QVERIFY(!item.contains(u"depot"_s));
        QVERIFY(!item.contains(u"shared"_s));
    }

    // However somebody calls an item: by path, package, space or hash.
    void whyFinds_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const QByteArray &item, const QStringList &names) {
            QTest::newRow(name) << item << names;
        };
        row("path", "FOO", {u"Foo 1.2.0"_s});
        row("path with a slash", "FOO/", {u"Foo 1.2.0"_s});
        row("path inside", "FOO/src/Foo.jl", {u"Foo 1.2.0"_s});
        row("relative path", "depot/artifacts/HASH", {u"libboth"_s});
        row("relative path with dots", "./depot/logs/../artifacts/HASH", {u"libboth"_s});
        row("folder of items", "depot/packages/Foo", {u"Foo 1.0.0"_s, u"Foo 1.2.0"_s});
        row("depot", "depot", {u"folders and loose files"_s});
        row("package", "Foo", {u"Foo 1.0.0"_s, u"Foo 1.2.0"_s});
        row("package by UUID", DepotBuilder::uuidOf("Bar").toByteArray(QUuid::WithoutBraces), {u"Bar 0.3.1"_s});
        row("space", "Foo/cache", {u"cache"_s});
        row("artifact", "libboth", {u"libboth"_s});
        row("hash", "HASH", {u"libboth"_s});
        row("hash in capitals", "CAPITALS", {u"libboth"_s});
        row("seven digits", "SEVEN", {u"libboth"_s});
    }
    void whyFinds()
    {
        QFETCH(QByteArray, item);
        QFETCH(QStringList, names);
        const QByteArray hash = m_libboth.hash.hex();
        item.replace("FOO", m_foo).replace("HASH", hash).replace("CAPITALS", hash.toUpper());
        item.replace("SEVEN", hash.first(7));
        const Answer outcome = answerTo({"why", "--json", item}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        QStringList found;
        for (const QJsonValue &value : outcome.json()[u"items"_s].toArray()) {
            const QString version = value[u"version"_s].toString();
            found += value[u"name"_s].toString() + (version.isEmpty() ? QString() : u' ' + version);
        }
        found.sort();
        QCOMPARE(found, names);
    }

    void whyInWords()
    {
        const auto lines = [this](const QByteArray &item) {
            QByteArray out = answerTo({"why", item}, m_surroundings).out;
            out.replace(m_manifest, "MANIFEST").replace(m_orphan, "ORPHAN").replace(m_libboth.path, "LIBBOTH");
            return out.split('\n');
        };
        const QList<QByteArray> kept = lines(m_libboth.path);
        QVERIFY2(kept[0].startsWith("libboth (artifact): 4"), kept[0].constData());
        QVERIFY2(kept[0].contains(" kB on disk, frees 4"), kept[0].constData());
        QCOMPARE(kept[1], QByteArray("  LIBBOTH"));
        QCOMPARE(kept[2], QByteArray("  in-use: Kept by MANIFEST (used 3 days ago)."));
        QCOMPARE(kept[3], QByteArray("  MANIFEST (used 3 days ago) > Bar 0.3.1 > libboth"));
        QCOMPARE(kept[4], QByteArray("  Used by Bar 0.3.1, Foo 1.2.0"));
        QCOMPARE(kept.size(), 6);
        const QList<QByteArray> orphan = lines(m_orphan);
        QCOMPARE(orphan.size(), 6);
        const QByteArray day = QDateTime::fromMSecsSinceEpoch(m_fixture.daysAgo(5).time_since_epoch().count())
                                   .toString(u"yyyy-MM-dd"_s)
                                   .toLatin1();
        QCOMPARE(orphan[2],
                 "  orphaned: Nothing needs it: no manifest that is logged or in an environment names it. Known since "
                     + day + " (5 days ago).");
        QVERIFY2(orphan[3].startsWith("  Julia 1.6 to 1.12: deleted by the next gc from 20"), orphan[3].constData());
        QCOMPARE(orphan[4], QByteArray("  Julia 1.13: deleted by the next gc"));
    }

    void whatIfInWordsAndInJson()
    {
        Fixture f;
        const auto foo = f.depot.package("Foo", "1.0.0", 100'000);
        const auto bar = f.depot.package("Bar", "1.0.0", 50'000);
        const auto both = f.depot.package("Both", "1.0.0", 200'000);
        const auto one = f.depot.environment("one", {foo, both}, f.daysAgo(3), false);
        const auto two = f.depot.environment("two", {bar, both}, f.daysAgo(3), false);
        QVERIFY(!f.depot.error());
        const auto whatIf = [&](const Arguments &rest) {
            Arguments arguments{"--depot", f.depot.path(), "whatif", "--forget"};
            arguments.insert(arguments.end(), rest.begin(), rest.end());
            return answerTo(arguments, m_surroundings);
        };
        const Answer alone = whatIf({one.manifest});
        QCOMPARE(alone.code, ExitCode::Done);
        QVERIFY2(alone.out.contains("Forgetting that manifest would free "), alone.out.constData());
        QVERIFY(alone.out.contains("Foo 1.0.0") && !alone.out.contains("Both"));

        // By its folder, by its project file, relative, and twice.
        for (const Arguments &words :
             {Arguments{one.directory, two.directory}, Arguments{one.directory + "/Project.toml", two.manifest},
              Arguments{two.manifest, "--forget", one.manifest + "/", one.manifest}}) {
            const Answer text = whatIf(words);
            QCOMPARE(text.code, ExitCode::Done);
            QVERIFY2(text.out.contains("Forgetting these 2 manifests would free "), text.out.constData());
            QVERIFY(text.out.contains(" more only because all of them go.\n"));
            QVERIFY(text.out.contains("Both 1.0.0"));
        }
        const QJsonObject json = whatIf({one.manifest, two.manifest, "--json"}).json();
        QCOMPARE(json[u"forgets"_s].toArray().size(), 2);
        QCOMPARE(namesOf(json), (QStringList{u"Both"_s, u"Foo"_s, u"Bar"_s}));
        qint64 sum = 0;
        for (const QJsonValue &item : json[u"items"_s].toArray())
            sum += item[u"size"_s].toInteger();
        QCOMPARE(json[u"frees"_s].toInteger(), sum);
        QCOMPARE(json[u"together"_s].toInteger(), json[u"items"_s][0][u"size"_s].toInteger());
        QCOMPARE(json[u"alone"_s].toInteger() + json[u"together"_s].toInteger(), sum);
    }

    void keepsAndKeepsNoLonger()
    {
        Fixture f;
        const auto foo = f.depot.package("Foo", "1.0.0", 100'000);
        const auto old = f.depot.package("Old", "1.0.0", 50'000);
        f.depot.environment("one", {foo}, f.daysAgo(3), false);
        QVERIFY(!f.depot.error());
        const auto depotctl = [&](Arguments arguments) {
            arguments.insert(arguments.begin(), {"--depot", f.depot.path()});
            return answerTo(arguments, m_surroundings);
        };
        QCOMPARE(depotctl({"keep", "list"}).out, QByteArray("Nothing is on the keep list.\n"));
        QCOMPARE(namesOf(depotctl({"list", "--json", "--status", "orphaned"}).json()), QStringList{u"Old"_s});

        const Answer added = depotctl({"keep", "add", "Old"});
        QCOMPARE(added.code, ExitCode::Done);
        QCOMPARE(added.err, QByteArray("depotctl: put 1 path on the keep list.\n"));
        QCOMPARE(depotctl({"keep", "add", old.path, "--json"}).json()[u"changed"_s], QJsonValue(0));
        QCOMPARE(namesOf(depotctl({"list", "--json", "--status", "kept"}).json()), QStringList{u"Old"_s});
        QVERIFY(depotctl({"keep", "list"}).out.startsWith(old.path + " ("));
        const QJsonObject listed = depotctl({"keep", "list", "--json"}).json();
        QCOMPARE(listed[u"keeps"_s].toArray().size(), 1);
        QCOMPARE(listed[u"keeps"_s][0][u"path"_s], QJsonValue(QString::fromUtf8(old.path)));
        QCOMPARE(namesOf(listed[u"keeps"_s][0].toObject()), QStringList{u"Old"_s});
        QCOMPARE(namesOf(depotctl({"gc", "--dry-run", "--json", "--collect-delay", "0"}).json()), QStringList());

        std::filesystem::remove_all(old.path.toStdString());
        QCOMPARE(depotctl({"keep", "list"}).out, old.path + " (nothing is there)\n");
        QCOMPARE(depotctl({"keep", "rm", old.path}).err, QByteArray("depotctl: took 1 path off the keep list.\n"));
        QCOMPARE(depotctl({"keep", "list"}).out, QByteArray("Nothing is on the keep list.\n"));
    }

    void ofManyChainsTenAreShown()
    {
        DepotBuilder popular(m_fixture.root + "/popular", m_fixture.root, m_fixture.depot.now());
        const auto foo = popular.package("Foo", "1.0.0", 1000);
        for (int i = 0; i < 13; ++i)
            popular.environment("e" + QByteArray::number(i), {foo}, m_fixture.daysAgo(i), true);
        const Answer text = answerTo({"--depot", popular.path(), "why", "Foo"}, m_surroundings);
        QCOMPARE(text.out.count(" > Foo 1.0.0\n"), 10);
        QVERIFY2(text.out.contains("\n  and 3 more\n"), text.out.constData());
        const Answer json = answerTo({"--depot", popular.path(), "why", "Foo", "--json"}, m_surroundings);
        QCOMPARE(json.json()[u"items"_s][0][u"chains"_s].toArray().size(), 13);
    }

    void whyInJson()
    {
        const QJsonObject json = answerTo({"why", "--json", m_libboth.hash.hex()}, m_surroundings).json();
        QCOMPARE(json[u"schema"_s], QJsonValue(u"depotctl/1"_s));
        QCOMPARE(json[u"troubles"_s].toArray().size(), 0);
        const QJsonObject item = json[u"items"_s][0].toObject();
        QCOMPARE(item[u"kind"_s], QJsonValue(u"artifact"_s));
        QCOMPARE(item[u"with_all"_s], item[u"size"_s]);
        const QJsonArray chains = item[u"chains"_s].toArray();
        QCOMPARE(chains.size(), item[u"kept_by"_s].toArray().size());
        QCOMPARE(chains.size(), 1);
        const QJsonValue chain = chains.first();
        QCOMPARE(chain[u"root"_s], QJsonValue(QString::fromUtf8(m_manifest)));
        QCOMPARE(chain[u"root_kind"_s], QJsonValue(u"manifest"_s));
        QCOMPARE(chain[u"last_use"_s], QJsonValue(formatRfc3339(m_fixture.daysAgo(3))));
        QCOMPARE(chain[u"items"_s].toArray().size(), 2);
        QCOMPARE(chain[u"items"_s][0][u"kind"_s], QJsonValue(u"package"_s));
        QCOMPARE(chain[u"items"_s][0][u"name"_s], QJsonValue(u"Bar"_s));
        QCOMPARE(chain[u"items"_s][0][u"path"_s], QJsonValue(QString::fromUtf8(m_bar)));
        QCOMPARE(chain[u"items"_s][1][u"name"_s], QJsonValue(u"libboth"_s));
        QCOMPARE(item[u"used_by"_s].toArray().size(), 2);
        QCOMPARE(item[u"holds"_s].toArray().size(), 0);
        QCOMPARE(item[u"julias"_s].toArray().size(), 1);
        QCOMPARE(item[u"julias"_s][0][u"to"_s], QJsonValue(u"1.13"_s));
        QCOMPARE(item[u"julias"_s][0][u"goes"_s], QJsonValue(false));
        const QJsonObject foo = answerTo({"why", "--json", m_foo}, m_surroundings).json();
        QCOMPARE(foo[u"items"_s][0][u"holds"_s].toArray().size(), 4); // artifact, cache and two spaces
        QVERIFY(foo[u"items"_s][0][u"with_all"_s].toInteger() > foo[u"items"_s][0][u"size"_s].toInteger() + 400'000);
    }

    void plans_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QStringList>("going");
        QTest::addColumn<QStringList>("waiting");
        const auto row = [](const char *name, const Arguments &arguments, const QStringList &going,
                            const QStringList &waiting) { QTest::newRow(name) << arguments << going << waiting; };
        // The old Foo has been orphaned for 5 days; of the clone Pkg does not know yet.
        row("as Julia 1.12", {"--like", "1.12"}, {}, {u"Foo"_s, u"Foo.jl"_s});
        row("after a shorter delay", {"--like", "1.12", "--collect-delay", "4d"}, {u"Foo"_s}, {u"Foo.jl"_s});
        row("without delay", {"--like=1.12", "--collect-delay=0"}, {u"Foo"_s, u"Foo.jl"_s}, {});
        row("as Julia 1.13", {"--like", "1.13"}, {u"Foo"_s, u"Foo.jl"_s}, {});
    }
    void plans()
    {
        QFETCH(Arguments, arguments);
        QFETCH(QStringList, going);
        QFETCH(QStringList, waiting);
        arguments.insert(arguments.begin(), {"gc", "--dry-run", "--json"});
        const Answer outcome = answerTo(arguments, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        const QJsonObject json = outcome.json();
        const auto packagesAndClones = [&json](const QString &member) {
            QStringList names;
            for (const QJsonValue &item : json[member].toArray()) {
                if (item[u"kind"_s] == u"package"_s || item[u"kind"_s] == u"clone"_s)
                    names += item[u"name"_s].toString();
            }
            return names;
        };
        QCOMPARE(packagesAndClones(u"items"_s), going);
        QCOMPARE(packagesAndClones(u"waiting"_s), waiting);
        qint64 sum = 0;
        for (const QJsonValue &item : json[u"items"_s].toArray())
            sum += item[u"size"_s].toInteger();
        QCOMPARE(json[u"frees"_s].toInteger(-1), sum);
        QCOMPARE(json[u"troubles"_s].toArray().size(), 0);
    }

    void thePeriodOfSpacesCounts()
    {
        const auto spaces = [this](const QByteArray &period) {
            const QJsonObject json = answerTo({"gc", "--dry-run", "--json", "--like", "spaces", "--collect-delay", "0",
                                               "--spaces-cleanup-period", period},
                                              m_surroundings)
                                         .json();
            QStringList names;
            for (const QJsonValue &item : json[u"items"_s].toArray()) {
                if (item[u"kind"_s] == u"space"_s)
                    names += item[u"name"_s].toString();
            }
            return names;
        };
        QVERIFY(spaces("30d").contains(u"cache"_s));
        QVERIFY(!spaces("1y").contains(u"cache"_s));
    }

    void aPlanInJson()
    {
        const QJsonObject json =
            answerTo({"gc", "--dry-run", "--json", "--like", "1.12", "--collect-delay", "4d"}, m_surroundings).json();
        const QJsonValue item = json[u"items"_s][0];
        QCOMPARE(item[u"path"_s], QJsonValue(QString::fromUtf8(m_orphan)));
        QCOMPARE(item[u"round"_s], QJsonValue(1));
        QCOMPARE(item[u"since"_s], QJsonValue(formatRfc3339(m_fixture.daysAgo(5))));
        QVERIFY2(item[u"reason"_s].toString().startsWith(u"Julia 1.12 deletes "_s),
                 qPrintable(item[u"reason"_s].toString()));
        const QJsonValue waiting = json[u"waiting"_s][0];
        QCOMPARE(waiting[u"since"_s], QJsonValue(formatRfc3339(m_surroundings.now)));
        QCOMPARE(waiting[u"until"_s], QJsonValue(formatRfc3339(m_surroundings.now + std::chrono::days(4))));
    }

    // Neither does anything to the disk.
    void aPlanInWords()
    {
        const QByteArray before = answerTo({"list", "--json"}, m_surroundings).out;
        Answer outcome = answerTo({"gc", "--dry-run", "--like", "1.12", "--collect-delay", "4d"}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        const QList<QByteArray> lines = table(outcome.out, m_fixture.root).trimmed().split('\n');
        QCOMPARE(lines[0].trimmed(), QByteArray("SIZE  SINCE  KIND  NAME  REASON  PATH"));
        QVERIFY2(lines[1].contains(" kB  5 days ago  package  Foo 1.0.0  Julia 1.12 deletes it: no manifest"),
                 lines[1].constData());
        QVERIFY2(lines.at(lines.size() - 2).startsWith("Would free "), outcome.out.constData());
        QVERIFY2(lines.last().contains(" until 20"), outcome.out.constData());
        outcome = answerTo({"gc", "--dry-run"}, m_surroundings);
        QVERIFY2(outcome.out.startsWith("Would free 0 bytes in 0 items\n"), outcome.out.constData());
        QCOMPARE(answerTo({"list", "--json"}, m_surroundings).out, before);
    }

    void ofSeveralCollectionsTheTableSaysWhich()
    {
        DepotBuilder chained(m_fixture.root + "/chained", m_fixture.root, m_fixture.depot.now());
        const auto foo = chained.package("Foo", "1.0.0", 1000);
        chained.environment("v1.10", {chained.package("Bar", "1.0.0", 1000)}, m_fixture.daysAgo(1), true);
        chained.space(foo, "cache", 1000, 1, m_fixture.daysAgo(1));
        const Answer outcome =
            answerTo({"--depot", chained.path(), "gc", "--dry-run", "--like", "1.13"}, m_surroundings);
        const QByteArray rows = table(outcome.out, m_fixture.root);
        QVERIFY2(rows.contains("SIZE  ROUND  SINCE"), rows.constData());
        QVERIFY2(rows.contains("kB  1  -  package  Foo 1.0.0"), rows.constData());
        QVERIFY2(rows.contains("kB  2  -  space  cache"), rows.constData());
        QVERIFY2(rows.contains(" in 1 item now, and "), rows.constData());
        QVERIFY2(rows.contains(" in 2 items if it were repeated until nothing is left\n"), rows.constData());
    }

    // And not said twice, with and without what follows.
    void whatARuleDoubtsIsATrouble()
    {
        DepotBuilder torn(m_fixture.root + "/tornplan", m_fixture.root, m_fixture.depot.now());
        torn.package("Foo", "1.0.0", 1000);
        torn.file("logs/manifest_usage.toml", "[[\"/a/Mani");
        const Answer outcome =
            answerTo({"--depot", torn.path(), "gc", "--dry-run", "--json", "--like", "1.12"}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Incomplete);
        QCOMPARE(outcome.json()[u"items"_s].toArray().size(), 0);
        const QJsonArray troubles = outcome.json()[u"troubles"_s].toArray();
        QCOMPARE(troubles.size(), 1);
        QVERIFY(troubles[0][u"sentence"_s].toString().contains(u"Pkg refuses to collect"_s));
    }

    void ofSeveralDepotsItemsSayWhich()
    {
        DepotBuilder second(m_fixture.root + "/second", m_fixture.root, m_fixture.depot.now());
        second.package("Baz", "1.0.0", 1000);
        const Answer outcome =
            answerTo({"--depot", m_fixture.depot.path(), "--depot", second.path(), "list", "--json", "--owner", "Baz"},
                     m_surroundings);
        const QJsonArray items = outcome.json()[u"items"_s].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items.first()[u"depot"_s], QJsonValue(QString::fromUtf8(second.path())));
        QCOMPARE(outcome.json()[u"depot"_s], QJsonValue(QString::fromUtf8(m_fixture.depot.path())));
    }

    void namesThatAreNoText()
    {
        DepotBuilder odd(m_fixture.root + "/odd\xff", m_fixture.root, m_fixture.depot.now());
        odd.file("two\nlines/file", "x");
        QVERIFY(!odd.error());
        const Answer json = answerTo({"--depot", odd.path(), "list", "--json"}, m_surroundings);
        QVERIFY(!json.json().isEmpty());
        QCOMPARE(QByteArray::fromBase64(json.json()[u"depot_b64"_s].toString().toLatin1()), odd.path());
        for (const QJsonValue &item : json.json()[u"items"_s].toArray())
            QVERIFY(QByteArray::fromBase64(item[u"path_b64"_s].toString().toLatin1()).startsWith(odd.path()));
        const Answer text = answerTo({"--depot", odd.path(), "list"}, m_surroundings);
        QVERIFY2(text.out.contains("two\\nlines"), text.out.constData());
        QVERIFY(!text.out.contains("two\nlines"));
        std::filesystem::remove_all(odd.path().toStdString()); // a name that QTemporaryDir cannot say
    }

    void troublesAreSaid()
    {
        DepotBuilder torn(m_fixture.root + "/torn", m_fixture.root, m_fixture.depot.now());
        torn.package("Foo", "1.0.0", 1000);
        torn.file("logs/manifest_usage.toml",
                  "[[\"/a/Manifest.toml\"]]\ntime = 2026-01-01T00:00:00.000Z\n\n[[\"/b/Mani");
        Answer outcome = answerTo({"--depot", torn.path(), "list"}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Incomplete);
        QVERIFY2(outcome.err.startsWith("depotctl: " + torn.path() + "/logs/manifest_usage.toml, line 4: "),
                 outcome.err.constData());
        QVERIFY(outcome.out.contains("Foo 1.0.0"));
        outcome = answerTo({"--depot", torn.path(), "list", "--json"}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Incomplete);
        QCOMPARE(outcome.err, QByteArray());
        const QJsonObject trouble = outcome.json()[u"troubles"_s].toArray().first().toObject();
        QCOMPARE(trouble[u"path"_s], QJsonValue(QString::fromUtf8(torn.path() + "/logs/manifest_usage.toml")));
        QCOMPARE(trouble[u"line"_s], QJsonValue(4));
        QVERIFY(trouble[u"sentence"_s].toString().endsWith(u'.'));
    }

    void aMissingSharedDepotIsATrouble()
    {
        Surroundings surroundings = m_surroundings;
        surroundings.depots.variable = m_fixture.depot.path() + ':' + m_fixture.root + "/none";
        for (const char *command : {"scan", "list"}) {
            const Answer outcome = answerTo({command}, surroundings);
            QCOMPARE(outcome.code, ExitCode::Incomplete);
            QVERIFY2(outcome.err.contains("/none: does not exist"), outcome.err.constData());
        }
    }

    void machinesReadTheSameInEveryLocale()
    {
        const Answer before = answerTo({"list", "--json"}, m_surroundings);
        const Answer textBefore = answerTo({"list"}, m_surroundings);
        const QLocale old;
        QLocale::setDefault(QLocale(QLocale::German));
        const Answer after = answerTo({"list", "--json"}, m_surroundings);
        const Answer textAfter = answerTo({"list"}, m_surroundings);
        QLocale::setDefault(old);
        QCOMPARE(after.out, before.out);
        QCOMPARE(textAfter.out, textBefore.out);
    }

    void demo()
    {
        const QByteArray path = m_fixture.root + "/demo";
        const Answer outcome = answerTo({"demo", path}, m_surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        QCOMPARE(outcome.out, path + '\n');
        QVERIFY2(outcome.err.contains("'depotctl --depot " + path + " list'"), outcome.err.constData());
        QCOMPARE(answerTo({"--depot", path, "list"}, m_surroundings).code, ExitCode::Done);
        QCOMPARE(answerTo({"demo", path, "--json"}, m_surroundings).code, ExitCode::Failed);
        const Answer json = answerTo({"demo", path + "2", "--json"}, m_surroundings);
        QCOMPARE(json.out, "{\"schema\":\"depotctl/1\",\"depot\":\"" + path + "2\"}\n");
        QCOMPARE(json.err, QByteArray());
    }

    void stopped()
    {
        std::stop_source source;
        source.request_stop();
        for (const Arguments &arguments :
             {Arguments{"scan"}, Arguments{"list"}, Arguments{"list", "--json"}, Arguments{"why", "Foo"},
              Arguments{"gc", "--dry-run"}, Arguments{"scan", m_fixture.root}}) {
            const Answer outcome = answerTo(arguments, m_surroundings, source.get_token());
            QCOMPARE(outcome.code, ExitCode::Stopped);
            QCOMPARE(outcome.out, QByteArray());
            QVERIFY2(outcome.err.startsWith("depotctl: stopped after "), outcome.err.constData());
        }
    }

    void whatCannotBeWrittenIsSaid()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("there is no /dev/full here");
        QBuffer err;
        err.open(QIODevice::WriteOnly);
        Job job;
        QCOMPARE(runCommand({"list"}, m_surroundings, Disk::real(), full, err, job), ExitCode::Failed);
        QVERIFY2(err.data().startsWith("depotctl: cannot write the output: "), err.data().constData());
    }

    // In a child process, since root is denied nothing.
    void whatCannotBeReadIsListed_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::newRow("scan of depots") << Arguments{"scan", "--json"};
        QTest::newRow("scan of a folder") << Arguments{"scan", "ROOT/depot", "--json"};
        QTest::newRow("list") << Arguments{"list", "--json"};
    }
    void whatCannotBeReadIsListed()
    {
        QFETCH(Arguments, arguments);
        for (QByteArray &argument : arguments)
            argument.replace("ROOT", m_fixture.root);
        const QByteArray closed = m_fixture.depot.path() + "/clones";
        const QByteArray report = m_fixture.root + "/report";
        QFile out(QFile::decodeName(report));
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered));
        QCOMPARE(::chmod(m_fixture.root.constData(), 0755), 0);
        QCOMPARE(::chmod(closed.constData(), 0), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            if (::getuid() == 0 && ::setuid(65534) != 0)
                ::_exit(99);
            QBuffer err;
            err.open(QIODevice::WriteOnly);
            Job job;
            ::_exit(int(runCommand(arguments, m_surroundings, Disk::real(), out, err, job)));
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(::chmod(closed.constData(), 0755), 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), int(ExitCode::Incomplete));

        QFile in(QFile::decodeName(report));
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(in.readAll()).object();
        const QJsonArray troubles = json[u"troubles"_s].toArray();
        QCOMPARE(troubles.size(), 1);
        QCOMPARE(troubles.first()[u"path"_s], QJsonValue(QString::fromUtf8(closed)));
        const QJsonValue isBound =
            arguments.front() == "list" ? json[u"totals"_s][u"lower_bound"_s] : json[u"lower_bound"_s];
        QCOMPARE(isBound, QJsonValue(true));
    }

    void progressIsWipedOut()
    {
        Surroundings surroundings = m_surroundings;
        surroundings.showsProgress = true;
        const Answer outcome = answerTo({"list"}, surroundings);
        QCOMPARE(outcome.code, ExitCode::Done);
        QVERIFY2(outcome.err.isEmpty() || outcome.err.endsWith("\r\x1b[K"), outcome.err.constData());
    }

private:
    Fixture m_fixture;
    Surroundings m_surroundings;
    QByteArray m_foo; // the version in use
    QByteArray m_bar; // what it needs
    QByteArray m_orphan; // the old one
    QByteArray m_manifest; // names both
    DepotBuilder::Artifact m_libboth; // of both
};

DEPOTSCOPE_TEST(TestCommandLine)
#include "tst_commandline.moc"
