// SPDX-License-Identifier: MIT
#include "tests/support/fixture.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QImage>
#include <QProcess>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// Runs depotscope with nothing of this process's display.
Outcome run(const QStringList &arguments, const QHash<QString, QString> &variables = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "JULIA_DEPOT_PATH", "QT_SCALE_FACTOR"})
        environment.remove(QLatin1StringView(name));
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(places::depotscope), arguments);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestDepotscope : public QObject {
    Q_OBJECT

private slots:
    void helps();
    void refusesWrongArguments_data();
    void refusesWrongArguments();
    void saysThatThereIsNoDisplay();
    void takesPictures_data();
    void takesPictures();
    void picturesAreSharpOnDenseScreens();
    void picturesWithoutDepot();
    void saysThatThePictureCannotBeWritten();
};

void TestDepotscope::helps()
{
    const Outcome help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const char *option : {"--depot", "--page", "--size", "--theme", "--screenshot", "--help", "--version"})
        QVERIFY2(help.out.contains(option), option);
    const Outcome version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QCOMPARE(version.out, "depotscope " DEPOTSCOPE_VERSION "\n");
}

void TestDepotscope::refusesWrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word"); // which the sentence has
    QTest::newRow("option") << QStringList{u"--nonsense"_s} << QByteArray("--nonsense");
    QTest::newRow("operand") << QStringList{u"somewhere"_s} << QByteArray("somewhere");
    QTest::newRow("page") << QStringList{u"--page"_s, u"other"_s} << QByteArray("overview, packages");
    QTest::newRow("theme") << QStringList{u"--theme=pink"_s} << QByteArray("light and dark");
    QTest::newRow("size") << QStringList{u"--size"_s, u"1024"_s} << QByteArray("1280x800");
    QTest::newRow("negative size") << QStringList{u"--size"_s, u"-5x700"_s} << QByteArray("1280x800");
    QTest::newRow("huge size") << QStringList{u"--size"_s, u"99999x99999"_s} << QByteArray("1280x800");
    QTest::newRow("missing value") << QStringList{u"--screenshot"_s} << QByteArray("--screenshot needs");
    QTest::newRow("empty value") << QStringList{u"--depot="_s} << QByteArray("--depot needs");
}

void TestDepotscope::refusesWrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, word);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY2(outcome.err.contains(word), outcome.err.constData());
}

void TestDepotscope::saysThatThereIsNoDisplay()
{
    for (const QHash<QString, QString> &variables : {QHash<QString, QString>{{u"QT_QPA_PLATFORM"_s, u"xcb"_s}},
                                                     {{u"DISPLAY"_s, u":12345"_s}, {u"QT_QPA_PLATFORM"_s, u"xcb"_s}},
                                                     {{u"QT_QPA_PLATFORM"_s, u"nonsense"_s}}}) {
        const Outcome outcome = run({}, variables);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY2(outcome.err.contains("no display"), outcome.err.constData());
    }
}

void TestDepotscope::takesPictures_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("theme");
    for (const QString &page :
         {u"overview"_s, u"packages"_s, u"map"_s, u"rings"_s, u"spaces"_s, u"environments"_s, u"history"_s}) {
        for (const QString &theme : {u"light"_s, u"dark"_s})
            QTest::newRow(qPrintable(page + u' ' + theme)) << page << theme;
    }
}

void TestDepotscope::takesPictures()
{
    QFETCH(QString, page);
    QFETCH(QString, theme);
    Fixture fixture;
    const auto package = fixture.depot.package("Sea", "1.0.0", 40 * kiB);
    fixture.depot.space(package, "tides", 90 * kiB, 3, fixture.daysAgo(5));
    const QString file = u"picture-%1-%2.png"_s.arg(page, theme);
    QFile::remove(file);
    const Outcome outcome = run({u"--depot"_s, QFile::decodeName(fixture.depot.path()), u"--page"_s, page, u"--theme"_s,
                                 theme, u"--size=900x600"_s, u"--screenshot"_s, file});
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.code, 0);
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(900, 600));
    QCOMPARE(picture.pixelColor(450, 580).lightness() < 128, theme == u"dark");
}

void TestDepotscope::picturesAreSharpOnDenseScreens()
{
    Fixture fixture;
    fixture.depot.package("Sea", "1.0.0", 40 * kiB);
    const QString file = u"picture-2x.png"_s;
    const Outcome outcome =
        run({u"--depot"_s, QFile::decodeName(fixture.depot.path()), u"--size=900x600"_s, u"--screenshot"_s, file},
            {{u"QT_SCALE_FACTOR"_s, u"2"_s}});
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.code, 0);
    QCOMPARE(QImage(file).size(), QSize(1800, 1200));
}

void TestDepotscope::picturesWithoutDepot()
{
    const QTemporaryDir home;
    for (const QString &path : {home.filePath(u"nowhere"_s), u"~nobody/depot"_s, u"::::"_s, QString()}) {
        const Outcome outcome =
            run({u"--screenshot=picture-empty.png"_s}, {{u"HOME"_s, home.path()}, {u"JULIA_DEPOT_PATH"_s, path}});
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.code, 0);
        QVERIFY(!QImage(u"picture-empty.png"_s).isNull());
    }
}

void TestDepotscope::saysThatThePictureCannotBeWritten()
{
    const QTemporaryDir home;
    const Outcome outcome = run({u"--depot"_s, home.path(), u"--screenshot"_s, home.filePath(u"no/such/folder.png"_s)});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY2(outcome.err.contains("folder.png"), outcome.err.constData());
}

DEPOTSCOPE_TEST(TestDepotscope)
#include "tst_depotscope.moc"
