// SPDX-License-Identifier: MIT
#include "model/inventory/memory.h"
#include "tests/support/fixture.h"
#include "tests/support/printed.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace std::chrono_literals;

namespace {

QString only(const QByteArray &folder)
{
    const QDir dir(QFile::decodeName(folder));
    const QStringList files = dir.entryList({QStringLiteral("*.memory")}, QDir::Files);
    return files.size() == 1 ? dir.filePath(files.front()) : QString();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// A depot with one of each file that is read, and processes that look at it one after the other.
struct Processes {
    Fixture f;
    DepotBuilder::PackageVersion foo = f.depot.package("Foo", "1.2.0", kiB);
    DepotBuilder::PackageVersion bar = f.depot.package("Bar", "2.0.0", kiB);
    QByteArray cache = f.root + "/cache";

    Processes()
    {
        f.depot.artifact("data", 2 * kiB, {foo}, f.daysAgo(4));
        f.depot.space(foo, "cache", 3 * kiB, 2, f.daysAgo(4));
        f.depot.compiled(foo, "1.10", 4 * kiB, f.daysAgo(4));
        f.depot.environment("work", {foo, bar}, f.daysAgo(4), false);
        f.depot.environment("other", {foo}, f.daysAgo(1), true);
        f.depot.registry("General");
    }

    std::shared_ptr<const Inventory> inventory() const
    {
        InventoryOptions options;
        options.memory = std::make_shared<Memory>(0ms); // of a new process
        options.cacheDirectory = cache;
        Job job;
        return takeInventory(depotsAt({f.depot.path()}, Disk::real()), options, Disk::real(), job);
    }

    QByteArray text() const { return textOf(*inventory()); }
    QByteArray textOf(const Inventory &inventory) const
    {
        QByteArray text = printedTroubles(inventory, f.root);
        for (const Kind kind : {Kind::Package, Kind::Artifact, Kind::Space, Kind::Compiled, Kind::Registry,
                                Kind::Environment, Kind::Other})
            text += printed(inventory, kind);
        for (const Item &item : inventory.items)
            text += QByteArray::number(int(item.verdict.status)) + ' ' + QByteArray::number(item.frees) + '\n';
        return text;
    }
};

} // namespace

class TestSavedMemory : public QObject {
    Q_OBJECT

private slots:
    void theNextProcessReadsNothingAnew()
    {
        const Processes p;
        QVERIFY(!p.f.depot.error());
        const QByteArray first = p.text();
        QCOMPARE(first, p.textOf(*p.f.inventory()));
        const QString file = only(p.cache);
        QVERIFY(!file.isEmpty());
        const auto written = Disk::real().stat(QFile::encodeName(file));
        QVERIFY(written);
        QCOMPARE(p.text(), first);
        QCOMPARE(Disk::real().stat(QFile::encodeName(file))->id(), written->id()); // and so writes nothing
    }

    void whatChangedIsReadAgain()
    {
        const Processes p;
        const QByteArray first = p.text();
        const QByteArray before = contentOf(only(p.cache));
        const QString manifest = QFile::decodeName(p.f.root + "/projects/work/Manifest.toml");
        const QByteArray text = contentOf(manifest);
        QVERIFY(text.contains(p.bar.hash->hex()));
        write(manifest, QByteArray(text).replace(p.bar.hash->hex(), p.foo.hash->hex()));
        const QByteArray second = p.text();
        QVERIFY(second != first);
        QCOMPARE(second, p.textOf(*p.f.inventory()));
        QVERIFY(contentOf(only(p.cache)) != before);
        QVERIFY(QFile::remove(manifest));
        QCOMPARE(p.text(), p.textOf(*p.f.inventory()));
        write(manifest, text);
        QCOMPARE(p.text(), first);
    }

    void whatIsNotAskedForIsDropped()
    {
        Processes p;
        (void)p.text();
        const QByteArray folder = p.f.root + "/projects/work";
        QVERIFY(contentOf(only(p.cache)).contains(folder));
        QVERIFY(QFile::remove(QFile::decodeName(p.f.depot.path() + "/logs/manifest_usage.toml")));
        p.f.depot.file("registries/General/Registry.toml", "name = \"General\"\n[packages]\n"); // some news
        (void)p.text();
        QVERIFY(!contentOf(only(p.cache)).contains(folder));
    }

    void troublesAreNamedByEachProcess()
    {
        Processes p;
        p.f.depot.file("logs/scratch_usage.toml", "[[\"/torn");
        p.f.depot.file("packages/Foo/Odd/Project.toml", "name = 7\n");
        const QByteArray first = p.text();
        QVERIFY2(first.contains("scratch_usage.toml") && first.contains("Project.toml"), first.constData());
        const auto written = Disk::real().stat(QFile::encodeName(only(p.cache)));
        QVERIFY(written);
        QCOMPARE(p.text(), first);
        QCOMPARE(Disk::real().stat(QFile::encodeName(only(p.cache)))->id(), written->id());
    }

    // Logs name local time, so what they said in one time zone is not what they say in another.
    void anotherTimeZoneReadsAnew()
    {
        const Processes p;
        const QByteArray before = qgetenv("TZ");
        const auto setZone = [](const QByteArray &zone) {
            zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
            ::tzset();
        };
        setZone("Asia/Tokyo");
        const auto inTokyo = p.inventory();
        setZone("America/New_York");
        const auto inNewYork = p.inventory();
        const auto anew = p.f.inventory();
        setZone(before);
        const auto useOf = [](const Inventory &inventory) {
            return inventory.facts.logs.front().manifests.usages.front().time;
        };
        QCOMPARE(useOf(*inNewYork), useOf(*anew));
        QVERIFY(useOf(*inNewYork) != useOf(*inTokyo));
    }

    void aDamagedFileIsAsGoodAsNone()
    {
        const Processes p;
        const QByteArray first = p.text();
        const QString file = only(p.cache);
        const QByteArray content = contentOf(file);
        QByteArray flipped = content;
        flipped[content.size() / 2] = char(~flipped[content.size() / 2]);
        QByteArray foreign = content;
        foreign[foreign.indexOf(' ', 18) - 1] = '?'; // of the readers
        for (const QByteArray &damaged : {QByteArray(), content.first(content.size() - 1), content.first(70), flipped,
                                          foreign, content + '\0', QByteArray(500, 'x')}) {
            write(file, damaged);
            QCOMPARE(p.text(), first);
            QVERIFY(contentOf(file) != damaged); // it is written anew
            QCOMPARE(contentOf(file).size(), content.size());
        }
        QCOMPARE(QDir(QFile::decodeName(p.cache)).entryList(QDir::Files).size(), 1); // and nothing else is left there
    }

    void aPlaceThatCannotBeWrittenIsNoTrouble()
    {
        Processes p;
        p.f.depot.file("a", "");
        p.cache = p.f.depot.path() + "/a/b";
        QCOMPARE(p.text(), p.textOf(*p.f.inventory()));
    }
};

DEPOTSCOPE_TEST(TestSavedMemory)
#include "tst_savedmemory.moc"
