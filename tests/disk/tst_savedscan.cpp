// SPDX-License-Identifier: MIT
#include "model/disk/savedscan.h"

#include "tests/disk/scratch.h"
#include "tests/disk/treechecks.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// All that a tree says, a line an entry.
QByteArray printed(const FileTree &tree)
{
    QByteArray text;
    for (const NodeId root : tree.roots())
        text += QByteArray::number(root.value) + ' ';
    for (quint32 i = 0; i < quint32(tree.nodeCount()); ++i) {
        const NodeId node{i};
        const Totals totals = tree.totals(node);
        const Totals own = tree.own(node);
        text += '\n' + tree.path(node).toPercentEncoding("/") + ' ' + tree.name(node).toByteArray().toHex();
        for (const qint64 number :
             {qint64(tree.type(node)), totals.allocated, totals.apparent, totals.files, totals.directories,
              qint64(totals.isLowerBound), own.allocated, own.apparent,
              qint64(tree.modified(node).time_since_epoch().count()), qint64(tree.id(node).device),
              qint64(tree.id(node).inode), qint64(tree.isUnreadable(node)), qint64(tree.isMountPoint(node)),
              qint64(tree.isFollowedLink(node)), qint64(tree.isHardLinked(node)), qint64(tree.isCountedElsewhere(node)),
              qint64(tree.parent(node).value), qint64(tree.firstChild(node).value), qint64(tree.childCount(node))})
            text += ' ' + QByteArray::number(number);
    }
    return text;
}

} // namespace

class TestSavedScan : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keepsEverything();
    void keepsNothing();
    void refusesWhatIsDamaged_data();
    void refusesWhatIsDamaged();
    void refusesEveryCutAndFlip();
    void survivesReplacement();
    void saysWhatItCannotWrite();

private:
    SavedScan scanned()
    {
        Job job;
        SavedScan saved{scan(m_roots, {.followedNames = {"artifacts"}}, job),
                        Time(std::chrono::milliseconds(1'700'000'000'123))};
        saved.scan.troubles.push_back({Fault::Denied, "/odd\xff", u"dé"_s, 7});
        return saved;
    }

    std::unique_ptr<Scratch> m_scratch;
    std::vector<QByteArray> m_roots;
    QByteArray m_file;
};

void TestSavedScan::init()
{
    m_scratch = std::make_unique<Scratch>();
    m_scratch->file("depot/a/file", QByteArray(10'000, 'x'));
    m_scratch->file("depot/a/\xff\n" + QByteArray(250, 'n'), "1");
    m_scratch->hardLink("depot/b", "depot/a/file");
    m_scratch->symlink("depot/link", "nowhere");
    m_scratch->file("elsewhere/1/2", "123");
    m_scratch->symlink("depot/artifacts", *m_scratch / "elsewhere");
    m_scratch->special("depot/fifo", S_IFIFO);
    m_scratch->directory("depot/empty");
    m_scratch->file("depot/sparse", "1", 1LL << 33);
    for (int i = 0; i < 300; ++i)
        m_scratch->file("depot/many/" + QByteArray(200, 'm') + QByteArray::number(i), "1");
    m_roots = {*m_scratch / "depot", *m_scratch / "missing", *m_scratch / "depot/a", *m_scratch / "elsewhere/1"};
    m_file = *m_scratch / "cache/of/scans/one";
}

void TestSavedScan::keepsEverything()
{
    const SavedScan saved = scanned();
    QVERIFY(saveScan(m_file, m_roots, saved));
    const auto loaded = loadScan(m_file, m_roots);
    QVERIFY(loaded);
    QCOMPARE(printed(*loaded->scan.tree), printed(*saved.scan.tree));
    QCOMPARE(contradiction(*loaded->scan.tree), QByteArray());
    QCOMPARE(loaded->scan.troubles, saved.scan.troubles);
    QCOMPARE(loaded->taken, saved.taken);
    QVERIFY(loaded->scan.isComplete);
    QVERIFY(loaded->scan.tree->find(*m_scratch / "depot/a/file"));

    QVERIFY(saveScan(m_file, m_roots, *loaded)); // again, over what it was loaded from
    QCOMPARE(printed(*loadScan(m_file, m_roots)->scan.tree), printed(*saved.scan.tree));
    QCOMPARE(Disk::real().list(*m_scratch / "cache/of/scans")->size(), size_t(1));
}

void TestSavedScan::keepsNothing()
{
    m_roots = {*m_scratch / "missing"};
    const SavedScan saved = scanned();
    QCOMPARE(saved.scan.tree->nodeCount(), 0);
    QVERIFY(saveScan(m_file, m_roots, saved));
    QCOMPARE(loadScan(m_file, m_roots)->scan.tree->nodeCount(), 0);
}

void TestSavedScan::refusesWhatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << QByteArray() << u"is no saved scan"_s;
    QTest::newRow("text") << QByteArray(1000, 'x') << u"is no saved scan"_s;
    QTest::newRow("another version") << "depotscn" + QByteArray(1000, '\x07')
                                     << u"was saved by another version or machine"_s;
}

void TestSavedScan::refusesWhatIsDamaged()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    QCOMPARE(loadScan(m_file, m_roots).error().fault, Fault::NotFound);
    m_scratch->file("cache/of/scans/one", content);
    const Error error = loadScan(m_file, m_roots).error();
    QCOMPARE(error.fault, Fault::Malformed);
    QCOMPARE(error.path, m_file);
    QCOMPARE(error.detail, why);
}

void TestSavedScan::refusesEveryCutAndFlip()
{
    m_roots.resize(1);
    QVERIFY(saveScan(m_file, m_roots, scanned()));
    QCOMPARE(loadScan(m_file, {*m_scratch / "elsewhere"}).error().detail, u"is a scan of something else"_s);
    const QByteArray whole = *Disk::real().read(m_file);
    for (qsizetype at = 0; at < whole.size(); at += at < 512 ? 1 : 997) {
        QByteArray flipped = whole;
        flipped[at] = char(flipped[at] ^ 0x10);
        for (const QByteArray &content : {flipped, whole.first(at), whole.first(at) + '\0' + whole.sliced(at)}) {
            m_scratch->file("cache/of/scans/one", content);
            const auto loaded = loadScan(m_file, m_roots);
            QVERIFY2(!loaded && loaded.error().fault == Fault::Malformed, QByteArray::number(at));
        }
    }
}

void TestSavedScan::survivesReplacement()
{
    const SavedScan saved = scanned();
    QVERIFY(saveScan(m_file, m_roots, saved));
    const auto loaded = loadScan(m_file, m_roots);
    m_scratch->file("depot/new", "1");
    QVERIFY(saveScan(m_file, m_roots, scanned()));
    QCOMPARE(printed(*loaded->scan.tree), printed(*saved.scan.tree));
    QVERIFY(loadScan(m_file, m_roots)->scan.tree->find(*m_scratch / "depot/new"));
}

void TestSavedScan::saysWhatItCannotWrite()
{
    m_scratch->file("cache", "a file where a folder should be");
    const auto saved = saveScan(m_file, m_roots, scanned());
    QVERIFY(!saved);
    QCOMPARE(saved.error().path, m_file);
}

DEPOTSCOPE_TEST(TestSavedScan)
#include "tst_savedscan.moc"
