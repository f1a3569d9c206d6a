// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"
#include "model/depot/artifactstoml.h"
#include "model/depot/usagelog.h"
#include "model/text/names.h"
#include "tests/commandline/answer.h"
#include "tests/support/asnobody.h"
#include "tests/support/fixture.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <thread>

using namespace depotscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// A depot with spaces, an artifact and a package, and a folder for what comes out.
struct Desk : Fixture {
    DepotBuilder::PackageVersion foo = depot.package("Foo", "1.2.0", 20 * kiB);
    DepotBuilder::Artifact artifact = depot.artifact("libfoo", 30 * kiB, {foo}, daysAgo(1));
    QByteArray space = depot.space(foo, "cache", 40 * kiB, 3, daysAgo(1));
    QByteArray global = depot.space(QUuid(), "common", 10 * kiB, 1, daysAgo(1), {root + "/p/Project.toml"});
    DepotBuilder::Environment work = depot.environment("work", {foo}, daysAgo(2), false);
    QByteArray out = root + "/out";
    QByteArray toml = root + "/out/Artifacts.toml";

    Desk() { QDir().mkpath(QFile::decodeName(out)); }

    Answer run(Arguments arguments) const
    {
        Surroundings surroundings;
        surroundings.now = depot.now();
        surroundings.depots.currentDirectory = out;
        arguments.insert(arguments.end(), {"--depot", depot.path()});
        return answerTo(arguments, surroundings);
    }
    QByteArray hashOf(const QByteArray &path) const
    {
        Job job;
        const auto hash = hashTree(path, job);
        return hash ? hash->hex() : hash.error().sentence().toUtf8();
    }
    QByteArray names() const
    {
        QByteArrayList result;
        const auto entries = *Disk::real().list(out);
        for (const DirectoryEntry &entry : entries)
            result += entry.name;
        return result.join(' ');
    }
    static QByteArray read(const QByteArray &path) { return Disk::real().read(path).value_or(QByteArray()); }
};

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray text(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

} // namespace

class TestExporting : public QObject {
    Q_OBJECT

private slots:
    void refusals_data()
    {
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char *name, const Arguments &arguments, const char *sentence) {
            QTest::newRow(name) << arguments << "depotctl: " + QByteArray(sentence) + '\n';
        };
        row("no key", {"export"}, "'export' needs its KEY.");
        row("no output", {"export", "k"}, "'export' needs '-o' and a FILE, or '--install'.");
        row("odd ending", {"export", "k", "-o", "x.zip"},
            "-o: 'x.zip' ends neither in .tar, .tar.gz, .tar.zst nor .tar.xz.");
        row("level", {"export", "k", "-o", "x.tar.gz", "--level", "10"}, "--level: the highest is 9 here.");
        row("level of nothing", {"export", "k", "-o", "x.tar", "--level", "1"}, "--level: nothing is compressed.");
        row("no level", {"export", "k", "-o", "x.tar.gz", "--level", "best"}, "--level: 'best' is no level such as 6.");
        row("name without file", {"export", "k", "-o", "x.tar.gz", "--name", "n"},
            "'--name', '--url', '--platform' and '--lazy' go with '--bind'.");
        row("lazy without file", {"export", "k", "-o", "x.tar.gz", "--lazy"},
            "'--name', '--url', '--platform' and '--lazy' go with '--bind'.");
        row("file without name", {"export", "k", "-o", "x.tar.gz", "--bind", "f"},
            "'--bind' needs '--name' and a NAME.");
        row("no address", {"export", "k", "-o", "x.tar.gz", "--bind", "f", "--name", "n", "--url", "x y"},
            "--url: 'x y' is no address such as https://example.org/x.tar.gz.");
        row("address of nothing", {"export", "k", "--install", "--bind", "f", "--name", "n", "--url", "https://x/y"},
            "'--url' needs '-o' and a FILE, whose sum is bound with it.");
        row("no platform", {"export", "k", "-o", "x.tar.gz", "--bind", "f", "--name", "n", "--platform", "linux"},
            "--platform: 'linux' is no key and value such as os=linux.");
        row("half a platform",
            {"export", "k", "-o", "x.tar.gz", "--bind", "f", "--name", "n", "--platform", "os=linux"},
            "--platform: arch: a platform needs it.");
        row("wrong platform",
            {"export", "k", "-o", "x.tar.gz", "--bind", "f", "--name", "n", "--platform", "os=linux", "--platform",
             "arch=z80"},
            "--platform: arch: there is no 'z80'; the choice is x86_64, i686, aarch64, armv7l, armv6l, powerpc64le, "
            "riscv64.");
        row("verify nothing", {"verify"}, "'verify' needs its ARTIFACT|TARBALL.");
        row("verify by half", {"verify", "x", "--hash", "12"}, "--hash: '12' is no tree hash of 40 digits.");
        row("verify by less", {"verify", "x", "--sha256", "12"}, "--sha256: '12' is no SHA-256 of 64 digits.");
        row("bind where nothing is", {"list", "--bind", "f"}, "'list' does not take '--bind'.");
    }
    void refusals()
    {
        QFETCH(Arguments, arguments);
        QFETCH(QByteArray, sentence);
        const Desk desk;
        const Answer outcome = desk.run(arguments);
        QCOMPARE(outcome.err, sentence);
        QCOMPARE(outcome.code, ExitCode::NotUnderstood);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(desk.names(), QByteArray());
    }

    void help_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("export") << QByteArray("export");
        QTest::newRow("verify") << QByteArray("verify");
    }
    void help()
    {
        QFETCH(QByteArray, command);
        const Desk desk;
        QBuffer out;
        QBuffer err;
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        Job job;
        QCOMPARE(runCommand({command, "--help"}, {}, Disk::real(), out, err, job), ExitCode::Done);
        QVERIFY(out.data().startsWith("Usage: depotctl " + command + " [OPTION]..."));
        for (const QByteArray &line : out.data().split('\n'))
            QVERIFY2(line.size() <= 80, line.constData());
    }

    void exportsWhatIsCalledSo_data()
    {
        QTest::addColumn<Arguments>("words");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("space of a package") << Arguments{"cache", "--package", "Foo"} << QByteArray("space");
        QTest::newRow("space of a package by UUID") << Arguments{"cache", "--package", "UUID"} << QByteArray("space");
        QTest::newRow("space by package and key") << Arguments{"Foo/cache"} << QByteArray("space");
        QTest::newRow("space by path") << Arguments{"SPACE"} << QByteArray("space");
        QTest::newRow("artifact by hash") << Arguments{"HASH"} << QByteArray("artifact");
        QTest::newRow("artifact by some digits") << Arguments{"DIGITS"} << QByteArray("artifact");
        QTest::newRow("package by name") << Arguments{"Foo"} << QByteArray("package");
        QTest::newRow("package by path") << Arguments{"PACKAGE"} << QByteArray("package");
        QTest::newRow("global space") << Arguments{"common"} << QByteArray("global");
    }
    void exportsWhatIsCalledSo()
    {
        QFETCH(Arguments, words);
        QFETCH(QByteArray, kind);
        const Desk desk;
        for (QByteArray &word : words) {
            word.replace("UUID", desk.foo.uuid.toString(QUuid::WithoutBraces).toUtf8());
            word.replace("SPACE", desk.space)
                .replace("HASH", desk.artifact.hash.hex())
                .replace("PACKAGE", desk.foo.path);
            word.replace("DIGITS", desk.artifact.hash.hex().first(9));
        }
        const QByteArray path = kind == "space" ? desk.space
            : kind == "artifact"                ? desk.artifact.path
            : kind == "package"                 ? desk.foo.path
                                                : desk.global;
        words.insert(words.begin(), "export");
        words.insert(words.end(), {"-o", "x.tar.gz", "--json"});
        const Answer outcome = desk.run(words);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(outcome.code, ExitCode::Done);
        const QJsonObject json = outcome.json();
        const QByteArray file = desk.read(desk.out + "/x.tar.gz");
        QCOMPARE(text(json[u"schema"_s]), QByteArray("depotctl/1"));
        QCOMPARE(text(json[u"depot"_s]), desk.depot.path());
        QCOMPARE(text(json[u"source"_s]), path);
        QCOMPARE(text(json[u"git_tree_sha1"_s]), desk.hashOf(path));
        QCOMPARE(text(json[u"sha256"_s]), sha256(file));
        QCOMPARE(json[u"size"_s].toInteger(), file.size());
        QCOMPARE(text(json[u"path"_s]), desk.out + "/x.tar.gz");
        QCOMPARE(desk.names(), QByteArray("x.tar.gz"));
        // The sum of the tar is that of the tar.
        words[words.size() - 2] = "x.tar";
        QCOMPARE(desk.run(words).code, ExitCode::Done);
        QCOMPARE(text(json[u"tar_sha256"_s]), sha256(desk.read(desk.out + "/x.tar")));
    }

    void saysWhatIsNotCalledSo()
    {
        const Desk desk;
        const auto sentence = [&](const Arguments &words) {
            Arguments arguments{"export", "-o", "x.tar.gz"};
            arguments.insert(arguments.end(), words.begin(), words.end());
            const Answer outcome = desk.run(arguments);
            return QByteArray::number(int(outcome.code)) + ' ' + outcome.err;
        };
        QCOMPARE(sentence({"nothing"}),
                 QByteArray("1 depotctl: no space, artifact or package version is called 'nothing': it is no key of a "
                            "global space, no Package/key, package, hash or path here.\n"));
        QCOMPARE(sentence({"nothing", "--package", "Foo"}),
                 QByteArray("1 depotctl: no space, artifact or package version is called 'nothing': it is no key of "
                            "that package.\n"));
        QCOMPARE(sentence({"cache", "--package", "Bar"}),
                 QByteArray("1 depotctl: no package is called 'Bar' here; its UUID would do.\n"));
        QCOMPARE(
            sentence({desk.depot.path() + "/logs/manifest_usage.toml"}),
            "1 depotctl: '" + desk.depot.path()
                + "/logs/manifest_usage.toml' is neither a scratch space nor an artifact nor a package version.\n");
        // A part of a space is not the space.
        QVERIFY(sentence({desk.space + "/x"}).startsWith("1 depotctl: no space"));
        DepotBuilder other(desk.depot.path(), desk.root + "/projects", desk.depot.now());
        other.package("Foo", "1.3.0", kiB);
        QVERIFY(sentence({"Foo"}).startsWith("1 depotctl: several are called 'Foo'; say which by its path: "));
        QCOMPARE(desk.names(), QByteArray());
    }

    void binds()
    {
        const Desk desk;
        const Arguments arguments = {"export",   "cache",  "--package",      "Foo",    "-o",
                                     "x.tar.gz", "--bind", "Artifacts.toml", "--name", "data",
                                     "--lazy",   "--url",  "https://a/x",    "--url",  "https://b/x"};
        Arguments dry = arguments;
        dry.push_back("--dry-run");
        const Answer shown = desk.run(dry);
        QCOMPARE(shown.code, ExitCode::Done);
        QCOMPARE(desk.names(), QByteArray());
        const Answer done = desk.run(arguments);
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.code, ExitCode::Done);
        QCOMPARE(desk.names(), QByteArray("Artifacts.toml x.tar.gz"));
        const QByteArray file = desk.read(desk.out + "/x.tar.gz");
        const QByteArray download =
            "\n    sha256 = \"" + sha256(file) + "\"\n    size = " + QByteArray::number(file.size());
        const QByteArray expected = "[data]\ngit-tree-sha1 = \"" + desk.hashOf(desk.space) + "\"\nlazy = true\n\n"
            + "    [[data.download]]" + download + "\n    url = \"https://a/x\"\n    [[data.download]]" + download
            + "\n    url = \"https://b/x\"\n";
        QCOMPARE(desk.read(desk.toml), expected);
        for (const QByteArray &line : expected.split('\n')) {
            if (!line.isEmpty())
                QVERIFY2(shown.out.contains("  + " + line + '\n') && done.out.contains("  + " + line + '\n'), line);
        }
        QVERIFY(shown.out.contains("would bind in  " + desk.toml));
        const UsageLog log = loadUsageLog(Disk::real(), desk.depot.path() + "/logs/artifact_usage.toml");
        QVERIFY(std::ranges::find(log.usages, desk.toml, &Usage::path) != log.usages.end());

        // What exists is only replaced by --force, and told before anything is packed.
        fs::remove(fs::path((desk.out + "/x.tar.gz").toStdString()));
        const Answer again = desk.run(arguments);
        QCOMPARE(again.code, ExitCode::Refused);
        QCOMPARE(again.err, "depotctl: " + desk.toml + ": exists already (data is bound; '--force' replaces it).\n");
        QCOMPARE(desk.names(), QByteArray("Artifacts.toml"));
        Arguments forced = arguments;
        forced.insert(forced.end(), {"--force", "--json"});
        const QJsonObject json = desk.run(forced).json();
        QCOMPARE(text(json[u"bound_in"_s]), desk.toml);
        QVERIFY(json[u"difference"_s].toArray().isEmpty());
        QCOMPARE(desk.read(desk.toml), expected);
    }

    void bindsForPlatforms()
    {
        const Desk desk;
        const auto bindFor = [&](const QByteArray &os, const QByteArray &more) {
            Arguments arguments = {"export", "common", "-o",         "x.tar.gz", "--force",    "--bind",     desk.out,
                                   "--name", "lib",    "--platform", "os=" + os, "--platform", "arch=x86_64"};
            if (!more.isEmpty())
                arguments.insert(arguments.end(), {"--platform", more});
            return desk.run(arguments).code;
        };
        QCOMPARE(bindFor("linux", {}), ExitCode::Done);
        QCOMPARE(bindFor("macos", {}), ExitCode::Done);
        QCOMPARE(bindFor("linux", "libc=musl"), ExitCode::Done);
        QCOMPARE(bindFor("linux", "libc=glibc"), ExitCode::Done); // the first again
        const auto bindings = readArtifactsToml(desk.read(desk.toml), desk.toml).bindings;
        QByteArrayList platforms;
        for (const ArtifactBinding &binding : bindings) {
            QByteArrayList tags;
            for (const auto &[key, value] : binding.platform)
                tags += value;
            platforms += tags.join('/');
        }
        QCOMPARE(platforms.join(' '), QByteArray("x86_64/macos x86_64/musl/linux x86_64/glibc/linux"));
    }

    void saysWhereItCannotWrite_data()
    {
        QTest::addColumn<Arguments>("words");
        QTest::addColumn<QByteArray>("sentence"); // with OUT for the folder of all of them
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const Arguments &words, const char *sentence, ExitCode code) {
            QTest::newRow(name) << words << QByteArray(sentence) << int(code);
        };
        row("no folder", {"-o", "no/x.tar.gz"}, "OUT/no: does not exist (the folder for x.tar.gz).", ExitCode::Failed);
        row("no folder at all", {"-o", "no/such/x.tar"}, "OUT/no/such: does not exist (the folder for x.tar).",
            ExitCode::Failed);
        row("below a file", {"-o", "file/x.tar.gz"}, "OUT/file: is not a directory (the folder for x.tar.gz).",
            ExitCode::Failed);
        row("there", {"-o", "there.tar.gz"}, "OUT/there.tar.gz: exists already ('--force' replaces it).",
            ExitCode::Refused);
        row("a folder", {"-o", "folder.tar.gz"},
            "OUT/folder.tar.gz: exists already (it is no file, so it is not replaced).", ExitCode::Refused);
        row("a folder by force", {"-o", "folder.tar.gz", "--force"},
            "OUT/folder.tar.gz: exists already (it is no file, so it is not replaced).", ExitCode::Refused);
        row("binding in no folder", {"-o", "x.tar.gz", "--name", "n", "--bind", "no/Artifacts.toml"},
            "OUT/no: does not exist (the folder for Artifacts.toml).", ExitCode::Failed);
    }
    void saysWhereItCannotWrite()
    {
        QFETCH(Arguments, words);
        QFETCH(QByteArray, sentence);
        const Desk desk;
        QVERIFY(Disk::real().write({desk.out, {}}, "file", "1"));
        QVERIFY(Disk::real().write({desk.out, {}}, "there.tar.gz", "1"));
        QVERIFY(Disk::real().makeDirectory({desk.out, {}}, "folder.tar.gz"));
        const QByteArray before = desk.names();
        words.insert(words.begin(), {"export", "common"});
        const Answer outcome = desk.run(words);
        QCOMPARE(outcome.err, "depotctl: " + sentence.replace("OUT", desk.out) + '\n');
        QTEST(int(outcome.code), "code");
        QCOMPARE(desk.names(), before);
    }

    void saysWhatItMayNotWriteTo()
    {
        const Desk desk;
        QCOMPARE(::chmod(desk.root.constData(), 0755), 0);
        QCOMPARE(::chmod(desk.out.constData(), 0555), 0);
        const int result = asNobody([&] {
            const Answer outcome = desk.run({"export", "common", "-o", "x.tar.gz"});
            return outcome.code == ExitCode::Failed
                    && outcome.err == "depotctl: " + desk.out + ": permission denied (the folder for x.tar.gz).\n"
                ? 0
                : 1;
        });
        QCOMPARE(result, 0);
    }

    void refusesWhatExists()
    {
        const Desk desk;
        const Arguments arguments = {"export", "common", "-o", "x.tar.gz"};
        QCOMPARE(desk.run(arguments).code, ExitCode::Done);
        const Answer again = desk.run(arguments);
        QCOMPARE(again.code, ExitCode::Refused);
        QCOMPARE(desk.run({"export", "common", "-o", "x.tar.gz", "--force"}).code, ExitCode::Done);
        QCOMPARE(desk.run({"export", "common", "-o", desk.global + "/x.tar.gz"}).code, ExitCode::Refused);
        QCOMPARE(desk.names(), QByteArray("x.tar.gz"));
    }

    void namesWhatCannotBeExported()
    {
        const Desk desk;
        fs::create_symlink("/etc/hostname", fs::path((desk.global + "/link").toStdString()));
        const Answer outcome = desk.run({"export", "common", "-o", "x.tar.gz"});
        QCOMPARE(outcome.code, ExitCode::Failed);
        QCOMPARE(outcome.err,
                 "depotctl: " + desk.global
                     + "/link: is a link to /etc/hostname, which is outside of what is exported.\n");
        QCOMPARE(desk.names(), QByteArray());
        QCOMPARE(desk.run({"export", "common", "-o", "x.tar.gz", "--leave-out", "link"}).code, ExitCode::Done);
    }

    void installs()
    {
        const Desk desk;
        const Answer outcome = desk.run({"export", "cache", "--package", "Foo", "--install", "--json"});
        QCOMPARE(outcome.code, ExitCode::Done);
        const QByteArray path = desk.depot.path() + "/artifacts/" + desk.hashOf(desk.space);
        QCOMPARE(text(outcome.json()[u"artifact"_s]), path);
        QVERIFY(outcome.json()[u"path"_s].isNull());
        QCOMPARE(desk.hashOf(path), desk.hashOf(desk.space));
        QCOMPARE(desk.run({"verify", path}).code, ExitCode::Done);
    }

    void verifies()
    {
        const Desk desk;
        const QByteArray hash = desk.artifact.hash.hex();
        for (const QByteArray &called : {desk.artifact.path, hash, hash.first(8)}) {
            const QJsonObject json = desk.run({"verify", called, "--json"}).json();
            QCOMPARE(text(json[u"path"_s]), desk.artifact.path);
            QCOMPARE(text(json[u"git_tree_sha1"_s]), hash);
            QCOMPARE(text(json[u"expected_git_tree_sha1"_s]), hash);
            QCOMPARE(json[u"matches"_s], QJsonValue(true));
        }
        QCOMPARE(desk.run({"export", hash, "-o", "x.tar.xz"}).code, ExitCode::Done);
        const QByteArray file = desk.out + "/x.tar.xz";
        const QJsonObject tarball = desk.run({"verify", "x.tar.xz", "--json"}).json();
        QCOMPARE(text(tarball[u"git_tree_sha1"_s]), hash);
        QCOMPARE(text(tarball[u"sha256"_s]), sha256(desk.read(file)));
        QVERIFY(tarball[u"matches"_s].isNull());
        QCOMPARE(desk.run({"verify", file, "--hash", hash, "--sha256", sha256(desk.read(file)).toUpper()}).code,
                 ExitCode::Done);
        QCOMPARE(desk.run({"verify", file, "--sha256", QByteArray(64, '0')}).code, ExitCode::Failed);
        QCOMPARE(desk.run({"verify", desk.artifact.path, "--against", "x.tar.xz"}).code, ExitCode::Done);

        fs::path some;
        for (const auto &entry : fs::recursive_directory_iterator(desk.artifact.path.toStdString())) {
            if (entry.is_regular_file())
                some = entry.path();
        }
        const QByteArray inside = QByteArray::fromStdString(some.string()).sliced(desk.artifact.path.size() + 1);
        QCOMPARE(::chmod(some.c_str(), 0755), 0);
        const Answer changed = desk.run({"verify", hash, "--against", "x.tar.xz"});
        QCOMPARE(changed.code, ExitCode::Failed);
        QVERIFY2(changed.out.contains("\nmode           " + inside + '\n'), changed.out.constData());
        QVERIFY(changed.out.contains(", but it should be " + hash));
        const QJsonObject json = desk.run({"verify", hash, "--against", "x.tar.xz", "--json"}).json();
        QCOMPARE(json[u"matches"_s], QJsonValue(false));
        QCOMPARE(text(json[u"differences"_s][0][u"path"_s]), inside);
        QCOMPARE(text(json[u"differences"_s][0][u"what"_s]), QByteArray("mode"));

        QCOMPARE(desk.run({"verify", "nothing"}).err,
                 QByteArray("depotctl: nothing: does not exist (neither a file or folder nor the hash of an installed "
                            "artifact).\n"));
        QCOMPARE(desk.run({"verify", desk.work.manifest}).code, ExitCode::Failed);
    }

    // Killed in the middle of it, nothing has the tarball's name, and the next one goes as if nothing had been.
    void survivesAKill()
    {
        const Desk desk;
        const QByteArray big = desk.global + "/big";
        const int file = ::open(big.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        QVERIFY(file >= 0 && ::ftruncate(file, 40'000'000'000) == 0);
        const QStringList arguments = {u"export"_s,
                                       u"common"_s,
                                       u"--install"_s,
                                       u"-o"_s,
                                       QFile::decodeName(desk.out + "/x.tar.gz"),
                                       u"--depot"_s,
                                       QFile::decodeName(desk.depot.path())};
        QProcess process;
        process.start(QString::fromUtf8(places::depotctl), arguments);
        QVERIFY(process.waitForStarted(patience));
        const QByteArray part = desk.out + "/x.tar.gz.part";
        const auto isUnderWay = [&] {
            const auto status = Disk::real().stat(part);
            return status && status->size > 0;
        };
        while (!isUnderWay() && process.state() == QProcess::Running)
            process.waitForFinished(5);
        QCOMPARE(process.state(), QProcess::Running);
        process.kill();
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(desk.names(), QByteArray("x.tar.gz.part"));
        QVERIFY(::ftruncate(file, 100'000) == 0);
        ::close(file);
        QCOMPARE(desk.run({"export", "common", "-o", "x.tar.gz"}).code, ExitCode::Done);
        QCOMPARE(desk.names(), QByteArray("x.tar.gz"));
        QCOMPARE(desk.run({"verify", "x.tar.gz", "--hash", desk.hashOf(desk.global)}).code, ExitCode::Done);
    }

    void anInterruptLeavesNothing()
    {
        const Desk desk;
        const QByteArray big = desk.global + "/big";
        const int file = ::open(big.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        QVERIFY(file >= 0 && ::ftruncate(file, 40'000'000'000) == 0);
        ::close(file);
        QProcess process;
        process.start(QString::fromUtf8(places::depotctl),
                      {u"export"_s, u"common"_s, u"--install"_s, u"-o"_s, QFile::decodeName(desk.out + "/x.tar.gz"),
                       u"--depot"_s, QFile::decodeName(desk.depot.path())});
        QVERIFY(process.waitForStarted(patience));
        const auto isUnderWay = [&] {
            const auto status = Disk::real().stat(desk.out + "/x.tar.gz.part");
            return status && status->size > 0;
        };
        while (!isUnderWay() && process.state() == QProcess::Running)
            process.waitForFinished(5);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(process.readAllStandardError(), QByteArray("depotctl: stopped; nothing was written.\n"));
        QCOMPARE(desk.names(), QByteArray());
        for (const auto &entry : fs::directory_iterator((desk.depot.path() + "/artifacts").toStdString()))
            QVERIFY(TreeHash::fromHex(QByteArray::fromStdString(entry.path().filename().string())));
    }
};

DEPOTSCOPE_TEST(TestExporting)
#include "tst_exporting.moc"
