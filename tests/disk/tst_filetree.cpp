// SPDX-License-Identifier: MIT
#include "model/disk/treebuilder.h"

#include "tests/disk/treechecks.h"
#include "tests/support/registered.h"

#include <QTest>
#include <algorithm>
#include <thread>

using namespace depotscope;

namespace {

/// A tree of one root and `children`, made as a scan does it.
class Planter {
public:
    explicit Planter(const QByteArray &rootPath)
        : m_builder({rootPath})
        , m_names(m_builder.data())
    {
        auto &data = m_builder.data();
        auto &root = data.nodes[*data.nodes.take(1)] = {};
        root.type = quint64(FileType::Directory);
        root.parent = FileTree::Data::none;
        root.directory = *data.directories.take(1);
        data.directories[root.directory] = {};
        data.roots.front() = NodeId{0};
    }

    void fill(quint32 parent, const std::vector<QByteArray> &names, FileType type = FileType::File)
    {
        auto &data = m_builder.data();
        const quint32 first = *data.nodes.take(names.size());
        auto &directory = data.directories[data.nodes[parent].directory];
        directory.firstChild = first;
        directory.childCount = quint32(names.size());
        for (quint32 i = 0; i < names.size(); ++i) {
            auto &node = data.nodes[first + i] = {};
            node.parent = parent;
            node.type = quint64(type);
            node.nameOffset = *m_names.add(names[i]);
            node.nameLength = quint64(names[i].size());
            node.apparent = 10;
            node.blocks = 1;
            if (type == FileType::Directory) {
                node.directory = *data.directories.take(1);
                data.directories[node.directory] = {};
            }
        }
    }

    void link(quint32 node, FileId file) { m_links.push_back({file, node}); }

    FileTree grown() { return m_builder.finish(m_links); }

private:
    TreeBuilder m_builder;
    NameSegment m_names;
    std::vector<TreeBuilder::HardLink> m_links;
};

} // namespace

class TestFileTree : public QObject {
    Q_OBJECT

private slots:
    void empty();
    void totalsAdd();
    void paths();
    void find_data();
    void find();
    void rootOfTheFileSystem();
    void hardLinkCountsWhereItSortsFirst();
    void moreThanOneChunk();
    void limits();
    void takenByManyThreads();
};

void TestFileTree::empty()
{
    const FileTree tree;
    QCOMPARE(tree.nodeCount(), 0);
    QVERIFY(tree.roots().empty());
    QVERIFY(!tree.find("/a"));
}

void TestFileTree::totalsAdd()
{
    Totals sum{512, 10, 1, 0, false};
    sum += {1024, 20, 2, 1, true};
    QCOMPARE(sum, (Totals{1536, 30, 3, 1, true}));
    sum -= {1024, 20, 2, 1, false};
    QCOMPARE(sum, (Totals{512, 10, 1, 0, true}));
}

void TestFileTree::paths()
{
    const QByteArray longRoot = '/' + QByteArray(300, 'r') + "/root";
    Planter planter(longRoot);
    planter.fill(0, {"a", QByteArray(255, 'x')}, FileType::Directory);
    planter.fill(2, {"\xff\n", "b"});
    const FileTree tree = planter.grown();

    QCOMPARE(contradiction(tree), "");
    QCOMPARE(tree.name(NodeId{0}).toByteArray(), longRoot);
    QCOMPARE(tree.path(NodeId{0}), longRoot);
    QCOMPARE(tree.path(NodeId{3}), longRoot + '/' + QByteArray(255, 'x') + "/\xff\n");
    QCOMPARE(tree.parent(NodeId{3}), NodeId{2});
    QVERIFY(!tree.parent(NodeId{0}));
    QVERIFY(!tree.firstChild(NodeId{1}));
    QVERIFY(!tree.firstChild(NodeId{3}));
    QCOMPARE(tree.child(NodeId{2}, "b"), NodeId{4});
    QVERIFY(!tree.child(NodeId{2}, "c"));
    QVERIFY(!tree.child(NodeId{3}, "c"));
    QCOMPARE(tree.totals(NodeId{0}), (Totals{4 * 512, 40, 2, 3, false}));
    QCOMPARE(tree.totals(NodeId{3}), (Totals{512, 10, 1, 0, false}));
}

void TestFileTree::find_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("node"); // -1: none
    QTest::newRow("root") << QByteArray("/depot") << 0;
    QTest::newRow("trailing separator") << QByteArray("/depot/") << 0;
    QTest::newRow("below") << QByteArray("/depot/packages/Foo") << 3;
    QTest::newRow("doubled separator") << QByteArray("/depot//packages//Foo/") << 3;
    QTest::newRow("not there") << QByteArray("/depot/packages/Bar") << -1;
    QTest::newRow("below a file") << QByteArray("/depot/packages/Foo/x") << -1;
    QTest::newRow("beside the root") << QByteArray("/depot2/packages") << -1;
    QTest::newRow("above the root") << QByteArray("/") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void TestFileTree::find()
{
    Planter planter("/depot");
    planter.fill(0, {"artifacts", "packages"}, FileType::Directory);
    planter.fill(2, {"Foo", "Fo"});
    const FileTree tree = planter.grown();
    QFETCH(QByteArray, path);
    QFETCH(int, node);
    QCOMPARE(tree.find(path), node < 0 ? NodeId{} : NodeId{quint32(node)});
}

void TestFileTree::rootOfTheFileSystem()
{
    Planter planter("/");
    planter.fill(0, {"etc"}, FileType::Directory);
    const FileTree tree = planter.grown();
    QCOMPARE(tree.path(NodeId{1}), "/etc");
    QCOMPARE(tree.find("/etc"), NodeId{1});
    QCOMPARE(tree.find("/"), NodeId{0});
}

void TestFileTree::hardLinkCountsWhereItSortsFirst()
{
    Planter planter("/depot");
    planter.fill(0, {"b", "a"}, FileType::Directory);
    planter.fill(1, {"x", "other"});
    planter.fill(2, {"y"});
    planter.link(3, {7, 1}); // b/x
    planter.link(5, {7, 1}); // a/y
    planter.link(4, {8, 1}); // same inode on another device
    const FileTree tree = planter.grown();
    QVERIFY(tree.isCountedElsewhere(NodeId{3}));
    QVERIFY(!tree.isCountedElsewhere(NodeId{4}));
    QVERIFY(!tree.isCountedElsewhere(NodeId{5}));
    QCOMPARE(tree.own(NodeId{3}), (Totals{0, 0, 1, 0, false}));
    QCOMPARE(tree.totals(NodeId{0}), (Totals{4 * 512, 40, 3, 3, false}));
}

void TestFileTree::moreThanOneChunk()
{
    // More nodes, name bytes and directories than any of the chunks holds.
    Planter planter("/depot");
    constexpr quint32 count = 300'000;
    std::vector<QByteArray> names;
    for (quint32 i = 0; i < count; ++i)
        names.push_back("name" + QByteArray::number(i));
    planter.fill(0, names, FileType::Directory);
    planter.fill(count, names);
    const FileTree tree = planter.grown();
    QCOMPARE(tree.nodeCount(), 1 + 2 * qint64(count));
    QCOMPARE(contradiction(tree), "");
    QCOMPARE(tree.totals(NodeId{0}), (Totals{2 * count * 512LL, 2 * count * 10LL, count, count + 1, false}));
    for (quint32 i = 0; i < count; i += 997)
        QCOMPARE(tree.name(NodeId{1 + count + i}).toByteArray(), names[i]);
    QCOMPARE(tree.find("/depot/name299999/name123456").value, 1 + count + 123'456);
}

void TestFileTree::limits()
{
    Chunks<int, 4> numbers(20);
    QCOMPARE(numbers.take(18), std::optional<quint32>(0));
    QCOMPARE(numbers.take(3), std::nullopt);
    QCOMPARE(numbers.take(~quint64(0)), std::nullopt); // must not wrap
    QCOMPARE(numbers.take(2), std::optional<quint32>(18));
    QCOMPARE(numbers.take(1), std::nullopt);
    QCOMPARE(numbers.take(0), std::optional<quint32>(20));
    QCOMPARE(numbers.size(), quint64(20));
}

void TestFileTree::takenByManyThreads()
{
    constexpr int hands = 4;
    constexpr quint32 each = 5000;
    Chunks<quint32, 6> numbers(hands * each * 3);
    std::vector<std::jthread> threads;
    for (int hand = 0; hand < hands; ++hand) {
        threads.emplace_back([&numbers] {
            for (quint32 i = 0; i < each; ++i) {
                const quint32 first = *numbers.take(3);
                numbers[first] = numbers[first + 1] = numbers[first + 2] = first;
            }
        });
    }
    threads.clear();
    QCOMPARE(numbers.size(), quint64(hands * each * 3));
    for (quint32 i = 0; i < hands * each * 3; ++i)
        QCOMPARE(numbers[i], i - i % 3);
}

DEPOTSCOPE_TEST(TestFileTree)
#include "tst_filetree.moc"
