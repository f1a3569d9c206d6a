// SPDX-License-Identifier: MIT
#include "model/cleaning/clean.h"

#include "model/depot/orphandates.h"

#include "tests/cleaning/cleaned.h"
#include "tests/support/asnobody.h"
#include "tests/support/faultydisk.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QProcess>

#include <sys/mount.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

class TestClean : public QObject {
    Q_OBJECT

private slots:
    void holdsAndUndoes_data();
    void holdsAndUndoes();
    void editsLogs();
    void writesDownOrphans();
    void undoesSomeItems();
    void undoMergesLogs();
    void frees();
    void freesNow();
    void appliesOnce();
    void skipsWhatChanged();
    void leavesWhatAJuliaHasOpen();
    void refusesOtherFileSystems();
    void conflicts_data();
    void conflicts();
    void expires();
    void forgetsAndRemembers();
    void someoneElses();
    void fullDisk();
    void heldWithoutAPage();
    void heldWithADamagedPage();
    void heldByAnEarlierVersion();
    void everyVerbFailsOnce();
    void everyVerbFailsOnceWhileFreeing_data();
    void everyVerbFailsOnceWhileFreeing();
    void stops();

private:
    Report apply(const CleanedDepot &d, const FrozenPlan &order, RemovalMode mode = RemovalMode::Trash)
    {
        return depotscope::clean(order, {mode, d.depot.now()}, m_disk, m_job);
    }
    static QByteArray words(const Report &report)
    {
        QByteArray text;
        for (const Outcome &outcome : report.outcomes) {
            if (outcome.what == Outcome::Failed || outcome.what == Outcome::Changed)
                text += outcome.error.sentence().toUtf8() + '\n';
        }
        for (const Error &failure : report.failures)
            text += failure.sentence().toUtf8() + '\n';
        return text;
    }

    Disk &m_disk = Disk::real();
    Job m_job;
};

void TestClean::holdsAndUndoes_data()
{
    QTest::addColumn<std::vector<int>>("items");
    QTest::newRow("a package") << std::vector{0};
    QTest::newRow("a read-only artifact") << std::vector{1};
    QTest::newRow("a space") << std::vector{2};
    QTest::newRow("everything") << std::vector{0, 1, 2, 3};
}

void TestClean::holdsAndUndoes()
{
    QFETCH(std::vector<int>, items);
    const CleanedDepot d;
    const QByteArray before = d.printed(CleanedDepot::Times::All);
    std::vector<QByteArray> paths;
    for (const int item : items)
        paths.push_back(d.all()[size_t(item)]);
    for (int round = 0; round < 2; ++round) {
        const FrozenPlan order = d.order(paths);
        const Report report = apply(d, order);
        QCOMPARE(words(report), QByteArray());
        QCOMPARE(report.count(Outcome::Trashed), paths.size());
        QVERIFY(report.trashed > 0);
        QCOMPARE(report.freed, 0);
        for (const QByteArray &path : paths)
            QVERIFY(!m_disk.stat(path));
        QVERIFY(m_disk.stat(joined(d.depot.path(), ".depotscope/CACHEDIR.TAG")));
        const auto undone = undo(d.depot.path(), report.ids.front().id, {}, m_disk, m_job);
        QVERIFY(undone);
        QCOMPARE(words(*undone), QByteArray());
        QCOMPARE(undone->count(Outcome::Returned), paths.size());
        QCOMPARE(CleanedDepot::difference(d.printed(CleanedDepot::Times::All), before), QByteArray());
        QCOMPARE(undo(d.depot.path(), report.ids.front().id, {}, m_disk, m_job).error().fault, Fault::NotFound);
        QVERIFY(m_disk.list(joined(d.depot.path(), ".depotscope/trash"))->empty());
    }
}

void TestClean::editsLogs()
{
    const CleanedDepot d;
    const QByteArray orphaned = d.depot.path() + "/logs/orphaned.toml";
    FrozenPlan order = d.order({d.artifact.path, d.space});
    order.orphans = {{d.depot.path(), Ledger::Pkg, {{insideOf(d.clone, d.depot.path()), d.daysAgo(0)}}}};
    const QByteArray before = d.printed();
    const Time collected = m_disk.stat(orphaned)->modified;
    const Report report = apply(d, order);
    QCOMPARE(words(report), QByteArray());
    QVERIFY(!m_disk.read(d.depot.path() + "/logs/scratch_usage.toml")->contains("/cache"));
    QVERIFY(m_disk.read(d.depot.path() + "/logs/scratch_usage.toml")->contains("/data"));
    QVERIFY(!m_disk.read(orphaned)->contains(d.artifact.path));
    QVERIFY(m_disk.read(orphaned)->contains(d.clone));
    QVERIFY(!m_disk.read(orphaned)->contains("packages/Gone")); // as Pkg drops what it does not find orphaned any more
    QCOMPARE(m_disk.stat(orphaned)->modified, collected);
    QVERIFY(undo(d.depot.path(), report.ids.front().id, {}, m_disk, m_job));
    QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());
}

/// A collection writes down all that is orphaned, and what is not so any more goes from the list; one that was planned
/// before another sets no clock back.
void TestClean::writesDownOrphans()
{
    const CleanedDepot d;
    const QByteArray path = joined(d.depot.path(), orphanDatesFile(OrphanRules::Safe));
    const auto known = [&] { return readOrphanDates(m_disk.read(path).value_or(QByteArray()), path).since; };
    const Time now = d.depot.now();
    FrozenPlan plan{"gc", now, {}, {{d.depot.path(), Ledger::Safe, {{"clones/a", now}, {"clones/b", now}}}}};
    const Report report = apply(d, plan);
    QCOMPARE(words(report), QByteArray());
    QVERIFY(report.ids.empty() && d.journal().empty()); // there is nothing to undo
    QCOMPARE(known(), plan.orphans.front().since);

    const FrozenPlan later{"gc",
                           now + std::chrono::hours(1),
                           {},
                           {{d.depot.path(), Ledger::Safe, {{"clones/b", now + std::chrono::hours(1)}}}}};
    QCOMPARE(words(apply(d, later)), QByteArray());
    QCOMPARE(known(), later.orphans.front().since);
    QCOMPARE(words(apply(d, plan)), QByteArray());
    QCOMPARE(known(), (std::map<QByteArray, Time>{{"clones/a", now}, {"clones/b", now + std::chrono::hours(1)}}));
    // Every set of rules has its own.
    QVERIFY(!m_disk.stat(joined(d.depot.path(), orphanDatesFile(OrphanRules::Spaces))));
}

void TestClean::undoesSomeItems()
{
    const CleanedDepot d;
    const QByteArray before = d.printed();
    const FrozenPlan order = d.order({d.space, d.otherSpace, d.artifact.path});
    const QByteArray id = apply(d, order).ids.front().id;
    const QByteArray log = d.depot.path() + "/logs/scratch_usage.toml";
    UndoOptions options;
    options.paths = {d.space.sliced(d.depot.path().size() + 1)};
    QCOMPARE(undo(d.depot.path(), id, options, m_disk, m_job)->count(Outcome::Returned), size_t(1));
    QVERIFY(m_disk.stat(d.space));
    QVERIFY(!m_disk.stat(d.otherSpace));
    QVERIFY(m_disk.read(log)->contains("/cache"));
    QVERIFY(!m_disk.read(log)->contains("/data"));
    QVERIFY(undo(d.depot.path(), id, {}, m_disk, m_job));
    QVERIFY(m_disk.read(log)->contains("/data"));
    QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());
}

void TestClean::undoMergesLogs()
{
    const CleanedDepot d;
    const QByteArray log = d.depot.path() + "/logs/scratch_usage.toml";
    const UsageLog before = loadUsageLog(m_disk, log);
    const QByteArray id = apply(d, d.order({d.space})).ids.front().id;
    const QByteArray fresh = *spaceEntry("/elsewhere/x", d.depot.now(), {});
    QVERIFY(m_disk.write(fenceOf(d.depot.path()), "logs/scratch_usage.toml", fresh)); // as a collection of Pkg
    QVERIFY(undo(d.depot.path(), id, {}, m_disk, m_job));
    const UsageLog after = loadUsageLog(m_disk, log);
    QVERIFY(after.troubles.empty());
    QCOMPARE(after.usages.size(), size_t(2));
    QVERIFY(m_disk.read(log)->startsWith(fresh));
    QVERIFY(std::ranges::find(after.usages, *std::ranges::find(before.usages, d.space, &Usage::path))
            != after.usages.end());
}

void TestClean::frees()
{
    CleanedDepot d;
    const FrozenPlan order = d.order(d.all());
    const Report trashed = apply(d, order);
    QByteArray after = d.printed();
    // Emptied folders go as in a collection of Pkg, and what is not empty stays.
    d.depot.file("scratchspaces/" + lastComponent(parentFolder(d.space)).toByteArray() + "/other/file", "1");
    for (const QByteArray &folder : {parentFolder(d.foo.path), parentFolder(d.clone)})
        QCOMPARE(m_disk.list(folder)->size(), size_t(0));
    const auto freed = emptyTrash(d.depot.path(), trashed.ids.front().id, m_disk, m_job);
    QVERIFY(freed);
    QCOMPARE(words(*freed), QByteArray());
    QCOMPARE(freed->count(Outcome::Deleted), order.items.size());
    QVERIFY(freed->freed >= trashed.trashed && freed->freed <= trashed.trashed + 8192); // and our own folder
    QVERIFY(!m_disk.stat(parentFolder(d.foo.path)));
    QVERIFY(m_disk.stat(parentFolder(d.clone)));
    QVERIFY(m_disk.stat(parentFolder(d.space) + "/other/file"));
    after.replace(parentFolder(d.foo.path) + " 40755\n", "");
    after.replace(parentFolder(d.space) + " 40755\n", "");
    QCOMPARE(CleanedDepot::difference(d.printed().replace(d.printed(parentFolder(d.space)), ""), after), QByteArray());
    QVERIFY(m_disk.list(joined(d.depot.path(), ".depotscope/trash"))->empty());
    QCOMPARE(undo(d.depot.path(), trashed.ids.front().id, {}, m_disk, m_job).error().fault, Fault::NotFound);
    QCOMPARE(d.journal().front().freed, freed->freed);
}

void TestClean::freesNow()
{
    const CleanedDepot d;
    const Report report = apply(d, d.order(d.all()), RemovalMode::DeletePermanently);
    QCOMPARE(words(report), QByteArray());
    QCOMPARE(report.count(Outcome::Deleted), d.all().size());
    QVERIFY(report.freed > 100 * kiB);
    for (const QByteArray &path : d.all())
        QVERIFY(!m_disk.stat(path));
    QVERIFY(m_disk.list(joined(d.depot.path(), ".depotscope/trash"))->empty());
}

void TestClean::appliesOnce()
{
    const CleanedDepot d;
    const FrozenPlan order = d.order(d.all());
    QVERIFY(!apply(d, order).ids.empty());
    const Report again = apply(d, order);
    QCOMPARE(again.count(Outcome::Missing), d.all().size());
    QVERIFY(again.ids.empty());
    QCOMPARE(d.journal().size(), size_t(1));
}

void TestClean::skipsWhatChanged()
{
    const CleanedDepot d;
    const FrozenPlan order = d.order({d.space, d.otherSpace, d.clone, d.artifact.path, d.foo.path});
    d.must(::chmod(d.otherSpace.constData(), 0700) == 0); // itself
    d.must(::mkdir((d.space + "/\xff\n/new").constData(), 0700) == 0); // far down
    const timespec later[] = {{::time(nullptr) + 60, 0}, {::time(nullptr) + 60, 0}};
    d.must(::utimensat(AT_FDCWD, (d.foo.path + "/src/Foo.jl").constData(), later, 0) == 0); // as if it had been edited
    d.must(::rename(d.clone.constData(), (d.clone + "x").constData()) == 0);
    d.must(::symlink("/etc", d.clone.constData()) == 0);
    const Report report = apply(d, order);
    QCOMPARE(report.count(Outcome::Changed), size_t(4));
    QCOMPARE(report.count(Outcome::Trashed), size_t(1));
    QVERIFY(m_disk.stat(d.space) && m_disk.stat(d.otherSpace));
}

void TestClean::leavesWhatAJuliaHasOpen()
{
    const CleanedDepot d;
    QProcess julia;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("STANDIN_OPENS"), QFile::decodeName(d.space + "/linked"));
    julia.setProcessEnvironment(environment);
    julia.start(QString::fromUtf8(places::standin), QStringList());
    QVERIFY(julia.waitForReadyRead(patience));
    const FrozenPlan order = d.order({d.space, d.otherSpace});
    ApplyOptions options{RemovalMode::Trash, d.depot.now(), runningJulias()};
    Job job;
    const Report report = clean(order, options, m_disk, job);
    QCOMPARE(report.count(Outcome::Failed), size_t(1));
    QCOMPARE(report.count(Outcome::Trashed), size_t(1));
    const auto failed = std::ranges::find(report.outcomes, Outcome::Failed, &Outcome::what);
    QCOMPARE(failed->error.fault, Fault::Busy);
    QVERIFY(failed->error.sentence().contains(QString::number(julia.processId())));
    QVERIFY(m_disk.stat(d.space) && !m_disk.stat(d.otherSpace));
    julia.closeWriteChannel();
    QVERIFY(julia.waitForFinished(patience));
    options.runningJulias = runningJulias();
    QCOMPARE(clean(d.order({d.space}), options, m_disk, job).count(Outcome::Trashed), size_t(1));
}

void TestClean::refusesOtherFileSystems()
{
    CleanedDepot d;
    const QByteArray other = d.root + "/other";
    const QByteArray artifacts = d.depot.path() + "/artifacts";
    d.must(::mkdir(other.constData(), 0755) == 0);
    if (::mount("tmpfs", other.constData(), "tmpfs", 0, nullptr) != 0)
        QSKIP("needs the right to mount");
    const auto unmount = qScopeGuard([&] { ::umount2(other.constData(), MNT_DETACH); });
    const QByteArray folder = other + "/artifacts/" + QByteArray(40, 'a');
    d.must(::mkdir((other + "/artifacts").constData(), 0755) == 0 && ::mkdir(folder.constData(), 0555) == 0);
    d.must(::rename(artifacts.constData(), (artifacts + "-").constData()) == 0);
    d.must(::symlink((other + "/artifacts").constData(), artifacts.constData()) == 0);
    const QByteArray item = artifacts + '/' + QByteArray(40, 'a');
    const FrozenPlan order = d.order({item});
    const Report report = apply(d, order);
    QCOMPARE(words(report), item + ": is on another file system (it cannot be held, only freed at once).\n");
    QVERIFY(m_disk.stat(folder));
    const Report freed = apply(d, order, RemovalMode::DeletePermanently);
    QCOMPARE(words(freed), QByteArray());
    QCOMPARE(freed.count(Outcome::Deleted), size_t(1));
    QVERIFY(!m_disk.stat(folder));
}

void TestClean::conflicts_data()
{
    QTest::addColumn<int>("conflict");
    QTest::newRow("refuse") << int(ConflictPolicy::Refuse);
    QTest::newRow("merge") << int(ConflictPolicy::Merge);
    QTest::newRow("replace") << int(ConflictPolicy::Replace);
    QTest::newRow("keep both") << int(ConflictPolicy::KeepBoth);
}

void TestClean::conflicts()
{
    QFETCH(int, conflict);
    const CleanedDepot d;
    const QByteArray id = apply(d, d.order({d.space})).ids.front().id;
    d.must(::mkdir(d.space.constData(), 0755) == 0);
    QVERIFY(m_disk.write({d.space, {}}, "linked", "new"));
    UndoOptions options;
    options.conflict = ConflictPolicy(conflict);
    options.now = d.depot.now();
    options.command = "window";
    const auto undone = undo(d.depot.path(), id, options, m_disk, m_job);
    QVERIFY(undone);
    const auto linked = m_disk.read(d.space + "/linked");
    const bool hasRest = m_disk.statInside({d.space, {}}, "link").has_value();
    switch (ConflictPolicy(conflict)) {
    case ConflictPolicy::Refuse:
        QCOMPARE(words(*undone), d.space + ": exists already (something new is in its place).\n");
        QCOMPARE(*linked, QByteArray("new"));
        QVERIFY(!hasRest);
        QVERIFY(d.journal().front().has(ItemState::Trashed));
        break;
    case ConflictPolicy::Merge:
        QCOMPARE(words(*undone), d.space + ": exists already (what differs from it stays held).\n");
        QCOMPARE(*linked, QByteArray("new"));
        QVERIFY(hasRest);
        break;
    case ConflictPolicy::Replace:
        QCOMPARE(words(*undone), QByteArray());
        QVERIFY(*linked != "new");
        QVERIFY(hasRest);
        QCOMPARE(d.journal().size(), size_t(2)); // what was there can be had back
        QVERIFY(
            std::ranges::any_of(d.journal(), [](const JournalEntry &record) { return record.command == "window"; }));
        break;
    case ConflictPolicy::KeepBoth:
        QCOMPARE(*linked, QByteArray("new"));
        QVERIFY(!hasRest);
        QVERIFY(m_disk.stat(d.space + ".restored/linked"));
        break;
    }
}

void TestClean::expires()
{
    const CleanedDepot d;
    const QByteArray depot = d.depot.path();
    QVERIFY(tidy(depot, d.depot.now(), trashPeriod, m_disk, m_job).outcomes.empty());
    QVERIFY(!m_disk.stat(depot + "/.depotscope")); // nothing of ours where we did nothing
    apply(d, d.order({d.space}));
    QVERIFY(tidy(depot, d.depot.now() + std::chrono::days(29), trashPeriod, m_disk, m_job).outcomes.empty());
    QCOMPARE(tidy(depot, d.depot.now() + std::chrono::days(31), trashPeriod, m_disk, m_job).count(Outcome::Deleted),
             size_t(1));
    QVERIFY(d.journal().front().has(ItemState::Deleted));
}

void TestClean::forgetsAndRemembers()
{
    const CleanedDepot d;
    const QByteArray depot = d.depot.path();
    const QByteArray manifest = d.root + "/projects/old/Manifest.toml";
    QVERIFY(m_disk.stat(manifest));
    const QByteArray before = d.printed(CleanedDepot::Times::All);
    QCOMPARE(*forget(depot, manifest, "forget", d.depot.now(), m_disk, m_job), 1);
    QVERIFY(!m_disk.read(depot + "/logs/manifest_usage.toml")->contains(manifest));
    QVERIFY(m_disk.stat(manifest));
    QCOMPARE(forget(depot, manifest, "forget", d.depot.now(), m_disk, m_job).error().fault, Fault::NotFound);
    QCOMPARE(*remember(depot, manifest, m_disk, m_job), 1);
    QCOMPARE(CleanedDepot::difference(d.printed(CleanedDepot::Times::All), before), QByteArray());
    QCOMPARE(remember(depot, manifest, m_disk, m_job).error().fault, Fault::NotFound);
    const Error refused =
        forget(depot, depot + "/environments/v1.10/Manifest.toml", "forget", d.depot.now(), m_disk, m_job).error();
    QCOMPARE(refused.fault, Fault::Unsafe);
    QCOMPARE(CleanedDepot::difference(d.printed(CleanedDepot::Times::All), before), QByteArray());
}

void TestClean::someoneElses()
{
    const CleanedDepot d;
    const FrozenPlan order = d.order({d.space, d.artifact.path});
    const QByteArray before = d.printed();
    d.must(::chmod(d.root.constData(), 0755) == 0);
    QCOMPARE(asNobody([&] {
                 Job job;
                 const Report report = clean(order, {RemovalMode::Trash, d.depot.now()}, m_disk, job);
                 return report.count(Outcome::Failed) == 2 && report.ids.empty()
                         && words(report).contains("permission denied (its folder belongs to another user)")
                     ? 0
                     : 1;
             }),
             0);
    QCOMPARE(d.printed().size(), before.size());

    if (!followsForkedThreads)
        QSKIP("a thread of the forked process touches the lock that is held below");
    // In one's own depot read-only trees are no obstacle, and get their modes back.
    const CleanedDepot own;
    QCOMPARE(QProcess::execute(u"chown"_s, {u"-R"_s, u"-h"_s, u"65534:65534"_s, QFile::decodeName(own.root)}), 0);
    const FrozenPlan ownOrder = own.order(own.all());
    const QByteArray ownBefore = own.printed();
    const int result = asNobody([&] {
        Job job;
        const Report report = clean(ownOrder, {RemovalMode::Trash, own.depot.now()}, m_disk, job);
        if (report.count(Outcome::Trashed) != own.all().size())
            return 1;
        return undo(own.depot.path(), report.ids.front().id, {}, m_disk, job)->count(Outcome::Returned)
                == own.all().size()
            ? 0
            : 2;
    });
    QCOMPARE(result, 0);
    QCOMPARE(CleanedDepot::difference(own.printed(), ownBefore), QByteArray());
}

void TestClean::fullDisk()
{
    Fixture place;
    const QByteArray path = place.root + "/small";
    CleanedDepot::must(::mkdir(path.constData(), 0755) == 0);
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=1m") != 0)
        QSKIP("needs the right to mount");
    const auto unmount = qScopeGuard([&] { ::umount2(path.constData(), MNT_DETACH); });
    DepotBuilder depot(path + "/depot", path + "/projects", currentTime());
    const auto foo = depot.package("Foo", "1.0.0", 40 * kiB);
    const QByteArray space = depot.space(foo, "cache", 60 * kiB, 3, depot.now());
    const auto inventory = Fixture::inventoryOf({depot.path()});
    std::vector<Error> troubles;
    const FrozenPlan order = freeze(*inventory, {{idAt(*inventory, space), {}}}, "test", depot.now(), m_disk, troubles);
    QVERIFY(m_disk.write({path, {}}, "filler", QByteArray(500'000, 'x')));
    while (m_disk.append({path, {}}, "filler", QByteArray(4096, 'x'))) { }
    const QByteArray log = *m_disk.read(depot.path() + "/logs/scratch_usage.toml");
    const Report report = clean(order, {RemovalMode::Trash, depot.now()}, m_disk, m_job);
    QCOMPARE(report.count(Outcome::Trashed), size_t(1));
    QVERIFY(words(report).contains("No space left on device"));
    QCOMPARE(*m_disk.read(depot.path() + "/logs/scratch_usage.toml"), log);
    QVERIFY(undo(depot.path(), report.ids.front().id, {}, m_disk, m_job));
    QVERIFY(m_disk.stat(space));
    const Report again = clean(order, {RemovalMode::Trash, depot.now()}, m_disk, m_job);
    QCOMPARE(again.count(Outcome::Changed), size_t(1)); // it was moved, so it is not what was ordered any more
}

void TestClean::heldWithADamagedPage()
{
    const CleanedDepot d;
    const QByteArray before = d.printed();
    const QByteArray id = apply(d, d.order({d.clone})).ids.front().id;
    QVERIFY(m_disk.write({d.depot.path(), {}}, ".depotscope/journal/" + id + ".json", "{\"schema\":"));
    std::vector<Error> troubles;
    const auto journal = loadJournal(m_disk, d.depot.path(), troubles);
    QCOMPARE(troubles.size(), size_t(1));
    QVERIFY2(troubles.front().sentence().contains(QString::fromUtf8(id)), qPrintable(troubles.front().sentence()));
    QCOMPARE(journal.size(), size_t(1));
    QVERIFY(journal.front().has(ItemState::Trashed));
    const auto undone = undo(d.depot.path(), id, {}, m_disk, m_job);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().sentence()));
    QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());
}

/// Whose trash had another name, as its states had.
void TestClean::heldByAnEarlierVersion()
{
    const CleanedDepot d;
    const QByteArray before = d.printed();
    const QByteArray id = apply(d, d.order({d.clone, d.space})).ids.front().id;
    const QByteArray ours = joined(d.depot.path(), ".depotscope");
    d.must(::mkdir((ours + "/held").constData(), 0755) == 0);
    d.must(::rename((ours + "/trash/" + id).constData(), (ours + "/held/" + id).constData()) == 0);
    const QByteArray page = "journal/" + id + ".json";
    QByteArray text = *m_disk.read(ours + '/' + page);
    text.replace("\"trashed_as\"", "\"held_as\"").replace("/trash/", "/held/").replace("\"trashed\"", "\"held\"");
    QVERIFY(text.contains("held_as") && !text.contains("trash"));
    QVERIFY(m_disk.write({ours, {}}, page, text));
    QCOMPARE(d.journal().size(), size_t(1));
    QVERIFY(d.journal().front().has(ItemState::Trashed));
    const auto undone = undo(d.depot.path(), id, {}, m_disk, m_job);
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().sentence()));
    QCOMPARE(undone->count(Outcome::Returned), size_t(2));
    QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());
    QVERIFY(!m_disk.stat(ours + "/held/" + id));
}

void TestClean::heldWithoutAPage()
{
    const CleanedDepot d;
    const QByteArray before = d.printed(d.space);
    const QByteArray id = apply(d, d.order({d.space})).ids.front().id;
    QVERIFY(removeEntry(m_disk, d.depot.path(), id, m_job));
    QCOMPARE(d.journal().front().items.front().item.kind, Kind::Space);
    QVERIFY(askedBy(d.journal().front()).isEmpty());
    QVERIFY(undo(d.depot.path(), id, {}, m_disk, m_job));
    QCOMPARE(d.printed(d.space), before);
}

void TestClean::everyVerbFailsOnce()
{
    const CleanedDepot d;
    const QByteArray depot = d.depot.path();
    const QByteArray before = d.printed();
    for (const Fault fault : {Fault::Io, Fault::Denied, Fault::OtherFileSystem}) {
        for (const bool failsUndo : {false, true}) {
            bool hasFailed = true;
            for (int nth = 1; hasFailed; ++nth) {
                hasFailed = false;
                int calls = 0;
                QByteArray failed;
                FaultyDisk faulty([&](QByteArrayView verb, const QByteArray &inside) -> std::optional<Fault> {
                    if (++calls != nth)
                        return std::nullopt;
                    hasFailed = true;
                    failed = verb.toByteArray() + ' ' + inside;
                    return fault;
                });
                const FrozenPlan order = d.order(d.all());
                const Report report =
                    clean(order, {RemovalMode::Trash, d.depot.now()}, failsUndo ? m_disk : faulty, m_job);
                QCOMPARE(report.outcomes.size(), order.items.size());
                if (!report.ids.empty() && failsUndo)
                    (void)undo(depot, report.ids.front().id, {}, faulty, m_job);
                // Whatever failed: what is held can be put back, and then nothing has changed.
                (void)tidy(depot, d.depot.now(), trashPeriod, m_disk, m_job);
                for (const JournalEntry &record : d.journal()) {
                    if (record.has(ItemState::Trashed))
                        QCOMPARE(words(*undo(depot, record.id, {}, m_disk, m_job)), QByteArray());
                }
                const QByteArray difference = CleanedDepot::difference(d.printed(), before);
                QVERIFY2(difference.isEmpty(),
                         difference + "\nwith fault " + QByteArray::number(int(fault)) + " in call "
                             + QByteArray::number(nth) + (failsUndo ? " of undo: " : " of apply: ") + failed);
                for (const JournalEntry &record : d.journal())
                    QVERIFY(removeEntry(m_disk, depot, record.id, m_job));
            }
        }
    }
}

void TestClean::everyVerbFailsOnceWhileFreeing_data()
{
    QTest::addColumn<bool>("isHeldBefore");
    QTest::newRow("held") << true;
    QTest::newRow("now") << false;
}

void TestClean::everyVerbFailsOnceWhileFreeing()
{
    QFETCH(bool, isHeldBefore);
    for (const Fault fault : {Fault::Io, Fault::Denied, Fault::Busy, Fault::OtherFileSystem}) {
        bool hasFailed = true;
        for (int nth = 1; hasFailed; ++nth) {
            const CleanedDepot d;
            const QByteArray depot = d.depot.path();
            const std::vector<QByteArray> paths = {d.foo.path, d.artifact.path, d.space};
            QByteArrayList before;
            for (const QByteArray &path : paths)
                before.push_back(d.printed(path));
            const QByteArrayList rest = {d.printed(d.bar.path),
                                         d.printed(d.otherSpace),
                                         d.printed(d.clone),
                                         d.printed(depot + "/compiled"),
                                         d.printed(depot + "/environments"),
                                         d.printed(d.root + "/projects")};
            hasFailed = false;
            int calls = 0;
            QByteArray failed;
            FaultyDisk faulty([&](QByteArrayView verb, const QByteArray &inside) -> std::optional<Fault> {
                if (++calls != nth)
                    return std::nullopt;
                hasFailed = true;
                failed = "fault " + QByteArray::number(int(fault)) + " in " + verb.toByteArray() + ' ' + inside;
                return fault;
            });
            const FrozenPlan order = d.order(paths);
            Report report;
            if (isHeldBefore) {
                const Report trashed = apply(d, order);
                report = emptyTrash(depot, trashed.ids.front().id, faulty, m_job).value_or(Report());
            } else {
                report = clean(order, {RemovalMode::DeletePermanently, d.depot.now()}, faulty, m_job);
                QCOMPARE(report.outcomes.size(), order.items.size());
            }
            const QByteArray trashed = d.printed(depot + "/.depotscope/trash");
            for (const Outcome &outcome : report.outcomes) { // what is said to be gone is gone
                const PlannedPath &path = outcome.item.paths.front();
                const bool isGone =
                    !m_disk.stat(joined(depot, path.inside)) && !trashed.contains(trashName(path.inside, 0));
                QVERIFY2(isGone || outcome.what != Outcome::Deleted, failed);
                if (outcome.what == Outcome::Failed)
                    QVERIFY2(outcome.error.fault == fault, failed);
            }
            // Whatever failed: each item is whole or gone in the end.
            QVERIFY2(tidy(depot, d.depot.now(), trashPeriod, m_disk, m_job).failures.empty(), failed);
            for (const JournalEntry &record : d.journal()) {
                if (record.has(ItemState::Trashed))
                    QCOMPARE(words(*undo(depot, record.id, {}, m_disk, m_job)), QByteArray());
            }
            QVERIFY2(m_disk.list(depot + "/.depotscope/trash").value_or(std::vector<DirectoryEntry>()).empty(), failed);
            for (size_t i = 0; i < paths.size(); ++i) {
                const QByteArray now = d.printed(paths[i]);
                QVERIFY2(now.isEmpty() || now == before[qsizetype(i)], failed);
            }
            const QByteArrayList restNow = {d.printed(d.bar.path),
                                            d.printed(d.otherSpace),
                                            d.printed(d.clone),
                                            d.printed(depot + "/compiled"),
                                            d.printed(depot + "/environments"),
                                            d.printed(d.root + "/projects")};
            QVERIFY2(restNow == rest, failed);
            for (const char *log : {"manifest_usage.toml", "artifact_usage.toml", "scratch_usage.toml"})
                QVERIFY2(loadUsageLog(m_disk, depot + "/logs/" + log).troubles.empty(), failed);
        }
    }
}

void TestClean::stops()
{
    const CleanedDepot d;
    const QByteArray before = d.printed();
    const FrozenPlan order = d.order(d.all());
    std::stop_source stop;
    int moves = 0;
    FaultyDisk stopping([&](QByteArrayView verb, const QByteArray &) -> std::optional<Fault> {
        if (verb == "move" && ++moves == 2)
            stop.request_stop();
        return std::nullopt;
    });
    Job job(stop.get_token());
    const Report report = clean(order, {RemovalMode::Trash, d.depot.now()}, stopping, job);
    QCOMPARE(report.count(Outcome::Trashed), size_t(2));
    QCOMPARE(report.count(Outcome::Stopped), size_t(2));
    QCOMPARE(words(report), QByteArray());
    QVERIFY(undo(d.depot.path(), report.ids.front().id, {}, m_disk, m_job));
    QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());

    const Report none = clean(d.order(d.all()), {RemovalMode::Trash, d.depot.now()}, m_disk, job);
    QCOMPARE(none.count(Outcome::Stopped), d.all().size());
    QVERIFY(none.ids.empty() && none.failures.empty());
    QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());
}

DEPOTSCOPE_TEST(TestClean)
#include "tst_clean.moc"
