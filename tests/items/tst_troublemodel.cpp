// SPDX-License-Identifier: MIT
#include "model/items/troublemodel.h"

#include "tests/items/printedrows.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Inventory> troubled()
{
    auto inventory = std::make_shared<Inventory>();
    inventory->depots = {{"/one", DepotRole::User, true, true}, {"/two", DepotRole::Shared, false, true}};
    inventory->depotNodes.resize(2);
    inventory->troubles = {{Fault::Malformed, "/home/p/Manifest.toml", u"expected a table"_s, 14},
                           {Fault::Denied, "/one/artifacts", {}, 0},
                           {Fault::Io, "/two/logs", {}, 0}};
    return inventory;
}

} // namespace

class TestTroubleModel : public QObject {
    Q_OBJECT

private slots:
    void rows();
    void ofOneDepot();
    void passesTheTesterInEveryState();
};

void TestTroubleModel::rows()
{
    TroubleModel model;
    model.setShown({troubled(), {}, std::nullopt});
    QCOMPARE(model.troubleCount(), 3);
    QCOMPARE(printedRows(model, {int(TroubleModel::Column::Path), int(TroubleModel::Column::Line)}, 1),
             "/home/p/Manifest.toml | 14\n/one/artifacts | \n/two/logs | \n");
    const QString what = model.index(0, int(TroubleModel::Column::What)).data().toString();
    QVERIFY2(what.contains(u"expected a table"), qPrintable(what));
    QCOMPARE(model.details(model.index(1, 0)).folder, "/one");
    model.setFilter(u"MANIFEST expected"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.troubleCount(), 3);
}

void TestTroubleModel::ofOneDepot()
{
    TroubleModel model;
    model.setShown({troubled(), {}, 1});
    QCOMPARE(printedRows(model, {0}, 1), "/home/p/Manifest.toml\n/two/logs\n");
    QCOMPARE(model.troubleCount(), 2);
}

void TestTroubleModel::passesTheTesterInEveryState()
{
    TroubleModel model;
    for (const Shown &shown : {Shown(), Shown{troubled(), {}, std::nullopt}, Shown{troubled(), {}, 0}}) {
        model.setShown(shown);
        checkModel(model, [&] {
            for (int column = 0; column < TroubleModel::columnCount; ++column) {
                model.sort(column, Qt::DescendingOrder);
                const QString tip = model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
                QVERIFY2(tip.endsWith(u'.'), qPrintable(tip));
            }
        });
    }
}

DEPOTSCOPE_TEST(TestTroubleModel)
#include "tst_troublemodel.moc"
