// SPDX-License-Identifier: MIT
#include "model/artifact/binding.h"

#include "model/depot/artifactstoml.h"
#include "model/depot/usagelog.h"
#include "tests/disk/scratch.h"
#include "tests/support/boundbypkg.h"
#include "tests/support/faultydisk.h"
#include "tests/support/registered.h"

#include <QTest>

#include <array>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray operator""_x(const char *text, size_t size)
{
    return {text, qsizetype(size)};
}

TreeHash hashOf(char digit)
{
    return *TreeHash::fromHex(QByteArray(40, digit));
}

Binding binding(const QByteArray &name, char digit, bool isLazy = false, const Platform &platform = {},
                const std::vector<std::pair<QByteArray, char>> &downloads = {})
{
    Binding result{name, hashOf(digit), isLazy, platformOf(platform).value(), {}};
    for (const auto &[url, sum] : downloads)
        result.downloads.push_back({url, QByteArray(64, sum), 0});
    return result;
}

const Platform linux64 = {{"os", "linux"}, {"arch", "x86_64"}};
const Platform mac64 = {{"os", "macos"}, {"arch", "x86_64"}};
const Platform windows32 = {{"os", "windows"}, {"arch", "i686"}};

const QByteArray sizedText = R"([a]
git-tree-sha1 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

    [[a.download]]
    sha256 = "1111111111111111111111111111111111111111111111111111111111111111"
    size = 42
    url = "https://x.org/a.tar.gz"
)";

std::vector<Binding> pkgBindings()
{
    return {binding("one", 'a'),
            binding("plat", 'a', false, linux64),
            binding("plat", 'b', true, mac64, {{"https://z.org/m.tar.gz", '3'}}),
            binding("plat", 'c', false, windows32),
            binding("three", 'c', true, {}, {{"https://x.org/a.tar.gz", '1'}, {"https://y.org/a.tar.gz", '2'}}),
            binding("we ird \"näme\"", 'a')};
}

QByteArray boundIn(const std::optional<QByteArray> &text, const Binding &binding, bool force)
{
    const auto after = bound(text, "Artifacts.toml", binding, force);
    return after ? *after : "! " + after.error().sentence().toUtf8();
}

QByteArray printed(const std::vector<DifferentLine> &lines)
{
    QByteArray text;
    for (const DifferentLine &line : lines)
        text += line.change + line.text + '\n';
    return text;
}

} // namespace

class TestBinding : public QObject {
    Q_OBJECT

private slots:
    void printsAsPkg()
    {
        std::optional<QByteArray> text;
        for (const Binding &one : pkgBindings())
            text = boundIn(text, one, false);
        QCOMPARE(*text, boundByPkg);
    }

    // Pkg sorts by name, so in what it printed the order of binding makes no difference.
    void staysSorted()
    {
        const std::vector<Binding> all = pkgBindings();
        for (const std::array<size_t, 6> order :
             {std::array<size_t, 6>{5, 4, 1, 2, 3, 0}, {1, 0, 5, 2, 4, 3}, {4, 1, 0, 2, 5, 3}}) {
            std::optional<QByteArray> text;
            for (const size_t i : order)
                text = boundIn(text, all[i], false);
            QCOMPARE(*text, boundByPkg);
        }
    }

    void sizeIsSaidIfItIsKnown()
    {
        Binding one = binding("a", 'a', false, {}, {{"https://x.org/a.tar.gz", '1'}});
        one.downloads.front().size = 42;
        QCOMPARE(bindingText(one).value(), sizedText);
        one.name = "\xff";
        QVERIFY(!bindingText(one));
    }

    void keepsTheRest_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<Binding>("what");
        QTest::addColumn<QByteArray>("after");
        const QByteArray a = "git-tree-sha1 = \"" + QByteArray(40, 'a') + "\"\n";
        const QByteArray b = "git-tree-sha1 = \"" + QByteArray(40, 'b') + "\"\n";
        const QByteArray linuxTags = "arch = \"x86_64\"\n" + b + "libc = \"glibc\"\nos = \"linux\"\n";
        QTest::newRow("empty file") << QByteArray() << binding("x", 'b') << "[x]\n" + b;
        QTest::newRow("only a comment") << QByteArray("# mine\n") << binding("x", 'b') << "# mine\n\n[x]\n" + b;
        QTest::newRow("no end of line") << "[a]\n" + a.chopped(1) << binding("x", 'b') << "[a]\n" + a + "\n[x]\n" + b;
        QTest::newRow("before a greater name, above its comment") << "# file\n\n[a]\n" + a + "\n# about z\n[z]\n"
                + a << binding("x", 'b') << "# file\n\n[a]\n" + a + "\n[x]\n" + b + "\n# about z\n[z]\n" + a;
        QTest::newRow("not sorted: at the end")
            << "[z]\n" + a + "[a]\n" + a << binding("x", 'b') << "[z]\n" + a + "[a]\n" + a + "\n[x]\n" + b;
        QTest::newRow("a comment of the whole file stays at the top")
            << "# file\n[z]\n" + a << binding("x", 'b') << "# file\n[z]\n" + a + "\n[x]\n" + b;
        QTest::newRow("replaced in its place, odd spaces of the others kept") << "[ a ]\n  " + a + "\n\n[x]\n" + a
                + "lazy = true # why\n\n    [[x.download]]\n    url = 'u'\n    sha256 = 's'\n\n\n# z\n['z']  # here\n"
                + a << binding("x", 'b') << "[ a ]\n  " + a + "\n\n[x]\n" + b + "\n\n# z\n['z']  # here\n" + a;
        QTest::newRow("replaced by name in quotes") << "['x']\n" + a << binding("x", 'b') << "[x]\n" + b;
        QTest::newRow("lines of Windows")
            << QByteArray("[a]\r\n") + a.chopped(1) + "\r\n"
            << binding("x", 'b') << "[a]\r\n" + a.chopped(1) + "\r\n\r\n[x]\r\n" + b.chopped(1) + "\r\n";
        QTest::newRow("a platform is added after the others")
            << "[[x]]\n" + a + "os = \"macos\"\narch = \"x86_64\"\n\n# next\n[y]\n" + a
            << binding("x", 'b', false, linux64)
            << "[[x]]\n" + a + "os = \"macos\"\narch = \"x86_64\"\n[[x]]\n" + linuxTags + "\n# next\n[y]\n" + a;
        QTest::newRow("a platform is replaced, and goes to the end")
            << "[[x]]\narch = \"amd64\"\n" + a + "os = \"Linux\"\n\n    [[x.download]]\n    url = \"u\"\n[[x]]\n" + a
                + "os = \"macos\"\narch = \"x86_64\"\n"
            << binding("x", 'b', false, linux64)
            << "[[x]]\n" + a + "os = \"macos\"\narch = \"x86_64\"\n[[x]]\n" + linuxTags;
        QTest::newRow("the only platform is replaced in its place")
            << "[[x]]\narch = \"x86_64\"\n" + a + "os = \"linux\"\n\n[y]\n" + a << binding("x", 'b', false, linux64)
            << "[[x]]\n" + linuxTags + "\n[y]\n" + a;
        QTest::newRow("all platforms by one for all") << "[[x]]\narch = \"x86_64\"\n" + a
                + "os = \"linux\"\n[[x]]\narch = \"i686\"\n" + a + "os = \"linux\"\n\n[y]\n"
                + a << binding("x", 'b') << "[x]\n" + b + "\n[y]\n" + a;
        QTest::newRow("the empty list that unbind_artifact! leaves")
            << "x = []\n\n[y]\n" + a << binding("x", 'b', false, linux64) << "[[x]]\n" + linuxTags + "\n[y]\n" + a;
        QTest::newRow("in one line") << "x = {git-tree-sha1 = \"" + QByteArray(40, 'a') + "\"}\n[y]\n" + a
                                     << binding("x", 'b') << "[x]\n" + b + "\n[y]\n" + a;
        QTest::newRow("strings that look like headers")
            << "[a]\n" + a + "note = '''\n[x]\n[z]\n'''\n"
            << binding("x", 'b') << "[a]\n" + a + "note = '''\n[x]\n[z]\n'''\n\n[x]\n" + b;
    }
    void keepsTheRest()
    {
        QFETCH(QByteArray, before);
        QFETCH(Binding, what);
        QFETCH(QByteArray, after);
        QCOMPARE(boundIn(before, what, true), after);
        QVERIFY(readArtifactsToml(after, "Artifacts.toml").isReadable);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<Binding>("what");
        QTest::addColumn<bool>("force");
        QTest::addColumn<QByteArray>("sentence");
        const QByteArray a = "git-tree-sha1 = \"" + QByteArray(40, 'a') + "\"\n";
        const QByteArray list = "[[x]]\narch = \"x86_64\"\n" + a + "os = \"linux\"\n";
        QTest::newRow("bound") << "[x]\n" + a << binding("x", 'b') << false
                               << "! Artifacts.toml: exists already (x is bound)."_x;
        QTest::newRow("bound for platforms")
            << list << binding("x", 'b') << false << "! Artifacts.toml: exists already (x is bound)."_x;
        QTest::newRow("bound for this platform")
            << list << binding("x", 'b', false, linux64) << false
            << "! Artifacts.toml: exists already (x is bound for arch=x86_64 libc=glibc os=linux)."_x;
        QTest::newRow("bound for all platforms")
            << "[x]\n" + a << binding("x", 'b', false, linux64) << true
            << "! Artifacts.toml: exists already (x is bound for all platforms)."_x;
        QTest::newRow("no TOML") << "[x\n"_x << binding("y", 'b') << true << "! Artifacts.toml, line 1: "_x;
        QTest::newRow("not to be taken apart")
            << "x.git-tree-sha1 = \"" + QByteArray(40, 'a') + "\"\nx.lazy = true\n"
            << binding("x", 'b') << true
            << "! Artifacts.toml: x is bound in a form that cannot be changed without touching the rest."_x;
        QTest::newRow("list in one line")
            << "x = [{os = \"macos\", arch = \"x86_64\", git-tree-sha1 = \"" + QByteArray(40, 'a') + "\"}]\n"
            << binding("x", 'b', false, linux64) << true
            << "! Artifacts.toml: x is bound in a form that cannot be changed without touching the rest."_x;
    }
    void refuses()
    {
        QFETCH(QByteArray, before);
        QFETCH(Binding, what);
        QFETCH(bool, force);
        QFETCH(QByteArray, sentence);
        const QByteArray result = boundIn(before, what, force);
        QVERIFY2(result.startsWith(sentence), result.constData());
    }

    void bindsInAFile()
    {
        const Scratch scratch;
        Disk &disk = Disk::real();
        const QByteArray path = scratch / "Artifacts.toml";
        QVERIFY(bind(disk, path, binding("one", 'a'), false));
        QCOMPARE(disk.read(path).value(), bindingText(binding("one", 'a')).value());
        QCOMPARE(bind(disk, path, binding("one", 'b'), false).error().fault, Fault::Exists);
        scratch.directory("elsewhere");
        scratch.symlink("elsewhere/Artifacts.toml", "../Artifacts.toml");
        QVERIFY(bind(disk, scratch / "elsewhere/Artifacts.toml", binding("two", 'b'), false));
        QCOMPARE(readArtifactsToml(*disk.read(path), path).bindings.size(), size_t(2));
        QCOMPARE(disk.statInside({scratch / "elsewhere", {}}, "Artifacts.toml")->type, FileType::Symlink);
        QCOMPARE(bind(disk, scratch / "no/Artifacts.toml", binding("one", 'a'), false).error().fault, Fault::NotFound);
        // Julia would never find a file of any other name.
        QCOMPARE(artifactsTomlAt(disk, scratch / "no"), scratch / "no/Artifacts.toml");
        QCOMPARE(artifactsTomlAt(disk, scratch / "no/Artifacts.toml"), scratch / "no/Artifacts.toml");
        QCOMPARE(artifactsTomlAt(disk, scratch / "elsewhere"), scratch / "elsewhere/Artifacts.toml");
        FaultyDisk faulty([](QByteArrayView, const QByteArray &) { return Fault::Io; });
        const QByteArray before = *disk.read(path);
        QVERIFY(!bind(faulty, path, binding("three", 'a'), false));
        QCOMPARE(disk.read(path).value(), before);
    }

    void logsTheUse()
    {
        const Scratch scratch;
        Disk &disk = Disk::real();
        Job job;
        const Time now{std::chrono::milliseconds(1'700'000'000'000)};
        for (const int times : {1, 2}) {
            QVERIFY(logArtifactUse(disk, scratch.path(), "/x/Artifacts.toml", now, job));
            const UsageLog log = loadUsageLog(disk, scratch / "logs/artifact_usage.toml");
            QVERIFY(log.troubles.empty());
            QCOMPARE(log.usages, (std::vector<Usage>{{"/x/Artifacts.toml", now, {}}}));
            QCOMPARE(disk.read(scratch / "logs/artifact_usage.toml")->count("[[\"/x/Artifacts.toml\"]]"), times);
        }
        QVERIFY(!disk.stat(scratch / "logs/artifact_usage.toml.pid"));
    }

    void showsTheDifference()
    {
        QCOMPARE(printed(difference("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n")), " b\n c\n-d\n+X\n e\n f\n"_x);
        QCOMPARE(printed(difference("", "a\nb")), "+a\n+b\n"_x);
        QCOMPARE(printed(difference("a\r\n", "a\r\nb\r\n")), " a\n+b\n"_x);
        QCOMPARE(printed(difference("a\n", "a\n")), QByteArray());
    }

    void platforms_data()
    {
        QTest::addColumn<Platform>("given");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const Platform &given, const char *expected) {
            QTest::newRow(name) << given << QByteArray(expected);
        };
        row("none", {}, "");
        row("linux", linux64, "arch=x86_64 libc=glibc os=linux");
        row("other names, upper case", {{"OS", "Linux"}, {"Arch", "AMD64"}, {"libc", "MUSL"}},
            "arch=x86_64 libc=musl os=linux");
        row("mac", {{"os", "macos"}, {"arch", "arm64"}}, "arch=aarch64 os=macos");
        row("arm", {{"os", "linux"}, {"arch", "armv7l"}}, "arch=armv7l call_abi=eabihf libc=glibc os=linux");
        row("versions",
            {{"os", "windows"},
             {"arch", "x86_64"},
             {"libgfortran_version", "5"},
             {"libstdcxx_version", "3.4.26"},
             {"cxxstring_abi", "cxx11"},
             {"julia_version", "1.10"}},
            "arch=x86_64 cxxstring_abi=cxx11 julia_version=1.10.0 libgfortran_version=5.0.0 libstdcxx_version=3.4.26 "
            "os=windows");
        row("no os", {{"arch", "x86_64"}}, "! os: a platform needs it.");
        row("no arch", {{"os", "linux"}}, "! arch: a platform needs it.");
        row("twice", {{"os", "linux"}, {"arch", "x86_64"}, {"OS", "linux"}}, "! os: is given twice.");
        row("wrong os", {{"os", "lunix"}, {"arch", "x86_64"}},
            "! os: there is no 'lunix'; the choice is linux, macos, windows, freebsd, openbsd.");
        row("wrong arch", {{"os", "linux"}, {"arch", "z80"}},
            "! arch: there is no 'z80'; the choice is x86_64, i686, aarch64, armv7l, armv6l, powerpc64le, riscv64.");
        row("no such key", {{"os", "linux"}, {"arch", "x86_64"}, {"libcc", "glibc"}},
            "! libcc: there is no such key; there are os, arch, libc, call_abi, libgfortran_version, "
            "libstdcxx_version, "
            "cxxstring_abi, os_version, julia_version, march, sanitize, cuda, mpi, llvm_version, llvm_assertions.");
        row("libc elsewhere", {{"os", "macos"}, {"arch", "x86_64"}, {"libc", "glibc"}}, "! libc: only linux has one.");
        row("abi elsewhere", {{"os", "linux"}, {"arch", "x86_64"}, {"call_abi", "eabihf"}},
            "! call_abi: only linux on armv6l or armv7l has one.");
        row("mac of old", {{"os", "macos"}, {"arch", "i686"}}, "! arch: macos has no 'i686'.");
        row("no version", {{"os", "linux"}, {"arch", "x86_64"}, {"libgfortran_version", "five"}},
            "! libgfortran_version: 'five' is no version such as 5.0.0.");
        row("no such version", {{"os", "linux"}, {"arch", "x86_64"}, {"libgfortran_version", "9"}},
            "! libgfortran_version: Julia knows 3, 4 and 5.");
        row("empty", {{"os", ""}, {"arch", "x86_64"}}, "! os: '' is no value that a platform can have.");
        row("odd letters", {{"os", "linux"}, {"arch", "x86_64"}, {"march", "a-b"}},
            "! march: 'a-b' is no value that a platform can have.");
    }
    void platforms()
    {
        QFETCH(Platform, given);
        QFETCH(QByteArray, expected);
        const auto platform = platformOf(given);
        QByteArrayList words;
        if (platform) {
            for (const auto &[key, value] : *platform)
                words += key + '=' + value;
        } else {
            words += "! " + platform.error().sentence().toUtf8();
        }
        QCOMPARE(words.join(' '), expected);
    }
};

DEPOTSCOPE_TEST(TestBinding)
#include "tst_binding.moc"
