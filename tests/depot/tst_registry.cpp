// SPDX-License-Identifier: MIT
#include "model/depot/registry.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <KCompressionDevice>
#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray general = R"(name = "General"
uuid = "23338594-aafe-5451-b93e-139f81909106"
repo = "https://example.org/General.git"

description = """
Official
"""

[packages]
00000000-1111-2222-3333-444444444444 = { name = "Aa", path = "A/Aa" }
7876af07-990d-54b4-ab0e-23690620f79a = { name = "Example", path = "E/Example" }
)";

QByteArray printed(const Registry &registry)
{
    QByteArray text =
        registry.name + ' ' + (registry.uuid ? uuidText(*registry.uuid).first(8) : "-") + ' ' + registry.repo + '\n';
    std::map<QByteArray, QByteArray> sorted;
    for (auto it = registry.packages.begin(); it != registry.packages.end(); ++it)
        sorted.emplace(uuidText(it.key()).first(8), it.value());
    for (const auto &[uuid, name] : sorted)
        text += uuid + ' ' + name + '\n';
    for (const Error &trouble : registry.troubles)
        text += "! " + QByteArray::number(trouble.line) + ' ' + trouble.detail.toUtf8() + '\n';
    return text;
}

const QByteArray printedGeneral = "General 23338594 https://example.org/General.git\n00000000 Aa\n7876af07 Example\n";

// One member of a tar file: header, content, padding.
QByteArray member(const QByteArray &name, const QByteArray &content, char type = '0', const QByteArray &prefix = {},
                  const QByteArray &size = {})
{
    QByteArray header(512, '\0');
    const auto put = [&header](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
    put(0, name.first(std::min<qsizetype>(100, name.size())));
    put(100, "000644 ");
    put(124, size.isEmpty() ? QByteArray::number(content.size(), 8).rightJustified(11, '0') + ' ' : size);
    put(136, "00000000000 ");
    put(156, QByteArray(1, type));
    put(257,
        QByteArray("ustar\0"
                   "00",
                   8));
    put(345, prefix);
    put(148, "        ");
    quint32 sum = 0;
    for (const char c : header)
        sum += quint8(c);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return header + content + QByteArray((512 - content.size() % 512) % 512, '\0');
}

QByteArray paxRecord(const QByteArray &text)
{
    qsizetype length = text.size() + 2;
    while (length != text.size() + 2 + QByteArray::number(length).size())
        length = text.size() + 2 + QByteArray::number(length).size();
    return QByteArray::number(length) + ' ' + text + '\n';
}

QByteArray packed(const QByteArray &tar, KCompressionDevice::CompressionType type = KCompressionDevice::GZip)
{
    QBuffer buffer;
    KCompressionDevice device(&buffer, false, type);
    if (!device.open(QIODevice::WriteOnly) || device.write(tar) != tar.size())
        return {};
    device.close();
    return buffer.data();
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

class Registries {
public:
    QByteArray path(const QByteArray &name) const { return QFile::encodeName(m_directory.path()) + '/' + name; }

    void write(const QByteArray &name, const QByteArray &content) const
    {
        const QString file = QFile::decodeName(path(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }

    // A packed registry of that content.
    void pack(const QByteArray &archive) const
    {
        write("General.toml", "uuid = \"23338594-aafe-5451-b93e-139f81909106\"\npath = \"General.tar.gz\"\n");
        write("General.tar.gz", archive);
    }

    Registry load(const QByteArray &name = "General.toml") const
    {
        Job job;
        return loadRegistry(Disk::real(), path(name), job);
    }

    QByteArray trouble() const
    {
        const Registry registry = load();
        if (registry.troubles.size() != 1 || !registry.packages.isEmpty())
            return "no single trouble";
        if (registry.troubles.front().path != path("General.tar.gz"))
            return registry.troubles.front().path;
        return registry.troubles.front().detail.toUtf8();
    }

private:
    QTemporaryDir m_directory;
};

} // namespace

class TestRegistry : public QObject {
    Q_OBJECT

private slots:
    void reads()
    {
        QCOMPARE(printed(readRegistry(general, "Registry.toml")), printedGeneral);
        QCOMPARE(printed(readRegistry("", "Registry.toml")), QByteArray(" - \n! 0 no table of packages\n"));
        QCOMPARE(printed(readRegistry("name = 1\nuuid = \"x\"\n[packages]\nx = {name = \"A\"}\n"
                                      "7876af07-990d-54b4-ab0e-23690620f79a = {name = 1}\n"
                                      "00000000-1111-2222-3333-444444444444 = {name = \"Aa\"}\n",
                                      "Registry.toml")),
                 QByteArray(" - \n00000000 Aa\n! 1 name is no string\n! 2 uuid is no UUID\n"
                            "! 5 no package with UUID and name\n! 4 no package with UUID and name\n"));
    }

    void aTornLineLeavesTheOthers()
    {
        const Registry registry = readRegistry(general + "7876af07-990d-54b4-ab0e-23690620f79b = { name = \"Tor", "r");
        QCOMPARE(registry.packages.size(), 2);
        QCOMPARE(registry.troubles.size(), size_t(1));
        QCOMPARE(registry.troubles.front().line, 12);
    }

    void folders()
    {
        const Registries registries;
        registries.write("General/Registry.toml", general);
        registries.write("General/.git/HEAD", "ref: x");
        QCOMPARE(printed(registries.load("General")), printedGeneral);
        QCOMPARE(printed(registries.load("General/")), printedGeneral);
        QCOMPARE(::symlink("General", registries.path("Linked").constData()), 0);
        QCOMPARE(printed(registries.load("Linked")), printedGeneral);

        registries.write("Empty/x", "");
        const Registry empty = registries.load("Empty");
        QCOMPARE(empty.troubles.size(), size_t(1));
        QCOMPARE(empty.troubles.front().fault, Fault::NotFound);
        QCOMPARE(empty.troubles.front().path, registries.path("Empty/Registry.toml"));
        QCOMPARE(registries.load("None").troubles.front().fault, Fault::NotFound);
    }

    void archives_data()
    {
        QTest::addColumn<QByteArray>("tar");
        const QByteArray registry = member("Registry.toml", general);
        const QByteArray end(1024, '\0');
        const QByteArray decoy = member("A/Aa/Registry.toml", "name = \"decoy\"\n[packages]\n");
        const QByteArray longName = QByteArray(150, 'n') + "/Registry.toml";
        QTest::newRow("plain") << registry + end;
        QTest::newRow("no end blocks") << registry;
        QTest::newRow("after others") << member("A", {}, '5') + decoy + member("A/big", noise(300'000)) + registry
                + end;
        QTest::newRow("before damage") << registry + QByteArray(600, 'x');
        QTest::newRow("with ./") << member("./", {}, '5') + member("./Registry.toml", general) + end;
        QTest::newRow("old type") << member("Registry.toml", general, '\0') + end;
        QTest::newRow("prefix") << member("Registry.toml", "decoy", '0', "dir") + registry + end;
        QTest::newRow("a directory of that name") << member("Registry.toml", {}, '5') + registry + end;
        QTest::newRow("pax path") << member({}, paxRecord("path=" + longName), 'x') + member("Registry.toml", "decoy")
                + registry + end;
        QTest::newRow("pax path is ours")
            << member({}, paxRecord("mtime=1") + paxRecord("path=Registry.toml"), 'x') + member("x", general) + end;
        QTest::newRow("pax size") << member({}, paxRecord("size=" + QByteArray::number(general.size())), 'x')
                + member("Registry.toml", general, '0', {}, "00000000000 ") + end;
        QTest::newRow("global pax") << member({}, paxRecord("path=x"), 'g') + registry + end;
        QTest::newRow("gnu long name") << member("././@LongLink", longName + '\0', 'L')
                + member("Registry.toml", "decoy") + registry + end;
        QByteArray size(12, '\0');
        size[0] = char(0x80);
        size[10] = char(general.size() >> 8);
        size[11] = char(general.size());
        QTest::newRow("binary size") << member("Registry.toml", general, '0', {}, size) + end;
    }
    void archives()
    {
        QFETCH(QByteArray, tar);
        const Registries registries;
        registries.pack(packed(tar));
        QCOMPARE(printed(registries.load()), printedGeneral);

        registries.write("General.toml", "path = \"General.tar.zst\"\n");
        registries.write("General.tar.zst", packed(tar, KCompressionDevice::Zstd));
        QCOMPARE(printed(registries.load()), printedGeneral);
    }

    void uuidOfTheSmallFile()
    {
        const Registries registries;
        registries.pack(packed(member("Registry.toml", "[packages]\n")));
        QCOMPARE(printed(registries.load()), QByteArray(" 23338594 \n"));
    }

    void damagedArchives()
    {
        const Registries registries;
        const QByteArray tar = member("A", noise(200'000)) + member("Registry.toml", general);
        registries.pack(packed(member("A", "x") + QByteArray(1024, '\0')));
        QCOMPARE(registries.trouble(), QByteArray("no Registry.toml in it"));
        registries.pack(packed({}));
        QVERIFY(!registries.trouble().startsWith("no single"));
        registries.pack({});
        QVERIFY(!registries.trouble().startsWith("no single"));
        registries.pack("no gzip at all");
        QVERIFY(!registries.trouble().startsWith("no single"));
        registries.pack(packed("text, not tar, of some length"));
        QCOMPARE(registries.trouble(), QByteArray("no tar archive, or a damaged one"));
        registries.pack(packed(noise(5000)));
        QCOMPARE(registries.trouble(), QByteArray("no tar archive, or a damaged one"));
        registries.pack(packed(tar.first(tar.size() - 512)));
        QCOMPARE(registries.trouble(), QByteArray("cut off"));
        registries.pack(packed(tar.first(100'000)));
        QCOMPARE(registries.trouble(), QByteArray("cut off"));
        registries.pack(
            packed(member("A", {}, '0', {}, QByteArray("\x80\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"))));
        QCOMPARE(registries.trouble(), QByteArray("no tar archive, or a damaged one"));
        registries.pack(packed(member("Registry.toml", {}, '0', {}, "77777777777 ")));
        QVERIFY(registries.trouble().startsWith("a member of"));
        registries.pack(packed(member({}, {}, 'L', {}, "77777777777 ")));
        QVERIFY(registries.trouble().startsWith("a member of"));
        registries.pack(packed(member({}, paxRecord("size=-5"), 'x') + member("A", {})));
        QCOMPARE(registries.trouble(), QByteArray("no tar archive, or a damaged one"));
        registries.pack(packed(member({}, "99999999999999999999 path=x", 'x') + member("A", {})));
        QCOMPARE(registries.trouble(), QByteArray("no Registry.toml in it"));

        const QByteArray whole = packed(tar);
        for (const qsizetype size : {whole.size() / 2, whole.size() / 10, qsizetype(12), qsizetype(3)}) {
            registries.pack(whole.first(size));
            QVERIFY2(!registries.trouble().startsWith("no single"), qPrintable(QString::number(size)));
        }
        QByteArray flipped = whole;
        for (qsizetype i = 1000; i < 1100; ++i)
            flipped[i] = char(~flipped[i]);
        registries.pack(flipped);
        registries.load(); // stored blocks have no redundancy: what matters is that it ends
    }

    void smallFilesThatLeadNowhere()
    {
        const Registries registries;
        const auto fault = [&](const QByteArray &text) {
            registries.write("General.toml", text);
            const Registry registry = registries.load();
            return registry.troubles.size() == 1 ? registry.troubles.front().fault : Fault::Stopped;
        };
        QCOMPARE(mkfifo(registries.path("fifo.tar.gz").constData(), 0600), 0);
        registries.write("dir.tar.gz/x", "");
        QCOMPARE(fault("path = \"none.tar.gz\"\n"), Fault::NotFound);
        QCOMPARE(fault("path = \"fifo.tar.gz\"\n"), Fault::Malformed);
        QVERIFY(fault("path = \"dir.tar.gz\"\n") != Fault::Stopped);
        QCOMPARE(fault("path = \"/dev/zero\"\n"), Fault::Malformed);
        QCOMPARE(fault("path = \"General.toml\"\n"), Fault::Malformed);
        QCOMPARE(fault("path = 7\n"), Fault::Malformed);
        QCOMPARE(fault(""), Fault::Malformed);
        QCOMPARE(fault("[["), Fault::Malformed);
    }

    void stops()
    {
        const Registries registries;
        registries.pack(packed(member("Registry.toml", general)));
        std::stop_source source;
        source.request_stop();
        Job job(source.get_token());
        const Registry registry = loadRegistry(Disk::real(), registries.path("General.toml"), job);
        QCOMPARE(registry.troubles.size(), size_t(1));
        QCOMPARE(registry.troubles.front().fault, Fault::Stopped);
    }

    // 11,000 packages, and an archive of 100 MB unpacked: what General has.
    void generalSize()
    {
        QByteArray text = general;
        for (int i = 0; i < 11'000; ++i) {
            const QByteArray number = QByteArray::number(i).rightJustified(12, '0');
            text += "ffffffff-1111-2222-3333-" + number + " = { name = \"Package" + number + "\", path = \"P/Package"
                + number + "\" }\n";
        }
        Registry registry;
        const double plain = processorTime([&] { registry = readRegistry(text, "Registry.toml"); });
        QCOMPARE(registry.packages.size(), 11'002);
        QVERIFY2(plain < 5000, QByteArray::number(plain).constData());

        QByteArray tar;
        for (int i = 0; i < 25'000; ++i)
            tar += member("P/Package" + QByteArray::number(i) + "/Versions.toml", QByteArray(3000, 'v'));
        tar += member("Registry.toml", text);
        const Registries registries;
        registries.pack(packed(tar));
        const double whole = processorTime([&] { registry = registries.load(); });
        QCOMPARE(registry.packages.size(), 11'002);
        QVERIFY2(whole < 20'000, QByteArray::number(whole).constData());
    }
};

DEPOTSCOPE_TEST(TestRegistry)
#include "tst_registry.moc"
