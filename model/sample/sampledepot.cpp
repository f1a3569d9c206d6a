// SPDX-License-Identifier: MIT
#include "model/sample/sampledepot.h"

#include "model/depot/uuid.h"
#include "model/disk/disk.h"
#include "model/sample/depotbuilder.h"
#include "model/text/names.h"

#include <filesystem>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace depotscope {

namespace {

constexpr qint64 kB = 1000;

// Somebody's years with Julia: a thesis in progress, a GPU experiment, an old Julia that is not used any more, a
// project that was deleted and left its packages behind.
void writeStory(DepotBuilder &depot)
{
    const auto ago = [now = depot.now()](std::chrono::minutes age) { return now - age; };
    constexpr auto day = std::chrono::hours(24);

    const auto unitMath = depot.package("UnitMath", "1.15.0", 170 * kB);
    const auto jsonLines = depot.package("JsonLines", "0.21.4", 130 * kB);
    const auto fourier = depot.package("FastFourier_jll", "3.3.10+0", 12 * kB);
    const auto oldFourier = depot.package("FastFourier_jll", "3.3.8+1", 12 * kB);
    const auto gridIo = depot.package("GridIO_jll", "1.14.2+1", 14 * kB);
    const auto codecs = depot.package("ImageCodecs_jll", "2.1.0+0", 11 * kB);
    const auto kernels = depot.package("GpuKernels_jll", "0.4.0+2", 13 * kB);
    const auto tables = depot.package("TableTools", "1.6.1", 430 * kB, {jsonLines});
    const auto spectral = depot.package("SpectralKit", "0.4.0", 220 * kB, {fourier, unitMath});
    const auto images = depot.package("ImageBricks", "0.7.1", 380 * kB, {codecs});
    const auto plots = depot.package("FieldPlots", "2.4.1", 1330 * kB, {codecs, unitMath});
    const auto oldPlots = depot.package("FieldPlots", "2.3.0", 1260 * kB, {codecs, unitMath});
    const auto grids = depot.package("OceanGrids", "1.1.3", 1050 * kB, {gridIo, unitMath});
    const auto olderGrids = depot.package("OceanGrids", "1.0.0", 940 * kB, {gridIo, unitMath});
    const auto oldestGrids = depot.package("OceanGrids", "0.9.2", 770 * kB, {gridIo});
    const auto oldWaves = depot.package("WaveSolver", "3.0.2", 480 * kB, {oldFourier, spectral});
    const auto neural = depot.package("NeuralBits", "0.12.4", 630 * kB, {kernels, tables});
    const auto bayes = depot.package("BayesLab", "1.2.0", 530 * kB, {tables});
    const auto stars = depot.package("StarCharts", "0.2.0", 290 * kB, {plots, images});
    auto waves = depot.package("WaveSolver", "3.1.0", 500 * kB, {fourier, spectral});
    waves.repoUrl = "https://example.org/ada/WaveSolver.jl.git";
    waves.repoRev = "main";

    depot.artifact("FastFourier", 2940 * kB, {fourier}, ago(3h));
    depot.artifact("FastFourier38", 2870 * kB, {oldFourier}, ago(240 * day));
    depot.artifact("GridIO", 3640 * kB, {gridIo}, ago(3h));
    depot.artifact("ImageCodecs", 2380 * kB, {codecs}, ago(3h));
    depot.artifact("GpuKernels", 5320 * kB, {kernels}, ago(12 * day));
    depot.artifact("CoreFonts", 910 * kB, {plots, images}, ago(3h));
    depot.artifact("WorldBathymetry", 1680 * kB, {grids}, ago(26h));
    depot.artifact("HandMadeModel", 630 * kB, {}, ago(70 * day));

    depot.registry("LabRegistry");
    depot.packedRegistry("General");

    const auto harbour = depot.devCheckout("HarbourModel", 490 * kB);
    const auto scratchPad = depot.environment("v1.12", {plots, tables, jsonLines}, ago(3h), true);
    depot.environment("v1.10", {oldPlots, tables, bayes}, ago(45 * day), true);
    depot.environment("v1.9", {olderGrids, oldWaves}, ago(240 * day), true, "1.0");
    depot.environment("thesis", {grids, waves, plots, bayes, harbour}, ago(26h), true);
    depot.environment("gpu", {neural, plots}, ago(12 * day), true);
    // Deleted long ago: only the log remembers it, and with it what it used.
    depot.logManifest(cleanAbsolute(depot.path() + "/../star-survey-2021/Manifest.toml"), ago(420 * day));

    depot.space(grids, "soundings-2019", 6720 * kB, 64, ago(410 * day));
    depot.space(grids, "tides", 770 * kB, 12, ago(26h));
    depot.space(plots, "font-cache", 450 * kB, 9, ago(3h));
    depot.space(neural, "trained-models", 3010 * kB, 6, ago(12 * day));
    depot.space(tables, "csv-index", 880 * kB, 21, ago(20 * day));
    depot.space(images, "thumbnails", 600 * kB, 40, ago(330 * day));
    depot.space(QUuid(), "shared-downloads", 1190 * kB, 5, ago(8 * day), {scratchPad.directory + "/Project.toml"});
    depot.space(DepotBuilder::uuidOf("a package that nobody knows any more"), "session", 510 * kB, 3, std::nullopt, {});
    const QUuid pkg = uuidFromText("44cfe95a-1eb2-52ea-b672-e2afdf69b78f").value_or(QUuid());
    depot.space(pkg, waves.hash.value_or(TreeHash()).hex(), 24 * kB, 1, ago(26h), {waves.path + "/Project.toml"});
    depot.file("scratchspaces/" + uuidText(pkg) + "/registry_updates.toml",
               uuidText(DepotBuilder::uuidOf("LabRegistry")) + " = 2025-01-01T00:00:00\n");

    depot.compiled(olderGrids, "1.9", 1050 * kB, ago(240 * day));
    // Pkg collected that version, and what was compiled from it stayed.
    auto goneJson = jsonLines;
    goneJson.version = "0.20.4";
    goneJson.path = parentFolder(jsonLines.path) + "/gone0";
    depot.compiled(goneJson, "1.10", 140 * kB, ago(90 * day));
    depot.compiled(oldWaves, "1.9", 1190 * kB, ago(240 * day));
    depot.compiled(unitMath, "1.9", 210 * kB, ago(240 * day));
    depot.compiled(oldPlots, "1.10", 1820 * kB, ago(45 * day));
    depot.compiled(tables, "1.10", 490 * kB, ago(45 * day));
    depot.compiled(bayes, "1.10", 630 * kB, ago(60 * day));
    depot.compiled(plots, "1.12", 2030 * kB, ago(3h));
    depot.compiled(grids, "1.12", 1120 * kB, ago(26h));
    depot.compiled(waves, "1.12", 980 * kB, ago(26h));
    depot.compiled(neural, "1.12", 1330 * kB, ago(12 * day));
    depot.compiled(tables, "1.12", 530 * kB, ago(3h));
    depot.compiled(jsonLines, "1.12", 150 * kB, ago(3h));
    depot.compiled(unitMath, "1.12", 220 * kB, ago(3h));

    depot.clone(waves.repoUrl, 1470 * kB);
    depot.clone("https://example.org/ada/StarCharts.jl.git", 560 * kB);

    // What the last collection of Pkg found to be orphaned.
    depot.logOrphan(oldestGrids.path, ago(20 * day));
    depot.age(oldestGrids.path, ago(300 * day));
    depot.logOrphan(stars.path, ago(3 * day));

    depot.file("logs/repl_history.jl",
               "# time: 2025-01-06 09:12:44 CET\n# mode: julia\n\tusing OceanGrids, FieldPlots\n"
               "# time: 2025-01-06 09:13:10 CET\n# mode: pkg\n\tstatus\n"
               "# time: 2025-01-06 09:20:31 CET\n# mode: julia\n\tfieldplot(tides(\"harbour\"))\n");
    depot.file("config/startup.jl", "ENV[\"JULIA_EDITOR\"] = \"code\"\n");
    depot.file("prefs/FieldPlots.toml", "theme = \"dark\"\ndpi = 192\n");
}

} // namespace

Result<QByteArray> writeSampleDepot(const QByteArray &directory, Time now)
{
    const QByteArray path = cleanAbsolute(directory);
    const auto entries = Disk::real().list(path);
    if (!entries && entries.error().fault != Fault::NotFound)
        return Failure(entries.error());
    if (entries && !entries->empty())
        return Failure(Error{Fault::Malformed, path, u"is not empty; a sample depot needs a new or empty folder"_s});

    std::error_code code;
    std::filesystem::create_directories(path.toStdString(), code);
    if (code) {
        Error error = errorFromErrno(code.value(), path, "make the folder");
        error.detail = u"the folder cannot be made"_s;
        return Failure(error);
    }

    DepotBuilder depot(path, path, now);
    writeStory(depot);
    if (depot.error())
        return Failure(*depot.error());
    return path;
}

} // namespace depotscope
