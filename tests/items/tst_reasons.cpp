// SPDX-License-Identifier: MIT
#include "model/items/details.h"
#include "model/items/wording.h"
#include "tests/support/fixture.h"
#include "tests/support/registered.h"

#include <QTest>
#include <random>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// A section as text: the heading, its sentence, a line each, the way behind "›", what leads somewhere in brackets.
QByteArray printed(const Section &section, const Fixture &f)
{
    const auto linked = [](const Section::Link &link) {
        const bool leads = link.target.package || link.target.item || link.target.root;
        return leads ? u'[' + link.text + u']' : link.text;
    };
    QString text = section.heading + u'\n';
    if (!section.sentence.isEmpty())
        text += u"  "_s + section.sentence + u'\n';
    for (const Section::Line &line : section.lines) {
        text += u"  "_s + linked(line.link);
        if (!line.remark.isEmpty())
            text += u' ' + line.remark;
        for (const Section::Link &link : line.way)
            text += u" › "_s + linked(link);
        text += u" | "_s + line.note + u'\n';
    }
    if (section.unlisted > 0)
        text += u"  and %1 more\n"_s.arg(section.unlisted);
    return text.toUtf8().replace(f.root, "…");
}

QByteArray printed(const std::vector<Section> &sections, const Fixture &f)
{
    QByteArray text;
    for (const Section &section : sections)
        text += printed(section, f);
    return text;
}

QByteArray reasonsAt(const Inventory &inventory, const Fixture &f, const QByteArray &path)
{
    return printed(reasonsFor(inventory, subjectOf(inventory, idAt(inventory, path))), f);
}

QByteArray sizeAt(const Inventory &inventory, const QByteArray &path)
{
    return sizeText(itemAt(inventory, path)->totals).toUtf8();
}

/// Environments, versions and artifacts that name each other at random; the last environment is gone.
std::shared_ptr<const Inventory> randomInventory(Fixture &f, unsigned seed)
{
    std::mt19937 random(seed);
    const auto oneIn = [&](unsigned n) { return random() % n == 0; };
    std::vector<DepotBuilder::PackageVersion> versions;
    for (int i = 0; i < 12; ++i)
        versions.push_back(f.depot.package("Foo" + QByteArray::number(i % 9), "1." + QByteArray::number(i), kiB));
    for (int i = 0; i < 8; ++i) {
        std::vector<DepotBuilder::PackageVersion> binders;
        std::ranges::copy_if(versions, std::back_inserter(binders), [&](const auto &) { return oneIn(5); });
        f.depot.artifact("lib" + QByteArray::number(i), (i + 1) * 4 * kiB, binders, f.daysAgo(2));
    }
    for (int i = 0; i < 4; ++i) {
        std::vector<DepotBuilder::PackageVersion> named;
        std::ranges::copy_if(versions, std::back_inserter(named), [&](const auto &) { return oneIn(3); });
        f.depot.environment("work" + QByteArray::number(i), named, f.daysAgo(i + 1), i % 2 == 0);
    }
    f.depot.compiled(versions.front(), "1.10", 9 * kiB, f.daysAgo(1));
    return f.inventory();
}

} // namespace

class TestReasons : public QObject {
    Q_OBJECT

private slots:
    void chains();
    void longListsSayHowManyMore();
    void orphans();
    void checkouts();
    void environments();
    void severalItems();
    void rootsOutOfReach();
    void nothingIsKnown();
    void chainsAreThoseOfReach();
    void weightsAreThoseOfReach();
    void weightOfSeveralIsWhatGoesWithThem();
    void detailsNameThreeSizes();
};

void TestReasons::chains()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    f.depot.compiled(foo, "1.10", 90 * kiB, f.daysAgo(1));
    const auto work = f.depot.environment("work", {foo}, f.daysAgo(3), false);
    f.depot.environment("v1.10", {foo}, f.daysAgo(9), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(reasonsAt(*inventory, f, lib.path),
             "Why it is kept\n"
             "  […/projects/work] › [Foo v1.2.0] | 3 day(s) ago\n"
             "  [@v1.10] › [Foo v1.2.0] | 9 day(s) ago\n"
             "Used by\n"
             "  [Foo v1.2.0] | "
                 + sizeAt(*inventory, foo.path) + "\n");
    const Item &compiled = *std::ranges::find(inventory->items, Kind::Compiled, &Item::kind);
    QCOMPARE(reasonsAt(*inventory, f, foo.path),
             "Why it is kept\n"
             "  […/projects/work] | 3 day(s) ago\n"
             "  [@v1.10] | 9 day(s) ago\n"
             "Keeps\n"
             "  [Foo for Julia 1.10] | "
                 + sizeText(compiled.totals).toUtf8()
                 + "\n"
                   "  [libfoo] Artifact | "
                 + sizeAt(*inventory, lib.path) + "\n");
    // Links lead to the item and to the root itself, which can be forgotten unless the depot itself has it.
    const auto sections = reasonsFor(*inventory, subjectOf(*inventory, idAt(*inventory, lib.path)));
    const Section::Line &first = sections.front().lines.front();
    QVERIFY(first.canBeForgotten);
    QVERIFY(!sections.front().lines[1].canBeForgotten);
    QCOMPARE(inventory->graph->root(first.link.target.root).path, work.manifest);
    QCOMPARE(inventory->item(first.way.front().target.item).path, foo.path);
}

void TestReasons::longListsSayHowManyMore()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    for (int i = 0; i < 130; ++i)
        f.depot.environment("e" + QByteArray::number(i), {foo}, f.daysAgo(i + 1), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const Section why = reasonsFor(*inventory, subjectOf(*inventory, idAt(*inventory, foo.path))).front();
    QCOMPARE(why.lines.front().link.text, u"@e0"_s);
    QVERIFY(why.shown < 10);
    QCOMPARE(why.lines.size() + why.unlisted, size_t(130));
    QVERIFY(why.unlisted > 0);
}

void TestReasons::orphans()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    f.depot.environment("v1.10", {}, f.daysAgo(9), true);
    f.depot.logOrphan(foo.path, f.daysAgo(3));
    f.depot.age(foo.path, f.daysAgo(40));
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const QByteArray since = isoText(f.daysAgo(3)).toUtf8();
    QCOMPARE(reasonsAt(*inventory, f, foo.path),
             "Why it may go\n  Nothing needs it: no manifest that is logged or in an environment names it. Known since "
                 + since + " (3 day(s) ago).\nKeeps\n  [libfoo] Artifact | " + sizeAt(*inventory, lib.path) + "\n");
    QCOMPARE(reasonsAt(*inventory, f, bar.path),
             "Why it may go\n  Nothing needs it: no manifest that is logged or in an environment names it. No "
             "collection has "
             "noted that yet.\n");

    const GcForecast forecast(*inventory, f.depot.now());
    const auto pkgWould = [&](const QByteArray &path) {
        const Details details = detailsOf(*inventory, idAt(*inventory, path), {}, &forecast);
        const auto section = std::ranges::find(details.sections, u"What Pkg would do"_s, &Section::heading);
        return section == details.sections.end() ? QByteArray() : printed(*section, f);
    };
    QCOMPARE(pkgWould(foo.path),
             "What Pkg would do\n  Julia 1.6 to 1.12 deleted by the next gc from " + isoText(f.daysAgo(-4)).toUtf8()
                 + " on | \n  Julia 1.13 deleted by the next gc | \n");
    QCOMPARE(pkgWould(lib.path), // while its package is there, so is the file that binds it
             "What Pkg would do\n  Julia 1.6 to 1.12 deleted by gc 3 from now, not before "
                 + isoText(f.daysAgo(-11)).toUtf8() + " | \n  Julia 1.13 deleted by gc 2 from now | \n");
}

void TestReasons::checkouts()
{
    Fixture f;
    const auto dev = f.depot.devCheckout("Harbour", 8 * kiB);
    const auto lib = f.depot.artifact("libharbour", 4 * kiB, {dev}, f.daysAgo(4));
    f.depot.environment("work", {dev}, f.daysAgo(3), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(reasonsAt(*inventory, f, dev.path),
             "Why it is kept\n  A dev checkout is the user's own and never cleaned.\n  [@work] | 3 day(s) ago\n"
             "Keeps\n  [libharbour] Artifact | "
                 + sizeAt(*inventory, lib.path) + "\n");
    const QByteArray why = reasonsAt(*inventory, f, lib.path);
    QVERIFY2(why.contains("  […/depot/dev/Harbour] | "), why.constData());
    QVERIFY2(why.contains("  [@work] › [Harbour] | 3 day(s) ago\n"), why.constData());
}

void TestReasons::environments()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    f.depot.artifact("libfoo", 4 * kiB, {foo}, f.daysAgo(40));
    const auto env = f.depot.environment("v1.10", {foo}, f.daysAgo(9), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const QByteArray holds = "Keeps\n  [Foo v1.2.0] | " + sizeAt(*inventory, foo.path) + "\n";
    QCOMPARE(reasonsAt(*inventory, f, env.directory),
             "Why it is kept\n  An environment is the user's own and never cleaned.\n" + holds);
    const RootId root = inventory->graph->rootsOf(idAt(*inventory, foo.path)).front();
    QCOMPARE(printed(reasonsFor(*inventory, {{}, {root}}), f), holds);
    const Details details = detailsOf(*inventory, root);
    QCOMPARE(details.title, u"@v1.10"_s);
    QCOMPARE(details.path, env.manifest);
    const Weight folder = weightOf(*inventory, subjectOf(*inventory, idAt(*inventory, env.directory)));
    const Weight alone = weightOf(*inventory, Subject{{}, {root}});
    const qint64 own = itemAt(*inventory, env.directory)->totals.allocated;
    QCOMPARE(alone.frees, inventory->graph->frees(root));
    QCOMPARE(folder, (Weight{alone.withAll + own, alone.frees + own}));
}

void TestReasons::severalItems()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto older = f.depot.package("Foo", "1.1.0", kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo, bar}, f.daysAgo(40));
    f.depot.environment("v1.10", {foo}, f.daysAgo(9), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const std::vector<ItemId> both{idAt(*inventory, foo.path), idAt(*inventory, older.path)};
    QCOMPARE(printed(reasonsFor(*inventory, {both, {}}), f),
             "State\n  In use 1 item(s) | " + sizeAt(*inventory, foo.path) + "\n  Orphaned 1 item(s) | "
                 + sizeAt(*inventory, older.path)
                 + "\nWhy it is kept\n  [@v1.10] › [Foo v1.2.0] | 9 day(s) ago\nKeeps\n  [libfoo] Artifact | "
                 + sizeAt(*inventory, lib.path) + "\n");
}

void TestReasons::rootsOutOfReach()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const QByteArray away =
        f.depot.space(foo.uuid, "away", kiB, 1, f.daysAgo(2), {"/mnt/not-mounted/here/Project.toml"});
    f.depot.file("logs/manifest_usage.toml",
                 "[[\"/mnt/not-mounted/here/Manifest.toml\"]]\ntime = 2025-01-01T00:00:00.000Z\n");
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    QCOMPARE(reasonsAt(*inventory, f, away), "Why it is kept\n  [/mnt/not-mounted/here] | Unavailable\n");
    QCOMPARE(reasonsAt(*inventory, f, foo.path),
             "Why it cannot be judged\n  It may be needed by /mnt/not-mounted/here/Manifest.toml, which cannot be "
             "reached.\n");
}

void TestReasons::nothingIsKnown()
{
    const Inventory inventory; // as after a stop, without even a tree
    QCOMPARE(reasonsFor(inventory, {}).size(), size_t(0));
    QCOMPARE(weightOf(inventory, Subject{}), Weight());
}

void TestReasons::chainsAreThoseOfReach()
{
    for (unsigned seed = 0; seed < 8; ++seed) {
        Fixture f;
        const auto inventory = randomInventory(f, seed);
        for (int i = 0; i < int(inventory->items.size()); ++i) {
            const auto chains = inventory->graph->why({ItemId{i}}, 1000).listed;
            const auto sections = reasonsFor(*inventory, subjectOf(*inventory, ItemId{i}));
            size_t lines = 0;
            for (const Section &section : sections) {
                if (section.heading != u"Why it is kept")
                    continue;
                for (const Section::Line &line : section.lines) {
                    const Chain &chain = chains.at(lines++);
                    QCOMPARE(line.link.target.root, chain.root);
                    QCOMPARE(line.way.size() + 1, chain.items.size());
                    for (size_t k = 0; k < line.way.size(); ++k)
                        QCOMPARE(line.way[k].target.item, chain.items[k]);
                }
            }
            QCOMPARE(lines, chains.size());
        }
    }
}

void TestReasons::weightsAreThoseOfReach()
{
    for (unsigned seed = 0; seed < 8; ++seed) {
        Fixture f;
        const auto inventory = randomInventory(f, seed);
        for (int i = 0; i < int(inventory->items.size()); ++i) {
            if (inventory->items[size_t(i)].kind == Kind::Environment)
                continue;
            const Weight weight = weightOf(*inventory, std::vector{ItemId{i}});
            QCOMPARE(weight.withAll, bytesOf(*inventory, inventory->graph->closure({ItemId{i}})));
            QCOMPARE(weight.frees, inventory->items[size_t(i)].frees);
        }
    }
}

void TestReasons::weightOfSeveralIsWhatGoesWithThem()
{
    for (unsigned seed = 0; seed < 15; ++seed) {
        Fixture f;
        const auto inventory = randomInventory(f, seed);
        const ReachabilityGraph &graph = *inventory->graph;
        std::mt19937 random(seed);
        std::vector<ItemId> chosen;
        for (int i = 0; i < int(inventory->items.size()); ++i) {
            if (inventory->items[size_t(i)].kind == Kind::Package && random() % 3 == 0)
                chosen.push_back({i});
        }
        if (chosen.size() < 2)
            continue;
        // Naively: what can still be reached if nothing leads through the chosen ones.
        const auto reached = [&](bool withChosen) {
            std::set<ItemId> seen;
            std::vector<ItemId> todo;
            for (int i = 0; i < int(graph.roots().size()); ++i)
                todo.insert(todo.end(), graph.dependencies(RootId{i}).begin(), graph.dependencies(RootId{i}).end());
            // What nothing holds stands by itself.
            for (int i = 0; i < int(inventory->items.size()); ++i) {
                if (graph.rootsOf(ItemId{i}).empty() && graph.dependents(ItemId{i}).empty())
                    todo.push_back({i});
            }
            while (!todo.empty()) {
                const ItemId id = todo.back();
                todo.pop_back();
                if (!withChosen && std::ranges::find(chosen, id) != chosen.end())
                    continue;
                if (seen.insert(id).second)
                    todo.insert(todo.end(), graph.dependencies(id).begin(), graph.dependencies(id).end());
            }
            qint64 bytes = 0;
            for (ItemId id : seen)
                bytes += inventory->item(id).totals.allocated;
            return bytes;
        };
        QCOMPARE(weightOf(*inventory, chosen).frees, reached(true) - reached(false));
    }
}

void TestReasons::detailsNameThreeSizes()
{
    Fixture f;
    const auto foo = f.depot.package("Foo", "1.2.0", kiB);
    const auto bar = f.depot.package("Bar", "1.0.0", kiB);
    const auto lib = f.depot.artifact("libfoo", 4 * kiB, {foo, bar}, f.daysAgo(40));
    const auto own = f.depot.artifact("libown", 8 * kiB, {foo}, f.daysAgo(40));
    f.depot.environment("v1.10", {foo, bar}, f.daysAgo(9), true);
    QVERIFY(!f.depot.error());
    const auto inventory = f.inventory();
    const Details details = detailsOf(*inventory, idAt(*inventory, foo.path), {}, nullptr);
    const auto bytes = [&](const QByteArray &path) { return itemAt(*inventory, path)->totals.allocated; };
    QCOMPARE(printed(details.sections.front(), f),
             "Size\n  On its own | " + formatBytes(bytes(foo.path)).toUtf8() + "\n  With all that it needs | "
                 + formatBytes(bytes(foo.path) + bytes(lib.path) + bytes(own.path)).toUtf8() + "\n  Free if it goes | "
                 + formatBytes(bytes(foo.path) + bytes(own.path)).toUtf8() + "\n");
    QCOMPARE(printed(details.sections[1], f), "To have it again\n  By download.\n");
    const auto status = std::ranges::find(details.facts, u"Status"_s, &Details::Fact::label);
    QVERIFY(status != details.facts.end() && status->text == u"In use");
    // Of what Pkg neither keeps nor collects there is but one size.
    const GcForecast forecast(*inventory, f.depot.now());
    for (const Section &section : detailsOf(*inventory, idAt(*inventory, foo.path), {}, &forecast).sections)
        QVERIFY(section.heading != u"What Pkg would do"); // all of them leave it alone
    const Details log =
        detailsOf(*inventory, idAt(*inventory, f.depot.path() + "/logs/manifest_usage.toml"), {}, nullptr);
    QVERIFY(std::ranges::find(log.facts, u"Size"_s, &Details::Fact::label) != log.facts.end());
    QVERIFY(std::ranges::find(log.sections, u"Size"_s, &Section::heading) == log.sections.end());
}

DEPOTSCOPE_TEST(TestReasons)
#include "tst_reasons.moc"
