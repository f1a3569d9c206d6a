// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/clean.h"
#include "model/text/names.h"
#include "tests/support/fixture.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depotscope {

/// A depot with one of everything that may be removed, and the odd things that lie in such trees.
struct CleanedDepot : Fixture {
    DepotBuilder::PackageVersion foo = depot.package("Foo", "1.0.0", 40 * kiB);
    DepotBuilder::PackageVersion bar = depot.package("Bar", "2.0.0", 20 * kiB);
    DepotBuilder::Artifact artifact = depot.artifact("lib", 30 * kiB, {foo}, daysAgo(40));
    QByteArray space = depot.space(foo, "cache", 60 * kiB, 3, daysAgo(50));
    QByteArray otherSpace = depot.space(bar, "data", 10 * kiB, 2, daysAgo(3));
    QByteArray clone = depot.clone("https://example.org/Foo.jl", 10 * kiB);

    CleanedDepot()
    {
        depot.compiled(foo, "1.10", 10 * kiB, daysAgo(5));
        depot.environment("work", {bar}, daysAgo(2), false);
        depot.environment("old", {foo}, daysAgo(200), false);
        depot.environment("v1.10", {bar}, daysAgo(1), true);
        depot.logOrphan(artifact.path, daysAgo(20));
        depot.logOrphan(depot.path() + "/packages/Gone/abcde", daysAgo(9));
        depot.file("scratchspaces/" + QByteArray("odd"), "a loose file");
        must(linkAny());
        must(::symlink("/etc", (space + "/link").constData()) == 0);
        must(::chmod(artifact.path.constData(), 0555) == 0);
        must(::mkdir((space + "/\xff\n").constData(), 0500) == 0);
    }

    ~CleanedDepot() { QProcess::execute(QStringLiteral("rm"), {QStringLiteral("-rf"), QFile::decodeName(root)}); }

    static void must(bool done)
    {
        if (!done)
            qFatal("cannot make the depot: %s", qPrintable(qt_error_string(errno)));
    }

    /// The first line in which `a` and `b` differ, of both.
    static QByteArray difference(const QByteArray &a, const QByteArray &b)
    {
        const QByteArrayList left = a.split('\n');
        const QByteArrayList right = b.split('\n');
        for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
            if (left[i] != right[i])
                return left[i] + "\nis not\n" + right[i];
        }
        return {};
    }

    /// The first file of the space has a second name.
    bool linkAny() const
    {
        const auto entries = Disk::real().list(space);
        for (const DirectoryEntry &entry : *entries) {
            if (entry.type == FileType::File)
                return ::link((space + '/' + entry.name).constData(), (space + "/linked").constData()) == 0;
        }
        return false;
    }

    enum class Times {
        Items, ///< of what items consist of
        All, ///< also of the folders and logs that change when items come and go, but not of the depot itself
    };

    /// Everything below `path` but what is ours, a line an entry: name, mode, links, time, content.
    QByteArray printed(const QByteArray &path, Times times = Times::Items) const
    {
        QByteArray text;
        print(path, times, text);
        return text;
    }
    QByteArray printed(Times times = Times::Items) const { return printed(root, times); }

    FrozenPlan order(const std::vector<QByteArray> &paths) const
    {
        const auto taken = inventory();
        std::vector<Choice> choices;
        for (const QByteArray &path : paths)
            choices.push_back({idAt(*taken, path), QStringLiteral("for the test")});
        std::vector<Error> troubles;
        const FrozenPlan made = freeze(*taken, choices, "test", depot.now(), Disk::real(), troubles);
        if (!troubles.empty())
            qFatal("%s", qPrintable(troubles.front().sentence()));
        return made;
    }
    std::vector<QByteArray> all() const { return {foo.path, artifact.path, space, clone}; }

    std::vector<JournalEntry> journal() const
    {
        std::vector<Error> troubles;
        return loadJournal(Disk::real(), depot.path(), troubles);
    }

private:
    void print(const QByteArray &path, Times times, QByteArray &text) const
    {
        struct stat status { };
        if (::lstat(path.constData(), &status) != 0)
            return;
        const QByteArray inside =
            path.size() > depot.path().size() ? path.sliced(depot.path().size() + 1) : QByteArray();
        const bool hasTime = times == Times::All
            ? path != depot.path()
            : isInside(path, depot.path()) && inside.count('/') >= 1 && !inside.startsWith("logs/")
                && (inside.startsWith("artifacts/") || inside.startsWith("clones/") || inside.count('/') >= 2);
        text += path.toPercentEncoding("/") + ' ' + QByteArray::number(status.st_mode, 8);
        if (!S_ISDIR(status.st_mode))
            text += ' ' + QByteArray::number(qulonglong(status.st_nlink));
        if (hasTime)
            text += ' ' + QByteArray::number(qlonglong(status.st_mtim.tv_sec)) + '.'
                + QByteArray::number(qlonglong(status.st_mtim.tv_nsec));
        if (S_ISREG(status.st_mode))
            text += ' '
                + QCryptographicHash::hash(Disk::real().read(path).value_or("(unreadable)"), QCryptographicHash::Sha1)
                      .toHex();
        text += '\n';
        if (!S_ISDIR(status.st_mode))
            return;
        const auto entries = Disk::real().list(path);
        for (const DirectoryEntry &entry : *entries) {
            // A lock of a dead process is for the next one to remove, whoever that is.
            if (entry.name != ourFolder && !entry.name.endsWith(".toml.pid"))
                print(path + '/' + entry.name, times, text);
        }
    }
};

} // namespace depotscope
