// SPDX-License-Identifier: MIT
#include "tests/support/fixture.h"
#include "tests/support/patience.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// A package that nothing needs, with an artifact and a space that only it needs, and one that is needed.
struct OldDepot : Fixture {
    DepotBuilder::PackageVersion kept = depot.package("Kept", "1.0.0", kiB);
    DepotBuilder::PackageVersion old = depot.package("Old", "1.0.0", kiB);
    DepotBuilder::Artifact lib = depot.artifact("lib", kiB, {old}, daysAgo(40));
    QByteArray space = depot.space(old, "cache", kiB, 1, daysAgo(2));

    OldDepot()
    {
        depot.environment("v1.10", {kept}, daysAgo(1), true);
        depot.age(depot.path(), daysAgo(40));
    }

    QByteArray left() const
    {
        QByteArray text;
        for (const auto &[word, path] :
             {std::pair("kept", kept.path), {"old", old.path}, {"lib", lib.path}, {"space", space}}) {
            if (QFile::exists(QFile::decodeName(path)))
                text += ' ' + QByteArray(word);
        }
        return text.trimmed();
    }
};

} // namespace

/// depotctl on days that have not come yet.
class TestDays : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void collects_data();
    void collects();
    void saysWhatWaits();

private:
    QByteArray gc(const OldDepot &depot, int day, const QStringList &options) const;
};

void TestDays::initTestCase()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("what fakes the time cannot be loaded before a sanitizer");
#endif
    if (QStandardPaths::findExecutable(u"faketime"_s).isEmpty())
        QSKIP("There is no faketime here; packaging/dependencies --only test installs it.");
}

QByteArray TestDays::gc(const OldDepot &depot, int day, const QStringList &options) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NO_FAKE_STAT"_s, u"1"_s); // files keep their times
    process.setProcessEnvironment(environment);
    process.start(u"faketime"_s,
                  QStringList{u"-f"_s, u"+%1d"_s.arg(day), QString::fromUtf8(places::depotctl), u"--depot"_s,
                              QFile::decodeName(depot.depot.path()), u"gc"_s, u"--yes"_s}
                      + options);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError();
    return process.readAllStandardOutput();
}

void TestDays::collects_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QByteArrayList>("left"); // after days 0, 8, 16, 24
    const QByteArray all = "kept old lib space";
    // Ours: the clocks of what hangs together start together.
    QTest::newRow("safe") << u"safe"_s << QByteArrayList{all, "kept", "kept", "kept"};
    // The design: a space goes for a package that goes, but its clock starts only then; and an artifact once the file
    // that binds it is gone.
    QTest::newRow("spaces") << u"spaces"_s << QByteArrayList{all, "kept lib space", "kept lib", "kept"};
    for (const char *word : {"1.6", "1.12"})
        QTest::newRow(word) << QString::fromLatin1(word)
                            << QByteArrayList{all, "kept lib space", "kept lib space", "kept"};
    // At once, and the rest with the collection after that.
    QTest::newRow("1.13") << u"1.13"_s << QByteArrayList{"kept lib space", "kept", "kept", "kept"};
}

void TestDays::collects()
{
    QFETCH(QString, rules);
    QFETCH(QByteArrayList, left);
    const OldDepot depot;
    for (int i = 0; i < left.size(); ++i) {
        const QByteArray out = gc(depot, 8 * i, {u"--like"_s, rules});
        QVERIFY2(!out.startsWith("failed"), out.constData());
        QVERIFY2(depot.left() == left[i], ("day " + QByteArray::number(8 * i) + ": " + depot.left()).constData());
    }
}

void TestDays::saysWhatWaits()
{
    const OldDepot depot;
    const auto inAWeek = [] { return QDate::currentDate().addDays(7).toString(Qt::ISODate).toLatin1(); };
    const QByteArray before = inAWeek();
    const QByteArray first = gc(depot, 0, {});
    const QByteArray words = "Nothing to do\n3 items wait until ";
    QVERIFY2(first == words + before + '\n' || first == words + inAWeek() + '\n', first.constData());
    QCOMPARE(gc(depot, 1, {}), first); // no clock was set back
}

DEPOTSCOPE_TEST(TestDays)
#include "tst_days.moc"
