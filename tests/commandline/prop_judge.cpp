// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"
#include "model/items/review.h"
#include "model/text/names.h"
#include "tests/cleaning/madeworld.h"
#include "tests/commandline/answer.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <QJsonArray>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <set>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

using Paths = std::set<QByteArray>;

Paths orphaned(const Inventory &inventory, std::optional<Kind> kind = {})
{
    Paths paths;
    for (const Item &item : inventory.items) {
        if (item.verdict.status == Status::Orphaned && (!kind || item.kind == *kind))
            paths.insert(cleanAbsolute(item.path));
    }
    return paths;
}

Paths pathsOf(const Inventory &inventory, const std::vector<Step> &steps)
{
    Paths paths;
    for (const Step &step : steps)
        paths.insert(cleanAbsolute(inventory.item(step.item).path));
    return paths;
}

Paths pathsOf(const Inventory &inventory, const Plan &plan)
{
    Paths paths = pathsOf(inventory, plan.steps);
    for (const Waiting &waiting : plan.waiting)
        paths.insert(cleanAbsolute(inventory.item(waiting.item).path));
    return paths;
}

Paths pathsOf(const QJsonArray &items)
{
    Paths paths;
    for (const QJsonValue &item : items)
        paths.insert(cleanAbsolute(item[u"path"].toString().toUtf8()));
    return paths;
}

/// A line for each path that is in one of them only.
QByteArray differences(const Paths &left, const Paths &right)
{
    QByteArray text;
    for (const QByteArray &path : left)
        text += right.contains(path) ? QByteArray() : "only the first: " + path + '\n';
    for (const QByteArray &path : right)
        text += left.contains(path) ? QByteArray() : "only the second: " + path + '\n';
    return text;
}

/// Has every other scratch space seem written long ago.
void ageSpaces(const World &world)
{
    namespace fs = std::filesystem;
    const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(24 * 40);
    int count = 0;
    for (const DepotFacts &depot : world.depots) {
        const QByteArray spaces = depot.path + "/scratchspaces";
        for (const QByteArray &uuid : world.entriesOf(spaces)) {
            for (const QByteArray &key : world.entriesOf(spaces + '/' + uuid)) {
                const fs::path path((spaces + '/' + uuid + '/' + key).toStdString());
                if (count++ % 2 != 0 || !fs::is_directory(path))
                    continue;
                for (const auto &entry : fs::recursive_directory_iterator(path))
                    fs::last_write_time(entry.path(), longAgo);
                fs::last_write_time(path, longAgo);
            }
        }
    }
}

/// What `depotctl` says of the depots of a world.
class Program {
public:
    explicit Program(const World &world)
    {
        for (const DepotFacts &depot : world.depots) {
            m_depots.push_back("--depot");
            m_depots.push_back(depot.spelled);
        }
    }

    QJsonObject operator()(Arguments command) const
    {
        Arguments arguments = m_depots;
        arguments.push_back("--json");
        arguments.insert(arguments.end(), command.begin(), command.end());
        Surroundings surroundings;
        surroundings.now = currentTime();
        surroundings.looksForJulias = false;
        return answerTo(arguments, surroundings).json();
    }

private:
    Arguments m_depots;
};

} // namespace

/// What is shown, planned and done is the same, in both programs.
class PropJudge : public QObject {
    Q_OBJECT

private slots:
    void statusIsWhatTheSafeRulesDo();
};

void PropJudge::statusIsWhatTheSafeRulesDo()
{
    const unsigned first = qEnvironmentVariable("DEPOTSCOPE_SEED", u"1"_s).toUInt();
    const auto count = unsigned(casesOf(150));
    qsizetype orphans = 0;
    qsizetype spaces = 0;
    qsizetype others = 0;
    for (unsigned seed = first; seed < first + count; ++seed) {
        for (const bool isFlat : {false, true}) {
            const MadeWorld made(
                seed,
                {.isHealthy = seed % 5 != 0, .depots = seed % 2 == 0 ? 1 : 3, .isFlat = isFlat, .hasCaches = true});
            QVERIFY(made.world.write());
            ageSpaces(made.world);
            const auto inventory = made.inventory();
            const QByteArray where = "DEPOTSCOPE_SEED=" + QByteArray::number(seed) + (isFlat ? " flat\n" : "\n");
            const auto isSame = [&](const char *what, const Paths &left, const Paths &right) {
                const QByteArray difference = differences(left, right);
                if (!difference.isEmpty())
                    qWarning("%s%s\n%s", where.constData(), what, difference.constData());
                return difference.isEmpty();
            };
            const Paths all = orphaned(*inventory);
            const Paths gone = orphaned(*inventory, Kind::Space);
            orphans += qsizetype(all.size());
            spaces += qsizetype(gone.size());
            others += std::ranges::count_if(inventory->items, [](const Item &item) {
                return item.depot > 0 && item.verdict.status == Status::Unknown;
            });

            QVERIFY(isSame("status, safe plan", all, pathsOf(*inventory, planGc(*inventory, {}, inventory->taken))));
            GcRules atOnce;
            atOnce.collectDelay = {};
            QVERIFY(isSame("status, safe plan at once", all,
                           pathsOf(*inventory, planGc(*inventory, atOnce, inventory->taken))));

            const Shown shown{.inventory = inventory, .missingProjects = {}, .depot = {}};
            QVERIFY(isSame("status, what the window clears", gone, pathsOf(*inventory, orphanedSpaces(shown).steps)));
            Paths rows;
            qsizetype rowItems = 0;
            for (const Reclaimable &row : reclaimables(shown, reclaimable(*inventory, inventory->taken))) {
                if (row.safety == Safety::Unused || row.safety == Safety::Undecided)
                    continue;
                rows.merge(pathsOf(*inventory, row.steps));
                rowItems += qsizetype(row.steps.size());
            }
            QVERIFY(isSame("status, the rows of the overview", all, rows));
            QCOMPARE(rowItems, qsizetype(all.size())); // each in exactly one

            const Program depotctl(made.world);
            QVERIFY(isSame("status, depotctl list", all,
                           pathsOf(depotctl({"list", "--status", "orphaned"})[u"items"].toArray())));
            QVERIFY(isSame("status, depotctl clear --orphaned", gone,
                           pathsOf(depotctl({"clear", "--orphaned", "--dry-run"})[u"items"].toArray())));
            const QJsonObject plan = depotctl({"gc", "--dry-run"});
            Paths planned = pathsOf(plan[u"items"].toArray());
            planned.merge(pathsOf(plan[u"waiting"].toArray()));
            QVERIFY(isSame("status, depotctl gc", all, planned));
        }
    }
    // What never happens is not tested.
    QVERIFY(orphans > 5 * count);
    QVERIFY(spaces > count / 4);
    QVERIFY(others > 5 * count);
}

DEPOTSCOPE_TEST(PropJudge)
#include "prop_judge.moc"
