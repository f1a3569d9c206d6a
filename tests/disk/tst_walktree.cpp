// SPDX-License-Identifier: MIT
#include "model/disk/walktree.h"

#include "model/disk/partfile.h"
#include "model/disk/treecopy.h"
#include "tests/disk/scratch.h"
#include "tests/support/asnobody.h"
#include "tests/support/registered.h"

#include <QTest>

#include <functional>

using namespace depotscope;

namespace {

/// Prints what it meets, and does something when it reads.
struct Printer final : TreeVisitor {
    QByteArray text;
    QByteArray leftOut;
    std::function<void()> whenReading;

    Result<bool> meet(const WalkedEntry &entry) override
    {
        text += entry.inside;
        if (entry.type == FileType::Symlink)
            text += "->" + entry.target;
        else if (entry.isExecutable)
            text += '*';
        text += ' ';
        return entry.inside != leftOut;
    }
    Result<void> read(QByteArrayView content) override
    {
        text.append('"').append(content.first(std::min<qsizetype>(content.size(), 10))).append("\" ");
        if (whenReading)
            std::exchange(whenReading, {})();
        return {};
    }
    Result<void> leave(const WalkedEntry &entry) override
    {
        text += '/' + entry.name().toByteArray() + ' ';
        return {};
    }
};

} // namespace

class TestWalkTree : public QObject {
    Q_OBJECT

private slots:
    void order()
    {
        const Scratch scratch;
        scratch.file("a/f", "1");
        scratch.file("a-b", "2");
        scratch.file("a.b", "");
        scratch.directory("B");
        scratch.symlink("z", "nowhere");
        scratch.mode("a", 0700);
        scratch.mode("B", 0600);
        Printer printer;
        Job job;
        QVERIFY(walkTree(scratch.path(), printer, job));
        QCOMPARE(printer.text, QByteArray("B /B a* a/f \"1\" /f /a a-b \"2\" /a-b a.b /a.b z->nowhere "));
        QCOMPARE(job.files.load(), 6);
        QCOMPARE(job.bytes.load(), 2);
    }

    void passesByWhatIsNotWanted()
    {
        const Scratch scratch;
        scratch.file("a/f", "1");
        scratch.file("b", "2");
        Printer printer;
        printer.leftOut = "a";
        Job job;
        QVERIFY(walkTree(scratch.path(), printer, job));
        QCOMPARE(printer.text, QByteArray("a* b \"2\" /b "));
    }

    void aFileThatChangesIsNamed_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"grows", "shrinks", "replaced", "written", "mode"})
            QTest::newRow(how) << QByteArray(how);
    }
    void aFileThatChangesIsNamed()
    {
        QFETCH(QByteArray, how);
        const Scratch scratch;
        scratch.file("f", QByteArray(600'000, 'x'));
        const timespec old[2] = {{1, 0}, {1, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, (scratch / "f").constData(), old, 0), 0);
        Printer printer;
        printer.whenReading = [&] {
            if (how == "grows") {
                QFile file(QFile::decodeName(scratch / "f"));
                QVERIFY(file.open(QIODevice::Append) && file.write("more") == 4);
            } else if (how == "shrinks") {
                QCOMPARE(::truncate((scratch / "f").constData(), 10), 0);
            } else if (how == "replaced") {
                scratch.file("new", "other");
                QCOMPARE(::rename((scratch / "new").constData(), (scratch / "f").constData()), 0);
            } else if (how == "written") {
                QFile file(QFile::decodeName(scratch / "f"));
                QVERIFY(file.open(QIODevice::ReadWrite) && file.write("y") == 1);
            } else {
                scratch.mode("f", 0755);
            }
        };
        Job job;
        const auto walked = walkTree(scratch.path(), printer, job);
        if (how == "replaced") { // what was open is whole
            QVERIFY(walked);
            return;
        }
        QVERIFY(!walked);
        QCOMPARE(walked.error().sentence(),
                 QString::fromUtf8(scratch / "f") + QStringLiteral(": changed while it was read."));
    }

    void stopsWithinAFile()
    {
        const Scratch scratch;
        scratch.file("f", {}, 10'000'000);
        std::stop_source source;
        Job job(source.get_token());
        Printer printer;
        printer.whenReading = [&] { source.request_stop(); };
        const auto walked = walkTree(scratch.path(), printer, job);
        QVERIFY(!walked);
        QCOMPARE(walked.error().fault, Fault::Stopped);
        QVERIFY(job.bytes.load() < 1'000'000);
    }

    void copies()
    {
        const Scratch scratch;
        scratch.file("from/d/run", "1");
        scratch.mode("from/d/run", 0700);
        scratch.file("from/f", "2");
        scratch.symlink("from/l", "d/run");
        scratch.directory("to");
        scratch.mode("to", 0755);
        Job job;
        for (const bool isNew : {true, false}) {
            auto copy = TreeCopy::in(scratch / "to", "jl_");
            QVERIFY(copy);
            QVERIFY(walkTree(scratch / "from", *copy, job));
            QCOMPARE(*copy->commit("name"), isNew);
        }
        Printer printer;
        QVERIFY(walkTree(scratch / "to", printer, job));
        QCOMPARE(printer.text,
                 QByteArray("name* name/d* name/d/run* \"1\" /run /d name/f \"2\" /f name/l->d/run /name "));
        const auto modeOf = [&](const char *name) { return Disk::real().stat(scratch / name)->mode; };
        QCOMPARE(modeOf("to/name"), 0755U);
        QCOMPARE(modeOf("to/name/d/run"), 0555U);
        QCOMPARE(modeOf("to/name/f"), 0444U);
    }

    void aCopyGoesWithItsObject()
    {
        const Scratch scratch;
        scratch.file("from/d/f", "1");
        scratch.directory("to");
        Job job;
        {
            auto copy = TreeCopy::in(scratch / "to", "jl_");
            QVERIFY(copy && walkTree(scratch / "from", *copy, job));
        }
        QVERIFY(Disk::real().list(scratch / "to")->empty());
    }

    void partFileIsWholeOrNotAtAll()
    {
        const Scratch scratch;
        const QByteArray path = scratch / "out";
        const auto names = [&] {
            QByteArrayList result;
            const auto entries = *Disk::real().list(scratch.path());
            for (const DirectoryEntry &entry : entries)
                result += entry.name;
            return QByteArray(result.join(' '));
        };
        {
            auto file = PartFile::create(path);
            QVERIFY(file && file->write("half"));
            QCOMPARE(names(), QByteArray("out.part"));
            const auto second = PartFile::create(path);
            QVERIFY(!second);
            QCOMPARE(second.error().fault, Fault::Busy);
        }
        QCOMPARE(names(), QByteArray());
        scratch.file("out.part", "left by a killed process");
        {
            auto file = PartFile::create(path);
            QVERIFY(file && file->write("whole") && file->commit(false));
        }
        QCOMPARE(names(), QByteArray("out"));
        QCOMPARE(*Disk::real().read(path), QByteArray("whole"));
        {
            auto file = PartFile::create(path);
            QVERIFY(file && file->write("new"));
            QCOMPARE(file->commit(false).error().fault, Fault::Exists);
        }
        QCOMPARE(names(), QByteArray("out"));
        {
            auto file = PartFile::create(path);
            QVERIFY(file && file->write("new") && file->commit(true));
        }
        QCOMPARE(*Disk::real().read(path), QByteArray("new"));
        scratch.symlink("link.part", "out");
        QCOMPARE(PartFile::create(scratch / "link").error().fault, Fault::Unsafe);
        scratch.special("fifo.part", S_IFIFO);
        QVERIFY(!PartFile::create(scratch / "fifo"));
        QCOMPARE(PartFile::create(scratch / "no/out").error().fault, Fault::NotFound);
    }
};

DEPOTSCOPE_TEST(TestWalkTree)
#include "tst_walktree.moc"
