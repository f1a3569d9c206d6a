// SPDX-License-Identifier: MIT
#include "model/artifact/binding.h"
#include "model/artifact/exporttree.h"
#include "model/text/names.h"
#include "tests/julia/julia.h"
#include "tests/support/registered.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

using namespace depotscope;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr int treeCount = 40;

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

/// A tree with what an artifact may have, as `random` wants it.
void makeTree(const fs::path &path, int depth, QRandomGenerator &random)
{
    static const char *const names[] = {"a",     "A",       "a-b", "a.b", "a0",    "a b", "ä",  "日本",       ".hidden",
                                        "\"q\"", "e\u0301", "🜁",   "lib", "lib64", "-",   "_x", ".gitignore", "~"};
    static const int sizes[] = {0, 1, 7, 511, 512, 513, 70'000};
    static const mode_t modes[] = {0644, 0755, 0444, 0555, 0600, 0744, 0654, 0645};
    fs::create_directory(path);
    for (const char *name : names) {
        if (random.bounded(4) != 0)
            continue;
        const fs::path entry = path / (random.bounded(8) == 0 ? name + std::string(120, 'n') : std::string(name));
        const int what = random.bounded(10);
        if (what < 3 && depth < 4) {
            makeTree(entry, depth + 1, random);
        } else if (what == 3) {
            fs::create_directory(entry);
        } else if (what == 4) {
            // Inside the tree, also where nothing is.
            fs::create_symlink(random.bounded(3) == 0 ? std::string(150, 't') : "zíel", entry);
        } else {
            std::string content(size_t(sizes[random.bounded(7)]), '\0');
            for (char &c : content)
                c = char(random.bounded(256));
            std::ofstream(entry, std::ios::binary) << content;
            ::chmod(entry.c_str(), modes[random.bounded(8)]);
        }
    }
}

} // namespace

/// What is exported and bound here, Julia's own Pkg installs from there.
class TestJuliaArtifacts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void installs();
    void keepsWhatIsLogged();
    void readsPlatforms();
    void bindsTheSame();

private:
    Binding exported(const QByteArray &name, const fs::path &tree);

    QTemporaryDir m_folder;
    QDir m_base;
    std::vector<Binding> m_bindings;
    QJsonObject m_found;
};

Binding TestJuliaArtifacts::exported(const QByteArray &name, const fs::path &tree)
{
    ExportOptions options;
    options.output = QFile::encodeName(m_base.filePath(QString::fromUtf8(name) + u".tar.gz"_s));
    Job job;
    const auto done = exportTree(QByteArray::fromStdString(tree.string()), options, job);
    if (!done) {
        qWarning("%s", qPrintable(done.error().sentence()));
        return {};
    }
    return {name, done->hash, false, {}, {{"file://" + options.output, done->sha256, 0}}};
}

void TestJuliaArtifacts::initTestCase()
{
    const auto julia = Julia::find();
    if (!julia && !Julia::isRequired())
        QSKIP(qPrintable(julia.error()));
    QVERIFY2(julia, julia ? "" : qPrintable(julia.error()));

    m_base = QDir(QDir(m_folder.path()).canonicalPath());
    const fs::path base(m_base.path().toStdString());
    QRandomGenerator random(qEnvironmentVariableIntValue("DEPOTSCOPE_SEED") + 1U);
    fs::create_directory(base / "trees");
    for (int i = 0; i < treeCount; ++i) {
        const fs::path tree = base / "trees" / std::to_string(i);
        makeTree(tree, 0, random);
        m_bindings.push_back(exported("tree" + QByteArray::number(i), tree));
        QVERIFY(!m_bindings.back().name.isEmpty());
    }
    // One that Pkg quotes, one that is lazy, one with several addresses.
    m_bindings.push_back(m_bindings[0]);
    m_bindings.back().name = "with \"quotes\" and ü";
    m_bindings.push_back(m_bindings[1]);
    m_bindings.back().name = "lazy_one";
    m_bindings.back().isLazy = true;
    m_bindings.back().downloads.push_back({"https://example.org/other.tar.gz", QByteArray(64, 'a'), 0});
    const Platform platforms[] = {
        {{"os", "linux"}, {"arch", "x86_64"}},
        {{"os", "linux"}, {"arch", "x86_64"}, {"libc", "musl"}},
        {{"os", "macos"}, {"arch", "x86_64"}},
        {{"os", "windows"}, {"arch", "i686"}},
        {{"os", "linux"}, {"arch", "aarch64"}, {"libgfortran_version", "5"}, {"cxxstring_abi", "cxx11"}},
    };
    for (int i = 0; const Platform &platform : platforms) {
        m_bindings.push_back(m_bindings[size_t(i++)]);
        m_bindings.back().name = "platforms";
        m_bindings.back().platform = platformOf(platform).value();
    }

    Disk &disk = Disk::real();
    Job job;
    const QByteArray toml = QFile::encodeName(m_base.filePath(u"Artifacts.toml"_s));
    for (const Binding &binding : m_bindings) {
        const auto done = bind(disk, toml, binding, false);
        QVERIFY2(done, done ? "" : qPrintable(done.error().sentence()));
    }
    fs::create_directory(base / "depot");
    QVERIFY(logArtifactUse(disk, QByteArray::fromStdString((base / "depot").string()), toml, currentTime(), job));

    const auto ran = julia->run(u"artifacts.jl"_s, {m_base.path()}, m_base,
                                {u"JULIA_DEPOT_PATH="_s + m_base.filePath(u"depot"_s), u"HOME="_s + m_base.path()});
    QVERIFY2(ran, ran ? "" : qPrintable(ran.error()));
    const auto found = readJson(m_base.filePath(u"artifacts.json"_s));
    QVERIFY2(found, found ? "" : qPrintable(found.error()));
    m_found = *found;
}

void TestJuliaArtifacts::cleanupTestCase()
{
    // Artifacts are read-only.
    for (const auto &entry : fs::recursive_directory_iterator(m_folder.path().toStdString())) {
        if (entry.is_directory() && !entry.is_symlink())
            fs::permissions(entry, fs::perms::owner_all, fs::perm_options::add);
    }
}

void TestJuliaArtifacts::installs()
{
    const QJsonArray installed = m_found["installed"_L1].toArray();
    QCOMPARE(installed.size(), treeCount + 2);
    for (const QJsonValue &one : installed) {
        const auto binding = std::ranges::find(m_bindings, bytesOf(one["name"_L1]), &Binding::name);
        QVERIFY(binding != m_bindings.end());
        QCOMPARE(bytesOf(one["hash"_L1]), binding->hash.hex());
        QCOMPARE(bytesOf(one["recomputed"_L1]), binding->hash.hex());
        QVERIFY(one["verified"_L1].toBool());
    }
}

void TestJuliaArtifacts::keepsWhatIsLogged()
{
    QVERIFY(m_found["collected"_L1].toBool());
    QCOMPARE(m_found["kept"_L1].toArray().size(), treeCount + 2);
}

void TestJuliaArtifacts::readsPlatforms()
{
    QByteArrayList lines;
    for (const QJsonValue &one : m_found["meta"_L1].toArray()) {
        const auto is = [&](size_t i) { return bytesOf(one["hash"_L1]) == m_bindings[i].hash.hex(); };
        lines += bytesOf(one["platform"_L1]) + (is(0) ? " 0" : is(1) ? " 1" : is(2) ? " 2" : is(3) ? " 3" : " ?");
    }
    QCOMPARE(lines.join('\n'),
             QByteArray("x86_64-linux-gnu 0\nx86_64-linux-musl 1\nx86_64-apple-darwin14 2\ni686-w64-mingw32 3\n"
                        "x86_64-linux-gnu-libgfortran5 0"));
    QVERIFY(m_found["refuses"_L1].toBool());
    QVERIFY(m_found["accepts"_L1].toBool());
}

void TestJuliaArtifacts::bindsTheSame()
{
    Disk &disk = Disk::real();
    const auto ours = disk.read(QFile::encodeName(m_base.filePath(u"Artifacts.toml"_s)));
    auto pkgs = disk.read(QFile::encodeName(m_base.filePath(u"pkg.toml"_s)));
    QVERIFY(ours && pkgs);
    // At the end the script has bound one more, for FreeBSD.
    Binding more{"platforms", {}, false, platformOf({{"os", "freebsd"}, {"arch", "x86_64"}}).value(), {}};
    const QJsonArray installed = m_found["installed"_L1].toArray();
    const auto freeBsd = pkgs->indexOf("os = \"freebsd\"");
    QVERIFY(freeBsd > 0);
    const QByteArray before = pkgs->first(freeBsd);
    more.hash = TreeHash::fromHex(before.mid(before.lastIndexOf("git-tree-sha1 = \"") + 17, 40)).value();
    const auto expected = bound(*ours, "Artifacts.toml", more, false);
    QVERIFY(expected);
    QCOMPARE(*pkgs, *expected);
}

DEPOTSCOPE_TEST(TestJuliaArtifacts)
#include "tst_juliaartifacts.moc"
