// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"
#include "model/depot/clonename.h"
#include "model/depot/depotpath.h"
#include "model/depot/slug.h"
#include "model/depot/uuid.h"
#include "tests/julia/julia.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

/// The entries of a depot path, one a line: what a person can compare.
QByteArray linesOf(const std::vector<QByteArray> &paths)
{
    QByteArray lines;
    for (const QByteArray &path : paths)
        lines += path + '\n';
    return lines;
}

} // namespace

/// The rules that are copied from Julia, on random input, against Julia itself.
class TestJuliaRules : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void slugs();
    void cloneNames();
    void treeHashes();
    void depotPath_data();
    void depotPath();

private:
    std::optional<Julia> m_julia;
    QTemporaryDir m_folder;
    QJsonObject m_rules;
    QJsonObject m_depotPaths;
};

void TestJuliaRules::initTestCase()
{
    const auto julia = Julia::find();
    if (!julia && !Julia::isRequired())
        QSKIP(qPrintable(julia.error()));
    QVERIFY2(julia, julia ? "" : qPrintable(julia.error()));

    const QDir folder(QDir(m_folder.path()).canonicalPath());
    const QString seed = qEnvironmentVariable("DEPOTSCOPE_SEED", u"1"_s);
    const auto rules = julia->run(u"rules.jl"_s, {folder.path(), seed}, folder, {});
    QVERIFY2(rules, rules ? "" : qPrintable(rules.error()));
    const auto rulesFound = readJson(folder.filePath(u"rules.json"_s));
    QVERIFY2(rulesFound, rulesFound ? "" : qPrintable(rulesFound.error()));
    m_rules = *rulesFound;

    const QStringList values = {u""_s,
                                u":"_s,
                                u"::"_s,
                                u"/a"_s,
                                u"/a:"_s,
                                u":/a"_s,
                                u"/a::/b"_s,
                                u"~/x:~"_s,
                                u"/a/:/a"_s,
                                u"/a:/a:/b"_s,
                                u":~/.julia"_s,
                                u"~/.julia:"_s,
                                u"~/.julia/:"_s,
                                u"/a:~/.julia:/a:"_s,
                                u"/usr/share/julia::/b"_s,
                                u"rel/dir:../up:."_s,
                                u"/a//b:/a/../b:/a/./b"_s,
                                u"~nobody/x"_s,
                                u"/a:~nobody"_s,
                                u"/a/~:x~"_s,
                                u"/ü:/with space:/\"q\""_s,
                                u" /a: "_s};
    const auto paths = julia->run(u"depotpath.jl"_s, QStringList{folder.filePath(u"depotpath.json"_s)} + values, folder,
                                  {u"HOME=/home/someone"_s});
    QVERIFY2(paths, paths ? "" : qPrintable(paths.error()));
    const auto pathsFound = readJson(folder.filePath(u"depotpath.json"_s));
    QVERIFY2(pathsFound, pathsFound ? "" : qPrintable(pathsFound.error()));
    m_depotPaths = *pathsFound;
}

void TestJuliaRules::slugs()
{
    const QJsonArray slugs = m_rules["slugs"_L1].toArray();
    QCOMPARE(slugs.size(), 200);
    for (const QJsonValue &slug : slugs) {
        const auto uuid = uuidFromText(bytesOf(slug["uuid"_L1]));
        const auto hash = TreeHash::fromHex(bytesOf(slug["hash"_L1]));
        QVERIFY(uuid && hash);
        QCOMPARE(versionSlug(*uuid, *hash), bytesOf(slug["version"_L1]));
        QCOMPARE(versionSlug(*uuid, *hash, 4), bytesOf(slug["short"_L1]));
        QCOMPARE(packageSlug(*uuid), bytesOf(slug["package"_L1]));
    }
}

void TestJuliaRules::cloneNames()
{
    const QJsonArray clones = m_rules["clones"_L1].toArray();
    QCOMPARE(clones.size(), 100);
    for (const QJsonValue &clone : clones)
        QCOMPARE(cloneName(bytesOf(clone["url"_L1]), CloneNaming::Murmur), bytesOf(clone["name"_L1]));
}

void TestJuliaRules::treeHashes()
{
    const QJsonArray trees = m_rules["trees"_L1].toArray();
    QCOMPARE(trees.size(), 200);
    for (const QJsonValue &tree : trees) {
        Job job;
        const QString path = tree["path"_L1].toString();
        const auto hash = hashTree(QFile::encodeName(path), job);
        QVERIFY2(hash, qPrintable(hash ? QString() : hash.error().sentence()));
        QVERIFY2(hash->hex() == bytesOf(tree["hash"_L1]), qPrintable(path));
    }
}

void TestJuliaRules::depotPath_data()
{
    QTest::addColumn<int>("row");
    const QJsonArray rows = m_depotPaths["rows"_L1].toArray();
    for (int i = 0; i < rows.size(); ++i) {
        const QJsonValue value = rows[i]["value"_L1];
        QTest::newRow(value.isNull() ? "unset" : qPrintable(u'"' + value.toString() + u'"')) << i;
    }
}

void TestJuliaRules::depotPath()
{
    QFETCH(const int, row);
    const QJsonValue expected = m_depotPaths["rows"_L1][row];
    DepotSurroundings surroundings;
    if (!expected["value"_L1].isNull())
        surroundings.variable = bytesOf(expected["value"_L1]);
    surroundings.home = bytesOf(m_depotPaths["home"_L1]);
    surroundings.binaryDirectory = bytesOf(m_depotPaths["bindir"_L1]);
    surroundings.currentDirectory = "/current";
    surroundings.version = {1, 5};

    const auto paths = expandDepotPath(surroundings);
    if (expected["depots"_L1].isNull()) {
        QVERIFY2(!paths, "Julia refuses to start with this");
        QCOMPARE(paths.error().fault, Fault::Malformed);
        return;
    }
    QVERIFY2(paths, qPrintable(paths ? QString() : paths.error().sentence()));
    std::vector<QByteArray> right;
    for (const QJsonValue &path : expected["depots"_L1].toArray())
        right.push_back(bytesOf(path));
    QCOMPARE(linesOf(*paths), linesOf(right));
}

DEPOTSCOPE_TEST(TestJuliaRules)
#include "tst_juliarules.moc"
