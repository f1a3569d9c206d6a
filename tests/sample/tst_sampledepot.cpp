// SPDX-License-Identifier: MIT
#include "model/sample/sampledepot.h"
#include "tests/support/fixture.h"
#include "tests/support/printed.h"
#include "tests/support/registered.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

// Type, mode, name and content of everything below `root`, a line each; the root's own path is left out of contents.
QByteArray everythingIn(const QString &root)
{
    QStringList lines;
    QDirIterator entries(root, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        struct stat status { };
        if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
            return "cannot look at " + path.toUtf8();
        QFile file(path);
        QByteArray content;
        if (S_ISLNK(status.st_mode))
            content = QFile::encodeName(QFile::symLinkTarget(path));
        else if (S_ISREG(status.st_mode) && file.open(QIODevice::ReadOnly))
            content = file.readAll();
        content.replace(QFile::encodeName(root), "");
        lines +=
            u"%1 %2 %3"_s.arg(QString::number(status.st_mode, 8), path.sliced(root.size()),
                              QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex()));
    }
    lines.sort();
    return lines.join(u'\n').toUtf8();
}

} // namespace

class TestSampleDepot : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_root = QFile::encodeName(QDir(m_folder.path()).canonicalPath());
        const auto path = writeSampleDepot(m_root + "/sample", currentTime());
        QVERIFY2(path, path ? "" : qPrintable(path.error().sentence()));
        QCOMPARE(*path, m_root + "/sample");
        m_inventory = Fixture::inventoryOf({*path});
    }

    void isHealthy()
    {
        QCOMPARE(printedTroubles(*m_inventory, m_root), QByteArray());
        QVERIFY(m_inventory->isComplete);
    }

    void itemsHaveNameOwnerAndLastUse_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](Kind kind, const char *lines) {
            QTest::newRow(kindWord(kind)) << int(kind) << QByteArray(lines);
        };
        row(Kind::Package,
            "BayesLab 1.2.0 BayesLab 1d usage_log\n"
            "FastFourier_jll 3.3.10+0 FastFourier_jll 1d usage_log\n"
            "FastFourier_jll 3.3.8+1 FastFourier_jll 240d usage_log\n"
            "FieldPlots 2.3.0 FieldPlots 45d usage_log\n"
            "FieldPlots 2.4.1 FieldPlots 0d usage_log\n"
            "GpuKernels_jll 0.4.0+2 GpuKernels_jll 12d usage_log\n"
            "GridIO_jll 1.14.2+1 GridIO_jll 1d usage_log\n"
            "ImageBricks 0.7.1 ImageBricks - none\n"
            "ImageCodecs_jll 2.1.0+0 ImageCodecs_jll 0d usage_log\n"
            "JsonLines 0.21.4 JsonLines 0d usage_log\n"
            "NeuralBits 0.12.4 NeuralBits 12d usage_log\n"
            "OceanGrids 0.9.2 OceanGrids - none\n"
            "OceanGrids 1.0.0 OceanGrids 240d usage_log\n"
            "OceanGrids 1.1.3 OceanGrids 1d usage_log\n"
            "SpectralKit 0.4.0 SpectralKit 1d usage_log\n"
            "StarCharts 0.2.0 StarCharts - none\n"
            "TableTools 1.6.1 TableTools 0d usage_log\n"
            "UnitMath 1.15.0 UnitMath 0d usage_log\n"
            "WaveSolver 3.0.2 WaveSolver 240d usage_log\n"
            "WaveSolver 3.1.0 WaveSolver 1d usage_log\n");
        row(Kind::Artifact,
            "CoreFonts - FieldPlots,ImageBricks 0d usage_log\n"
            "FastFourier - FastFourier_jll 0d usage_log\n"
            "FastFourier38 - FastFourier_jll 240d usage_log\n"
            "GpuKernels - GpuKernels_jll 12d usage_log\n"
            "GridIO - GridIO_jll 0d usage_log\n"
            "ImageCodecs - ImageCodecs_jll 0d usage_log\n"
            "WorldBathymetry - OceanGrids 1d usage_log\n"
            "unbound - - - none\n");
        row(Kind::Space,
            "csv-index - TableTools 20d usage_log\n"
            "font-cache - FieldPlots 0d usage_log\n"
            "nobody - nobody - none\n"
            "pkg - Pkg 1d usage_log\n"
            "shared-downloads - global 8d usage_log\n"
            "soundings-2019 - OceanGrids 410d usage_log\n"
            "thumbnails - ImageBricks 330d usage_log\n"
            "tides - OceanGrids 1d usage_log\n"
            "trained-models - NeuralBits 12d usage_log\n");
        row(Kind::Compiled,
            "BayesLab 1.10 BayesLab 60d file_time\n"
            "FieldPlots 1.10 FieldPlots 45d file_time\n"
            "FieldPlots 1.12 FieldPlots 0d file_time\n"
            "JsonLines 1.10 JsonLines 90d file_time\n"
            "JsonLines 1.12 JsonLines 0d file_time\n"
            "NeuralBits 1.12 NeuralBits 12d file_time\n"
            "OceanGrids 1.12 OceanGrids 1d file_time\n"
            "OceanGrids 1.9 OceanGrids 240d file_time\n"
            "TableTools 1.10 TableTools 45d file_time\n"
            "TableTools 1.12 TableTools 0d file_time\n"
            "UnitMath 1.12 UnitMath 0d file_time\n"
            "UnitMath 1.9 UnitMath 240d file_time\n"
            "WaveSolver 1.12 WaveSolver 1d file_time\n"
            "WaveSolver 1.9 WaveSolver 240d file_time\n");
        row(Kind::Clone,
            "StarCharts.jl - - - none\n"
            "WaveSolver - WaveSolver 1d usage_log\n");
        row(Kind::Registry,
            "General - - - none\n"
            "LabRegistry - - - none\n");
        row(Kind::Environment,
            "gpu - - 12d usage_log\n"
            "thesis - - 1d usage_log\n"
            "v1.10 - - 45d usage_log\n"
            "v1.12 - - 0d usage_log\n"
            "v1.9 - - 240d usage_log\n");
        row(Kind::Dev, "HarbourModel 0.1.0 HarbourModel 1d usage_log\n");
        row(Kind::Log,
            "artifact_usage.toml - - - none\n"
            "manifest_usage.toml - - - none\n"
            "orphaned.toml - - - none\n"
            "repl_history.jl - - - none\n"
            "scratch_usage.toml - - - none\n");
    }
    void itemsHaveNameOwnerAndLastUse()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, expected);
        // What hashes and UUIDs say is told in a word, and they do not decide the order.
        QList<QByteArray> lines;
        for (QByteArray line : printed(*m_inventory, Kind(kind)).split('\n')) {
            const QByteArray name = line.first(line.indexOf(' ') < 0 ? line.size() : line.indexOf(' '));
            if (kind == int(Kind::Artifact) && TreeHash::fromHex(name))
                line.replace(name, "unbound");
            else if (kind == int(Kind::Space) && TreeHash::fromHex(name))
                line.replace(name, "pkg");
            else if (name == "session")
                line = "nobody - nobody - none";
            lines += line;
        }
        std::ranges::sort(lines);
        QCOMPARE(lines.join('\n'), '\n' + expected.trimmed());
    }

    void theSessionOfNobodyIsCalledByItsUuid()
    {
        for (const Item &item : m_inventory->items) {
            if (item.name != "session")
                continue;
            QVERIFY(item.uuid);
            QCOMPARE(m_inventory->package(item.owners.front()).name, item.uuid->toByteArray(QUuid::WithoutBraces));
            return;
        }
        QFAIL("no space 'session'");
    }

    void onlyTheLogRemembersOneProject()
    {
        QList<QByteArray> missing;
        for (const KnownManifest &manifest : m_inventory->facts.manifests) {
            if (manifest.state != PathState::File)
                missing += manifest.path;
        }
        QCOMPARE(missing, QList<QByteArray>{m_root + "/star-survey-2021/Manifest.toml"});
    }

    void addsUp()
    {
        Totals sum;
        for (const Item &item : m_inventory->items)
            sum += item.totals;
        QVERIFY(sum == m_inventory->totals);
        // Really on the disk, not only by length.
        QVERIFY2(sum.allocated > 55'000'000 && sum.allocated < 65'000'000,
                 QByteArray::number(sum.allocated).constData());
        QVERIFY(sum.apparent > 50'000'000);
    }

    void sameTimeSameBytes()
    {
        const Time now = currentTime();
        QVERIFY(writeSampleDepot(m_root + "/a", now));
        QVERIFY(writeSampleDepot(m_root + "/b", now));
        const QByteArray first = everythingIn(QFile::decodeName(m_root + "/a"));
        QVERIFY(first.count('\n') > 400);
        // A line for line comparison, since the whole is too long to be read in a message.
        const QList<QByteArray> a = first.split('\n');
        const QList<QByteArray> b = everythingIn(QFile::decodeName(m_root + "/b")).split('\n');
        QCOMPARE(b.size(), a.size());
        for (qsizetype i = 0; i < a.size(); ++i)
            QCOMPARE(b[i], a[i]);
    }

    void nothingIsOverwritten()
    {
        QVERIFY(QDir().mkpath(QFile::decodeName(m_root + "/used")));
        QFile file(QFile::decodeName(m_root + "/used/mine"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto refused = writeSampleDepot(m_root + "/used", currentTime());
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Malformed);
        QVERIFY(refused.error().sentence().contains(u"not empty"_s));
        QCOMPARE(QDir(QFile::decodeName(m_root + "/used")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(),
                 1);

        const auto file_ = writeSampleDepot(m_root + "/used/mine", currentTime());
        QVERIFY(!file_);
        QCOMPARE(file_.error().fault, Fault::NotDirectory);
    }

    void anEmptyFolderWillDo()
    {
        QVERIFY(QDir().mkpath(QFile::decodeName(m_root + "/empty")));
        QVERIFY(writeSampleDepot(m_root + "/empty", currentTime()));
    }

    // In a child process, since root may write everywhere.
    void whereNobodyMayWrite()
    {
        QVERIFY(QDir().mkpath(QFile::decodeName(m_root + "/closed")));
        QCOMPARE(::chmod(m_root.constData(), 0755), 0);
        QCOMPARE(::chmod((m_root + "/closed").constData(), 0555), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            if (::getuid() == 0 && ::setuid(65534) != 0)
                ::_exit(2);
            const auto refused = writeSampleDepot(m_root + "/closed/sample", currentTime());
            const bool isDenied =
                !refused && refused.error().fault == Fault::Denied && refused.error().path == m_root + "/closed/sample";
            ::_exit(isDenied ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_root;
    std::shared_ptr<const Inventory> m_inventory;
};

DEPOTSCOPE_TEST(TestSampleDepot)
#include "tst_sampledepot.moc"
