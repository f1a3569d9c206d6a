// SPDX-License-Identifier: MIT
#include "ui/dialogs/exportdialog.h"

#include "tests/support/fixture.h"
#include "tests/support/registered.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

struct SpaceDepot : Fixture {
    DepotBuilder::PackageVersion sea = depot.package("Sea", "1.9.0", 14 * kiB);
    QByteArray tides = depot.space(sea, "tides", 90 * kiB, 3, daysAgo(5));
    QString tarball = QFile::decodeName(root) + u"/out/tides.tar.gz"_s;
    QString toml = QFile::decodeName(root) + u"/out/Artifacts.toml"_s;

    SpaceDepot() { QDir().mkpath(QFile::decodeName(root) + u"/out"_s); }
    QStringList outputs() const
    {
        return QDir(QFile::decodeName(root) + u"/out"_s).entryList(QDir::Files | QDir::Hidden);
    }
    QByteArray content(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

/// A dialog for one item, of which a picture stays in the build folder.
struct Shot {
    QPointer<ExportDialog> dialog;

    Shot(const Fixture &fixture, const QByteArray &path)
    {
        const auto inventory = fixture.inventory();
        dialog = new ExportDialog(inventory, idAt(*inventory, path));
        dialog->show();
        if (!QTest::qWaitForWindowActive(dialog, patience))
            qWarning("the dialog is not active, so keys may go astray");
    }
    ~Shot()
    {
        if (dialog)
            picture("end");
        delete dialog;
    }
    void picture(const char *name)
    {
        QCoreApplication::processEvents(); // layouts
        dialog->grab().save(u"tst_exportdialog-%1-%2.png"_s.arg(QLatin1StringView(QTest::currentTestFunction()),
                                                                QLatin1StringView(name)));
    }
    template <typename T> T *get(const char *name) { return dialog->findChild<T *>(QLatin1StringView(name)); }
    QString line(const char *name) { return get<QLineEdit>(name)->text(); }
    QString text(const char *name) { return get<QPlainTextEdit>(name)->toPlainText(); }
    QString label(const char *name) { return get<QLabel>(name)->text(); }
    QPushButton *next() { return get<QPushButton>("exportNext"); }
    QString step() { return get<QLabel>("exportSteps")->accessibleName(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = dialog->focusWidget();
        QTest::keyClick(focus ? focus : dialog, key, modifiers);
    }
    void type(const QString &text)
    {
        press(Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(dialog->focusWidget(), text);
    }
};

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void writesAndBindsByKeyboard();
    void writesWithoutBinding();
    void compressionAndNameGoTogether();
    void asksBeforeItReplaces();
    void asksBeforeItReplacesABinding();
    void bindsForAPlatform();
    void saysWhatIsWrongWithABinding_data();
    void saysWhatIsWrongWithABinding();
    void saysWhatCannotBeExported();
    void leavesOut();
    void stopsAndLeavesNothing();
    void closingInTheMiddleLeavesNothing();
    void everythingHasAName();
};

void TestExportDialog::initTestCase()
{
    dress(*qApp, Theme::Light);
}

void TestExportDialog::writesAndBindsByKeyboard()
{
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    QTRY_VERIFY(shot.next()->isEnabled());
    QVERIFY2(shot.label("exportContents").startsWith(u"3 files, "), qPrintable(shot.label("exportContents")));
    QVERIFY2(shot.line("exportFile").endsWith(u"/Sea_tides.tar.gz"), qPrintable(shot.line("exportFile")));
    QCOMPARE(shot.dialog->focusWidget(), shot.get<QLineEdit>("exportFile"));
    shot.type(fixture.tarball);
    shot.picture("files");
    QCOMPARE(shot.step(), u"Step 1 of 3: Files"_s);
    QVERIFY(fixture.outputs().isEmpty()); // nothing is made while one types
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 2 of 3: Artifacts.toml"_s);
    QCOMPARE(fixture.outputs(), QStringList{u"tides.tar.gz"_s});

    QCOMPARE(shot.dialog->focusWidget(), shot.get<QLineEdit>("bindPath"));
    QVERIFY(!shot.next()->isEnabled());
    shot.type(fixture.toml);
    shot.get<QPlainTextEdit>("bindUrls")->setFocus();
    shot.type(u"https://example.org/tides.tar.gz"_s);
    shot.get<QCheckBox>("bindLazy")->setFocus();
    shot.press(Qt::Key_Space);
    QTRY_VERIFY(shot.next()->isEnabled());
    QTRY_VERIFY2(shot.text("bindChanges").contains(u"+ lazy = true"), qPrintable(shot.text("bindChanges")));
    QVERIFY2(shot.text("bindChanges").startsWith(u"+ [Sea_tides]\n"), qPrintable(shot.text("bindChanges")));
    shot.picture("bind");
    QVERIFY(!QFile::exists(fixture.toml));
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 3 of 3: Done"_s);

    const QByteArray bound = fixture.content(fixture.toml);
    const QString hash = shot.line("exportTreeHash");
    QCOMPARE(hash.size(), 40);
    QVERIFY2(bound.contains(hash.toUtf8()) && bound.contains(shot.line("exportSha256").toUtf8()), bound.constData());
    QVERIFY(bound.contains("https://example.org/tides.tar.gz"));
    QVERIFY2(fixture.content(QFile::decodeName(fixture.depot.path()) + u"/logs/artifact_usage.toml"_s)
                 .contains(fixture.toml.toUtf8()),
             "the use is not logged");
    shot.get<QPushButton>("exportTreeHashCopy")->click();
    QCOMPARE(QApplication::clipboard()->text(), hash);
    QCOMPARE(shot.text("exportSnippet"), u"using Artifacts, LazyArtifacts\n\nfolder = artifact\"Sea_tides\"\n"_s);
    QTRY_COMPARE(shot.label("exportCheck"), u"Read back: that tree is in it."_s);
    QVERIFY(!shot.get<QPlainTextEdit>("exportEntry")->isVisible());
    shot.picture("done");
    shot.press(Qt::Key_Return);
    QVERIFY(!shot.dialog->isVisible());
}

void TestExportDialog::writesWithoutBinding()
{
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    shot.type(fixture.tarball);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 2 of 3: Artifacts.toml"_s);
    shot.get<QPushButton>("exportSkip")->click();
    QCOMPARE(shot.step(), u"Step 3 of 3: Done"_s);
    QVERIFY(shot.text("exportEntry").contains(shot.line("exportTreeHash")));
    QVERIFY(shot.text("exportEntry").contains(shot.line("exportSha256")));
    shot.get<QPushButton>("exportEntryCopy")->click();
    QCOMPARE(QApplication::clipboard()->text(), shot.text("exportEntry"));
    QCOMPARE(shot.text("exportSnippet"), u"using Artifacts\n\nfolder = artifact\"Sea_tides\"\n"_s);
    QCOMPARE(fixture.outputs(), QStringList{u"tides.tar.gz"_s});
}

void TestExportDialog::compressionAndNameGoTogether()
{
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    auto *box = shot.get<QComboBox>("exportCompression");
    shot.type(u"/tmp/a.b.tar.xz"_s);
    QVERIFY(box->currentText().startsWith(u"xz"));
    box->setFocus();
    shot.press(Qt::Key_Down);
    QCOMPARE(shot.line("exportFile"), u"/tmp/a.b.tar.zst"_s);
    QVERIFY(box->currentText().startsWith(u"zstd"));
    shot.get<QLineEdit>("exportFile")->setText(u"/tmp/a.zip"_s);
    QVERIFY(!shot.next()->isEnabled());
    QVERIFY2(shot.label("exportAnswer").contains(u".tar.gz"), qPrintable(shot.label("exportAnswer")));
    shot.get<QLineEdit>("exportFile")->setText(u"a.tar.gz"_s);
    QVERIFY(!shot.next()->isEnabled());
}

void TestExportDialog::asksBeforeItReplaces()
{
    const SpaceDepot fixture;
    QFile file(fixture.tarball);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    Shot shot(fixture, fixture.tides);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.type(fixture.tarball);
    QVERIFY(!shot.next()->isEnabled());
    QVERIFY(shot.label("exportAnswer").contains(u"exists already"));
    QVERIFY(shot.next()->toolTip().contains(u"is replaced"));
    shot.press(Qt::Key_Return);
    QCOMPARE(fixture.content(fixture.tarball), "mine");
    shot.get<QCheckBox>("exportReplace")->setFocus();
    shot.press(Qt::Key_Space);
    QVERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 2 of 3: Artifacts.toml"_s);
    QVERIFY(fixture.content(fixture.tarball) != "mine");
}

void TestExportDialog::asksBeforeItReplacesABinding()
{
    const SpaceDepot fixture;
    const QByteArray before = "# ours\n[Sea_tides]\ngit-tree-sha1 = \"0123456789012345678901234567890123456789\"\n";
    QFile file(fixture.toml);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
    file.close();
    Shot shot(fixture, fixture.tides);
    shot.type(fixture.tarball);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 2 of 3: Artifacts.toml"_s);
    auto *replaces = shot.get<QCheckBox>("bindReplace");
    QVERIFY(!replaces->isVisible());
    shot.type(QFileInfo(fixture.toml).path()); // the folder that it is in
    QTRY_VERIFY(replaces->isVisible());
    QVERIFY(!shot.next()->isEnabled());
    replaces->setFocus();
    shot.press(Qt::Key_Space);
    QTRY_VERIFY(shot.next()->isEnabled());
    QVERIFY2(shot.text("bindChanges").contains(u"- git-tree-sha1 = \"0123456789"),
             qPrintable(shot.text("bindChanges")));
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 3 of 3: Done"_s);
    QVERIFY(fixture.content(fixture.toml).startsWith("# ours\n[Sea_tides]\n"));
    QVERIFY(fixture.content(fixture.toml).contains(shot.line("exportTreeHash").toUtf8()));
}

void TestExportDialog::bindsForAPlatform()
{
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    shot.type(fixture.tarball);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 2 of 3: Artifacts.toml"_s);
    QVERIFY(!shot.get<QComboBox>("bindArch")->isEnabled());
    shot.type(fixture.toml);
    shot.get<QComboBox>("bindOs")->setFocus();
    shot.press(Qt::Key_Down);
    QTRY_VERIFY2(shot.text("bindChanges").contains(u"+ libc = \"glibc\""), qPrintable(shot.text("bindChanges")));
    QVERIFY(shot.text("bindChanges").startsWith(u"+ [[Sea_tides]]"));
    shot.press(Qt::Key_Down); // macos
    QVERIFY(!shot.get<QComboBox>("bindLibc")->isEnabled());
    QTRY_VERIFY(shot.text("bindChanges").contains(u"+ os = \"macos\""));
    QVERIFY(!shot.text("bindChanges").contains(u"libc"));
    shot.get<QComboBox>("bindArch")->setCurrentText(u"riscv64"_s);
    QTRY_VERIFY2(shot.label("bindAnswer").contains(u"macos has no"), qPrintable(shot.label("bindAnswer")));
    QVERIFY(!shot.next()->isEnabled());
}

void TestExportDialog::saysWhatIsWrongWithABinding_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("urls");
    QTest::addColumn<QString>("answer");
    QTest::newRow("no path") << QString() << u"a"_s << QString() << u"Say which Artifacts.toml"_s;
    QTest::newRow("relative") << u"Artifacts.toml"_s << u"a"_s << QString() << u"begins with /"_s;
    QTest::newRow("no folder") << u"/no/such/Artifacts.toml"_s << u"a"_s << QString() << u"/no/such"_s;
    QTest::newRow("no name") << u"/tmp/A.toml"_s << QString() << QString() << u"needs a name"_s;
    QTest::newRow("a path for a name") << u"/tmp/A.toml"_s << u"a/b"_s << QString() << u"slash"_s;
    QTest::newRow("no address") << u"/tmp/A.toml"_s << u"a"_s << u"https://ok/\nno address"_s << u"'no address'"_s;
}

void TestExportDialog::saysWhatIsWrongWithABinding()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    QFETCH(QString, urls);
    QFETCH(QString, answer);
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    shot.type(fixture.tarball);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_COMPARE(shot.step(), u"Step 2 of 3: Artifacts.toml"_s);
    shot.get<QLineEdit>("bindPath")->setText(path);
    shot.get<QLineEdit>("bindName")->setText(name);
    shot.get<QPlainTextEdit>("bindUrls")->setPlainText(urls);
    QTRY_VERIFY2(shot.label("bindAnswer").contains(answer), qPrintable(shot.label("bindAnswer")));
    QVERIFY(!shot.next()->isEnabled());
    QTRY_VERIFY2(shot.next()->toolTip().contains(answer), qPrintable(shot.next()->toolTip()));
}

void TestExportDialog::saysWhatCannotBeExported()
{
    const SpaceDepot fixture;
    QVERIFY(QFile::link(u"/etc/passwd"_s, QFile::decodeName(fixture.tides) + u"/link"_s));
    Shot shot(fixture, fixture.tides);
    QTRY_VERIFY2(shot.label("exportContents").contains(u"/etc/passwd"), qPrintable(shot.label("exportContents")));
    QVERIFY(!shot.next()->isEnabled());
    shot.get<QLineEdit>("exportLeaveOut")->setText(u"*.tmp, link"_s);
    QTRY_VERIFY(shot.next()->isEnabled());
    // What is wrong with the place of the tarball is known when it is made.
    shot.get<QLineEdit>("exportFile")->setText(QFile::decodeName(fixture.tides) + u"/in.tar.gz"_s);
    shot.next()->click();
    QTRY_VERIFY2(shot.label("exportAnswer").contains(u"it would be in what is exported"),
                 qPrintable(shot.label("exportAnswer")));
    QCOMPARE(shot.step(), u"Step 1 of 3: Files"_s);
    QVERIFY(shot.next()->isEnabled());
}

void TestExportDialog::leavesOut()
{
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    QDir(QFile::decodeName(fixture.tides)).mkdir(u"hollow"_s);
    QFile file(QFile::decodeName(fixture.tides) + u"/x.tmp"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    shot.get<QLineEdit>("exportLeaveOut")->setText(u"nothing"_s);
    QTRY_VERIFY2(shot.label("exportContents").startsWith(u"4 files"), qPrintable(shot.label("exportContents")));
    shot.get<QLineEdit>("exportLeaveOut")->setText(u" , *.tmp"_s);
    QTRY_VERIFY2(shot.label("exportContents").startsWith(u"3 files"), qPrintable(shot.label("exportContents")));
}

namespace {

/// A space that takes hours to pack and no room on the disk.
struct HugeDepot : SpaceDepot {
    HugeDepot()
    {
        QFile file(QFile::decodeName(tides) + u"/huge"_s);
        if (!file.open(QIODevice::WriteOnly) || !file.resize(1'000'000'000'000))
            qFatal("cannot make a file with a hole");
    }
};

} // namespace

void TestExportDialog::stopsAndLeavesNothing()
{
    const HugeDepot fixture;
    Shot shot(fixture, fixture.tides);
    shot.type(fixture.tarball);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_VERIFY(shot.label("exportProgressText").startsWith(u"Packing: "));
    QVERIFY(!shot.next()->isEnabled());
    shot.picture("packing");
    QCOMPARE(fixture.outputs().size(), 1);
    QCOMPARE(shot.dialog->focusWidget(), shot.get<QPushButton>("exportStop"));
    shot.press(Qt::Key_Space);
    QTRY_VERIFY(shot.next()->isEnabled());
    QCOMPARE(shot.step(), u"Step 1 of 3: Files"_s);
    QVERIFY(shot.label("exportAnswer").startsWith(u"Stopped."));
    QVERIFY(fixture.outputs().isEmpty());
}

void TestExportDialog::closingInTheMiddleLeavesNothing()
{
    const HugeDepot fixture;
    Shot shot(fixture, fixture.tides);
    shot.type(fixture.tarball);
    QTRY_VERIFY(shot.next()->isEnabled());
    shot.press(Qt::Key_Return);
    QTRY_VERIFY(!fixture.outputs().isEmpty());
    shot.press(Qt::Key_Escape); // the first time it is what is being written that ends
    QTRY_VERIFY(shot.label("exportAnswer").startsWith(u"Stopped."));
    QVERIFY(fixture.outputs().isEmpty());
    shot.press(Qt::Key_Return);
    QTRY_VERIFY(!fixture.outputs().isEmpty());
    delete shot.dialog;
    QVERIFY(fixture.outputs().isEmpty());
}

void TestExportDialog::everythingHasAName()
{
    const SpaceDepot fixture;
    Shot shot(fixture, fixture.tides);
    for (const QWidget *widget : shot.dialog->findChildren<QWidget *>()) {
        const bool isInPopup = widget->window() != shot.dialog->window(); // the list of a box, which has the name
        if (isInPopup || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"))
            continue;
        const bool hasText = !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty();
        QVERIFY2(hasText || qobject_cast<const QLabel *>(widget),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

DEPOTSCOPE_TEST(TestExportDialog)
#include "tst_exportdialog.moc"
