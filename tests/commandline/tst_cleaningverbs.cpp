// SPDX-License-Identifier: MIT
#include "model/cleaning/clean.h"
#include "model/cleaning/externalremoval.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"
#include "tests/commandline/answer.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QJsonArray>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// A depot with an orphaned space, and a person who says yes or no.
struct Desk : Fixture {
    DepotBuilder::PackageVersion foo = depot.package("Foo", "1.0.0", 20 * kiB);
    QByteArray used = depot.space(foo, "cache", 40 * kiB, 2, daysAgo(1));
    QByteArray orphan =
        depot.space(DepotBuilder::uuidOf("Gone"), "data", 60 * kiB, 3, daysAgo(90), {root + "/gone.toml"});
    DepotBuilder::Environment work = depot.environment("work", {foo}, daysAgo(2), false);
    DepotBuilder::Environment shared = depot.environment("v1.10", {foo}, daysAgo(2), true);
    std::optional<bool> answer;

    Answer run(std::vector<QByteArray> arguments, const std::vector<QByteArray> &otherDepots = {}) const
    {
        Surroundings surroundings;
        surroundings.now = depot.now();
        surroundings.cacheDirectory = root + "/cache";
        if (answer)
            surroundings.ask = [this](const QString &) { return *answer; };
        if (arguments.front() != "apply")
            arguments.insert(arguments.end(), {"--depot", depot.path()});
        for (const QByteArray &other : otherDepots)
            arguments.insert(arguments.end(), {"--depot", other});
        return answerTo(arguments, surroundings);
    }
    static bool exists(const QByteArray &path) { return Disk::real().stat(path).has_value(); }
    QByteArray log(const char *name) const { return Disk::real().read(depot.path() + "/logs/" + name).value_or(""); }
};

} // namespace

class TestCleaningVerbs : public QObject {
    Q_OBJECT

private slots:
    void asksFirst();
    void deletesAndUndoes();
    void deletesNothingByAPath();
    void asksWhichOfSeveral();
    void suggestsDeletionsThatDelete();
    void clears();
    void collects();
    void plansAndApplies();
    void frees();
    void conflicts();
    void gets();
    void forgets();
    void tellsWhatWasDone();
    void tellsWhatOthersTook();
};

void TestCleaningVerbs::asksFirst()
{
    Desk desk;
    QCOMPARE(desk.run({"clear"}).code, ExitCode::NotUnderstood);
    desk.answer = false;
    QCOMPARE(desk.run({"clear"}).code, ExitCode::Stopped);
    QVERIFY(desk.exists(desk.used) && desk.exists(desk.orphan));
    desk.answer = true;
    const Answer cleared = desk.run({"clear"});
    QCOMPARE(cleared.code, ExitCode::Done);
    QVERIFY(cleared.out.contains("Would free"));
    QVERIFY(!desk.exists(desk.used) && !desk.exists(desk.orphan));
}

void TestCleaningVerbs::deletesAndUndoes()
{
    const Desk desk;
    const QByteArray log = desk.log("scratch_usage.toml");
    QCOMPARE(desk.run({"delete", "cache", "--package", "Nobody", "--yes"}).code, ExitCode::Failed);
    QCOMPARE(desk.run({"delete", "cache", "--package", "Foo", "--dry-run"}).code, ExitCode::Done);
    QVERIFY(desk.exists(desk.used));
    const Answer deleted = desk.run({"delete", "cache", "--package", "Foo", "--yes", "--json"});
    QCOMPARE(deleted.code, ExitCode::Done);
    QCOMPARE(deleted.err, QByteArray());
    QCOMPARE(deleted.json()[u"items"_s][0][u"outcome"_s].toString(), u"trashed"_s);
    QVERIFY(deleted.json()[u"trashed"_s].toInteger() >= 40 * kiB);
    QCOMPARE(deleted.json()[u"freed"_s].toInteger(), 0);
    QVERIFY(!desk.exists(desk.used));
    QVERIFY(!desk.log("scratch_usage.toml").contains("/cache"));
    QCOMPARE(desk.run({"delete", "cache", "--package", "Foo", "--yes"}).out,
             QByteArray("Nothing to do\n")); // as delete_space!
    const QByteArray id = deleted.json()[u"ids"_s][0].toString().toUtf8();
    QCOMPARE(desk.run({"undo", "20200101-000000-0000"}).code, ExitCode::Failed);
    QCOMPARE(desk.run({"undo", id}).code, ExitCode::Done);
    QVERIFY(desk.exists(desk.used));
    QCOMPARE(desk.log("scratch_usage.toml"), log);
    QCOMPARE(desk.run({"undo"}).out, QByteArray("Nothing to do\n"));
}

void TestCleaningVerbs::deletesNothingByAPath()
{
    const Desk desk;
    const Answer answer = desk.run({"delete", "Foo/data", "--yes"});
    QCOMPARE(answer.code, ExitCode::NotUnderstood);
    QVERIFY2(answer.err.contains("'delete data --package Foo'"), answer.err.constData());
    const Answer global = desk.run({"delete", "cache", "--yes"});
    QCOMPARE(global.code, ExitCode::Done); // as delete_space!
    QCOMPARE(global.err,
             QByteArray("depotctl: no global space is called 'cache'; that of Foo is 'delete cache --package Foo'.\n"));
    QVERIFY(desk.exists(desk.used) && desk.exists(desk.orphan));
}

void TestCleaningVerbs::asksWhichOfSeveral()
{
    Desk desk;
    desk.depot.file("packages/Foo/other/Project.toml",
                    "name = \"Foo\"\nuuid = \"" + uuidText(DepotBuilder::uuidOf("another Foo")) + "\"\n");
    for (const std::vector<QByteArray> &command :
         {std::vector<QByteArray>{"get", "cache"}, {"delete", "cache", "--yes"}, {"clear", "--yes"}}) {
        std::vector<QByteArray> arguments = command;
        arguments.insert(arguments.end(), {"--package", "Foo"});
        const Answer answer = desk.run(arguments);
        QCOMPARE(answer.err, QByteArray("depotctl: several packages are called 'Foo'; say which by its UUID.\n"));
        QCOMPARE(answer.code, ExitCode::Failed);
    }
}

void TestCleaningVerbs::suggestsDeletionsThatDelete()
{
    Desk desk;
    // The depot of others, which delete leaves alone, has a space of that key, and one more.
    DepotBuilder shared(desk.root + "/shared", desk.root + "/projects", desk.depot.now());
    const auto bar = shared.package("Bar", "1.0.0", 20 * kiB);
    shared.space(bar, "cache", 10 * kiB, 1, desk.daysAgo(1));
    shared.space(bar, "far", 10 * kiB, 1, desk.daysAgo(1));
    const auto errOf = [&](const char *key) { return desk.run({"delete", key, "--yes"}, {shared.path()}).err; };
    const QByteArray none = "depotctl: no global space is called 'cache'; ";
    QCOMPARE(errOf("far"), QByteArray());
    QCOMPARE(errOf("cache"), none + "that of Foo is 'delete cache --package Foo'.\n");
    desk.depot.space(desk.depot.package("Oak", "1.0.0", 20 * kiB), "cache", 10 * kiB, 1, desk.daysAgo(1));
    QCOMPARE(errOf("cache"),
             none + "those of Foo and Oak are 'delete cache --package Foo' and 'delete cache --package Oak'.\n");
    const QByteArray other = uuidText(DepotBuilder::uuidOf("another Foo"));
    desk.depot.file("packages/Foo/other/Project.toml", "name = \"Foo\"\nuuid = \"" + other + "\"\n");
    const QByteArray foo = uuidText(desk.foo.uuid);
    QVERIFY2(errOf("cache").contains("'delete cache --package " + foo + "'"), errOf("cache"));
    QVERIFY(desk.exists(desk.used));
    QCOMPARE(desk.run({"delete", "cache", "--package", foo, "--yes"}).code, ExitCode::Done);
    QVERIFY(!desk.exists(desk.used));
}

void TestCleaningVerbs::clears()
{
    const Desk desk;
    QCOMPARE(desk.run({"clear", "--orphaned", "--yes"}).code, ExitCode::Done);
    QVERIFY(desk.exists(desk.used) && !desk.exists(desk.orphan));
    QCOMPARE(desk.run({"clear", "--package", "Foo", "--yes", "--free-now"}).code, ExitCode::Done);
    QVERIFY(!desk.exists(desk.used));
    const QJsonObject trashed = desk.run({"trash", "--json"}).json();
    QCOMPARE(trashed[u"cleans"_s].toArray().size(), 1);
    QCOMPARE(trashed[u"cleans"_s][0][u"items"_s][0][u"state"_s].toString(), u"trashed"_s);
    QCOMPARE(desk.run({"history", "--json"}).json()[u"cleans"_s].toArray().size(), 2);
}

void TestCleaningVerbs::collects()
{
    const Desk desk;
    const std::vector<QByteArray> gc = {"gc", "--like", "1.12", "--collect-delay", "0"};
    auto with = [&gc](std::initializer_list<QByteArray> more) {
        std::vector<QByteArray> arguments = gc;
        arguments.insert(arguments.end(), more);
        return arguments;
    };
    const QJsonObject shown = desk.run(with({"--dry-run", "--json"})).json();
    QVERIFY(desk.exists(desk.orphan));
    const QJsonObject done = desk.run(with({"--yes", "--json"})).json();
    QVERIFY(!desk.exists(desk.orphan) && desk.exists(desk.foo.path));
    QCOMPARE(done[u"items"_s].toArray().size(), shown[u"items"_s].toArray().size());
    QCOMPARE(done[u"trashed"_s].toInteger(), shown[u"frees"_s].toInteger());

    // Careful rules let an orphan wait, which begins now.
    const Desk careful;
    QCOMPARE(careful.run({"gc", "--yes"}).code, ExitCode::Done);
    QVERIFY(careful.exists(careful.orphan));
    const QByteArray dates = *Disk::real().read(careful.depot.path() + "/.depotscope/orphaned");
    QVERIFY2(dates.contains(' ' + insideOf(careful.orphan, careful.depot.path()) + '\n'), dates.constData());
    QVERIFY(!careful.exists(careful.depot.path() + "/logs/orphaned.toml")); // that is Pkg's
}

void TestCleaningVerbs::plansAndApplies()
{
    const Desk desk;
    const QByteArray file = desk.root + "/plan.json";
    QCOMPARE(desk.run({"plan", "clear", "-o", file}).code, ExitCode::Done);
    QVERIFY(desk.exists(desk.used) && desk.exists(desk.orphan));
    QCOMPARE(desk.run({"apply", file, "--depot", "/elsewhere", "--yes"}).code, ExitCode::Refused);
    QCOMPARE(desk.run({"apply", file, "--dry-run", "--json"}).json()[u"items"_s].toArray().size(), 2);
    QVERIFY(Disk::real().write({desk.used, {}}, "new", "1"));
    const Answer rehearsed = desk.run({"apply", file, "--dry-run", "--json"});
    QCOMPARE(rehearsed.code, ExitCode::Stale);
    QCOMPARE(rehearsed.json()[u"items"_s].toArray().size(), 1);
    QVERIFY(rehearsed.json()[u"troubles"_s][0][u"error"_s].toString().contains(u"it has changed since"_s));
    QVERIFY(desk.exists(desk.used) && desk.exists(desk.orphan));
    const Answer applied = desk.run({"apply", file, "--yes", "--json"});
    QCOMPARE(applied.code, ExitCode::Stale);
    QVERIFY(desk.exists(desk.used) && !desk.exists(desk.orphan));
    QVERIFY(applied.json()[u"failures"_s][0][u"error"_s].toString().contains(u"it has changed since"_s));
    const Answer again = desk.run({"apply", file, "--dry-run"});
    QCOMPARE(again.code, ExitCode::Stale);
    QVERIFY2(again.err.contains("1 item went already."), again.err.constData());
    QVERIFY(Disk::real().write({desk.root, {}}, "plan.json", "{}"));
    QCOMPARE(desk.run({"apply", file, "--yes"}).code, ExitCode::Failed);
}

void TestCleaningVerbs::frees()
{
    const Desk desk;
    QCOMPARE(desk.run({"empty", "--yes"}).code, ExitCode::Done); // nothing is there
    QCOMPARE(desk.run({"clear", "--yes"}).code, ExitCode::Done);
    QCOMPARE(desk.run({"empty"}).code, ExitCode::NotUnderstood);
    QVERIFY(desk.run({"empty", "--dry-run"}).out.contains("Would free"));
    const Answer freed = desk.run({"empty", "--yes", "--json"});
    QCOMPARE(freed.code, ExitCode::Done);
    QVERIFY(freed.json()[u"freed"_s].toInteger() >= 100 * kiB);
    QCOMPARE(desk.run({"undo"}).out, QByteArray("Nothing to do\n"));
}

void TestCleaningVerbs::conflicts()
{
    const Desk desk;
    QCOMPARE(desk.run({"delete", "cache", "--package", "Foo", "--yes"}).code, ExitCode::Done);
    QCOMPARE(desk.run({"get", "cache", "--package", "Foo"}).code, ExitCode::Done);
    const Answer refused = desk.run({"undo"});
    QCOMPARE(refused.code, ExitCode::Failed);
    QVERIFY(refused.err.contains("something new is in its place"));
    QCOMPARE(desk.run({"undo", "--clash", "keep-both"}).code, ExitCode::Done);
    QVERIFY(desk.exists(desk.used + ".restored"));
}

void TestCleaningVerbs::gets()
{
    const Desk desk;
    for (const QByteArray &key :
         {QByteArray("."), QByteArray(".."), QByteArray("a/b"), QByteArray("a\n"), QByteArray("\xc3\xa9")})
        QCOMPARE(desk.run({"get", key}).code, ExitCode::NotUnderstood);
    const Answer made = desk.run({"get", "new_key-1.0", "--package", "Foo"});
    QCOMPARE(made.code, ExitCode::Done);
    const QByteArray path = parentFolder(desk.used) + "/new_key-1.0";
    QCOMPARE(made.out, path + '\n');
    QVERIFY(desk.exists(path));
    const UsageLog log = readUsageLog(desk.log("scratch_usage.toml"), "log");
    const auto entry = std::ranges::find(log.usages, path, &Usage::path);
    QVERIFY(entry != log.usages.end());
    QCOMPARE(entry->parentProjects, std::vector{desk.foo.path + "/Project.toml"});
    QCOMPARE(desk.run({"get", "new_key-1.0", "--package", uuidText(desk.foo.uuid)}).out, path + '\n');
    QVERIFY(desk.run({"get", "x"}).out.endsWith("/scratchspaces/00000000-0000-0000-0000-000000000000/x\n"));
}

void TestCleaningVerbs::forgets()
{
    const Desk desk;
    const QByteArray log = desk.log("manifest_usage.toml");
    QCOMPARE(desk.run({"forget", desk.shared.manifest}).code, ExitCode::Refused);
    const Answer refused = desk.run({"forget", "@v1.10"});
    QCOMPARE(refused.code, ExitCode::Refused);
    QVERIFY2(refused.err.contains(desk.shared.manifest + ": is left alone (an environment of the depot"), refused.err);
    QVERIFY2(refused.err.contains("'depotctl whatif --forget @v1.10' shows what it keeps."), refused.err);
    const Answer unnamed = desk.run({"forget", "v1.10"});
    QCOMPARE(unnamed.code, ExitCode::Failed);
    QVERIFY2(
        unnamed.err.endsWith("depotctl: '@v1.10' is an environment of the depot, which keeps what it names without "
                             "any log; 'depotctl whatif --forget @v1.10' shows what it keeps.\n"),
        unnamed.err);
    const Answer never = desk.run({"remember", "v1.10"});
    QCOMPARE(never.code, ExitCode::Failed);
    QCOMPARE(never.err.count('\n'), 1);
    QVERIFY2(never.err.contains("v1.10: ") && never.err.contains("it was not forgotten here"), never.err);
    QCOMPARE(desk.run({"remember", desk.work.manifest}).code, ExitCode::Failed);
    QCOMPARE(desk.run({"forget", desk.work.directory}).code, ExitCode::Done);
    QVERIFY(!desk.log("manifest_usage.toml").contains(desk.work.manifest));
    QVERIFY(desk.exists(desk.work.manifest));
    QCOMPARE(desk.run({"forget", desk.work.manifest}).code, ExitCode::Failed);
    QCOMPARE(desk.run({"remember", desk.work.manifest}).code, ExitCode::Done);
    QCOMPARE(desk.log("manifest_usage.toml"), log);
}

void TestCleaningVerbs::tellsWhatWasDone()
{
    const Desk desk;
    const QByteArray until = formatDate(desk.depot.now() + trashPeriod).toLatin1();
    const auto told = [&](const char *command) {
        QByteArray text = desk.run({command}).out;
        const QJsonArray cleans = desk.run({"history", "--json"}).json()[u"cleans"_s].toArray();
        for (const QJsonValue &clean : cleans)
            text.replace(clean[u"id"_s].toString().toLatin1(), "ID");
        return text;
    };
    QCOMPARE(told("history"), QByteArray("Nothing was cleaned here yet\nIn trash 0 bytes\n"));
    const QByteArray file = desk.root + "/plan.json";
    QCOMPARE(desk.run({"plan", "clear", "-o", file}).code, ExitCode::Done);
    QCOMPARE(desk.run({"apply", file, "--yes"}).code, ExitCode::Done);
    const QByteArray size = formatBytes(desk.run({"trash", "--json"}).json()[u"trashed"_s].toInteger()).toUtf8();
    const QByteArray head = "ID  today, by depotctl apply, of a plan by clear\n  2 items, " + size + ": data, cache\n";
    QCOMPARE(told("trash"), head + "  in trash until " + until + "\nIn trash " + size + '\n');
    QCOMPARE(desk.run({"history", "--json"}).json()[u"cleans"_s][0][u"command"_s].toString(), u"apply clear"_s);

    std::vector<Error> troubles;
    const JournalEntry record = loadJournal(Disk::real(), desk.depot.path(), troubles).front();
    Job job;
    UndoOptions one;
    one.paths = {record.items.front().item.paths.front().inside};
    QVERIFY(undo(desk.depot.path(), record.id, one, Disk::real(), job).has_value());
    QVERIFY2(told("history").startsWith(head + "  1 in trash until " + until + ", 1 restored\n"), told("history"));
    QCOMPARE(desk.run({"undo"}).code, ExitCode::Done);
    QCOMPARE(told("history"), head + "  restored\nIn trash 0 bytes\n");
    QCOMPARE(told("trash"), QByteArray("In trash 0 bytes\n"));

    QCOMPARE(desk.run({"forget", desk.work.manifest}).code, ExitCode::Done);
    const QByteArray forgot = "ID  today, by depotctl forget\n  forgot " + desk.work.manifest + '\n';
    QVERIFY2(told("history").contains(forgot) && !told("history").contains("remembered"), told("history"));
    QCOMPARE(desk.run({"remember", desk.work.manifest}).code, ExitCode::Done);
    QVERIFY2(told("history").contains(forgot + "  remembered again\n"), told("history"));

    QCOMPARE(desk.run({"clear", "--yes"}).code, ExitCode::Done);
    const QByteArray cleared = desk.run({"trash", "--json"}).json()[u"cleans"_s][0][u"id"_s].toString().toLatin1();
    QVERIFY(removeEntry(Disk::real(), desk.depot.path(), cleared, job));
    const QByteArray trashed = told("trash");
    QVERIFY2(trashed.startsWith("ID  ") && trashed.contains("  2 items, ") && !trashed.contains("by depotctl"),
             trashed);
}

void TestCleaningVerbs::tellsWhatOthersTook()
{
    const Desk desk;
    const QByteArray path = desk.depot.path() + "/artifacts/0";
    const ExternalRemoval ours{
        desk.depot.path(), desk.daysAgo(9), desk.daysAgo(2), true, {{Kind::Artifact, "lib", path, 4096}}};
    const ExternalRemoval elsewhere{
        "/elsewhere", desk.daysAgo(9), desk.daysAgo(2), false, {{Kind::Space, "x", "/x", 1}}};
    QVERIFY(saveRemovals(removalsFile(desk.root + "/cache"), {ours, elsewhere}));
    const QByteArray text = desk.run({"history"}).out;
    QVERIFY2(text.contains("-  2 days ago, by a collection of Pkg\n  1 item, 4.1 kB: lib\n  gone\n"), text);
    const QJsonArray others = desk.run({"history", "--json"}).json()[u"others"_s].toArray();
    QCOMPARE(others.size(), 1);
    QCOMPARE(others[0][u"collection"_s].toBool(), true);
    QCOMPARE(others[0][u"size"_s].toInteger(), 4096);
    QCOMPARE(others[0][u"items"_s][0][u"path"_s].toString(), QString::fromUtf8(path));
    QVERIFY(!desk.run({"trash", "--json"}).json().contains(u"others"_s));
}

DEPOTSCOPE_TEST(TestCleaningVerbs)
#include "tst_cleaningverbs.moc"
