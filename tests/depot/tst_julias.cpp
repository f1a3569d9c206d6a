// SPDX-License-Identifier: MIT
#include "model/depot/installedjulias.h"
#include "model/depot/runningjulias.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <algorithm>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// A folder with what is needed to be taken for installed Julias, or for running ones.
struct Machine {
    QTemporaryDir folder;
    QDir root{QDir(folder.path()).canonicalPath()};

    QByteArray path(const char *name) const { return QFile::encodeName(root.filePath(QString::fromUtf8(name))); }
    void directory(const char *name) { QVERIFY(root.mkpath(QString::fromUtf8(name))); }
    void file(const char *name, const QByteArray &text = "x")
    {
        const QString path = root.filePath(QString::fromUtf8(name));
        QVERIFY(root.mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

QString lastName(const QByteArray &path)
{
    return QFileInfo(QFile::decodeName(path)).fileName();
}

QByteArray printed(const std::vector<JuliaVersion> &versions)
{
    QByteArray text;
    for (const JuliaVersion &version : versions)
        text += QByteArray::number(version.major) + '.' + QByteArray::number(version.minor) + ' ';
    return text.trimmed();
}

} // namespace

class TestJulias : public QObject {
    Q_OBJECT

private slots:
    void installed()
    {
        Machine machine;
        machine.directory("opt/julia-1.10.4/share/julia/stdlib/v1.10");
        machine.directory("opt/julia-1.6.7/share/julia/stdlib/v1.6");
        machine.directory("opt/other/share");
        machine.directory("opt/Julia-1.8.app/Contents/Resources/julia/share/julia/stdlib/v1.8");
        machine.directory("away/julia-1.12/share/julia/stdlib/v1.12");
        machine.file("away/julia-1.12/bin/julia");
        machine.directory("bin");
        QVERIFY(QFile::link(machine.root.filePath(u"away/julia-1.12/bin/julia"_s),
                            machine.root.filePath(u"bin/julia-1.12"_s)));
        machine.directory("usr/share/julia/stdlib/v1.5");
        machine.directory("usr/share/julia/stdlib/vNext");
        machine.directory("usr/share/julia/stdlib/1.7");

        const JuliaPlaces places{{machine.path("bin"), machine.path("missing")},
                                 {machine.path("usr"), machine.path("nowhere")},
                                 {machine.path("opt"), machine.path("usr/share")}};
        QCOMPARE(printed(installedJulias(places, Disk::real())), QByteArray("1.5 1.6 1.8 1.10 1.12"));
        QCOMPARE(installedJulias({}, Disk::real()), std::vector<JuliaVersion>());
    }

    void placesOfTheProcess()
    {
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", "/one:relative::/two");
        const JuliaPlaces places = JuliaPlaces::ofProcess();
        qputenv("PATH", before);
        QVERIFY(places.programFolders.size() > 2);
        QCOMPARE(places.programFolders[0], QByteArray("/one"));
        QCOMPARE(places.programFolders[1], QByteArray("/two"));
        for (const QByteArray &place : places.collections)
            QVERIFY2(place.startsWith('/'), place.constData());
    }

    void running_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("project");
        QTest::newRow("none") << QStringList{} << QString() << QString();
        QTest::newRow("by option") << QStringList{u"--project=work"_s} << QString() << u"sub/sub/work"_s;
        QTest::newRow("file") << QStringList{u"--project=work/Project.toml"_s} << QString() << u"sub/sub/work"_s;
        QTest::newRow("absolute") << QStringList{u"--project=/somewhere/work"_s} << QString() << u"/somewhere/work"_s;
        QTest::newRow("by variable") << QStringList{} << u"work"_s << u"sub/sub/work"_s;
        QTest::newRow("the option counts more") << QStringList{u"--project=other"_s} << u"work"_s << u"sub/sub/other"_s;
        QTest::newRow("around") << QStringList{u"--project"_s} << QString() << u"."_s;
        QTest::newRow("by name") << QStringList{u"--project=@v1.10"_s} << QString() << QString();
        QTest::newRow("of the script") << QStringList{u"script.jl"_s, u"--project=work"_s} << QString() << QString();
    }
    void running()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, variable);
        QFETCH(QString, project);
        Machine machine;
        machine.file("depot/file");
        machine.file("Project.toml");
        machine.directory("sub/sub");

        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"JULIA_PROJECT"_s);
        environment.insert(u"STANDIN_OPENS"_s, machine.root.filePath(u"depot/file"_s));
        if (!variable.isEmpty())
            environment.insert(u"JULIA_PROJECT"_s, variable);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(machine.root.filePath(u"sub/sub"_s));
        process.start(QString::fromUtf8(places::standin), arguments);
        QVERIFY(process.waitForReadyRead(patience));

        const auto all = runningJulias();
        const auto found = std::ranges::find(all, process.processId(), &RunningJulia::pid);
        QVERIFY(found != all.end());
        QCOMPARE(lastName(found->program), u"julia"_s);
        QCOMPARE(QFile::decodeName(found->project),
                 project.isEmpty() ? QString() : QDir::cleanPath(machine.root.filePath(project)));
        QVERIFY(std::ranges::binary_search(found->openFiles, machine.path("depot/file")));
        QVERIFY(std::ranges::binary_search(found->openFiles, found->program)); // it is mapped

        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(patience));
        const auto afterwards = runningJulias();
        QVERIFY(std::ranges::find(afterwards, process.processId(), &RunningJulia::pid) == afterwards.end());
    }
    /// A depot may lie in memory: below /dev is not always a device.
    void opensWhatLiesInMemory()
    {
        QTemporaryFile file(u"/dev/shm/depotscope-XXXXXX"_s);
        QVERIFY(file.open());
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"STANDIN_OPENS"_s, file.fileName());
        process.setProcessEnvironment(environment);
        process.start(QString::fromUtf8(places::standin), QStringList());
        QVERIFY(process.waitForReadyRead(patience));
        const auto all = runningJulias();
        const auto found = std::ranges::find(all, process.processId(), &RunningJulia::pid);
        QVERIFY(found != all.end());
        QVERIFY(std::ranges::binary_search(found->openFiles, QFile::encodeName(file.fileName())));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(patience));
    }
};

DEPOTSCOPE_TEST(TestJulias)
#include "tst_julias.moc"
