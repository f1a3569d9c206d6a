// SPDX-License-Identifier: MIT
#include "model/depot/artifactstoml.h"
#include "model/depot/uuid.h"
#include "tests/support/boundbypkg.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

namespace {

QByteArray printed(const std::vector<Error> &troubles)
{
    QByteArray text;
    for (const Error &trouble : troubles)
        text += "! " + QByteArray::number(trouble.line) + ' ' + trouble.detail.toUtf8() + '\n';
    return text;
}

QByteArray printed(const ArtifactsToml &artifacts)
{
    QByteArray text;
    for (const ArtifactBinding &binding : artifacts.bindings) {
        text += binding.name + ' ' + binding.hash.hex().first(4);
        if (binding.isLazy)
            text += " lazy";
        if (binding.isDownloadable)
            text += " downloadable";
        for (const auto &[key, value] : binding.platform)
            text += ' ' + key + '=' + value;
        text += '\n';
    }
    return text + printed(artifacts.troubles);
}

QByteArray printed(const Overrides &overrides)
{
    QByteArray text;
    for (const auto &[hash, target] : overrides.byHash)
        text += hash.hex().first(4) + " -> " + target + '\n';
    for (const Overrides::ByName &override : overrides.byName)
        text += uuidText(override.package).first(8) + ' ' + override.name + " -> " + override.target + '\n';
    return text + printed(overrides.troubles);
}

const QByteArray a = "git-tree-sha1 = \"" + QByteArray(40, 'a') + "\"\n";
const QByteArray b = "git-tree-sha1 = \"" + QByteArray(40, 'B') + "\"\n";

} // namespace

class TestArtifactsToml : public QObject {
    Q_OBJECT

private slots:
    void readsTheReference()
    {
        const ArtifactsToml artifacts = readArtifactsToml(boundByPkg, "Artifacts.toml");
        QCOMPARE(printed(artifacts),
                 QByteArray("one aaaa\n"
                            "plat aaaa arch=x86_64 libc=glibc os=linux\n"
                            "plat bbbb lazy downloadable arch=x86_64 os=macos\n"
                            "plat cccc arch=i686 os=windows\n"
                            "three cccc lazy downloadable\n"
                            "we ird \"näme\" aaaa\n"));
        QVERIFY(artifacts.isReadable);
    }

    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("empty", "", "");
        row("unbound to its last platform", "plat = []\n", "");
        row("upper case", "[x]\n" + b, "x bbbb\n");
        row("no hash", "[x]\nlazy = true\n[y]\n" + a, "y aaaa\n! 1 x: no git-tree-sha1\n");
        row("bad hash", "[x]\ngit-tree-sha1 = \"aa\"\n[y]\n" + a, "y aaaa\n! 2 x: git-tree-sha1 is no tree hash\n");
        row("hash of wrong type", "[x]\ngit-tree-sha1 = 7\n", "! 2 x: git-tree-sha1 is no tree hash\n");
        row("values", "x = 1\ny = [2]\n",
            "! 1 x: is neither a table nor an array of tables\n! 2 y: is neither a table nor an array of tables\n");
        row("platform without arch", "[[x]]\nos = \"linux\"\n" + a,
            "x aaaa os=linux\n! 1 x: a platform without arch\n");
        row("tags", "[[x]]\nos = \"linux\"\narch = \"x86_64\"\njulia_version = \"1.9\"\nn = 7\n" + a,
            "x aaaa arch=x86_64 julia_version=1.9 os=linux\n");
        row("lazy of wrong type", "[x]\nlazy = \"yes\"\n" + a, "x aaaa\n! 2 x: lazy is neither true nor false\n");
        row("downloads without url", "[x]\n" + a + "[[x.download]]\nsha256 = \"1\"\n[y]\ndownload = 7\n" + a,
            "x aaaa\ny aaaa\n");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const ArtifactsToml artifacts = readArtifactsToml(text, "Artifacts.toml");
        QCOMPARE(printed(artifacts), expected);
        QVERIFY(artifacts.isReadable);
    }

    void aTornBindingLeavesTheOthers()
    {
        const QByteArray text = "[z]\n" + a + "[[z.download]]\nurl = \"u\"\n[torn]\ngit-tree-sha1 = \"aa\n[y]\n" + b;
        const ArtifactsToml artifacts = readArtifactsToml(text, "/p/Artifacts.toml");
        QVERIFY(!artifacts.isReadable);
        QCOMPARE(artifacts.troubles.size(), size_t(1));
        QCOMPARE(artifacts.troubles.front().line, 6);
        QCOMPARE(artifacts.troubles.front().path, QByteArray("/p/Artifacts.toml"));
        ArtifactsToml bindings = artifacts;
        bindings.troubles.clear();
        QCOMPARE(printed(bindings), QByteArray("y bbbb\nz aaaa downloadable\n"));
    }

    void overrides_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &expected) {
            QTest::newRow(name) << text << expected;
        };
        const QByteArray hash(40, 'a');
        row("empty", "", "");
        row("by hash", hash + " = \"/opt/x\"\n\"" + QByteArray(40, 'B') + "\" = \"" + hash + "\"\n",
            "bbbb -> " + hash + "\naaaa -> /opt/x\n");
        row("cancelled", hash + " = \"\"\n", "aaaa -> \n");
        row("windows", hash + " = 'C:\\x'\n", "aaaa -> C:\\x\n");
        row("by name", "[d57dbccd-ca19-4d82-b9b8-9d660942965b]\nc_simple = \"/opt/c\"\nlib = \"\"\n",
            "d57dbccd c_simple -> /opt/c\nd57dbccd lib -> \n");
        row("relative", hash + " = \"x/y\"\n",
            "! 1 " + hash + " leads neither to an absolute path nor to a tree hash\n");
        row("wrong types", hash + " = 7\nabc = \"/x\"\n[d57dbccd-ca19-4d82-b9b8-9d660942965b]\nc = 1\n",
            "! 1 " + hash
                + " leads neither to an absolute path nor to a tree hash\n"
                  "! 2 abc is neither a tree hash nor the table of a package\n"
                  "! 4 c leads neither to an absolute path nor to a tree hash\n");
        row("table for a hash", "[" + hash + "]\n",
            "! 1 " + hash + " is neither a tree hash nor the table of a package\n");
    }
    void overrides()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(printed(readOverrides(text, "Overrides.toml")), expected);
    }

    void overridesThatAreNoToml()
    {
        const Overrides overrides = readOverrides("\n[[", "/d/artifacts/Overrides.toml");
        QCOMPARE(overrides.troubles.size(), size_t(1));
        QCOMPARE(overrides.troubles.front().line, 2);
        QCOMPARE(overrides.troubles.front().path, QByteArray("/d/artifacts/Overrides.toml"));
    }
};

DEPOTSCOPE_TEST(TestArtifactsToml)
#include "tst_artifactstoml.moc"
