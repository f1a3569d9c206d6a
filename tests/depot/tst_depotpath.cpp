// SPDX-License-Identifier: MIT
#include "model/depot/depotpath.h"
#include "tests/support/registered.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

constexpr JuliaVersion oldJulia{1, 5};
constexpr JuliaVersion newJulia{1, 12};

DepotSurroundings surroundings(std::optional<QByteArray> variable, JuliaVersion version)
{
    DepotSurroundings result;
    result.variable = std::move(variable);
    result.home = "/root";
    result.binaryDirectory = "/usr/bin";
    result.version = version;
    result.currentDirectory = "/work dir";
    return result;
}

QByteArray printed(const std::vector<QByteArray> &path)
{
    QByteArray text;
    for (const QByteArray &entry : path)
        text += (text.isEmpty() ? "" : ", ") + entry;
    return text;
}

QByteArray printed(const std::vector<Depot> &depots, const QByteArray &root)
{
    QByteArray text;
    for (const Depot &depot : depots) {
        QByteArray path = depot.path;
        path.replace(root, "ROOT");
        const char *role = nullptr;
        switch (depot.role) {
        case DepotRole::User:
            role = " user";
            break;
        case DepotRole::Shared:
            role = " shared";
            break;
        case DepotRole::Bundled:
            role = " bundled";
            break;
        }
        text += path + role + (depot.exists ? "" : " missing") + (depot.isWritable ? " writable" : "") + '\n';
    }
    return text;
}

// Sets an environment variable until the end of the scope.
class Setting {
public:
    Setting(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt)
    {
        qputenv(name, value);
    }
    ~Setting()
    {
        if (m_before)
            qputenv(m_name, *m_before);
        else
            qunsetenv(m_name);
    }

private:
    const char *m_name;
    std::optional<QByteArray> m_before;
};

class Folder {
public:
    QByteArray path(const QByteArray &name = {}) const
    {
        const QByteArray root = QFile::encodeName(QFileInfo(m_directory.path()).canonicalFilePath());
        return name.isEmpty() ? root : root + '/' + name;
    }
    void make(const QByteArray &name) const { QDir().mkpath(QFile::decodeName(path(name))); }
    void write(const QByteArray &name, const QByteArray &content, bool isExecutable = false) const
    {
        make(name.first(name.lastIndexOf('/')));
        QFile file(QFile::decodeName(path(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        if (isExecutable)
            file.setPermissions(file.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeUser);
    }
    void link(const QByteArray &target, const QByteArray &name) const
    {
        QCOMPARE(::symlink(target.constData(), path(name).constData()), 0);
    }

private:
    QTemporaryDir m_directory;
};

} // namespace

class TestDepotPath : public QObject {
    Q_OBJECT

private slots:
    // The first column was seen with Julia 1.5.3.
    void expands_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("recent");
        const QByteArray b = "/usr/local/share/julia, /usr/share/julia";
        const auto row = [](const char *variable, const QByteArray &old, const QByteArray &recent) {
            QTest::newRow(*variable ? variable : "(empty)") << QByteArray(variable) << old << recent;
        };
        row(":", "/root/.julia, " + b, "/root/.julia, " + b);
        row("::", "/root/.julia, " + b, "/root/.julia, " + b);
        row("", "", "");
        row("/a", "/a", "/a");
        row("/a:", "/a, /root/.julia, " + b, "/a, " + b);
        row(":/a", "/root/.julia, " + b + ", /a", "/root/.julia, " + b + ", /a");
        row("/a::/b", "/a, /root/.julia, " + b + ", /b", "/a, " + b + ", /b");
        row("~/x:~", "/root/x, /root", "/root/x, /root");
        row("/a/:/a", "/a/, /a", "/a/, /a");
        row("/a:/a:/b", "/a, /b", "/a, /b");
        row(":~/.julia", "/root/.julia, " + b, "/root/.julia, " + b + ", /root/.julia");
        row("rel/dir:/a//b:/a/~", "rel/dir, /a//b, /a/~", "rel/dir, /a//b, /a/~");
        row("/usr/share/julia:", "/usr/share/julia, /root/.julia, /usr/local/share/julia",
            "/usr/share/julia, /usr/local/share/julia");
        row("/a\n/b:\xff", "/a\n/b, \xff", "/a\n/b, \xff");
    }
    void expands()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, old);
        QFETCH(QByteArray, recent);
        QCOMPARE(printed(*expandDepotPath(surroundings(variable, oldJulia))), old);
        QCOMPARE(printed(*expandDepotPath(surroundings(variable, {1, 10}))), old);
        QCOMPARE(printed(*expandDepotPath(surroundings(variable, {1, 11}))), recent);
        QCOMPARE(printed(*expandDepotPath(surroundings(variable, newJulia))), recent);
    }

    void unset()
    {
        const QByteArray expected = "/root/.julia, /usr/local/share/julia, /usr/share/julia";
        QCOMPARE(printed(*expandDepotPath(surroundings({}, oldJulia))), expected);
        QCOMPARE(printed(*expandDepotPath(surroundings({}, newJulia))), expected);
    }

    void withoutJuliaThereAreNoBundledDepots()
    {
        DepotSurroundings without = surroundings("/a:", newJulia);
        without.binaryDirectory.clear();
        QCOMPARE(printed(*expandDepotPath(without)), QByteArray("/a"));
    }

    void otherUsersHome()
    {
        for (const char *variable : {"~alice", "/a:~alice/x", "~~"}) {
            const Result<std::vector<QByteArray>> path = expandDepotPath(surroundings(variable, newJulia));
            QVERIFY(!path);
            QCOMPARE(path.error().fault, Fault::Malformed);
            QVERIFY(path.error().detail.contains(u'~'));
            QVERIFY(!findDepots(surroundings(variable, newJulia), Disk::real()));
        }
    }

    void finds()
    {
        const Folder folder;
        folder.make("home/.julia");
        folder.make("julia/bin");
        folder.make("julia/share/julia");
        folder.make("shared");
        folder.make("here/rel");
        folder.write("plain/file", "x");
        folder.link("shared", "alias");
        DepotSurroundings around = surroundings({}, newJulia);
        around.home = folder.path("home");
        around.binaryDirectory = folder.path("julia/bin");
        around.currentDirectory = folder.path("here");
        const auto found = [&](const QByteArray &variable) {
            around.variable = QByteArray(variable).replace("ROOT", folder.path());
            return printed(*findDepots(around, Disk::real()), folder.path());
        };

        QCOMPARE(found(":"),
                 QByteArray("ROOT/home/.julia user writable\nROOT/julia/local/share/julia bundled missing\n"
                            "ROOT/julia/share/julia bundled writable\n"));
        QCOMPARE(found("ROOT/shared/:ROOT/alias:ROOT//shared:rel:ROOT/nope:ROOT/nope/"),
                 QByteArray("ROOT/shared user writable\nROOT/here/rel shared writable\nROOT/nope shared missing\n"));
        QCOMPARE(found("ROOT/alias:ROOT/shared:"),
                 QByteArray("ROOT/alias user writable\nROOT/julia/local/share/julia bundled missing\n"
                            "ROOT/julia/share/julia bundled writable\n"));
        QCOMPARE(found("ROOT/plain/file:ROOT/plain/file/x:ROOT/\xff\n"),
                 QByteArray("ROOT/plain/file user missing\nROOT/plain/file/x shared missing\n"
                            "ROOT/\xff\n shared missing\n"));
        QCOMPARE(found(""), QByteArray());
    }

    void dotDotAfterALinkLeadsWhereTheDiskSays()
    {
        const Folder folder;
        folder.make("far/away/x");
        folder.make("far/depot");
        folder.make("near/depot");
        folder.link("../far/away", "near/link");
        const std::vector<Depot> depots =
            depotsAt({folder.path("near/link/../depot"), folder.path("near/depot/../depot")}, Disk::real());
        QCOMPARE(printed(depots, folder.path()),
                 QByteArray("ROOT/near/link/../depot user writable\nROOT/near/depot shared writable\n"));
    }

    void givenOnTheCommandLine()
    {
        const Folder folder;
        folder.make("a");
        folder.make("b");
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QFile::decodeName(folder.path())));
        const std::vector<Depot> depots = depotsAt({"b", "./a/", "", folder.path("b/."), "none"}, Disk::real());
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(
            printed(depots, folder.path()),
            QByteArray("ROOT/b user writable\nROOT/a shared writable\n shared missing\nROOT/none shared missing\n"));
        QCOMPARE(depotsAt({}, Disk::real()).size(), size_t(0));
    }

    void nonsenseIsListed()
    {
        DepotSurroundings around = surroundings({}, newJulia);
        around.variable = QByteArray("/\n").repeated(50) + ':' + QByteArray(5000, 'x')
            + ":\xfe\xff:\\:/dev/null:" + QByteArray("a/").repeated(3000);
        const Result<std::vector<Depot>> depots = findDepots(around, Disk::real());
        QVERIFY(depots);
        QCOMPARE(depots->size(), size_t(6));
        for (const Depot &depot : *depots)
            QVERIFY(!depot.exists && !depot.isWritable);
    }

    void ofProcessReadsTheEnvironment()
    {
        const Folder folder;
        const Setting home("HOME", folder.path("home"));
        const Setting path("PATH", folder.path("bin"));
        const Setting depots("JULIA_DEPOT_PATH", "/x:\xff");
        const DepotSurroundings found = DepotSurroundings::ofProcess();
        QCOMPARE(found.variable, QByteArray("/x:\xff"));
        QCOMPARE(found.home, folder.path("home"));
        QCOMPARE(found.binaryDirectory, QByteArray());
        QCOMPARE(found.currentDirectory, QFile::encodeName(QDir::currentPath()));
        qputenv("JULIA_DEPOT_PATH", "");
        QVERIFY(DepotSurroundings::ofProcess().variable.has_value());
        qunsetenv("JULIA_DEPOT_PATH");
        QVERIFY(!DepotSurroundings::ofProcess().variable.has_value());
    }

    void ofProcessFindsJulia()
    {
        const Folder folder;
        folder.write("opt/julia/bin/julia", "#!", true);
        folder.write("opt/julia/include/julia/julia_version.h",
                     "#define JULIA_VERSION_STRING \"1.10.4\"\n#define JULIA_VERSION_MAJOR 1\n"
                     "#define JULIA_VERSION_MINOR 10\n#define JULIA_VERSION_PATCH 4\n");
        folder.make("bin");
        folder.link("../opt/julia/bin/julia", "bin/julia");
        const Setting path("PATH", folder.path("nope") + ':' + folder.path("bin"));
        const DepotSurroundings found = DepotSurroundings::ofProcess();
        QCOMPARE(found.binaryDirectory, folder.path("opt/julia/bin"));
        QCOMPARE(found.version, (JuliaVersion{1, 10}));
    }

    void ofProcessReadsTheVersionOfTheStdlibFolder()
    {
        const Folder folder;
        folder.write("bin/julia", "#!", true);
        folder.make("share/julia/stdlib/v1.5");
        const Setting path("PATH", folder.path("bin"));
        const DepotSurroundings found = DepotSurroundings::ofProcess();
        QCOMPARE(found.binaryDirectory, folder.path("bin"));
        QCOMPARE(found.version, (JuliaVersion{1, 5}));
    }

    void ofProcessIgnoresAScript()
    {
        const Folder folder;
        folder.write("bin/julia", "#!/bin/sh\nexec /elsewhere/julia \"$@\"\n", true);
        const Setting path("PATH", folder.path("bin"));
        QCOMPARE(DepotSurroundings::ofProcess().binaryDirectory, QByteArray());
    }

    void ofProcessFollowsJuliaup()
    {
        const Folder folder;
        folder.write(".juliaup/bin/julialauncher", "#!", true);
        folder.link("julialauncher", ".juliaup/bin/julia");
        const QByteArray installed = ".julia/juliaup/julia-1.11.3+0.x64.linux.gnu/";
        folder.write(installed + "bin/julia", "#!", true);
        folder.make(installed + "share/julia/stdlib/v1.11");
        const Setting home("HOME", folder.path());
        const Setting path("PATH", folder.path(".juliaup/bin"));
        const Setting depot("JULIAUP_DEPOT_PATH", "");
        const Setting channel("JULIAUP_CHANNEL", "");
        QCOMPARE(DepotSurroundings::ofProcess().binaryDirectory, QByteArray());

        folder.write(".julia/juliaup/juliaup.json", "{\"Default\": 7, \"InstalledChannels\": []");
        QCOMPARE(DepotSurroundings::ofProcess().binaryDirectory, QByteArray());

        folder.write(".julia/juliaup/juliaup.json",
                     R"({"Default": "release",
                         "InstalledVersions": {"1.11.3+0.x64.linux.gnu": {"Path": "./julia-1.11.3+0.x64.linux.gnu"}},
                         "InstalledChannels": {"release": {"Version": "1.11.3+0.x64.linux.gnu"}}})");
        const DepotSurroundings found = DepotSurroundings::ofProcess();
        QCOMPARE(found.binaryDirectory, folder.path(installed + "bin"));
        QCOMPARE(found.version, (JuliaVersion{1, 11}));
    }
};

DEPOTSCOPE_TEST(TestDepotPath)
#include "tst_depotpath.moc"
