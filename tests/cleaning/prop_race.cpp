// SPDX-License-Identifier: MIT
#include "tests/cleaning/cleaned.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <atomic>
#include <set>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>

using namespace depotscope;

/// Cleans while other processes use the depot.
class PropRace : public QObject {
    Q_OBJECT

private slots:
    void tenAppendingProcesses();
};

void PropRace::tenAppendingProcesses()
{
    const CleanedDepot d;
    const QByteArray path = d.depot.path() + "/logs/scratch_usage.toml";
    const QByteArray before = d.printed(d.space);
    const auto entriesBefore = entriesOfUsageLog(*Disk::real().read(path), path);
    constexpr int processes = 10;
    constexpr int linesAClean = 3; // of each; else the log grows faster than it can be read
    struct Shared {
        std::atomic<bool> isOver = false;
        std::atomic<int> cleans = 0;
        std::atomic<int> lines = 0;
    };
    void *memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    QVERIFY(memory != MAP_FAILED);
    auto *shared = new (memory) Shared;
    for (int child = 0; child < processes; ++child) {
        if (::fork() != 0)
            continue;
        for (int line = 0; !shared->isOver; ++line) { // as Scratch.jl does, without a lock
            while (line > linesAClean * (shared->cleans + 1) && !shared->isOver)
                std::this_thread::yield();
            const QByteArray entry = "[[\"/kept/" + QByteArray::number(child) + '-' + QByteArray::number(line)
                + "\"]]\ntime = 2020-01-01T00:00:00Z\nparent_projects = [\"/p\"]\n";
            const int file = ::open(path.constData(), O_WRONLY | O_APPEND | O_CREAT, 0644);
            if (::write(file, entry.constData(), size_t(entry.size())) != entry.size())
                ::_exit(1);
            ::close(file);
            ++shared->lines;
        }
        ::_exit(0);
    }

    Disk &disk = Disk::real();
    Job job;
    std::vector<Error> failures;
    const FrozenPlan order = d.order({d.space});
    const int rounds = casesOf(300);
    for (int round = 0; round < rounds; ++round) {
        FrozenPlan now = order;
        const auto status = disk.statInside(fenceOf(d.depot.path()), now.items[0].paths[0].inside);
        now.items[0].paths[0].changed = status->changed; // moving changes it
        const Report report = clean(now, {RemovalMode::Trash, d.depot.now()}, disk, job);
        failures.insert(failures.end(), report.failures.begin(), report.failures.end());
        if (report.ids.size() != 1)
            break;
        const auto undone = undo(d.depot.path(), report.ids.front().id, {}, disk, job);
        if (!undone)
            failures.push_back(undone.error());
        else
            failures.insert(failures.end(), undone->failures.begin(), undone->failures.end());
        (void)removeEntry(disk, d.depot.path(), report.ids.front().id, job);
        ++shared->cleans;
    }
    shared->isOver = true;
    for (int child = 0; child < processes; ++child) {
        int status = 0;
        QVERIFY(::wait(&status) > 0);
        QCOMPARE(status, 0);
    }
    const auto lines = size_t(shared->lines.load());
    const int cleans = shared->cleans.load();
    ::munmap(memory, sizeof(Shared));
    qInfo("%zu lines, %d times held and undone", lines, cleans);
    QVERIFY2(failures.empty(), failures.empty() ? "" : qPrintable(failures.front().sentence()));
    QCOMPARE(cleans, rounds);
    QVERIFY(lines > 100);
    QCOMPARE(CleanedDepot::difference(d.printed(d.space), before), QByteArray());
    const auto entries = entriesOfUsageLog(*disk.read(path), path);
    QVERIFY(entries);
    QCOMPARE(entries->size(), entriesBefore->size() + lines); // each once
    std::set<QByteArray> paths;
    std::ranges::transform(*entries, std::inserter(paths, paths.end()), &LogEntry::path);
    QCOMPARE(paths.size(), entries->size());
}

DEPOTSCOPE_TEST(PropRace)
#include "prop_race.moc"
