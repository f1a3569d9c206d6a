// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"
#include "model/text/names.h"
#include "tests/cleaning/world.h"
#include "tests/julia/julia.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <ctime>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned worldCount = 200;

/// A world that Julia collects, and what we say that it will delete.
struct Bet {
    unsigned seed = 0;
    int days = 0;
    World world;
    std::set<QByteArray> all; ///< every folder that a collection looks at
    std::set<QByteArray> planned;
    std::vector<Error> troubles;

    QByteArray name() const
    {
        return "DEPOTSCOPE_SEED=" + QByteArray::number(seed) + ", " + QByteArray::number(days) + " days\n";
    }
};

/// What Pkg asks: is it a directory, or a link to one?
void addFolders(std::set<QByteArray> &found, const QByteArray &folder, int depth)
{
    const auto entries =
        QDir(QFile::decodeName(folder)).entryInfoList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        const QByteArray path = joined(folder, QFile::encodeName(entry.fileName()));
        if (depth == 1)
            found.insert(path);
        else
            addFolders(found, path, depth - 1);
    }
}

std::set<QByteArray> foldersIn(const World &world)
{
    std::set<QByteArray> found;
    for (const DepotFacts &depot : world.depots) {
        addFolders(found, depot.path + "/packages", 2);
        addFolders(found, depot.path + "/clones", 1);
        addFolders(found, depot.path + "/artifacts", 1);
    }
    return found;
}

} // namespace

/// Random depots, collected by Pkg of Julia 1.5 and by our plan for it.
class TestGcJulia : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void deletesTheSame_data();
    void deletesTheSame();

private:
    QTemporaryDir m_folder;
    std::vector<Bet> m_bets;
    QList<QByteArray> m_outcomes;
};

void TestGcJulia::initTestCase()
{
    qputenv("TZ", "UTC"); // logs are in local time, and Julia may run where the zone is another
    ::tzset();
    const auto julia = Julia::find();
    if (!julia && !Julia::isRequired())
        QSKIP(qPrintable(julia.error()));
    QVERIFY2(julia, julia ? "" : qPrintable(julia.error()));

    const QDir folder(QDir(m_folder.path()).canonicalPath());
    const Time now = currentTime();
    const unsigned first = qEnvironmentVariable("DEPOTSCOPE_SEED", u"1"_s).toUInt();
    QByteArray lines;
    for (unsigned seed = first; seed < first + worldCount; ++seed) {
        for (const int days : {0, 7}) {
            Bet bet;
            bet.seed = seed;
            bet.days = days;
            const QString name = u"%1-%2"_s.arg(seed).arg(days);
            bet.world = randomWorld(QFile::encodeName(folder.filePath(name)), seed, {.forJulia15 = true, .now = now});
            QVERIFY(bet.world.write());
            bet.all = foldersIn(bet.world);

            std::vector<Depot> depots;
            lines += QByteArray::number(days);
            for (const DepotFacts &depot : bet.world.depots) {
                depots.push_back({depot.spelled, depots.empty() ? DepotRole::User : DepotRole::Shared, true, true});
                lines += '\t' + depot.spelled;
            }
            lines += '\n';
            Job job;
            const auto inventory = takeInventory(depots, {}, Disk::real(), job);
            GcRules rules = *GcRules::fromWord(u"1.5");
            rules.collectDelay = std::chrono::days(days);
            const Plan plan = planGc(*inventory, rules, now);
            for (const Step &step : plan.steps)
                bet.planned.insert(cleanAbsolute(inventory->item(step.item).path));
            bet.troubles = plan.troubles;
            m_bets.push_back(std::move(bet));
        }
    }

    QFile list(folder.filePath(u"worlds.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    QCOMPARE(list.write(lines), lines.size());
    list.close();
    QVERIFY(folder.mkpath(u"start"_s));
    const auto done =
        julia->run(u"gc.jl"_s, {list.fileName()}, folder,
                   {u"TZ="_s + qEnvironmentVariable("TZ"), u"JULIA_PROJECT="_s + folder.filePath(u"none"_s),
                    u"JULIA_DEPOT_PATH="_s + folder.filePath(u"start"_s)});
    QVERIFY2(done, done ? "" : qPrintable(done.error()));
    QFile outcomes(list.fileName() + u".done"_s);
    QVERIFY(outcomes.open(QIODevice::ReadOnly));
    m_outcomes = outcomes.readAll().split('\n');
    QCOMPARE(m_outcomes.size(), qsizetype(m_bets.size()));
}

void TestGcJulia::deletesTheSame_data()
{
    QTest::addColumn<int>("days");
    QTest::newRow("delay 0") << 0;
    QTest::newRow("delay 7 days") << 7;
}

void TestGcJulia::deletesTheSame()
{
    QFETCH(const int, days);
    int deletedInAll = 0;
    int keptInAll = 0;
    int refusals = 0;
    for (size_t i = 0; i < m_bets.size(); ++i) {
        const Bet &bet = m_bets[i];
        if (bet.days != days)
            continue;
        const bool isDone = m_outcomes[qsizetype(i)] == "done";
        QVERIFY2(isDone == bet.troubles.empty(), (bet.name() + m_outcomes[qsizetype(i)]).constData());
        refusals += !isDone;
        const std::set<QByteArray> left = foldersIn(bet.world);
        QByteArray differences;
        for (const QByteArray &path : bet.all) {
            const bool isDeleted = !left.contains(path);
            deletedInAll += isDeleted;
            keptInAll += !isDeleted;
            if (isDeleted != bet.planned.contains(path))
                differences += (isDeleted ? "Julia deleted " : "Julia kept ") + path + '\n';
        }
        for (const QByteArray &path : bet.planned)
            QVERIFY2(bet.all.contains(path), (bet.name() + path).constData());
        QVERIFY2(differences.isEmpty(), (bet.name() + differences).constData());
    }
    qInfo("%d folders deleted, %d kept, %d collections refused", deletedInAll, keptInAll, refusals);
    // What never happens is not tested.
    QVERIFY(deletedInAll > 500);
    QVERIFY(keptInAll > 1000);
    QVERIFY(refusals > 5);
}

DEPOTSCOPE_TEST(TestGcJulia)
#include "tst_gc_julia.moc"
