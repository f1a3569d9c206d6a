// SPDX-License-Identifier: MIT
#include "model/text/names.h"
#include "model/text/sentence.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSentence : public QObject {
    Q_OBJECT

private slots:
    void english_data();
    void english();
    void otherLanguages();
    void equality();
};

void TestSentence::english_data()
{
    const Time now{};
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << Sentence().english() << QString();
    QTest::newRow("a name") << Sentence(QByteArray("a b")).english() << u"a b"_s;
    QTest::newRow("a name that is no text") << Sentence(QByteArray("\xff\n")).english() << forPeople("\xff\n");
    QTest::newRow("a place") << Sentence("Kept by %1.", QByteArray("/m")).english() << u"Kept by /m."_s;
    QTest::newRow("places in any order") << Sentence("%2, then %1.", QByteArray("a"), QByteArray("b")).english()
                                         << u"b, then a."_s;
    QTest::newRow("a name like a place") << Sentence("%1 and %2.", QByteArray("%2"), QByteArray("%1")).english()
                                         << u"%2 and %1."_s;
    QTest::newRow("a place without anything") << Sentence("%1 and %2%", QByteArray("a")).english() << u"a and %2%"_s;
    QTest::newRow("a sentence within") << Sentence("It goes: %1.", Sentence("%1 is gone", QByteArray("/p"))).english()
                                       << u"It goes: /p is gone."_s;
    QTest::newRow("one") << Sentence::counted("%n day(s)", 1).english() << u"1 day"_s;
    QTest::newRow("none") << Sentence::counted("%n day(s)", 0).english() << u"0 days"_s;
    QTest::newRow("several") << Sentence::counted("%n day(s)", 30).english() << u"30 days"_s;
    QTest::newRow("a day") << Sentence("from %1 on", Sentence::on(now + std::chrono::days(100) + 12h)).english()
                           << u"from 1970-04-11 on"_s;
    QTest::newRow("an age") << Sentence("used %1", Sentence::ago(now, now + 72h)).english() << u"used 3 days ago"_s;
}

void TestSentence::english()
{
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(said, expected);
}

void TestSentence::otherLanguages()
{
    const Time now{};
    const Sentence::Language shouting{
        .pattern =
            [](const char *pattern, int count) {
                return QString::fromUtf8(pattern).toUpper().replace(u"%N"_s, QString::number(count));
            },
        .ago = [](Time, Time) { return u"LONG AGO"_s; },
    };
    const Sentence said("kept by %1, used %2, for %3", QByteArray("/m"), Sentence::ago(now, now),
                        Sentence::counted("%n day(s)", 2));
    QCOMPARE(said.in(shouting), u"KEPT BY /m, USED LONG AGO, FOR 2 DAY(S)"_s);
    QCOMPARE(said.english(), u"kept by /m, used today, for 2 days"_s);
}

void TestSentence::equality()
{
    QVERIFY(Sentence().isEmpty());
    QVERIFY(!Sentence::ago({}, {}).isEmpty());
    QCOMPARE(Sentence("%1 goes", QByteArray("a")), Sentence("%1 goes", QByteArray("a")));
    QVERIFY(!(Sentence("%1 goes", QByteArray("a")) == Sentence("%1 goes", QByteArray("b"))));
    QVERIFY(!(Sentence(QByteArray("a")) == Sentence("a"))); // a name is the same in all languages
}

DEPOTSCOPE_TEST(TestSentence)

#include "tst_sentence.moc"
