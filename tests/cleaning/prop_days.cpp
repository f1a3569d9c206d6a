// SPDX-License-Identifier: MIT
#include "model/cleaning/clean.h"
#include "model/cleaning/gc.h"
#include "model/cleaning/gcforecast.h"
#include "tests/cleaning/madeworld.h"
#include "tests/cleaning/oracle.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Collections on several days, each of which finds what the one before has left and written down.
class PropDays : public QObject {
    Q_OBJECT

private slots:
    void init() { m_worlds = unsigned(casesOf(25)); }
    void deletesWhenPkgDoes_data();
    void deletesWhenPkgDoes();
    void safeDeletesAfterTheDelay();
    void forecastIsWhatRepeatedCollectionsDo();

private:
    unsigned m_worlds = 0;
    Job m_job;
};

namespace {

/// A line for each path that is in one of them only; empty if they are the same.
QByteArray differences(const Paths &found, const Paths &expected)
{
    QByteArray text;
    for (const QByteArray &path : found)
        text += expected.contains(path) ? QByteArray() : "not expected: " + path + '\n';
    for (const QByteArray &path : expected)
        text += found.contains(path) ? QByteArray() : "expected: " + path + '\n';
    return text;
}

/// Worlds whose logs/orphaned.toml is sound: Pkg overwrites what is damaged there, but we do not.
std::unique_ptr<MadeWorld> madeWorld(unsigned seed, WorldOptions options)
{
    options.isHealthy = true;
    auto made = std::make_unique<MadeWorld>(seed, options);
    for (DepotFacts &depot : made->world.depots)
        depot.areOrphansBroken = false;
    return made;
}

Paths pathsOf(const Inventory &inventory, const Plan &plan)
{
    Paths paths;
    for (const Step &step : plan.steps) {
        if (step.round == 1)
            paths.insert(cleanAbsolute(inventory.item(step.item).path));
    }
    return paths;
}

constexpr std::chrono::hours days[] = {0h, 8 * 24h, 16 * 24h, 24 * 24h};

} // namespace

void PropDays::deletesWhenPkgDoes_data()
{
    QTest::addColumn<QString>("rules");
    for (const char *word : {"spaces", "1.6", "1.7", "1.12", "1.13"})
        QTest::newRow(word) << QString::fromLatin1(word);
}

void PropDays::deletesWhenPkgDoes()
{
    QFETCH(QString, rules);
    const GcRules rule = *GcRules::fromWord(rules);
    std::map<std::chrono::hours, qsizetype> counts;
    for (unsigned seed = 1; seed <= m_worlds; ++seed) {
        const auto holder = madeWorld(seed, {});
        const MadeWorld &made = *holder;
        QVERIFY(made.world.write());
        World world = made.world;
        for (const auto day : days) {
            const Time now = made.now + day + 1min; // by then all is written
            const auto inventory = made.inventory(now);
            const Plan plan = planGc(*inventory, rule, now);
            std::vector<Error> troubles;
            const FrozenPlan order = freeze(*inventory, plan, rule, now, Disk::real(), troubles);
            QVERIFY2(troubles.empty(), troubles.empty() ? "" : qPrintable(troubles.front().sentence()));
            const Report report = clean(order, {RemovalMode::DeletePermanently, now}, Disk::real(), m_job);
            QVERIFY2(report.failures.empty(),
                     report.failures.empty() ? "" : qPrintable(report.failures.front().sentence()));
            const auto expected = collect(world, rule, now);
            QVERIFY(expected);
            QCOMPARE(differences(pathsOf(*inventory, plan), *expected), QByteArray());
            for (const QByteArray &path : *expected)
                QVERIFY2(!Disk::real().stat(path), path.constData());
            counts[day] += qsizetype(expected->size());
        }
    }
    for (const auto day : days)
        qInfo("day %d: %d deleted", int(day / 24h), int(counts[day]));
    QVERIFY(counts[days[0]] > 0);
    QVERIFY(rule.like == GcLike::Immediate || counts[days[1]] > counts[days[0]]);
    QVERIFY(rule.like == GcLike::Immediate || rule.like == GcLike::Spaces || counts[days[3]] > 0); // by cascade
}

/// What waits goes on the first day after its time, unless somebody needs it again; what is new waits.
void PropDays::safeDeletesAfterTheDelay()
{
    const GcRules rules;
    qsizetype waited = 0;
    for (unsigned seed = 1; seed <= m_worlds; ++seed) {
        const auto holder = madeWorld(seed, {.hasCaches = true});
        const MadeWorld &made = *holder;
        QVERIFY(made.world.write());
        std::map<QByteArray, Waiting> due;
        for (const auto day : days) {
            const Time now = made.now + day + 1min; // by then all is written
            const auto inventory = made.inventory(now);
            const Plan plan = planGc(*inventory, rules, now);
            std::vector<Error> troubles;
            const FrozenPlan order = freeze(*inventory, plan, rules, now, Disk::real(), troubles);
            for (const Step &step : plan.steps) {
                const Item &item = inventory->item(step.item);
                const auto known = due.find(item.path);
                const bool isDue = known != due.end() && known->second.until <= now;
                waited += isDue;
                QVERIFY2(isDue || step.since.value_or(now) + rules.collectDelay <= now || item.kind == Kind::Compiled,
                         item.path.constData());
                due.erase(item.path);
            }
            QVERIFY(clean(order, {RemovalMode::DeletePermanently, now}, Disk::real(), m_job).failures.empty());
            std::map<QByteArray, Waiting> waiting;
            for (const Waiting &one : plan.waiting) {
                const QByteArray &path = inventory->item(one.item).path;
                waiting.emplace(path, one);
                const auto known = due.find(path);
                const bool isUsed = inventory->item(one.item).lastUse > now - 8 * 24h;
                if (known != due.end() && !isUsed) // its clock was not set back
                    QVERIFY2(one.since <= known->second.since, path.constData());
            }
            due = std::move(waiting);
        }
    }
    QVERIFY(waited > m_worlds);
}

void PropDays::forecastIsWhatRepeatedCollectionsDo()
{
    qsizetype later = 0;
    for (unsigned seed = 1; seed <= m_worlds; ++seed) {
        const auto holder = madeWorld(seed, {});
        const MadeWorld &made = *holder;
        QVERIFY(made.world.write());
        const auto inventory = made.inventory(made.now);
        const GcForecast forecast(*inventory, made.now);
        for (const QByteArray &version : GcForecast::versions()) {
            const GcRules rule = *GcRules::fromWord(QString::fromLatin1(version));
            if (rule.like != GcLike::Orphanage)
                continue;
            std::map<Time, Paths> foretold{{made.now, {}}};
            for (const auto &[item, prediction] : forecast.deletedBy(version)) {
                foretold[prediction.until.value_or(made.now)].insert(cleanAbsolute(inventory->item(item).path));
                later += prediction.round > 2;
            }
            World world = made.world;
            for (const auto &[time, paths] : foretold) {
                const auto before = time > made.now ? collect(world, rule, time - 1ms) : Paths();
                QCOMPARE(differences(before.value_or(Paths()), {}), QByteArray()); // not before
                Paths gone;
                for (std::optional<Paths> some = collect(world, rule, time); some && !some->empty();
                     some = collect(world, rule, time))
                    gone.merge(*some);
                QCOMPARE(differences(gone, paths), QByteArray());
            }
            QCOMPARE(differences(collect(world, rule, made.now + 1000 * 24h).value_or(Paths()), {}), QByteArray());
        }
    }
    QVERIFY(later > m_worlds);
}

DEPOTSCOPE_TEST(PropDays)
#include "prop_days.moc"
