// SPDX-License-Identifier: MIT
#include "model/depot/manifest.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

namespace {

// One line for each entry, then the troubles.
QByteArray printed(const Manifest &manifest)
{
    QByteArray text;
    for (const auto &shared : manifest.entries) {
        const ManifestEntry &entry = *shared;
        text += entry.name + ' ' + uuidText(entry.uuid).first(8);
        if (!entry.version.isEmpty())
            text += " v" + entry.version;
        if (entry.treeHash)
            text += " #" + entry.treeHash->hex().first(4);
        if (!entry.path.isEmpty())
            text += " at " + entry.path;
        if (!entry.repoUrl.isEmpty())
            text += " from " + entry.repoUrl + '@' + entry.repoRev;
        if (entry.isPinned)
            text += " pinned";
        for (const QByteArray &dependency : entry.dependencies)
            text += " >" + dependency;
        text += '\n';
    }
    for (const Error &trouble : manifest.troubles)
        text += "! " + QByteArray::number(trouble.line) + ' ' + trouble.detail.toUtf8() + '\n';
    return text;
}

// Whether many manifests are read as one by one: a second time all is known.
bool isReadAlike(ManifestReader &reader, const QByteArray &text)
{
    const QByteArray expected = printed(readManifest(text, "Manifest.toml"));
    return printed(reader.read(text, "Manifest.toml")) == expected
        && printed(reader.read(text, "Manifest.toml")) == expected;
}

const QByteArray reference = R"(# This file is machine-generated - editing it directly is not advised

julia_version = "1.13.0"
manifest_format = "2.1"
project_hash = "da39a3ee5e6b4b0d3255bfef95601890afd80709"

[[deps.Dates]]
deps = ["Printf"]
uuid = "ade2ca70-3891-5945-98fb-dc099432e06a"
version = "1.11.0"

[[deps.Example]]
git-tree-sha1 = "46e44e869b4d90b96bd8ed1fdcf32244fddfb6cc"
registries = "General"
uuid = "7876af07-990d-54b4-ab0e-23690620f79a"
version = "0.5.3"

[[deps.Loc]]
path = "../Loc"
uuid = "22222222-2222-2222-2222-222222222222"

[[deps.Printf]]
uuid = "de0858da-6303-5e67-8744-51eddeeeb8d7"

[registries.General]
url = "https://github.com/JuliaRegistries/General.git"
uuid = "23338594-aafe-5451-b93e-139f81909106"
)";

const QByteArray referenceEntries = "Dates ade2ca70 v1.11.0 >Printf\nExample 7876af07 v0.5.3 #46e4\n"
                                    "Loc 22222222 at ../Loc\nPrintf de0858da\n";

const QByteArray a = "uuid = \"aaaaaaaa-0000-0000-0000-000000000001\"\n";
const QByteArray b = "uuid = \"bbbbbbbb-0000-0000-0000-000000000002\"\n";
const QByteArray c = "uuid = \"cccccccc-0000-0000-0000-000000000003\"\n";
const QByteArray sha = "git-tree-sha1 = \"46E44e869b4d90b96bd8ed1fdcf32244fddfb6cc\"\n";

} // namespace

class TestManifest : public QObject {
    Q_OBJECT

private slots:
    void readsTheReference()
    {
        const Manifest manifest = readManifest(reference, "Manifest.toml");
        QCOMPARE(printed(manifest), referenceEntries);
        QCOMPARE(manifest.majorFormat, 2);
        QCOMPARE(manifest.juliaVersion, QByteArray("1.13.0"));
        QVERIFY(manifest.isReadable);
    }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &text, int format, const QByteArray &expected) {
            QTest::newRow(name) << text << format << expected;
        };
        const QByteArray v2 = "manifest_format = \"2.0\"\n"; // one line

        row("empty", "", 2, "");
        row("comment only", "# nothing\n\n", 2, "");
        row("v2 without packages", v2, 2, "");
        row("flat",
            "[[A]]\ndeps = [\"B\"]\n" + a + sha + "repo-url = \"https://h/A.git\"\nrepo-rev = \"main\"\n[[B]]\n" + b, 1,
            "A aaaaaaaa #46e4 from https://h/A.git@main >B\nB bbbbbbbb\n");
        row("flat with a table of dependencies",
            "[[A]]\n" + a + "    [A.deps]\n    B = \"bbbbbbbb-0000-0000-0000-000000000002\"\n[[B]]\n" + b + "[[B]]\n"
                + c,
            1, "A aaaaaaaa >B\nB bbbbbbbb\nB cccccccc\n");
        row("v2 with a table of dependencies",
            v2 + "[[deps.A]]\n" + a
                + "    [deps.A.deps]\n    B = \"bbbbbbbb-0000-0000-0000-000000000002\"\n[[deps.B]]\n" + b,
            2, "A aaaaaaaa >B\nB bbbbbbbb\n");
        row("weak dependencies and extensions",
            v2 + "[[deps.A]]\nweakdeps = [\"Z\"]\n" + a + "[deps.A.extensions]\nAZExt = \"Z\"\n", 2, "A aaaaaaaa\n");
        row("pinned", v2 + "[[deps.A]]\npinned = true\n" + a, 2, "A aaaaaaaa pinned\n");
        row("a package called manifest_format", "[[manifest_format]]\n" + a, 1, "manifest_format aaaaaaaa\n");
        row("a package called julia_version", "[[julia_version]]\n" + a, 1, "julia_version aaaaaaaa\n");
        row("format of the future", "manifest_format = \"7.3.1\"\n[[deps.A]]\n" + a, 7, "A aaaaaaaa\n");
        row("format as a number", "manifest_format = 2.0\n[[deps.A]]\n" + a, 2,
            "A aaaaaaaa\n! 1 manifest_format is no version\n");
        row("format without sense", "manifest_format = \"new\"\n[[deps.A]]\n" + a, 2,
            "A aaaaaaaa\n! 1 manifest_format is no version\n");
        row("v2 that lost its first lines", "[[deps.A]]\n" + a, 1,
            "A aaaaaaaa\n! 1 a manifest with [[deps.…]] but without manifest_format\n");
        row("same name and uuid order", v2 + "[[deps.B]]\n" + c + "[[deps.B]]\n" + b + "[[deps.A]]\n" + a, 2,
            "A aaaaaaaa\nB bbbbbbbb\nB cccccccc\n");
        row("dollar, backslash and UTF-8", v2 + "[[deps.A]]\npath = \"C:\\\\$ü\"\n" + a, 2, "A aaaaaaaa at C:\\$ü\n");

        // What Pkg rejects.
        row("no uuid", v2 + "[[deps.A]]\nversion = \"1.0.0\"\n[[deps.B]]\n" + b, 2, "B bbbbbbbb\n! 2 A: no uuid\n");
        row("bad uuid", v2 + "[[deps.A]]\nuuid = \"x\"\n[[deps.B]]\n" + b, 2, "B bbbbbbbb\n! 3 A: uuid is no UUID\n");
        row("uuid of wrong type", v2 + "[[deps.A]]\nuuid = 1\n[[deps.B]]\n" + b, 2,
            "B bbbbbbbb\n! 3 A: uuid is no UUID\n");
        row("bad version", v2 + "[[deps.A]]\n" + a + "version = \"one\"\n", 2,
            "A aaaaaaaa vone\n! 4 A: version is no version\n");
        row("odd versions",
            v2 + "[[deps.A]]\n" + a + "version = \"1.2.3-rc1+build.7\"\n[[deps.B]]\n" + b + "version = \"v1\"\n", 2,
            "A aaaaaaaa v1.2.3-rc1+build.7\nB bbbbbbbb vv1\n");
        row("bad hash", v2 + "[[deps.A]]\n" + a + "git-tree-sha1 = \"46e4\"\n", 2,
            "A aaaaaaaa\n! 4 A: git-tree-sha1 is no tree hash\n");
        row("wrong types", v2 + "[[deps.A]]\n" + a + "path = 1\nrepo-url = []\npinned = \"yes\"\ndeps = 3\n", 2,
            "A aaaaaaaa\n! 4 A: path is no string\n! 5 A: repo-url is no string\n"
            "! 6 A: pinned is neither true nor false\n! 7 A: deps is neither array nor table\n");
        row("wrong types of dependencies",
            v2 + "[[deps.A]]\n" + a + "deps = [\"B\", 1, \"B\"]\n[[deps.B]]\n" + b + "[deps.B.deps]\nA = 7\n", 2,
            "A aaaaaaaa >B\nB bbbbbbbb >A\n! 4 A: a dependency is no string\n! 4 A: B is a dependency twice\n"
            "! 8 B: a dependency's UUID is no UUID\n");
        row("dependency that is no entry", v2 + "[[deps.A]]\n" + a + "deps = [\"B\"]\n", 2,
            "A aaaaaaaa >B\n! 4 B is a dependency but no entry\n");
        row("ambiguous dependency", v2 + "[[deps.A]]\n" + a + "deps = [\"B\"]\n[[deps.B]]\n" + b + "[[deps.B]]\n" + c,
            2, "A aaaaaaaa >B\nB bbbbbbbb\nB cccccccc\n! 4 B is ambiguous: there are several of that name\n");
        row("dependency with another uuid",
            v2 + "[[deps.A]]\n" + a + "deps = {B = \"cccccccc-0000-0000-0000-000000000003\"}\n[[deps.B]]\n" + b, 2,
            "A aaaaaaaa >B\nB bbbbbbbb\n! 4 B is an entry, but with another UUID\n");
        row("tables instead of arrays", v2 + "[deps.A]\n" + a + "[[deps.B]]\n" + b, 2,
            "B bbbbbbbb\n! 2 A: is no array of tables\n");
        row("deps as an array", v2 + "deps = []\n", 2, "! 2 deps is no table\n");
        row("flat with a value", "[[A]]\n" + a + "[x]\n", 1, "A aaaaaaaa\n! 3 x: is no package\n");
        row("array of values", "A = [1]\n", 1, "! 1 A: is no array of tables\n");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, format);
        QFETCH(QByteArray, expected);
        const Manifest manifest = readManifest(text, "Manifest.toml");
        QCOMPARE(printed(manifest), expected);
        QCOMPARE(manifest.majorFormat, format);
        QVERIFY(manifest.isReadable);
        ManifestReader reader;
        QVERIFY(isReadAlike(reader, text));
        QCOMPARE(reader.read(text, "Manifest.toml").majorFormat, format);
    }

    void whatIsAlikeIsOneObject()
    {
        ManifestReader reader;
        const Manifest one = reader.read(reference, "/one/Manifest.toml");
        const Manifest other = reader.read(QByteArray(reference).replace("1.13.0", "1.12.0"), "/other/Manifest.toml");
        QCOMPARE(printed(one), referenceEntries);
        QCOMPARE(other.juliaVersion, QByteArray("1.12.0"));
        QCOMPARE(one.entries, other.entries); // the same pointers
        const Manifest changed = reader.read(QByteArray(reference).replace("0.5.3", "0.5.4"), "/third/Manifest.toml");
        QVERIFY(changed.entries[1] != one.entries[1]);
        QCOMPARE(changed.entries[1]->version, QByteArray("0.5.4"));
        QCOMPARE(changed.entries[0], one.entries[0]);
    }

    void manyAreReadAsOneByOne()
    {
        ManifestReader reader;
        QVERIFY(isReadAlike(reader, reference));
        for (qsizetype end = 0; end < reference.size(); ++end)
            QVERIFY2(isReadAlike(reader, reference.first(end)), QByteArray::number(end));
        for (const char *insertion : {"[", "\"\"\"\n", "x = [\n[\"[deps.Z]\"]\n]\n", "[deps]\n", "[deps.Loc]\n",
                                      "[[deps.Loc]]\n", "[registries]\n", "\xff", "= 1\n", "#\n"}) {
            for (qsizetype at = 0; at < reference.size(); ++at)
                QVERIFY2(isReadAlike(reader, QByteArray(reference).insert(at, insertion)), insertion);
        }
    }

    void aTornEntryLeavesTheOthers_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("cut string") << QByteArray("[[deps.X]]\nuuid = \"7876");
        QTest::newRow("NULs") << QByteArray(100, '\0') + '\n';
        QTest::newRow("conflict marker") << QByteArray("<<<<<<< HEAD\n");
        QTest::newRow("duplicate key") << "[[deps.X]]\n" + a + a;
        QTest::newRow("invalid UTF-8") << "[[deps.X]]\npath = \"\xff\"\n" + a;
        QTest::newRow("nesting") << "[[deps.X]]\nx = " + QByteArray(100'000, '[') + '\n';
        QTest::newRow("multi-line string without end") << QByteArray("[[deps.X]]\nx = \"\"\"\n");
    }
    void aTornEntryLeavesTheOthers()
    {
        QFETCH(QByteArray, damage);
        const auto expected = [](const QByteArray &before, const QByteArray &after) { return before + after; };
        const qsizetype middle = reference.indexOf("[[deps.Loc]]");
        const QByteArray damaged = reference.first(middle) + damage + '\n' + reference.sliced(middle);
        Manifest manifest = readManifest(damaged, "Manifest.toml");
        QVERIFY(!manifest.isReadable);
        QCOMPARE(manifest.majorFormat, 2);
        QCOMPARE(manifest.juliaVersion, QByteArray("1.13.0"));
        QVERIFY(manifest.troubles.size() == 1);
        QVERIFY(manifest.troubles.front().line > 0);
        manifest.troubles.clear();
        // Text without a header belongs to the entry above it, and spoils that.
        const bool hasHeader = damage.startsWith('[');
        const QByteArray whole =
            expected("Dates ade2ca70 v1.11.0 >Printf\n", hasHeader ? "Example 7876af07 v0.5.3 #46e4\n" : "")
            + "Loc 22222222 at ../Loc\nPrintf de0858da\n";
        QCOMPARE(printed(manifest), whole);
    }

    void aTornFlatManifest()
    {
        Manifest manifest = readManifest("[[A]]\n" + a + "[A.deps]\nB = 1\n[[B]]\n" + b + "[[C", "Manifest.toml");
        QVERIFY(!manifest.isReadable);
        QCOMPARE(manifest.majorFormat, 1);
        QCOMPARE(manifest.entries.size(), size_t(2));
        QCOMPARE(manifest.entries[0]->dependencies, std::vector<QByteArray>{"B"});
    }

    void notTomlAtAll()
    {
        for (const QByteArray &text : {QByteArray("\x00\x01\xff", 3), QByteArray("<html>"), QByteArray("{}")}) {
            const Manifest manifest = readManifest(text, "/p/Manifest.toml");
            QVERIFY(!manifest.isReadable);
            QCOMPARE(manifest.entries.size(), size_t(0));
            QCOMPARE(manifest.troubles.size(), size_t(1));
            QCOMPARE(manifest.troubles.front().path, QByteArray("/p/Manifest.toml"));
            QCOMPARE(manifest.troubles.front().line, 1);
        }
    }

    void bombsEnd()
    {
        QCOMPARE(readManifest(QByteArray("[[\n").repeated(2'000'000), "m").entries.size(), size_t(0));
        QVERIFY(!readManifest(QByteArray("[[a]]\n").repeated(1'000'000), "m").isReadable);
        QVERIFY(!readManifest("[[" + QByteArray("a.").repeated(1'000'000) + "a]]\n", "m").isReadable);
        QVERIFY(readManifest("[[A]]\n" + a + "version = \"" + QByteArray("1-a.").repeated(100'000) + "\"\n", "m")
                    .isReadable);
    }

    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("expected");
        for (const char *name : {"Manifest.toml", "JuliaManifest.toml", "Manifest-v1.11.toml",
                                 "JuliaManifest-v1.12.toml", "AppManifest.toml"})
            QTest::newRow(name) << QByteArray(name) << true;
        for (const char *name :
             {"manifest.toml", "Manifest.toml~", "Manifest-v1.toml", "Manifest-1.11.toml", "Manifest-v1.11.2.toml",
              "AppManifest-v1.12.toml", "XManifest.toml", "Manifest.toml\n", "Manifest-v1.1\xff.toml"})
            QTest::newRow(QByteArray(name).toPercentEncoding().constData()) << QByteArray(name) << false;
        QTest::newRow("(empty)") << QByteArray() << false;
    }
    void names()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, expected);
        QCOMPARE(isManifestName(name), expected);
    }
};

DEPOTSCOPE_TEST(TestManifest)
#include "tst_manifest.moc"
