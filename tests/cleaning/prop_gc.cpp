// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"
#include "model/cleaning/gcforecast.h"
#include "model/depot/clonename.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"
#include "tests/cleaning/madeworld.h"
#include "tests/cleaning/oracle.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What goes, and in which round.
using Verdicts = std::map<QByteArray, int>;

std::optional<Verdicts> oracle(World world, const GcRules &rules, Time now)
{
    Verdicts verdicts;
    for (int round = 1;; ++round) {
        const std::optional<Paths> paths = Oracle(world, rules, now).deleted();
        if (!paths)
            return std::nullopt;
        for (const QByteArray &path : *paths) {
            verdicts.emplace(path, round);
            world.remove(path);
        }
        if (paths->empty() || rules.like != GcLike::Immediate)
            return verdicts;
    }
}

// --- plans -----------------------------------------------------------------------------------------------------------

QByteArray cleanPath(const Inventory &inventory, ItemId item)
{
    return cleanAbsolute(inventory.item(item).path);
}

Verdicts verdictsOf(const Inventory &inventory, const Plan &plan)
{
    Verdicts verdicts;
    for (const Step &step : plan.steps)
        verdicts.emplace(cleanPath(inventory, step.item), step.round);
    return verdicts;
}

Paths pathsOf(const Verdicts &verdicts)
{
    Paths paths;
    for (const auto &[path, round] : verdicts)
        paths.insert(path);
    return paths;
}

/// A line for each path on which two verdicts differ.
QByteArray differences(const Verdicts &found, const Verdicts &expected)
{
    QByteArray text;
    for (const auto &[path, round] : found) {
        if (const auto other = expected.find(path); other == expected.end() || other->second != round)
            text += "planned: " + path + ' ' + QByteArray::number(round) + '\n';
    }
    for (const auto &[path, round] : expected) {
        if (const auto other = found.find(path); other == found.end() || other->second != round)
            text += "expected: " + path + ' ' + QByteArray::number(round) + '\n';
    }
    return text;
}

GcRules rules(QStringView word, std::chrono::milliseconds delay, bool allDepots = false)
{
    GcRules found = *GcRules::fromWord(word);
    found.collectDelay = delay;
    found.allDepots = allDepots;
    return found;
}

std::vector<GcRules> allRules()
{
    std::vector<GcRules> all;
    for (const auto delay : {0ms, std::chrono::milliseconds(7 * 24h)}) {
        for (const QStringView word : {u"spaces", u"1.6", u"1.7", u"1.11", u"1.12", u"1.13"}) {
            for (const bool allDepots : {false, true})
                all.push_back(rules(word, delay, allDepots));
        }
    }
    return all;
}

QByteArray nameOf(const GcRules &rules)
{
    return rules.word() + (rules.collectDelay == 0ms ? " delay 0" : "") + (rules.allDepots ? " all depots" : "");
}

using Made = MadeWorld;

unsigned firstSeed()
{
    return qEnvironmentVariable("DEPOTSCOPE_SEED", u"1"_s).toUInt();
}

unsigned worldCount()
{
    return unsigned(casesOf(120));
}

unsigned healthyCount()
{
    return worldCount() / 2;
}

QString where(unsigned seed, const GcRules &rules)
{
    return u"DEPOTSCOPE_SEED=%1, %2"_s.arg(seed).arg(QString::fromUtf8(nameOf(rules)));
}

/// Deletes what the plan says, on the disk and in the world, and leaves the logs as Pkg does.
bool execute(Made &made, const Inventory &inventory, const GcRules &rules, const Plan &plan)
{
    World &world = made.world;
    const bool isOne = rules.like != GcLike::Spaces && rules.minor > 6 && !rules.allDepots;
    std::map<QByteArray, Time> orphans;
    for (const Step &step : plan.steps) {
        const QByteArray path = cleanPath(inventory, step.item);
        const QString name = QFile::decodeName(path);
        const bool isLink = QFileInfo(name).isSymLink();
        if (!(isLink ? QFile::remove(name) : QDir(name).removeRecursively()))
            return false;
        world.remove(path);
        orphans[path] = step.since.value_or(made.now);
    }
    for (const Waiting &waiting : plan.waiting)
        orphans[cleanPath(inventory, waiting.item)] = waiting.since;
    for (DepotFacts &depot : world.depots) {
        if (isOne && &depot != &world.depots.front())
            continue;
        for (LogFacts *log : {&depot.manifests, &depot.artifacts})
            std::erase_if(log->uses, [&](const auto &use) { return !world.isFile(cleanAbsolute(use.path)); });
        for (LogFacts::Use &use : depot.scratch.uses)
            std::erase_if(use.parents, [&](const QByteArray &parent) { return !world.isFile(parent); });
        std::erase_if(depot.scratch.uses, [&](const LogFacts::Use &use) {
            return use.parents.empty() || !world.isFolder(cleanAbsolute(use.path));
        });
        if (rules.like == GcLike::Immediate)
            continue;
        depot.areOrphansBroken = false;
        depot.orphans.clear();
        for (const auto &[path, since] : orphans) {
            if (isInside(path, depot.path))
                depot.orphans[path] = since;
        }
    }
    return world.writeLogs();
}

/// What a live root leads to, by the widest reading: every copy, every clone of the url, every artifact that a file
/// binds which is logged or in a package that is reached.
Paths reachable(const World &world, Time now)
{
    Paths reached;
    Paths manifests;
    Paths files;
    for (const DepotFacts &depot : world.depots) {
        for (const LogFacts::Use &use : depot.manifests.uses)
            manifests.insert(cleanAbsolute(use.path));
        for (const LogFacts::Use &use : depot.artifacts.uses)
            files.insert(cleanAbsolute(use.path));
    }
    for (const auto &[path, facts] : world.manifests) {
        if (path.contains("/environments/"))
            manifests.insert(path);
    }
    for (const QByteArray &manifest : manifests) {
        if (!world.isFile(manifest))
            continue;
        for (const ManifestFacts::Entry &entry : world.manifests.at(manifest).entries) {
            for (const DepotFacts &depot : world.depots) {
                for (const int length : {4, 5}) {
                    if (!entry.hash.isEmpty())
                        reached.insert(
                            depot.path + "/packages/" + entry.name + '/'
                            + versionSlug(*uuidFromText(entry.uuid), *TreeHash::fromHex(entry.hash), length));
                }
                for (const CloneNaming naming : {CloneNaming::Murmur, CloneNaming::Rapid}) {
                    if (!entry.url.isEmpty())
                        reached.insert(depot.path + "/clones/" + cloneName(entry.url, naming));
                }
            }
        }
    }
    for (const QByteArray &package : Paths(reached))
        files.merge(Paths{package + "/Artifacts.toml", package + "/JuliaArtifacts.toml"});
    for (const QByteArray &file : files) {
        const bool isInOrphan = file.contains("/packages/") && !reached.contains(parentFolder(file));
        if (isInOrphan || !world.isFile(file))
            continue;
        for (const QByteArray &hash : world.artifacts.at(file).hashes) {
            for (const DepotFacts &depot : world.depots)
                reached.insert(depot.path + "/artifacts/" + hash);
        }
    }
    for (const DepotFacts &depot : world.depots) {
        for (const LogFacts::Use &use : depot.scratch.uses) {
            const bool isOwned = std::ranges::any_of(use.parents, [&](const QByteArray &parent) {
                return world.isFile(parent)
                    && (!parent.contains("/packages/") || reached.contains(parentFolder(parent)));
            });
            if (isOwned && now - use.time < 20 * 24h)
                reached.insert(cleanAbsolute(use.path));
        }
    }
    return reached;
}

} // namespace

class PropGc : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesWithAnOracle();
    void nothingReachableGoes();
    void planningTwiceGivesTheSame();
    void nothingIsLeftAfterwards();
    void aRootNeverAdds();
    void safeTakesNoMoreThanPkgWould();
    void forecastIsWhatEachPlans();

private:
    struct Healthy {
        std::unique_ptr<Made> made;
        std::shared_ptr<const Inventory> inventory;
    };
    std::vector<Healthy> m_healthy;
};

void PropGc::initTestCase()
{
    for (unsigned seed = firstSeed(); seed < firstSeed() + healthyCount(); ++seed) {
        auto made = std::make_unique<Made>(seed, WorldOptions{.isHealthy = true});
        QVERIFY(made->world.write());
        auto inventory = made->inventory();
        m_healthy.push_back({std::move(made), std::move(inventory)});
    }
}

void PropGc::agreesWithAnOracle()
{
    qint64 steps = 0;
    qint64 laterRounds = 0;
    int refusals = 0;
    for (unsigned seed = firstSeed(); seed < firstSeed() + worldCount(); ++seed) {
        const Made made(seed, {});
        QVERIFY(made.world.write());
        const auto inventory = made.inventory();
        for (const GcRules &rule : allRules()) {
            const std::optional<Verdicts> expected = oracle(made.world, rule, made.now);
            const Plan plan = planGc(*inventory, rule, made.now);
            refusals += !expected;
            QVERIFY2(plan.troubles.empty() == expected.has_value(), qPrintable(where(seed, rule)));
            const Verdicts found = verdictsOf(*inventory, plan);
            steps += qint64(found.size());
            for (const auto &[path, round] : found)
                laterRounds += round > 1;
            const QByteArray difference = differences(found, expected.value_or(Verdicts()));
            QVERIFY2(difference.isEmpty(), (where(seed, rule).toUtf8() + '\n' + difference).constData());
            Totals frees;
            for (const Step &step : plan.steps) {
                frees += inventory->item(step.item).totals;
                QVERIFY2(step.reason.english().endsWith(u'.'), qPrintable(step.reason.english()));
            }
            QCOMPARE(plan.frees, frees);
        }
    }
    // What never happens is not tested.
    QVERIFY(steps > 80 * worldCount());
    QVERIFY(laterRounds > worldCount() * 3 / 4);
    QVERIFY(refusals > int(worldCount() * 3 / 4));
}

void PropGc::nothingReachableGoes()
{
    int count = 0;
    for (const auto &[made, inventory] : m_healthy) {
        const Paths reached = reachable(made->world, made->now);
        for (const GcRules &rule : {rules(u"safe", 0ms, true), rules(u"safe", 0ms), rules(u"safe", 7 * 24h, true)}) {
            const Verdicts found = verdictsOf(*inventory, planGc(*inventory, rule, made->now));
            count += int(found.size());
            for (const auto &[path, round] : found)
                QVERIFY2(!reached.contains(path), qPrintable(where(made->seed, rule) + u' ' + QString::fromUtf8(path)));
        }
    }
    QVERIFY(count > int(healthyCount() * 3 / 4));
}

void PropGc::planningTwiceGivesTheSame()
{
    std::vector<GcRules> all = allRules();
    all.push_back(rules(u"safe", 0ms, true));
    for (const auto &[made, inventory] : m_healthy) {
        const auto again = made->inventory();
        for (const GcRules &rule : all) {
            const Plan plan = planGc(*inventory, rule, made->now);
            QVERIFY2(planGc(*inventory, rule, made->now) == plan, qPrintable(where(made->seed, rule)));
            QVERIFY2(planGc(*again, rule, made->now) == plan, qPrintable(where(made->seed, rule)));
        }
    }
}

void PropGc::nothingIsLeftAfterwards()
{
    constexpr int mostRounds = 8;
    for (unsigned seed = firstSeed(); seed < firstSeed() + 6; ++seed) {
        for (const GcRules &rule : {rules(u"spaces", 0ms), rules(u"1.6", 0ms), rules(u"1.6", 7 * 24h),
                                    rules(u"1.12", 0ms), rules(u"1.12", 7 * 24h, true), rules(u"1.13", 0ms),
                                    rules(u"1.13", 0ms, true), rules(u"safe", 0ms, true)}) {
            Made made(seed, {.isHealthy = true});
            QVERIFY(made.world.write());
            // Where orphans wait, or rounds are planned ahead, one execution is all.
            const bool isOnce = rule.collectDelay > 0ms || rule.like == GcLike::Immediate;
            bool isDone = false;
            for (int round = 0; !isDone && round < (isOnce ? 2 : mostRounds); ++round) {
                const auto inventory = made.inventory();
                const Plan plan = planGc(*inventory, rule, made.now);
                isDone = plan.steps.empty();
                QVERIFY2(execute(made, *inventory, rule, plan), qPrintable(where(seed, rule)));
            }
            QVERIFY2(isDone, qPrintable(where(seed, rule)));
        }
    }
}

void PropGc::aRootNeverAdds()
{
    std::vector<GcRules> all = allRules();
    all.push_back(rules(u"safe", 0ms, true));
    all.push_back(rules(u"safe", 7 * 24h));
    qsizetype saved = 0;
    for (const auto &[made, inventory] : m_healthy) {
        // The first root of a depot makes its log trustworthy: that is another rule.
        const World before = made->world;
        if (std::ranges::any_of(before.depots, [](const auto &depot) { return depot.manifests.uses.empty(); }))
            continue;
        const QByteArray path = before.base + "/added/Manifest.toml";
        QByteArray text;
        for (size_t i = made->seed % 3; i < before.versions.size(); i += 3) {
            const ManifestFacts::Entry &entry = before.versions[i];
            text +=
                "[[\"" + entry.name + "\"]]\nuuid = \"" + entry.uuid + "\"\ngit-tree-sha1 = \"" + entry.hash + "\"\n\n";
        }
        made->world.files = {{path, text}};
        made->world.depots[0].manifests.uses.push_back({path, made->now - 1h, {}});
        QVERIFY(made->world.write());
        const auto after = made->inventory();
        made->world = before;
        QVERIFY(made->world.writeLogs());
        for (const GcRules &rule : all) {
            const Paths had = pathsOf(verdictsOf(*inventory, planGc(*inventory, rule, made->now)));
            const Paths has = pathsOf(verdictsOf(*after, planGc(*after, rule, made->now)));
            QVERIFY2(std::ranges::includes(had, has), qPrintable(where(made->seed, rule)));
            saved += qsizetype(had.size()) - qsizetype(has.size());
        }
    }
    QVERIFY(saved > int(healthyCount() * 3 / 4));
}

void PropGc::safeTakesNoMoreThanPkgWould()
{
    const GcRules safe = rules(u"safe", 0ms, true);
    int count = 0;
    for (const auto &[made, inventory] : m_healthy) {
        Paths ever;
        for (const GcRules &rule : {rules(u"1.13", 0ms, true), rules(u"1.12", 0ms, true), rules(u"spaces", 0ms, true)})
            ever.merge(pathsOf(oracle(made->world, rule, made->now).value_or(Verdicts())));
        for (const auto &[path, round] : verdictsOf(*inventory, planGc(*inventory, safe, made->now))) {
            QVERIFY2(ever.contains(path), qPrintable(where(made->seed, safe) + u' ' + QString::fromUtf8(path)));
            ++count;
        }
    }
    QVERIFY(count > int(healthyCount() * 3 / 4));
}

void PropGc::forecastIsWhatEachPlans()
{
    for (unsigned seed = firstSeed(); seed < firstSeed() + worldCount(); ++seed) {
        const Made made(seed, {});
        QVERIFY(made.world.write());
        const auto inventory = made.inventory();
        const GcForecast forecast(*inventory, made.now);
        for (const QByteArray &version : GcForecast::versions()) {
            const GcRules rule = *GcRules::fromWord(QString::fromLatin1(version));
            const Plan plan = planGc(*inventory, rule, made.now);
            const std::map<ItemId, GcPrediction> &gone = forecast.deletedBy(version);
            for (const Step &step : plan.steps)
                QVERIFY2(gone.at(step.item) == (GcPrediction{{}, {}, true, step.round, {}}),
                         qPrintable(where(seed, rule)));
            for (const Waiting &waiting : plan.waiting) {
                const GcPrediction &prediction = gone.at(waiting.item);
                QVERIFY2(prediction.until == waiting.until && prediction.round <= 2, qPrintable(where(seed, rule)));
            }
        }
    }
}

DEPOTSCOPE_TEST(PropGc)
#include "prop_gc.moc"
