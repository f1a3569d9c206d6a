// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"
#include "model/sample/depotbuilder.h"
#include "tests/support/registered.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <sys/stat.h>

using namespace depotscope;
using namespace std::chrono_literals;

namespace {

// 2026-11-22T22:19:41.957Z, which is the next morning in Tokyo.
constexpr Time now{std::chrono::milliseconds(1'795'385'981'957)};

QByteArray contentOf(const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "cannot open " + path;
}

int modeOf(const QByteArray &path)
{
    struct stat status { };
    return ::lstat(path.constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

} // namespace

class TestDepotBuilder : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        ::tzset();
    }

    void init()
    {
        m_folder.emplace();
        m_root = QFile::encodeName(QDir(m_folder->path()).canonicalPath());
        m_depot.emplace(m_root + "/depot", m_root + "/work", now);
    }

    void logsHoldTheLocalWallClock()
    {
        const auto foo = m_depot->package("Foo", "1.0.0", 100);
        m_depot->environment("late", {foo}, now - 1h, false);
        m_depot->environment("early", {foo}, now, false);
        m_depot->logManifest(m_root + "/gone/Manifest.toml", now - 500ms);
        m_depot->logManifest(m_root + "/gone/Manifest.toml", now - 24h);
        QCOMPARE(read("logs/manifest_usage.toml"),
                 QByteArray("[[\"ROOT/gone/Manifest.toml\"]]\ntime = 2026-11-23T07:19:41.457Z\n\n"
                            "[[\"ROOT/work/early/Manifest.toml\"]]\ntime = 2026-11-23T07:19:41.957Z\n\n"
                            "[[\"ROOT/work/late/Manifest.toml\"]]\ntime = 2026-11-23T06:19:41.957Z\n"));
        m_depot->logOrphan(m_root + "/depot/packages/Bar/b", now);
        m_depot->logOrphan(m_root + "/depot/packages/Bar/a", now);
        QCOMPARE(read("logs/orphaned.toml"),
                 QByteArray("\"ROOT/depot/packages/Bar/a\" = 2026-11-23T07:19:41.957Z\n"
                            "\"ROOT/depot/packages/Bar/b\" = 2026-11-23T07:19:41.957Z\n"));
    }

    void spacesAreLoggedByAppending()
    {
        const auto foo = m_depot->package("Foo", "1.0.0", 100);
        const QByteArray space = m_depot->space(foo, "cache", 300, 3, now);
        m_depot->space(QUuid(), "all", 0, 0, now, {"/a \"b\"\\c", "/d"});
        m_depot->space(QUuid(), "quiet", 0, 0, std::nullopt, {});
        const QByteArray zero = "ROOT/depot/scratchspaces/00000000-0000-0000-0000-000000000000/all";
        QCOMPARE(read("logs/scratch_usage.toml"),
                 "[[\"" + relative(space) + "\"]]\ntime = 2026-11-23T07:19:41.957Z\nparent_projects = [\""
                     + relative(foo.path) + "/Project.toml\"]\n[[\"" + zero
                     + "\"]]\ntime = 2026-11-23T07:19:41.957Z\nparent_projects = [\"/a \\\"b\\\"\\\\c\", \"/d\"]\n");
        QCOMPARE(QDir(QFile::decodeName(space)).entryList(QDir::Files).size(), 3);
    }

    void manifests_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<QByteArray>("registries");
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("flat") << QByteArray("v1.6") << QByteArray("1.0") << QByteArray() << QByteArray() << QByteArray()
                              << QByteArray();
        QTest::newRow("2.0") << QByteArray("v1.10") << QByteArray("2.0")
                             << QByteArray("\njulia_version = \"1.10.0\"\nmanifest_format = \"2.0\"\n"
                                           "project_hash = \"HASH\"\n")
                             << QByteArray("deps.") << QByteArray() << QByteArray();
        QTest::newRow("2.1") << QByteArray("new") << QByteArray("2.1")
                             << QByteArray("\njulia_version = \"1.13.0\"\nmanifest_format = \"2.1\"\n"
                                           "project_hash = \"HASH\"\n")
                             << QByteArray("deps.") << QByteArray("registries = \"General\"\n")
                             << QByteArray("\n[registries.General]\nuuid = \"23338594-aafe-5451-b93e-139f81909106\"\n");
    }
    void manifests()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, prefix);
        QFETCH(QByteArray, registries);
        QFETCH(QByteArray, tail);
        const auto bar = m_depot->package("Bar", "0.1.0", 10);
        auto foo = m_depot->package("Foo", "1.0.0", 10, {bar});
        foo.repoUrl = "https://example.org/Foo.jl.git";
        foo.repoRev = "main";
        const auto mine = m_depot->devCheckout("Mine", 10);
        const auto environment = m_depot->environment(name, {foo, mine}, now, true, format);
        QVERIFY(!m_depot->error());

        const QByteArray project = contentOf(environment.directory + "/Project.toml");
        QCOMPARE(project, "[deps]\nFoo = \"" + uuid(foo) + "\"\nMine = \"" + uuid(mine) + "\"\n");
        head.replace("HASH", QCryptographicHash::hash(project, QCryptographicHash::Sha1).toHex());
        const QByteArray expected = "# This file is machine-generated - editing it directly is not advised\n" + head
            + "\n[[@Bar]]\ngit-tree-sha1 = \"" + bar.hash->hex() + "\"\n" + registries + "uuid = \"" + uuid(bar)
            + "\"\nversion = \"0.1.0\"\n"
              "\n[[@Dates]]\ndeps = [\"Printf\"]\nuuid = \"ade2ca70-3891-5945-98fb-dc099432e06a\"\n"
              "\n[[@Foo]]\ndeps = [\"Bar\"]\ngit-tree-sha1 = \""
            + foo.hash->hex() + "\"\nrepo-rev = \"main\"\nrepo-url = \"https://example.org/Foo.jl.git\"\nuuid = \""
            + uuid(foo)
            + "\"\nversion = \"1.0.0\"\n"
              "\n[[@Mine]]\npath = \"ROOT/depot/dev/Mine\"\nuuid = \""
            + uuid(mine)
            + "\"\nversion = \"0.1.0\"\n"
              "\n[[@Printf]]\ndeps = [\"Unicode\"]\nuuid = \"de0858da-6303-5e67-8744-51eddeeeb8d7\"\n"
              "\n[[@Unicode]]\nuuid = \"4ec0a83e-493e-50e2-b9ac-8f72acf5a8f5\"\n"
            + tail;
        QCOMPARE(relative(contentOf(environment.manifest)), QByteArray(expected).replace("@", prefix));
    }

    void artifactsCarryTheirTrueHash()
    {
        const auto foo = m_depot->package("Foo", "1.0.0", 100);
        const auto fooJll = m_depot->package("Foo_jll", "1.0.0+0", 100);
        const auto data = m_depot->artifact("data", 5000, {foo}, now);
        const auto lib = m_depot->artifact("Lib", 5000, {foo, fooJll}, now);
        QVERIFY(!m_depot->error());
        Job job;
        QCOMPARE(hashTree(lib.path, job).value_or(TreeHash()), lib.hash);
        QCOMPARE(lib.path, m_depot->path() + "/artifacts/" + lib.hash.hex());
        QCOMPARE(modeOf(lib.path + "/lib/liblib.so.1"), 0555);
        QCOMPARE(modeOf(lib.path + "/include/Lib.h"), 0444);
        QCOMPARE(QDir(QFile::decodeName(m_depot->path() + "/artifacts"))
                     .entryList(QDir::AllEntries | QDir::NoDotAndDotDot)
                     .size(),
                 2);

        const auto bound = [](const QByteArray &head, const QByteArray &name, const QByteArray &body) {
            return head + body + "\n    [[" + name + ".download]]\n    sha256 = \""
                + QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex()
                + "\"\n    url = \"https://example.org/artifacts/" + name + ".tar.gz\"\n";
        };
        const QByteArray hash = "git-tree-sha1 = \"" + lib.hash.hex() + "\"\n";
        QCOMPARE(contentOf(foo.path + "/Artifacts.toml"),
                 bound("[Lib]\n", "Lib", hash) + '\n'
                     + bound("[data]\n", "data", "git-tree-sha1 = \"" + data.hash.hex() + "\"\n"));
        QCOMPARE(contentOf(fooJll.path + "/Artifacts.toml"),
                 bound("[[Lib]]\narch = \"x86_64\"\n", "Lib", hash + "libc = \"glibc\"\nos = \"linux\"\n"));
        QCOMPARE(modeOf(foo.path + "/Artifacts.toml"), 0444);
    }

    void compiledCachesHaveAnImageFromJulia19On_data()
    {
        QTest::addColumn<QByteArray>("julia");
        QTest::addColumn<int>("files");
        QTest::newRow("1.0") << QByteArray("1.0") << 1;
        QTest::newRow("1.8") << QByteArray("1.8") << 1;
        QTest::newRow("1.9") << QByteArray("1.9") << 2;
        QTest::newRow("1.10") << QByteArray("1.10") << 2;
    }
    void compiledCachesHaveAnImageFromJulia19On()
    {
        QFETCH(QByteArray, julia);
        QFETCH(int, files);
        const auto foo = m_depot->package("Foo", "1.0.0", 100);
        m_depot->compiled(foo, julia, 4000, now - 48h);
        const QDir folder(QFile::decodeName(m_depot->path() + "/compiled/v" + julia + "/Foo"));
        const QFileInfoList found = folder.entryInfoList(QDir::Files);
        QCOMPARE(found.size(), files);
        qint64 bytes = 0;
        for (const QFileInfo &file : found) {
            bytes += file.size();
            QCOMPARE(file.lastModified().toMSecsSinceEpoch(), (now - 48h).time_since_epoch().count());
        }
        QCOMPARE(bytes, 4000);
    }

    void packagesAreReadOnly()
    {
        const auto foo = m_depot->package("Foo", "1.0.0", 700 * 1024);
        QCOMPARE(modeOf(foo.path + "/src/Foo.jl"), 0444);
        QCOMPARE(QDir(QFile::decodeName(foo.path + "/data")).entryList(QDir::Files).size(), 3);
    }

    void theFirstFailureIsKept()
    {
        m_depot->file("packages", "a file where a folder should be");
        m_depot->package("Foo", "1.0.0", 100);
        QVERIFY(m_depot->error());
        const Error first = *m_depot->error();
        QVERIFY2(first.path.startsWith(m_depot->path() + "/packages/Foo/"), first.path.constData());
        m_depot->file("logs/x", "never written");
        QVERIFY(*m_depot->error() == first);
        QVERIFY(!QFile::exists(QFile::decodeName(m_depot->path() + "/logs/x")));
    }

private:
    QByteArray relative(QByteArray text) const { return text.replace(m_root, "ROOT"); }
    QByteArray read(const QByteArray &name) const { return relative(contentOf(m_depot->path() + '/' + name)); }
    static QByteArray uuid(const DepotBuilder::PackageVersion &package)
    {
        return package.uuid.toByteArray(QUuid::WithoutBraces);
    }

    std::optional<QTemporaryDir> m_folder;
    QByteArray m_root;
    std::optional<DepotBuilder> m_depot;
};

DEPOTSCOPE_TEST(TestDepotBuilder)
#include "tst_depotbuilder.moc"
