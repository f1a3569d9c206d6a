// SPDX-License-Identifier: MIT
#include "model/cleaning/gc.h"
#include "model/depot/installedjulias.h"
#include "model/items/errortext.h"
#include "model/items/wording.h"
#include "model/sample/sampledepot.h"
#include "tests/support/registered.h"
#include "tests/ui/shot.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFileDialog>
#include <QJsonDocument>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTranslator>

using namespace depotscope;

namespace {

/// The first English word of `text`, besides those that stand in names and paths; empty if there is none.
QString englishIn(const QString &text)
{
    static const QRegularExpression word(
        u"(?<![\\w/.~-])(the|is|are|it|its|of|and|which|that|nothing|nobody|used|keeps|kept|by|names|goes|may|ago|"
        "not|no|were|this|only|what|has|have)(?![\\w/.-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return word.match(text).captured(1);
}

class TestGerman : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void noEnglishReasons_data();
    void noEnglishReasons();
    void reviews();
    void errors_data();
    void errors();
    void whatIsWrittenIsTheSameInEveryLanguage();
    void whatIsWrittenIsEnglish();

private:
    void speak(QLocale::Language language);
    void reviewAll(Shot &shot);
    QByteArrayList written();

    QLocale m_before;
    QTemporaryDir m_folder;
    QByteArray m_depot;
};

void TestGerman::initTestCase()
{
    speak(QLocale::German);
    m_depot = QFile::encodeName(m_folder.filePath(u"depot"_s));
    QVERIFY(writeSampleDepot(m_depot, currentTime()));
    // What the rules find wrong, too.
    QFile manifest(m_folder.filePath(u"depot/environments/v1.12/Manifest.toml"_s));
    QVERIFY(manifest.open(QIODevice::Append));
    manifest.write("\n[[deps.Broken]]\nuuid = \"nonsense\"\n");
}

void TestGerman::cleanupTestCase()
{
    QLocale::setDefault(m_before);
}

void TestGerman::noEnglishReasons_data()
{
    QTest::addColumn<Page>("page");
    QTest::addColumn<QByteArray>("view");
    QTest::newRow("packages") << Page::Packages << QByteArray("packageView");
    QTest::newRow("folders") << Page::Folders << QByteArray("folderView");
    QTest::newRow("spaces") << Page::Spaces << QByteArray("spaceView");
    QTest::newRow("environments") << Page::Environments << QByteArray("environmentView");
    QTest::newRow("history") << Page::History << QByteArray("historyView");
    QTest::newRow("not readable") << Page::Troubles << QByteArray("troubleView");
    QTest::newRow("all items") << Page::Items << QByteArray("itemView");
}

/// All that rows tell in whatever role, down to the items.
QStringList textsBelow(InventoryModel &model, const QModelIndex &parent, int depth)
{
    QStringList texts;
    model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleDescriptionRole)})
                texts += index.data(role).toString();
        }
        const QModelIndex first = model.index(row, 0, parent);
        const Details details = model.details(first);
        texts += details.sentence;
        for (const auto &facts : {details.facts, details.particulars}) {
            for (const Details::Fact &fact : facts)
                texts += {fact.label, fact.text};
        }
        for (const Section &section : details.sections) {
            texts += {section.heading, section.sentence};
            for (const Section::Line &line : section.lines)
                texts += {line.remark, line.note};
        }
        if (depth > 0 && !first.data(LazyTree::NodeRole).isValid())
            texts += textsBelow(model, first, depth - 1);
    }
    return texts;
}

void TestGerman::noEnglishReasons()
{
    QFETCH(Page, page);
    QFETCH(QByteArray, view);
    Shot shot(depotsIn({m_depot}, {}, Disk::real()), nullptr, page);
    QVERIFY(shot.settle());
    const QStringList texts = textsBelow(*shot.view(view.constData())->items(), {}, 2);
    QCOMPARE(texts.isEmpty(), page == Page::History);
    for (const QString &text : texts)
        QVERIFY2(englishIn(text).isEmpty(), qPrintable(text));
    QVERIFY2(englishIn(shot.text("messageText")).isEmpty(), qPrintable(shot.text("messageText")));
}

void TestGerman::reviews()
{
    Shot shot(depotsIn({m_depot}, {}, Disk::real()), nullptr, Page::Items);
    QVERIFY(shot.settle());
    InventoryModel &review = *shot.view("reviewView")->items();
    std::vector<QAction *> actions;
    for (const QByteArray &julia : GcForecast::versions())
        actions.push_back(shot.action("previewGc" + julia));
    actions.push_back(shot.action("clearSpaces"));
    for (QAction *action : actions) {
        action->trigger();
        for (const QString &text : textsBelow(review, {}, 0))
            QVERIFY2(englishIn(text).isEmpty(), qPrintable(action->text() + u": "_s + text));
    }
    // And what the rules themselves say, whichever window shows it.
    const Inventory &inventory = *shot.session.findings().inventory;
    std::vector<GcRules> allRules = {*GcRules::fromWord(u"safe"), *GcRules::fromWord(u"spaces")};
    for (const QByteArray &julia : GcForecast::versions())
        allRules.push_back(*GcRules::fromWord(QString::fromLatin1(julia)));
    size_t count = 0;
    for (GcRules &rules : allRules) {
        const Plan plan = planGc(inventory, rules, currentTime());
        for (const Step &step : plan.steps) {
            const QString text = sentenceText(step.reason);
            QVERIFY2(englishIn(text).isEmpty(), qPrintable(text));
            QVERIFY2(!englishIn(step.reason.english()).isEmpty(), qPrintable(step.reason.english()));
            ++count;
        }
        for (const Waiting &waiting : plan.waiting)
            QVERIFY2(englishIn(sentenceText(waiting.reason)).isEmpty(), qPrintable(sentenceText(waiting.reason)));
        for (const Error &trouble : plan.troubles)
            QVERIFY2(englishIn(errorText(trouble)).isEmpty(), qPrintable(errorText(trouble)));
    }
    QVERIFY(count > 0);
}

void TestGerman::errors_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("german");
    QTest::newRow("a fault") << Error{Fault::NotFound, "/a", {}} << u"/a: gibt es nicht."_s;
    QTest::newRow("a detail") << Error{Fault::Unsafe, "/a", u"it has changed since it was looked at"_s}
                              << u"/a: bleibt unberührt (wurde geändert, seit es durchgesehen wurde)."_s;
    QTest::newRow("a detail about something") << Error{Fault::Busy, "/a", u"the Julia of process 12 has it open"_s}
                                              << u"/a: ist in Gebrauch (die Julia von Prozess 12 hat es geöffnet)."_s;
    QTest::newRow("details that are joined")
        << Error{Fault::Malformed, "/a", u"uuid is no UUID; so all artifacts are kept"_s, 3}
        << u"/a, Zeile 3: uuid ist keine UUID; daher bleiben alle Artefakte."_s;
    QTest::newRow("what only few need to understand")
        << Error{Fault::Io, "/a", u"open: Too many open files"_s} << u"/a: open: Too many open files."_s;
}

void TestGerman::errors()
{
    QFETCH(Error, error);
    QFETCH(QString, german);
    QCOMPARE(errorText(error), german);
}

/// As if the program had been started so.
void TestGerman::speak(QLocale::Language language)
{
    const auto translators = qApp->findChildren<QTranslator *>();
    for (QTranslator *translator : translators) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    QLocale::setDefault(QLocale(language));
    dress(*qApp, Theme::Light);
}

/// What can go, whatever keeps it.
void TestGerman::reviewAll(Shot &shot)
{
    // What is kept by something has the longest reasons, made from what the window calls its keepers.
    InventoryModel &items = *shot.view("itemView")->items();
    for (int row = 0; row < items.rowCount(); ++row) {
        const QModelIndex index = items.index(row, 0);
        shot.view("itemView")->setCurrentIndex(index);
        if (shot.action("mark")->isEnabled())
            shot.action("mark")->trigger();
    }
    shot.action("reviewMarks")->trigger();
    shot.action("tickReviewed")->trigger();
    QVERIFY(shot.action("hold")->isEnabled());
}

/// The plan that a window saves, and the page of the journal that it writes as it carries it out; all is brought back.
/// Times of what was done are left out.
QByteArrayList TestGerman::written()
{
    Shot shot(depotsIn({m_depot}, {}, Disk::real()), nullptr, Page::Items);
    if (!shot.settle())
        return {};
    reviewAll(shot);
    const QString plan = m_folder.filePath(u"plan.json"_s);
    shot.action("savePlan")->trigger();
    auto *dialog = shot.get<QFileDialog>("planDialog");
    dialog->fileSelected(plan);
    dialog->close();
    if (!QTest::qWaitFor([&] { return QFile::exists(plan); }, patience))
        return {};
    const QDir journal(QFile::decodeName(m_depot + "/.depotscope/journal"));
    const QStringList before = journal.entryList({u"*.json"_s});
    shot.action("hold")->trigger();
    if (!shot.settle())
        return {};
    QByteArrayList texts;
    QStringList files = {plan};
    for (const QString &page : journal.entryList({u"*.json"_s})) {
        if (!before.contains(page))
            files += journal.filePath(page);
    }
    for (const QString &name : files) {
        QFile file(name);
        static const QRegularExpression doing(
            u"(\"(?:made|when|changed|left|was)\": ?)\\d+|\\b\\d{8}-\\d{6}-[0-9a-f]{4}\\b"_s);
        if (file.open(QIODevice::ReadOnly))
            texts += QString::fromUtf8(file.readAll()).replace(doing, u"\\1"_s).toUtf8();
    }
    QFile::remove(plan);
    shot.action("undo")->trigger();
    return shot.settle() ? texts : QByteArrayList();
}

void TestGerman::whatIsWrittenIsTheSameInEveryLanguage()
{
    const auto speaksGerman = qScopeGuard([this] { speak(QLocale::German); });
    QCOMPARE(statusText(Status::Trashed), u"Verwahrt"_s);
    const QByteArrayList german = written();
    QCOMPARE(german.size(), 2);
    QVERIFY(german[0].size() > 5000 && german[1].size() > 5000);
    speak(QLocale::English);
    QCOMPARE(statusText(Status::Trashed), u"Held"_s);
    const QByteArrayList english = written();
    QCOMPARE(english.size(), 2);
    QCOMPARE(english[0], german[0]);
    QCOMPARE(english[1], german[1]);
}

void TestGerman::whatIsWrittenIsEnglish()
{
    Shot shot(depotsIn({m_depot}, {}, Disk::real()), nullptr, Page::Items);
    QVERIFY(shot.settle());
    reviewAll(shot);
    shot.action("hold")->trigger();
    QVERIFY(shot.settle());
    QVERIFY2(englishIn(shot.text("messageText")).isEmpty(), qPrintable(shot.text("messageText")));
    int count = 0;
    QDirIterator files(QFile::decodeName(m_depot) + u"/.depotscope"_s, {u"*.json"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString json = QString::fromUtf8(file.readAll());
        static const QRegularExpression reason(u"\"reason\": ?\"([^\"]*)\""_s);
        auto all = reason.globalMatch(json);
        while (all.hasNext()) {
            const QString text = all.next().captured(1);
            QVERIFY2(!englishIn(text).isEmpty(), qPrintable(text));
            QVERIFY2(!text.contains(u" wird "_s) && !text.contains(u" hält"_s) && !text.contains(u"vor "_s),
                     qPrintable(text));
            ++count;
        }
    }
    QVERIFY(count > 10);
}

} // namespace

DEPOTSCOPE_TEST(TestGerman)

#include "tst_german.moc"
