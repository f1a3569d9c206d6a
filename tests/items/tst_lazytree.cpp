// SPDX-License-Identifier: MIT
#include "model/items/lazytree.h"

#include "tests/items/printedrows.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// Row n has rows 10 n + 1 … 10 n + width, down to three levels; the second column is n modulo 7.
class NumberTree final : public LazyTree {
public:
    explicit NumberTree(quint32 width)
        : LazyTree(0, Qt::AscendingOrder, nullptr)
        , m_width(width)
    {
        rebuild([] {});
    }

    using LazyTree::collationKey;
    int asked = 0; ///< how often rows were made
    mutable int compared = 0; ///< how many keys were made to sort rows by

private:
    static quint32 number(Row row) { return row.type == 0 ? 0 : row.value; }

    int columns() const override { return 2; }
    QVariant heading(int column, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(column ? u"Rest"_s : u"Number"_s) : QVariant();
    }
    std::vector<Row> rowsBelow(Row row) override
    {
        ++asked;
        std::vector<Row> rows;
        for (quint32 i = 1; i <= m_width; ++i) {
            const quint32 value = row.type == 0 ? i : number(row) * 10 + i;
            if (row.type != 0 || filter().keeps({}, {}, [value] { return QString::number(value); }))
                rows.push_back({quint16(row.type + 1), 0, value});
        }
        return rows;
    }
    bool hasRowsBelow(Row row) const override { return row.type < 3; }
    QVariant cell(Row row, Row parent, int, int column, int role) const override
    {
        if (role == KeyRole)
            return QByteArray::number(number(row));
        if (role == Qt::ToolTipRole)
            return number(parent);
        if (role == Qt::DisplayRole)
            return column ? QString::number(number(row) % 7) : QString::number(number(row));
        return {};
    }
    SortKey sortKey(Row row, int column) const override
    {
        ++compared;
        return column ? number(row) % 7 : number(row);
    }
    QString nameOf(Row row) const override { return QString::number(number(row)); }

    quint32 m_width;
};

} // namespace

class TestLazyTree : public QObject {
    Q_OBJECT

private slots:
    void modelTester();
    void rowsAreMadeWhenOpened();
    void sorts();
    void sortsWhatSomeoneLooksAt();
    void persistentIndexesFollowTheirRows();
    void filters();
    void findsByKey();
    void outOfRange();
    void opensLargeFoldersQuickly();
    void comparesNaturally_data();
    void comparesNaturally();
};

void TestLazyTree::modelTester()
{
    NumberTree model(4);
    checkModel(model, [&] {
        const QModelIndex second = model.index(1, 0);
        model.fetchMore(second);
        model.fetchMore(model.index(2, 0, second));
        model.sort(1, Qt::DescendingOrder);
        model.sort(0, Qt::DescendingOrder);
    });
    model.setFilter(u"3"_s);
    checkModel(model, [&] {
        model.fetchMore(model.index(0, 0));
        model.sort(1, Qt::AscendingOrder);
    });
    model.setFilter(u"none of these"_s);
    checkModel(model, [] {});
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    checkModel(model, [] {});
    QCOMPARE(model.rowCount(), 4);
}

void TestLazyTree::rowsAreMadeWhenOpened()
{
    NumberTree model(3);
    QCOMPARE(model.asked, 1);
    const QModelIndex first = model.index(0, 0);
    QVERIFY(model.hasChildren(first));
    QCOMPARE(model.rowCount(first), 0);
    QVERIFY(model.canFetchMore(first));
    model.fetchMore(first);
    QCOMPARE(model.asked, 2);
    QVERIFY(!model.canFetchMore(first));
    model.fetchMore(first);
    QCOMPARE(model.asked, 2);
    QCOMPARE(printedRows(model, {0}, 2), "1\n  11\n  12\n  13\n2\n  21\n  22\n  23\n3\n  31\n  32\n  33\n");
    QCOMPARE(model.index(1, 0, first).data(Qt::ToolTipRole).toInt(), 1);
}

void TestLazyTree::sorts()
{
    NumberTree model(9);
    model.sort(1, Qt::DescendingOrder);
    // 6; 5; 4; 3; 2 and 9; 1 and 8; 7: what is equal stands by name
    QCOMPARE(printedRows(model, {0}, 1), "6\n5\n4\n3\n2\n9\n1\n8\n7\n");
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(printedRows(model, {0}, 1), "7\n1\n8\n2\n9\n3\n4\n5\n6\n");
    model.sort(17, Qt::AscendingOrder);
    QCOMPARE(model.sortColumn(), 1);
}

void TestLazyTree::sortsWhatSomeoneLooksAt()
{
    NumberTree model(9);
    model.setFilter(u"-8"_s);
    QCOMPARE(model.rowCount(), 8);
    QVERIFY(model.hasChildren());
    QCOMPARE(model.compared, 0);
    model.fetchMore(model.index(1, 0));
    QCOMPARE(model.compared, 8);
    const QPersistentModelIndex inner = model.index(3, 0, model.index(1, 0));
    QCOMPARE(model.compared, 17);
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(inner.row(), 5);
    QCOMPARE(inner.parent().row(), 6); // though nobody has asked for the rows above
}

void TestLazyTree::persistentIndexesFollowTheirRows()
{
    NumberTree model(9);
    model.fetchMore(model.index(4, 0));
    QList<QPersistentModelIndex> kept;
    QStringList texts;
    for (int row = 0; row < 9; ++row) {
        kept += model.index(row, row % 2);
        kept += model.index(row, 0, model.index(4, 0));
    }
    for (const QPersistentModelIndex &index : kept)
        texts += index.data().toString();
    for (int column : {1, 0, 1}) {
        for (Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
            model.sort(column, order);
            for (int i = 0; i < kept.size(); ++i)
                QCOMPARE(kept[i].data().toString(), texts[i]);
        }
    }
    QCOMPARE(kept[1].parent().data().toString(), u"5"_s);
    model.setFilter(u"1"_s);
    for (const QPersistentModelIndex &index : kept)
        QVERIFY(!index.isValid());
}

void TestLazyTree::filters()
{
    NumberTree model(9);
    model.setFilter(u"  3 "_s);
    QVERIFY(model.isFiltered());
    QCOMPARE(printedRows(model, {0}, 1), "3\n");
    const int asked = model.asked;
    model.setFilter(u"3"_s); // the same words
    QCOMPARE(model.asked, asked);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 9);
    QVERIFY(!model.isFiltered());
}

void TestLazyTree::findsByKey()
{
    NumberTree model(9);
    const QModelIndex five = model.childByKey({}, "5");
    QCOMPARE(five.data().toString(), u"5"_s);
    QCOMPARE(model.childByKey(five, "57").data().toString(), u"57"_s);
    QVERIFY(!model.childByKey(five, "7").isValid());
}

void TestLazyTree::outOfRange()
{
    NumberTree model(2);
    QVERIFY(!model.index(2, 0).isValid());
    QVERIFY(!model.index(0, 2).isValid());
    QVERIFY(!model.index(-1, 0).isValid());
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    QVERIFY(!model.headerData(2, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    QCOMPARE(model.rowCount(model.index(0, 1)), 0);
}

void TestLazyTree::opensLargeFoldersQuickly()
{
    NumberTree model(100'000);
    const double took = processorTime([&] { model.fetchMore(model.index(0, 0)); });
    QCOMPARE(model.rowCount(model.index(0, 0)), 100'000);
    // A quadratic step would take minutes; the bound leaves room for sanitizers.
    QVERIFY2(took < 2000, QByteArray::number(took).constData());
}

void TestLazyTree::comparesNaturally_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("order");
    QTest::newRow("versions") << u"v1.9.0"_s << u"v1.10.0"_s << -1;
    QTest::newRow("case") << u"abc"_s << u"ABD"_s << -1;
    QTest::newRow("same but for case") << u"Abc"_s << u"abc"_s << 0;
    QTest::newRow("equal") << u"abc"_s << u"abc"_s << 0;
    QTest::newRow("prefix") << u"abc"_s << u"abcd"_s << -1;
    QTest::newRow("leading zeros") << u"a007"_s << u"a10"_s << -1;
    QTest::newRow("long numbers") << u"a99999999999999999999"_s << u"a100000000000000000000"_s << -1;
    QTest::newRow("number before letter") << u"a1"_s << u"ab"_s << -1;
    QTest::newRow("beyond ASCII") << u"Ähre 2"_s << u"ähre 10"_s << -1;
    QTest::newRow("empty") << QString() << u"a"_s << -1;
}

void TestLazyTree::comparesNaturally()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, order);
    const int found = NumberTree::collationKey(a).compare(NumberTree::collationKey(b));
    QCOMPARE((found > 0) - (found < 0), order);
}

DEPOTSCOPE_TEST(TestLazyTree)
#include "tst_lazytree.moc"
