// SPDX-License-Identifier: MIT
// A scan equals a walk that anybody can check by reading it: one thread, std::filesystem and lstat, a map by path.
#include "model/disk/scan.h"

#include "tests/disk/scratch.h"
#include "tests/disk/treechecks.h"
#include "tests/support/cases.h"
#include "tests/support/registered.h"

#include <QTest>
#include <filesystem>
#include <map>
#include <random>
#include <set>

using namespace depotscope;

namespace {

struct Fact {
    mode_t type = 0;
    Totals own;
    Totals totals;
    qint64 modified = 0;
    bool isElsewhere = false;
};
using Facts = std::map<std::string, Fact>;

Facts walked(const std::string &root)
{
    Facts facts;
    std::set<std::string> paths{root}; // sorted, so the first name of a file comes first
    for (const auto &entry : std::filesystem::recursive_directory_iterator(root))
        paths.insert(entry.path().native());
    std::set<std::pair<dev_t, ino_t>> counted;
    for (const std::string &path : paths) {
        struct stat status { };
        ::lstat(path.c_str(), &status);
        Fact fact;
        fact.type = status.st_mode & S_IFMT;
        const bool isDirectory = S_ISDIR(status.st_mode);
        fact.own = {status.st_blocks * 512, status.st_size, isDirectory ? 0 : 1, isDirectory ? 1 : 0, false};
        fact.modified = status.st_mtim.tv_sec;
        if (!isDirectory && status.st_nlink > 1 && !counted.insert({status.st_dev, status.st_ino}).second) {
            fact.isElsewhere = true;
            fact.own.allocated = fact.own.apparent = 0;
        }
        fact.totals = fact.own;
        facts[path] = fact;
    }
    for (const auto &[path, fact] : facts) {
        for (std::string above = path; above != root;) {
            above.resize(above.rfind('/'));
            facts[above].totals += fact.own;
        }
    }
    return facts;
}

mode_t modeOf(FileType type)
{
    switch (type) {
    case FileType::File:
        return S_IFREG;
    case FileType::Directory:
        return S_IFDIR;
    case FileType::Symlink:
        return S_IFLNK;
    case FileType::Fifo:
        return S_IFIFO;
    case FileType::Socket:
        return S_IFSOCK;
    case FileType::Device:
    case FileType::Unknown:
        return 0;
    }
    Q_UNREACHABLE();
}

/// The first difference, or nothing.
QByteArray difference(const Facts &facts, const FileTree &tree)
{
    if (tree.nodeCount() != qint64(facts.size()))
        return QByteArray::number(tree.nodeCount()) + " entries instead of " + QByteArray::number(facts.size());
    for (const auto &[path, fact] : facts) {
        const QByteArray name = QByteArray::fromStdString(path);
        const NodeId node = tree.find(name);
        if (!node)
            return name + ": missing";
        if (tree.path(node) != name)
            return name + ": found as " + tree.path(node);
        if (modeOf(tree.type(node)) != fact.type || tree.isDirectory(node) != S_ISDIR(fact.type))
            return name + ": another type";
        if (tree.own(node) != fact.own || tree.totals(node) != fact.totals)
            return name + ": another size";
        if (tree.modified(node) != Time(std::chrono::seconds(fact.modified)))
            return name + ": another time";
        if (tree.isCountedElsewhere(node) != fact.isElsewhere)
            return name + ": counted under another name";
    }
    return contradiction(tree);
}

/// A tree of some hundred entries with everything that a file system lets us make.
void grow(const Scratch &scratch, std::mt19937_64 &chance)
{
    const auto below = [&](size_t bound) { return size_t(chance() % bound); };
    std::vector<QByteArray> folders{""};
    std::vector<QByteArray> files;
    const size_t count = 20 + below(300);
    for (size_t i = 0; i < count; ++i) {
        QByteArray name = QByteArray::number(i);
        while (below(4) != 0 && name.size() < 250) {
            const char byte = char(1 + below(255));
            if (byte != '/')
                name += byte;
        }
        const QByteArray path = folders[below(folders.size())] + '/' + name;
        switch (below(10)) {
        case 0:
        case 1:
        case 2:
            scratch.directory(path);
            folders.push_back(path);
            break;
        case 3:
            scratch.symlink(path, below(2) ? QByteArray("..") : scratch / folders[below(folders.size())]);
            files.push_back(path);
            break;
        case 4:
            scratch.special(path, below(2) ? S_IFIFO : S_IFSOCK);
            files.push_back(path);
            break;
        case 5:
        case 6:
            if (!files.empty()) {
                scratch.hardLink(path, files[below(files.size())]);
                break;
            }
            [[fallthrough]];
        default:
            scratch.file(path, QByteArray(qsizetype(below(20'000)), 'x'), below(3) ? -1 : qint64(below(1 << 30)));
            files.push_back(path);
        }
    }
}

/// Waits until the file system's clock has gone on, which is coarser than ours.
void waitForTick(const Scratch &scratch)
{
    const auto changeTime = [&] {
        scratch.file(".tick", "1");
        struct stat status { };
        ::stat((scratch / ".tick").constData(), &status);
        ::unlink((scratch / ".tick").constData());
        return std::pair(status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
    };
    for (const auto start = changeTime(); changeTime() == start;) { }
}

/// Where Pkg puts what it never changes in place.
bool isSteady(QByteArrayView inside)
{
    return !inside.isEmpty() && inside.front() % 2 == 0;
}

/// Some of the things that programs do to files, at random places of the tree, one after the other.
void change(const Scratch &scratch, std::mt19937_64 &chance)
{
    const auto below = [&](size_t bound) { return size_t(chance() % bound); };
    const QByteArray root = scratch.path();
    for (size_t i = 1 + below(12); i > 0; --i) {
        std::vector<QByteArray> folders;
        std::vector<QByteArray> others;
        for (const auto &[path, fact] : walked(root.toStdString()))
            (S_ISDIR(fact.type) ? folders : others).push_back(QByteArray::fromStdString(path));
        const QByteArray folder = folders[below(folders.size())];
        const QByteArray file = others.empty() ? folder + "/first" : others[below(others.size())];
        const bool isFixed = isSteady(QByteArrayView(file).sliced(root.size() + 1));
        struct stat status { };
        const bool isRegular = ::lstat(file.constData(), &status) == 0 && S_ISREG(status.st_mode);
        const QByteArray fresh = folder + '/' + QByteArray::number(chance() % 100'000);
        const QByteArray inside = fresh.sliced(root.size() + 1);
        const timespec times[2] = {{0, UTIME_OMIT}, {time_t(below(2'000'000'000)), 0}};
        switch (below(13)) {
        case 0:
            scratch.file(inside, QByteArray(qsizetype(below(9000)), 'n'));
            break;
        case 1:
            ::mkdir(fresh.constData(), 0755);
            break;
        case 2: // grows or shrinks, in the same second
            if (isRegular && !isFixed && status.st_nlink == 1)
                (void)!::truncate(file.constData(), off_t(below(30'000)));
            break;
        case 3:
            if (!isFixed && status.st_nlink == 1)
                ::utimensat(AT_FDCWD, file.constData(), times, AT_SYMLINK_NOFOLLOW);
            break;
        case 4:
            ::rename(file.constData(), fresh.constData());
            break;
        case 5: // not into itself: that fails
            ::rename(folders[below(folders.size())].constData(), fresh.constData());
            break;
        case 6:
            ::unlink(file.constData());
            break;
        case 7:
            if (folder != root && below(3) == 0)
                std::filesystem::remove_all(folder.toStdString());
            break;
        case 8:
            ::chmod(folder.constData(), below(2) ? 0700 : 0755);
            break;
        case 9: // also of a file that is not looked at any more
            if (isRegular)
                (void)!::link(file.constData(), fresh.constData());
            break;
        case 10:
            if (::unlink(file.constData()) == 0)
                (void)!::symlink("..", file.constData());
            break;
        case 11:
            if (folder != root && below(3) == 0) {
                std::filesystem::remove_all(folder.toStdString());
                (void)!::symlink("..", folder.constData());
            }
            break;
        default: // as good as new, but another file
            if (isRegular && ::unlink(file.constData()) == 0)
                scratch.file(file.sliced(root.size() + 1), QByteArray(qsizetype(status.st_size % 5000), 'o'));
            break;
        }
    }
}

} // namespace

class PropScan : public QObject {
    Q_OBJECT

private slots:
    void equalsNaiveWalk();
    void equalsItAfterChanges_data();
    void equalsItAfterChanges();
};

void PropScan::equalsNaiveWalk()
{
    // DEPOT_SEED repeats one case, DEPOT_CASES runs more of them.
    const bool isRepeat = qEnvironmentVariableIsSet("DEPOT_SEED");
    const int cases = casesOf(40);
    for (int i = 0; i < (isRepeat ? 1 : cases); ++i) {
        const int seed = isRepeat ? qEnvironmentVariableIntValue("DEPOT_SEED") : i;
        std::mt19937_64 chance{quint64(seed)};
        const Scratch scratch;
        grow(scratch, chance);
        const Facts facts = walked(scratch.path().toStdString());
        for (int threads : {1, 2, 8}) {
            ScanOptions options;
            options.threads = threads;
            QByteArray wrong;
            // What is seen on the way is a sound part of it, and to look does not disturb.
            const Totals whole = facts.at(scratch.path().toStdString()).totals;
            options.glimpseAfter = {};
            options.partialResult = [&](const Scan &seen) {
                const FileTree &tree = *seen.tree;
                const Totals part = tree.totals(tree.roots().front());
                if (seen.isComplete || !part.isLowerBound || part.allocated > whole.allocated
                    || part.files > whole.files)
                    wrong = "a glimpse of more than there is";
                else if (wrong.isEmpty())
                    wrong = contradiction(tree);
            };
            Job job;
            const Scan found = scan({scratch.path()}, options, job);
            if (wrong.isEmpty())
                wrong = found.troubles.empty() ? difference(facts, *found.tree)
                                               : found.troubles.front().sentence().toUtf8();
            QVERIFY2(
                wrong.isEmpty(),
                ("DEPOT_SEED=" + QByteArray::number(seed) + ", " + QByteArray::number(threads) + " threads: " + wrong)
                    .constData());
        }
    }
}

void PropScan::equalsItAfterChanges_data()
{
    QTest::addColumn<bool>("isSettled");
    QTest::addColumn<bool>("isTold");
    QTest::addColumn<bool>("trusts");
    QTest::newRow("long after") << true << false << false;
    QTest::newRow("at once") << false << false << false; // when times of directories may not tell of a change
    QTest::newRow("told where") << true << true << false;
    QTest::newRow("after one that trusts") << true << false << true;
}

/// A scan that builds on an earlier one sees what a whole one would.
void PropScan::equalsItAfterChanges()
{
    QFETCH(bool, isSettled);
    QFETCH(bool, isTold);
    QFETCH(bool, trusts);
    const auto addFolders = [](const Scratch &scratch, std::vector<QByteArray> &folders) {
        for (const auto &[path, fact] : walked(scratch.path().toStdString())) {
            if (S_ISDIR(fact.type))
                folders.push_back(QByteArray::fromStdString(path));
        }
    };
    const bool isRepeat = qEnvironmentVariableIsSet("DEPOT_SEED");
    const int cases = casesOf(40);
    for (int i = 0; i < (isRepeat ? 1 : cases); ++i) {
        const int seed = isRepeat ? qEnvironmentVariableIntValue("DEPOT_SEED") : i;
        std::mt19937_64 chance{quint64(seed)};
        const Scratch scratch;
        grow(scratch, chance);
        ScanOptions options;
        options.threads = seed % 2 + 1;
        options.isSteady = isSteady;
        for (int round = 0; round < 8; ++round) {
            auto saved = std::make_shared<SavedScan>();
            saved->taken = currentTime() + std::chrono::hours(isSettled ? 1 : 0);
            Job job;
            if (trusts && options.before) {
                options.trustsSteady = true;
                options.before =
                    std::make_shared<SavedScan>(SavedScan{scan({scratch.path()}, options, job), saved->taken});
                options.trustsSteady = false;
            }
            saved->scan = scan({scratch.path()}, options, job);
            const QByteArray wrong = saved->scan.troubles.empty()
                ? difference(walked(scratch.path().toStdString()), *saved->scan.tree)
                : saved->scan.troubles.front().sentence().toUtf8();
            QVERIFY2(wrong.isEmpty(),
                     ("DEPOT_SEED=" + QByteArray::number(seed) + ", round " + QByteArray::number(round) + ": " + wrong)
                         .constData());
            options.before = saved;
            if (isSettled)
                waitForTick(scratch);
            std::vector<QByteArray> folders;
            addFolders(scratch, folders);
            change(scratch, chance);
            addFolders(scratch, folders);
            if (isTold)
                options.changed = folders;
            if (isSettled)
                waitForTick(scratch);
        }
    }
}

DEPOTSCOPE_TEST(PropScan)
#include "prop_scan.moc"
