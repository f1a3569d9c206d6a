// SPDX-License-Identifier: MIT
#include "tests/cleaning/cleaned.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <csignal>
#include <ctime>
#include <random>
#include <sys/wait.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// This process ends as by `kill -9`, after so long.
void endAfter(std::chrono::nanoseconds time)
{
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGKILL;
    timer_t timer{};
    const itimerspec at{{}, {time.count() / 1'000'000'000, time.count() % 1'000'000'000}};
    if (::timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 || ::timer_settime(timer, 0, &at, nullptr) != 0)
        ::_exit(2);
}

/// As if three seconds had passed, after which Julia's locks of a dead process are stale.
void letLocksAge(const QByteArray &depot)
{
    const timespec times[2] = {{::time(nullptr) - 60, 0}, {::time(nullptr) - 60, 0}};
    const auto entries = Disk::real().list(depot + "/logs");
    for (const DirectoryEntry &entry : *entries) {
        if (entry.name.endsWith(".pid"))
            ::utimensat(AT_FDCWD, (depot + "/logs/" + entry.name).constData(), times, 0);
    }
}

} // namespace

/// Cleans that are killed at any moment.
class PropKill : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void anyMoment_data();
    void anyMoment();

private:
    /// Runs `act` in a process of its own that is killed somewhere in it. Returns whether it was.
    template <typename Act> bool killed(Act act)
    {
        std::uniform_int_distribution<qint64> moment(1, std::max<qint64>(2, m_length.count()));
        const std::chrono::nanoseconds at(moment(m_chance));
        const auto begin = std::chrono::steady_clock::now();
        const pid_t child = ::fork();
        if (child == 0) {
            endAfter(at);
            act();
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        const bool isKilled = WIFSIGNALED(status);
        if (!isKilled) // it takes no longer than that
            m_length = (m_length + (std::chrono::steady_clock::now() - begin)) / 2;
        else
            m_length = m_length * 21 / 20;
        return isKilled;
    }

    std::mt19937_64 m_chance;
    std::chrono::nanoseconds m_length = std::chrono::milliseconds(5);
    Disk &m_disk = Disk::real();
    Job m_job;
};

void PropKill::initTestCase()
{
    const quint64 seed = qEnvironmentVariable("DEPOT_SEED", u"20261123"_s).toULongLong();
    qInfo("DEPOT_SEED=%llu", static_cast<unsigned long long>(seed));
    m_chance.seed(seed);
}

void PropKill::anyMoment_data()
{
    QTest::addColumn<int>("wanted");
    const int kills = casesOf(50);
    for (const char *name : {"hold", "undo", "free", "free now", "forget", "remember"})
        QTest::newRow(name) << kills;
}

void PropKill::anyMoment()
{
    const QByteArray what = QTest::currentDataTag();
    QFETCH(int, wanted);
    const CleanedDepot d;
    const QByteArray depot = d.depot.path();
    const QByteArray manifest = d.root + "/projects/old/Manifest.toml";
    const QByteArray before = d.printed();
    const Time now = d.depot.now();
    int kills = 0;
    int rounds = 0;
    for (; kills < wanted && rounds < 20 * wanted; ++rounds) {
        QByteArray added;
        if (what.startsWith("free")) { // something to lose
            added = parentFolder(d.space) + "/lost" + QByteArray::number(rounds);
            d.must(::mkdir(added.constData(), 0755) == 0);
            for (int i = 0; i < 40; ++i)
                d.must(m_disk.write({added, {}}, QByteArray::number(i), "x").has_value());
        }
        const QByteArray started = added.isEmpty() ? before : d.printed();
        const FrozenPlan order = added.isEmpty() ? d.order(d.all()) : d.order({added});
        QByteArray id;
        if (what == "undo" || what == "free")
            id = clean(order, {RemovalMode::Trash, now}, m_disk, m_job).ids.front().id;
        if (what == "remember")
            QVERIFY(forget(depot, manifest, "forget", now, m_disk, m_job));
        kills += killed([&] {
            Job job;
            if (what == "hold")
                (void)clean(order, {RemovalMode::Trash, now}, m_disk, job);
            else if (what == "undo")
                (void)undo(depot, id, {}, m_disk, job);
            else if (what == "free")
                (void)emptyTrash(depot, id, m_disk, job);
            else if (what == "free now")
                (void)clean(order, {RemovalMode::DeletePermanently, now}, m_disk, job);
            else if (what == "forget")
                (void)forget(depot, manifest, "forget", now, m_disk, job);
            else
                (void)remember(depot, manifest, m_disk, job);
        });
        letLocksAge(depot);

        const Report tidied = tidy(depot, now, trashPeriod, m_disk, m_job);
        QVERIFY2(tidied.failures.empty(),
                 tidied.failures.empty() ? "" : qPrintable(tidied.failures.front().sentence()));
        for (const JournalEntry &record : d.journal()) {
            for (const ItemState state : {ItemState::Trashing, ItemState::Returning, ItemState::Deleting})
                QVERIFY(!record.has(state));
            if (record.has(ItemState::Trashed))
                QVERIFY(undo(depot, record.id, {}, m_disk, m_job)->failures.empty());
        }
        if (what == "forget" || what == "remember")
            (void)remember(depot, manifest, m_disk, m_job);
        if (!added.isEmpty() && !m_disk.stat(added)) { // gone as a whole, and nothing else is
            QCOMPARE(CleanedDepot::difference(d.printed(), before), QByteArray());
        } else {
            QCOMPARE(CleanedDepot::difference(d.printed(), started), QByteArray());
            if (!added.isEmpty())
                QCOMPARE(clean(d.order({added}), {RemovalMode::DeletePermanently, now}, m_disk, m_job)
                             .count(Outcome::Deleted),
                         size_t(1));
        }
        for (const JournalEntry &record : d.journal())
            QVERIFY(removeEntry(m_disk, depot, record.id, m_job));
        const auto trashed = m_disk.list(depot + "/.depotscope/trash"); // none if it was killed before that was made
        QVERIFY(!trashed || trashed->empty());
    }
    qInfo("%d of %d killed, each takes about %lld us", kills, rounds, static_cast<long long>(m_length.count() / 1000));
    QCOMPARE(kills, wanted);
}

DEPOTSCOPE_TEST(PropKill)
#include "prop_kill.moc"
