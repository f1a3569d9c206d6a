// SPDX-License-Identifier: MIT
// A scan equals a walk that anybody can check by reading it: one thread, std::filesystem and lstat, a map by path.
#include "model/disk/scan.h"

#include "tests/disk/scratch.h"
#include "tests/disk/treechecks.h"

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

} // namespace

class PropScan : public QObject {
    Q_OBJECT

private slots:
    void equalsNaiveWalk();
};

void PropScan::equalsNaiveWalk()
{
    // DEPOT_SEED repeats one case, DEPOT_CASES runs more of them.
    const bool isRepeat = qEnvironmentVariableIsSet("DEPOT_SEED");
    const int cases = qEnvironmentVariableIsSet("DEPOT_CASES") ? qEnvironmentVariableIntValue("DEPOT_CASES") : 40;
    for (int i = 0; i < (isRepeat ? 1 : cases); ++i) {
        const int seed = isRepeat ? qEnvironmentVariableIntValue("DEPOT_SEED") : i;
        std::mt19937_64 chance{quint64(seed)};
        const Scratch scratch;
        grow(scratch, chance);
        const Facts facts = walked(scratch.path().toStdString());
        for (int threads : {1, 2, 8}) {
            ScanOptions options;
            options.threads = threads;
            Job job;
            const Scan found = scan({scratch.path()}, options, job);
            const QByteArray wrong =
                found.troubles.empty() ? difference(facts, *found.tree) : found.troubles.front().sentence().toUtf8();
            QVERIFY2(
                wrong.isEmpty(),
                ("DEPOT_SEED=" + QByteArray::number(seed) + ", " + QByteArray::number(threads) + " threads: " + wrong)
                    .constData());
        }
    }
}

QTEST_GUILESS_MAIN(PropScan)
#include "prop_scan.moc"
