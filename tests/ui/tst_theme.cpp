// SPDX-License-Identifier: MIT
#include "ui/parts/theme.h"

#include "model/items/wording.h"
#include "tests/support/registered.h"
#include "tests/ui/shot.h"
#include "ui/maps/tilecolours.h"
#include "ui/parts/progressbar.h"

#include <QApplication>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

QPalette highContrast(const QColor &ground, const QColor &ink, const QColor &highlight, const QColor &onHighlight,
                      const QColor &link)
{
    QPalette palette(ground);
    for (QPalette::ColorRole role :
         {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button, QPalette::ToolTipBase})
        palette.setColor(role, ground);
    for (QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::PlaceholderText})
        palette.setColor(role, ink);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, onHighlight);
    palette.setColor(QPalette::Link, link);
    return palette;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void contrasts_data();
    void contrasts();
    void showsWhichViewHasTheFocus_data();
    void showsWhichViewHasTheFocus();
    void readsFromRightToLeft_data();
    void readsFromRightToLeft();
    void drawsProgress_data();
    void drawsProgress();
    void speaksGerman();
};

void TestTheme::drawsProgress_data()
{
    QTest::addColumn<bool>("isMirrored");
    QTest::newRow("left to right") << false;
    QTest::newRow("right to left") << true;
}

void TestTheme::drawsProgress()
{
    QFETCH(bool, isMirrored);
    dress(*qApp, Theme::Light);
    ProgressBar bar(nullptr);
    bar.setLayoutDirection(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
    bar.resize(200, bar.sizeHint().height());
    bar.showShare(1, 4);
    const auto colourAt = [&](const QImage &image, int x) {
        return image.pixelColor(isMirrored ? image.width() - 1 - x : x, image.height() / 2);
    };
    QImage image = bar.grab().toImage();
    const QColor done = colourAt(image, 25);
    QVERIFY(done != colourAt(image, 150));
    QCOMPARE(colourAt(image, 45), done);
    QCOMPARE(colourAt(image, 55), colourAt(image, 150));
    bar.showShare(4, 4);
    QCOMPARE(colourAt(bar.grab().toImage(), 150), done);

    // While the end is not known, a quarter of it is filled, and that moves as long as it is seen.
    bar.showShare(1, 0);
    QCOMPARE(bar.maximum(), 0);
    image = bar.grab().toImage();
    int filled = 0;
    for (int x = 0; x < image.width(); ++x)
        filled += colourAt(image, x) == done;
    QVERIFY2(filled > 40 && filled < 60, qPrintable(QString::number(filled)));
    bar.show();
    image = bar.grab().toImage();
    QTRY_VERIFY(bar.grab().toImage() != image);
}

void TestTheme::contrasts_data()
{
    QTest::addColumn<QPalette>("palette");
    dress(*qApp, Theme::Light);
    QTest::newRow("light") << QApplication::palette();
    dress(*qApp, Theme::Dark);
    QTest::newRow("dark") << QApplication::palette();
    QTest::newRow("black on white") << highContrast(Qt::white, Qt::black, Qt::black, Qt::white, Qt::blue);
    QTest::newRow("white on black") << highContrast(Qt::black, Qt::white, QColor(0x1a, 0xeb, 0xff), Qt::black,
                                                    Qt::yellow);
}

void TestTheme::contrasts()
{
    QFETCH(QPalette, palette);
    const auto of = [&](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    const QColor base = of(QPalette::Base);
    const QColor window = of(QPalette::Window);
    struct Pair {
        QString what;
        QColor ink;
        QColor ground;
        double least;
    };
    constexpr double text = 4.5;
    constexpr double shape = 3.0; // symbols, bars and what else is no text
    std::vector<Pair> pairs = {
        {u"text"_s, of(QPalette::Text), base, text},
        {u"text of every other row"_s, of(QPalette::Text), of(QPalette::AlternateBase), text},
        {u"text of the window"_s, of(QPalette::WindowText), window, text},
        {u"text of buttons"_s, of(QPalette::ButtonText), of(QPalette::Button), text},
        {u"text of tool tips"_s, of(QPalette::ToolTipText), of(QPalette::ToolTipBase), text},
        {u"selected text"_s, of(QPalette::HighlightedText), of(QPalette::Highlight), text},
        {u"placeholder"_s, of(QPalette::PlaceholderText), base, text},
        {u"link"_s, of(QPalette::Link), base, text},
        {u"link in the window"_s, of(QPalette::Link), window, text},
        {u"quiet text"_s, quietColour(palette), base, text},
        {u"quiet text in the window"_s, quietColour(palette), window, text},
        {u"text of a marked row"_s, of(QPalette::Text), markGroundColour(palette), text},
        {u"quiet text of a marked row"_s, quietColour(palette), markGroundColour(palette), text},
        {u"message"_s, of(QPalette::Text), messageGroundColour(palette), text},
        {u"link in a message"_s, of(QPalette::Link), messageGroundColour(palette), text},
        {u"line that comes"_s, of(QPalette::Text), changeGroundColour(true, palette), text},
        {u"line that goes"_s, of(QPalette::Text), changeGroundColour(false, palette), text},
        {u"bar"_s, barColour(palette, false), barGroundColour(palette, false), shape},
        {u"bar of a selected row"_s, barColour(palette, true), barGroundColour(palette, true), shape},
        {u"what is held"_s, trashColour(palette), base, shape},
        {u"text of a selected row without focus"_s, of(QPalette::Text), unfocusedGroundColour(palette), text},
        {u"edge of a selected row without focus"_s, barColour(palette, false), unfocusedGroundColour(palette), shape},
        {u"frame of the focus"_s, focusColour(palette, true), of(QPalette::Highlight), shape},
        {u"frame of the focus on a row that is not selected"_s, focusColour(palette, false), base, shape},
    };
    for (int kind = 0; kind < kindCount; ++kind)
        pairs.push_back({QString::fromLatin1(kindWord(Kind(kind))), kindColour(Kind(kind), palette), base, shape});
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(base, base), 1.0);
    QStringList weak;
    for (const Pair &pair : pairs) {
        if (contrastRatio(pair.ink, pair.ground) < pair.least)
            weak += u"%1: %2 on %3 is %4"_s.arg(pair.what, pair.ink.name(), pair.ground.name())
                        .arg(contrastRatio(pair.ink, pair.ground), 0, 'f', 2);
    }
    QVERIFY2(weak.isEmpty(), qPrintable(weak.join(u'\n')));
}

void TestTheme::showsWhichViewHasTheFocus_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
}

void TestTheme::showsWhichViewHasTheFocus()
{
    QFETCH(Theme, theme);
    const QTemporaryDir folder;
    const QByteArray depot = QFile::encodeName(folder.filePath(u"depot"_s));
    dress(*qApp, theme);
    Shot shot(depotsIn({depot}, {}, Disk::real()));
    QVERIFY(shot.settle());
    shot.session.showSample(depot, depotsIn({depot}, {}, Disk::real()));
    QVERIFY(shot.settle());
    shot.picture = u"focus-%1"_s.arg(QLatin1StringView(QTest::currentDataTag()));
    ItemView *view = shot.view("packageView");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(1, 0));
    QVERIFY(view->hasFocus());
    const QPalette palette = view->palette();
    const auto at = [&](int x, int y) {
        const QRect row(0, view->visualRect(view->currentIndex()).y(), view->viewport()->width(),
                        view->visualRect(view->currentIndex()).height());
        return view->viewport()->grab(row).toImage().pixelColor(x, y);
    };
    const int inside = 5; // clear of all names and frames
    const QColor ground = at(inside, inside); // the style lays a veil on it
    QVERIFY(contrastRatio(focusColour(palette, true), ground) >= 3);
    QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), ground) >= 4.5);
    QVERIFY(contrastRatio(ground, unfocusedGroundColour(palette)) > 1.5);
    QCOMPARE(at(0, inside).rgb(), focusColour(palette, true).rgb());
    QCOMPARE(at(inside, 0).rgb(), focusColour(palette, true).rgb());
    shot.get<QListWidget>("sidebar")->setFocus();
    QCOMPARE(at(inside, inside).rgb(), unfocusedGroundColour(palette).rgb());
    QCOMPARE(at(0, inside).rgb(), barColour(palette, false).rgb());
    QCOMPARE(at(inside, 0).rgb(), unfocusedGroundColour(palette).rgb());
}

void TestTheme::readsFromRightToLeft_data()
{
    QTest::addColumn<Page>("page");
    QTest::newRow("overview") << Page::Overview;
    QTest::newRow("packages") << Page::Packages;
    QTest::newRow("environments") << Page::Environments;
    QTest::newRow("items") << Page::Items;
}

/// Where the widget has another colour than its first pixel, from the left and from the right.
static std::pair<int, int> inkOf(QWidget *widget, const QRect &part)
{
    const QImage image = widget->grab(part).toImage();
    const QRgb ground = image.pixel(0, 0);
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) == ground)
                continue;
            first = std::min(first, x);
            last = x;
        }
    }
    return {first, image.width() - 1 - last};
}

void TestTheme::readsFromRightToLeft()
{
    QFETCH(Page, page);
    const QTemporaryDir folder;
    const QByteArray depot = QFile::encodeName(folder.filePath(u"depot"_s));
    dress(*qApp, Theme::Light);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    {
        Shot shot(depotsIn({depot}, {}, Disk::real()), nullptr, page);
        QVERIFY(shot.settle());
        shot.session.showSample(depot, depotsIn({depot}, {}, Disk::real()));
        QVERIFY(shot.settle());
        shot.picture = u"rightToLeft-%1"_s.arg(QLatin1StringView(QTest::currentDataTag()));
        auto *sidebar = shot.get<QListWidget>("sidebar");
        QVERIFY(sidebar->mapTo(&shot.window, QPoint()).x() > shot.window.width() / 2);
        // The symbol and the name stand at the right, the count at the left.
        const QListWidgetItem *unchosen = sidebar->item(int(page == Page::Spaces ? Page::Packages : Page::Spaces));
        const QRect row = sidebar->visualItemRect(unchosen);
        const auto [left, right] = inkOf(sidebar->viewport(), row);
        QVERIFY2(right < 20, qPrintable(u"the symbol begins %1 from the right"_s.arg(right)));
        QVERIFY2(left < 40, qPrintable(u"the count ends %1 from the left"_s.arg(left)));
        if (page == Page::Packages) {
            shot.window.resize(1280, 800); // or there is no room for bars
            QVERIFY(shot.settle());
            ItemView *view = shot.view("packageView");
            const QModelIndex share = view->model()->index(3, int(PackageModel::Column::Share));
            const QModelIndex size = view->model()->index(3, int(PackageModel::Column::Size));
            QVERIFY(view->visualRect(share).x() < view->visualRect(size).x());
            // The bar fills from the right.
            const QRect cell = view->visualRect(share);
            const QImage image = view->viewport()->grab(cell).toImage();
            const QColor bar = barColour(view->palette(), false);
            int sum = 0;
            int count = 0;
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, image.height() / 2) == bar) {
                    sum += x;
                    ++count;
                }
            }
            QVERIFY(count > 0);
            QVERIFY2(sum / count > image.width() / 2, qPrintable(u"the bar is at %1"_s.arg(sum / count)));
        }
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestTheme::speaksGerman()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    dress(*qApp, Theme::Light);
    QCOMPARE(kindText(Kind::Artifact), u"Artefakt"_s);
    QCOMPARE(countText(Kind::Space, 1), u"1 Scratch-Space"_s);
    QCOMPARE(countText(Kind::Space, 1200), u"1.200 Scratch-Spaces"_s);
    QCOMPARE(formatBytes(13'700'000), u"13,7 MB"_s);
    QCOMPARE(agoText(currentTime() - std::chrono::days(3), currentTime()), u"vor 3 Tagen"_s);
    QCOMPARE(agoText(currentTime() - std::chrono::days(400), currentTime()), u"vor 1 Jahr"_s);
    // What is typed into the filter is the same everywhere, besides the words that one reads.
    for (const QString &text : {u"orphan >1,5GB kind:artifact"_s, u"verwaist >1.5GB kind:artefakt"_s})
        QVERIFY2(Filter::parse(text), qPrintable(text));
    // And where we have no words, plurals are English and numbers those of the place.
    QLocale::setDefault(QLocale(QLocale::Finnish));
    dress(*qApp, Theme::Light);
    QCOMPARE(countText(Kind::Space, 1), u"1 scratch space"_s);
    QLocale::setDefault(before);
}

DEPOTSCOPE_TEST(TestTheme)
#include "tst_theme.moc"
