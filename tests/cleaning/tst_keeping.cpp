// SPDX-License-Identifier: MIT
#include "model/cleaning/keeping.h"

#include "model/depot/keeplist.h"
#include "tests/support/faultydisk.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace depotscope;

class TestKeeping : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace();
        m_depot = QFile::encodeName(QDir(m_folder->path()).canonicalPath());
    }

    void addsAndRemoves()
    {
        FaultyDisk disk([](QByteArrayView, const QByteArray &) { return std::nullopt; });
        QCOMPARE(removeFromKeepList(m_depot, {"a"}, disk), Result<int>(0));
        QVERIFY(text().isEmpty()); // and nothing was made for that
        QCOMPARE(addToKeepList(m_depot, {"packages/Foo/abcde", "scratchspaces/a b/\xff\n"}, disk), Result<int>(2));
        QCOMPARE(listed(), (std::vector<QByteArray>{"packages/Foo/abcde", "scratchspaces/a b/\xff\n"}));
        QCOMPARE(addToKeepList(m_depot, {"packages/Foo/abcde", "artifacts/x"}, disk), Result<int>(1));
        QCOMPARE(listed().size(), size_t(3));
        QCOMPARE(removeFromKeepList(m_depot, {"packages/Foo/abcde", "nothing"}, disk), Result<int>(1));
        QCOMPARE(listed(), (std::vector<QByteArray>{"artifacts/x", "scratchspaces/a b/\xff\n"}));
    }

    void whatSomebodyWroteStays()
    {
        FaultyDisk disk([](QByteArrayView, const QByteArray &) { return std::nullopt; });
        QVERIFY(addToKeepList(m_depot, {"a"}, disk));
        const QByteArray mine = "# because of the thesis\n  b/c  \n/not inside\n\nlast";
        write(mine);
        QCOMPARE(addToKeepList(m_depot, {"b/c", "d"}, disk), Result<int>(1));
        QCOMPARE(text(), mine + "\nd\n");
        QCOMPARE(removeFromKeepList(m_depot, {"d", "last", "b/c"}, disk), Result<int>(3));
        QCOMPARE(text(), QByteArray("# because of the thesis\n/not inside\n\n"));
    }

    void aDiskThatFailsChangesNothing()
    {
        FaultyDisk whole([](QByteArrayView, const QByteArray &) { return std::nullopt; });
        QVERIFY(addToKeepList(m_depot, {"a"}, whole));
        const QByteArray before = text();
        FaultyDisk disk([](QByteArrayView verb, const QByteArray &) {
            return verb == "rewrite" ? std::optional(Fault::Io) : std::nullopt;
        });
        QVERIFY(!addToKeepList(m_depot, {"b"}, disk));
        QVERIFY(!removeFromKeepList(m_depot, {"a"}, disk));
        QCOMPARE(text(), before);
    }

private:
    QByteArray text() const { return Disk::real().read(keepListPath(m_depot)).value_or(QByteArray()); }
    std::vector<QByteArray> listed() const { return readKeepList(text(), {}).paths; }
    void write(const QByteArray &content) const
    {
        QFile file(QFile::decodeName(keepListPath(m_depot)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }

    std::optional<QTemporaryDir> m_folder;
    QByteArray m_depot;
};

DEPOTSCOPE_TEST(TestKeeping)
#include "tst_keeping.moc"
