// SPDX-License-Identifier: MIT
#include "model/items/overview.h"

#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray printed(const std::vector<Notice> &notices)
{
    QByteArrayList lines;
    for (const Notice &notice : notices)
        lines += (notice.title + u" | "_s + notice.sentence).toUtf8()
            + (notice.julia.isEmpty() ? QByteArray() : " | " + notice.julia);
    return lines.join('\n');
}

AutoGc gcOf(int minor, qint64 atOnce, qint64 later = 0)
{
    AutoGc gc{.julia = {1, minor}, .rules = "1." + QByteArray::number(minor)};
    if (atOnce > 0)
        gc.atOnce = {2, atOnce};
    if (later > 0) {
        gc.afterGrace = {1, later};
        gc.graceEnds = Time(std::chrono::days(20'000));
    }
    return gc;
}

struct OverviewDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 140 * kiB);

    Shown shown(const std::vector<JuliaVersion> &julias, std::optional<int> chosen = {}) const
    {
        InventoryOptions options;
        options.installedJulias = julias;
        Job job;
        Shown shown{.inventory = takeInventory(depotsAt({depot.path(), root + "/projects"}, Disk::real()), options,
                                               Disk::real(), job),
                    .missingProjects = {},
                    .depot = chosen};
        shown.forecast = std::make_shared<GcForecast>(*shown.inventory, currentTime());
        return shown;
    }
};

} // namespace

class TestOverview : public QObject {
    Q_OBJECT

private slots:
    void saysWhatPkgCollectsByItself();
    void takesJuliasThatAgreeTogether();
    void saysWhoDoesNot();
    void saysWhatHasGrown();
    void saysWhyItCannotTellWhatHasGrown();
};

void TestOverview::saysWhatPkgCollectsByItself()
{
    const OverviewDepot f;
    const Shown shown = f.shown({{1, 12}});
    QCOMPARE(printed(autoGcNotices(shown, {gcOf(12, 0)})),
             "Julia 1.12 | May collect with your next up, pin, free or rm. It would delete nothing at once.");
    QCOMPARE(printed(autoGcNotices(shown, {gcOf(12, 5000, 2000)})),
             "Julia 1.12 | May collect with your next up, pin, free or rm. It would delete 5.0 kB (2 item(s)) at once. "
             "Until 2024-10-04 the time of grace of 2.0 kB (1 item(s)) more is over. | 1.12");
    AutoGc gc = gcOf(13, 5000);
    gc.inRounds = {3, 700};
    gc.from = Time(std::chrono::days(20'001));
    QCOMPARE(printed(autoGcNotices(shown, {gc})),
             "Julia 1.13 | May collect with any up, pin, free or rm from 2024-10-05 on. It would delete 5.0 kB "
             "(2 item(s)) at once. The collections after it would delete 700 bytes (3 item(s)) more. | 1.13");
}

void TestOverview::takesJuliasThatAgreeTogether()
{
    const OverviewDepot f;
    const QByteArray text =
        printed(autoGcNotices(f.shown({{1, 10}}), {gcOf(9, 10), gcOf(10, 10), gcOf(12, 10), gcOf(13, 20)}));
    QVERIFY2(text.startsWith("Julia 1.9, 1.10 and 1.12 | "), text.constData());
    QVERIFY2(text.contains(" | 1.12\nJulia 1.13 | "), text.constData());
}

void TestOverview::saysWhoDoesNot()
{
    const OverviewDepot f;
    QCOMPARE(printed(autoGcNotices(f.shown({}), {})),
             "No Julia was found on this machine | Without one nothing is collected by itself.");
    QCOMPARE(printed(autoGcNotices(f.shown({{1, 5}, {1, 6}}), {})),
             "Julia 1.5 and 1.6 | Nothing here collects by itself: Pkg does so from Julia 1.7 on.");
    AutoGc gc = gcOf(12, 5000);
    gc.isOff = true;
    QCOMPARE(printed(autoGcNotices(f.shown({{1, 12}}), {gc})),
             "Julia 1.12 | Does not collect by itself, since JULIA_PKG_GC_AUTO says so.");
    QVERIFY(!autoGcNotices(f.shown({{1, 12}}, 0), {gc}).empty());
    QVERIFY(autoGcNotices(f.shown({{1, 12}}, 1), {gc}).empty()); // Pkg leaves it alone
    QVERIFY(autoGcNotices({}, {}).empty());
}

void TestOverview::saysWhatHasGrown()
{
    const OverviewDepot f;
    const Shown shown = f.shown({});
    Growth growth{f.depot.path(), Time(std::chrono::days(20'000)), 6'000'000, {}};
    growth.parts = {{{Kind::Artifact, false, "CUDA"}, 5'000'000},
                    {{Kind::Compiled, false, "1.12"}, 2'000'000},
                    {{Kind::Other, true, {}}, -1'500'000},
                    {{Kind::Package, false, {}}, 400'000},
                    {{Kind::Registry, false, "General"}, 100'000}};
    const QByteArray words =
        "6.0 MB more than on 2024-10-04 | CUDA artifacts +5.0 MB, compiled for Julia 1.12 +2.0 MB, "
        "held -1.5 MB, Versions (small ones) +400.0 kB, …";
    QCOMPARE(printed(growthNotices(shown, {growth})), words);
    Growth other{f.root + "/projects", Time(std::chrono::days(20'000)), 0, {}};
    QCOMPARE(printed(growthNotices(shown, {growth, other})), f.depot.path() + ": " + words);
    QCOMPARE(printed(growthNotices(f.shown({}, 1), {growth, other})),
             "As much as on 2024-10-04 | All parts are as big as they were.");
    growth.bytes = -1000;
    growth.parts = {{{Kind::Space, false, "Sea"}, -1000}};
    QCOMPARE(printed(growthNotices(shown, {growth})), "1.0 kB less than on 2024-10-04 | Sea scratch spaces -1.0 kB");
    QVERIFY(growthNotices(shown, {}).empty());
}

void TestOverview::saysWhyItCannotTellWhatHasGrown()
{
    const OverviewDepot f;
    QVERIFY(growthNotices(f.shown({}), {Failure({Fault::NotFound, "/f", {}, 0})}).empty());
    QCOMPARE(printed(growthNotices(f.shown({}), {Failure({Fault::Malformed, "/f", u"is damaged"_s, 0})})),
             "What has grown cannot be told | /f: is damaged.");
}

DEPOTSCOPE_TEST(TestOverview)
#include "tst_overview.moc"
