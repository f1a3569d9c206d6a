// SPDX-License-Identifier: MIT
#include "model/items/contents.h"

#include "model/items/packagemodel.h"
#include "tests/items/printedrows.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

class TestContents : public QObject {
    Q_OBJECT

private slots:
    void knowsTheLayout_data();
    void knowsTheLayout();
    void sumsUpAVersion();
    void saysSoInItsRows();
    void leavesOtherItemsAlone();
};

void TestContents::knowsTheLayout_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<Purpose>("purpose");
    for (const char *folder : {"src", "ext", "deps", "lib", "gen", "SRC"})
        QTest::newRow(folder) << true << Purpose::Sources;
    for (const char *file : {"Project.toml", "Artifacts.toml", "build.jl", "Manifest-v1.12.toml"})
        QTest::newRow(file) << false << Purpose::Sources;
    for (const char *folder : {"test", "Tests", "benchmark", "perf"})
        QTest::newRow(folder) << true << Purpose::Tests;
    for (const char *folder : {"docs", "doc", "paper"})
        QTest::newRow(folder) << true << Purpose::Docs;
    for (const char *file : {"README.md", "LICENSE", "LICENSE.txt", "NEWS.md", "CITATION.cff", "README"})
        QTest::newRow(file) << false << Purpose::Docs;
    for (const char *folder : {"data", "assets", "examples", "notebooks", ".git", ".github", "srcs", "LICENSES"})
        QTest::newRow(folder) << true << Purpose::Data;
    for (const char *file : {"src", "test", "table.csv", ".gitignore", "logo.png", "\xff"})
        QTest::newRow(QByteArray(file) + " (file)") << false << Purpose::Data;
}

void TestContents::knowsTheLayout()
{
    QFETCH(bool, isFolder);
    QFETCH(Purpose, purpose);
    const QByteArray name = QByteArray(QTest::currentDataTag()).replace(" (file)", "");
    QCOMPARE(purposeOf(name, isFolder), purpose);
}

void TestContents::sumsUpAVersion()
{
    Fixture f;
    const auto sea = f.depot.package("Sea", "1.9.0", 300 * kiB); // data fills it up
    const QByteArray inside = sea.path.sliced(f.depot.path().size() + 1);
    f.depot.file(inside + "/test/big.jl", QByteArray(100 * kiB, '#'));
    f.depot.file(inside + "/docs/src/index.md", QByteArray(50 * kiB, '#'));
    const auto inventory = f.inventory();
    const Item &item = *itemAt(*inventory, sea.path);
    const Details details = detailsOf(*inventory, idAt(*inventory, sea.path), {}, nullptr);
    QStringList texts;
    Totals sum;
    double share = 0;
    for (const Details::Part &part : details.parts) {
        texts += part.text;
        sum += part.totals;
        share += part.share;
    }
    QCOMPARE(texts, (QStringList{u"Data and others"_s, u"Tests"_s, u"Documentation"_s, u"Sources"_s}));
    QCOMPARE(sum.files, item.totals.files);
    QCOMPARE(sum.allocated, item.totals.allocated - inventory->tree->own(item.nodes.front()).allocated);
    QVERIFY(share > 0.9 && share <= 1);
}

void TestContents::saysSoInItsRows()
{
    Fixture f;
    const auto sea = f.depot.package("Sea", "1.9.0", 300 * kiB);
    PackageModel model;
    model.setShown({.inventory = f.inventory(), .missingProjects = {}, .depot = {}});
    const auto kindAt = [&](const QStringList &names) {
        return rowNamed(model, names).siblingAtColumn(int(PackageModel::Column::Kind)).data().toString();
    };
    QCOMPARE(kindAt({u"Sea"_s, u"v1.9.0"_s, u"test"_s}), u"Folder · Tests"_s);
    QCOMPARE(kindAt({u"Sea"_s, u"v1.9.0"_s, u"Project.toml"_s}), u"File · Sources"_s);
    QCOMPARE(kindAt({u"Sea"_s, u"v1.9.0"_s, u"test"_s, u"runtests.jl"_s}), u"File"_s);
}

void TestContents::leavesOtherItemsAlone()
{
    Fixture f;
    const auto sea = f.depot.package("Sea", "1.9.0", 300 * kiB);
    const QByteArray space = f.depot.space(sea, "tides", 90 * kiB, 3, f.daysAgo(5));
    f.depot.file(space.sliced(f.depot.path().size() + 1) + "/src/file", "x");
    const auto inventory = f.inventory();
    QVERIFY(detailsOf(*inventory, idAt(*inventory, space), {}, nullptr).parts.empty());
    QVERIFY(!purposeOf(*inventory, inventory->tree->find(space + "/src")));
    QVERIFY(!purposeOf(*inventory, inventory->depotNodes.front()));
    QVERIFY(purposeOf(*inventory, inventory->tree->find(sea.path + "/src")));
}

DEPOTSCOPE_TEST(TestContents)
#include "tst_contents.moc"
