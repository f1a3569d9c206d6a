// SPDX-License-Identifier: MIT
#include "tests/support/largeinventory.h"
#include "tests/support/registered.h"
#include "tests/ui/shot.h"
#include "ui/lists/itemview.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

/// With a thousand environments.
class TestWindowSpeed : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void staysQuickWithAThousandEnvironments();
};

void TestWindowSpeed::initTestCase()
{
    dress(*qApp, Theme::Light);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
}

void TestWindowSpeed::staysQuickWithAThousandEnvironments()
{
    const auto inventory = largeInventory();
    Shot shot([&](Job &) -> Result<std::shared_ptr<const Inventory>> { return inventory; }, nullptr,
              Page::Environments);
    QVERIFY(shot.settle());
    const auto milliseconds = [](const auto &work) {
        return processorTime([&] {
            work();
            QCoreApplication::processEvents();
        });
    };
    ItemView *view = shot.view("environmentView");
    QCOMPARE(view->model()->rowCount(), 1000);
    double worst = 0;
    for (int row = 0; row < 1000; row += 20) {
        view->setCurrentIndex(view->model()->index(row, 0));
        worst = std::max(worst, milliseconds([&] { shot.press(Qt::Key_Space); }));
    }
    qInfo("the slowest of 50 ticks took %.1f ms", worst);
    QVERIFY(worst < 500); // ten times what an optimised build may take, for sanitizers

    shot.window.goTo(Page::Packages);
    ItemView *packages = shot.view("packageView");
    worst = 0;
    for (int row = 0; row < packages->model()->rowCount(); row += 5)
        worst = std::max(worst, milliseconds([&] { packages->setCurrentIndex(packages->model()->index(row, 0)); }));
    qInfo("the slowest of 200 selections took %.1f ms", worst);
    QVERIFY(worst < 200);

    worst = 0;
    for (int row = 0; row < packages->model()->rowCount(); row += 5) {
        packages->setCurrentIndex(packages->model()->index(row, 0));
        worst = std::max(worst, milliseconds([&] { shot.action("mark")->trigger(); }));
    }
    qInfo("the slowest of 200 marks took %.1f ms", worst);
    QVERIFY(worst < 500);
    const double review = milliseconds([&] { shot.action("reviewMarks")->trigger(); });
    qInfo("reviewing %d items took %.1f ms", shot.view("reviewView")->model()->rowCount(), review);
    QVERIFY(review < 2000);
}

DEPOTSCOPE_TEST(TestWindowSpeed)
#include "tst_windowspeed.moc"
