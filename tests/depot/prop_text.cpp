// SPDX-License-Identifier: MIT
#include "model/depot/artifactstoml.h"
#include "model/depot/clonename.h"
#include "model/depot/manifest.h"
#include "model/depot/project.h"
#include "model/depot/registry.h"
#include "model/depot/usagelog.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <QTest>
#include <random>

using namespace depotscope;

namespace {

// Seeded choices; DEPOT_SEED repeats a run that failed.
class Chance {
public:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_engine); }
    bool oneIn(int count) { return below(count) == 0; }
    QByteArray bytes(int size)
    {
        QByteArray result(size, Qt::Uninitialized);
        for (char &byte : result)
            byte = char(below(256));
        return result;
    }
    static uint seed()
    {
        return qEnvironmentVariableIsSet("DEPOT_SEED") ? qEnvironmentVariableIntValue("DEPOT_SEED") : 20200901;
    }

private:
    std::mt19937 m_engine{seed()};
};

QByteArray number(int value, int digits)
{
    return QByteArray::number(value).rightJustified(digits, '0');
}

// A name that no small damage turns into another.
QByteArray unlike(int value)
{
    return number(value, 1).repeated(3);
}

// A text made of blocks: each stands for one thing that must be found again.
struct Document {
    std::vector<QByteArray> blocks;

    QByteArray text() const
    {
        QByteArray whole;
        for (const QByteArray &block : blocks)
            whole += block;
        return whole;
    }

    // Damages one block somewhere and returns its index. All others stay as they are.
    int damage(Chance &chance)
    {
        const int index = chance.below(int(blocks.size()));
        QByteArray &block = blocks[size_t(index)];
        const int at = chance.below(int(block.size()));
        const int length = 1 + chance.below(int(block.size()) - at);
        switch (chance.below(6)) {
        case 0:
            block.remove(at, length);
            break;
        case 1:
            block.insert(at, chance.bytes(1 + chance.below(40)));
            break;
        case 2:
            block.replace(at, length, QByteArray(length, '\0'));
            break;
        case 3:
            block.replace(at, length, chance.bytes(length));
            break;
        case 4:
            block[at] = char(block[at] ^ (1 << chance.below(8)));
            break;
        case 5:
            block.insert(at, QByteArray("\"'[]\n#=\\.,{}").mid(chance.below(12), 1));
            break;
        }
        return index;
    }
};

// Calls all readers; what they say of nonsense does not matter, only that they come back.
void readAll(const QByteArray &text)
{
    readUsageLog(text, "log");
    readOrphanLog(text, "log");
    readManifest(text, "manifest");
    (void)readProject(text, "project");
    readArtifactsToml(text, "artifacts");
    readOverrides(text, "overrides");
    readRegistry(text, "registry");
    originUrl(text);
    uuidFromText(text);
    TreeHash::fromHex(text);
    isManifestName(text);
}

} // namespace

class PropText : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        qInfo("DEPOT_SEED=%u", Chance::seed());
    }

    void randomBytesAreRead()
    {
        Chance chance;
        for (int round = 0; round < 2000; ++round)
            readAll(chance.bytes(chance.below(400)));
        readAll(chance.bytes(4'000'000));
    }

    void randomTokensAreRead()
    {
        const QByteArray tokens[] = {"[",
                                     "[[",
                                     "]",
                                     "]]",
                                     "\"",
                                     "'",
                                     "\"\"\"",
                                     "'''",
                                     "=",
                                     " = ",
                                     "\n",
                                     "\n[[\"/a\"]]\n",
                                     "\r\n",
                                     "#",
                                     ".",
                                     ",",
                                     "{",
                                     "}",
                                     "\\",
                                     "\\u",
                                     "\\x41",
                                     "a",
                                     "deps",
                                     "[[deps.A]]\n",
                                     "uuid",
                                     "time",
                                     "1979",
                                     "-01",
                                     ":00",
                                     "Z",
                                     "T",
                                     "+",
                                     "inf",
                                     "0x",
                                     "true",
                                     "parent_projects = [",
                                     "\0",
                                     "\xff",
                                     "ü",
                                     "\t",
                                     "  ",
                                     "e9",
                                     "nan",
                                     "[A]",
                                     "[A.b]",
                                     "[[A]]",
                                     "packages",
                                     "manifest_format = \"2.0\"\n",
                                     "\\$",
                                     "1.0e",
                                     "time = 2020-01-02T03:04:05.678Z\n",
                                     "git-tree-sha1 = \"46e44e869b4d90b96bd8ed1fdcf32244fddfb6cc\"\n",
                                     "uuid = \"7876af07-990d-54b4-ab0e-23690620f79a\"\n",
                                     "7876af07-990d-54b4-ab0e-23690620f79a"};
        Chance chance;
        for (int round = 0; round < 5000; ++round) {
            QByteArray text;
            for (int i = chance.below(60); i > 0; --i)
                text += tokens[chance.below(int(std::size(tokens)))];
            readAll(text);
        }
    }

    void aDamagedLogKeepsWhatIsWhole()
    {
        Chance chance;
        for (int round = 0; round < 3000; ++round) {
            Document document;
            std::vector<QByteArray> paths;
            const int count = 3 + chance.below(8);
            for (int i = 0; i < count; ++i) {
                const QByteArray path = "/home/user/environment " + unlike(i) + "/Manifest.toml";
                const QByteArray header = "[[\"" + path + "\"]]\n";
                const QByteArray time = "time = 2020-01-02T03:04:" + number(i, 2) + ".5Z\n";
                const QByteArray parents = "parent_projects = [\"/p" + QByteArray::number(i) + "\", \"/q\"]\n";
                document.blocks.push_back(chance.oneIn(2) ? header + time + parents : header + parents + time + '\n');
                paths.push_back(path);
            }
            const int damaged = document.damage(chance);
            const QByteArray text = document.text();
            const UsageLog log = readUsageLog(text, "log");
            for (int i = 0; i < count; ++i) {
                if (std::abs(i - damaged) <= 1)
                    continue;
                const auto found = std::ranges::find(log.usages, paths[size_t(i)], &Usage::path);
                QVERIFY2(found != log.usages.end(), text.toPercentEncoding("\n [](){}").constData());
                QCOMPARE(formatRfc3339(found->time).toLatin1(), "2020-01-02T03:04:" + number(i, 2) + "Z");
                QCOMPARE(found->parentProjects, (std::vector<QByteArray>{"/p" + QByteArray::number(i), "/q"}));
            }
        }
    }

    void aLogThatIsCutOffKeepsWhatIsWhole()
    {
        QByteArray text;
        for (int i = 0; i < 5; ++i)
            text += "[[\"/a" + QByteArray::number(i) + "\"]]\ntime = 2020-01-02T03:04:05.678Z\n";
        const qsizetype each = text.size() / 5;
        for (qsizetype size = 0; size <= text.size(); ++size) {
            const UsageLog log = readUsageLog(QByteArrayView(text).first(size), "log");
            const qsizetype whole = size / each;
            const qsizetype rest = size % each;
            QVERIFY(qsizetype(log.usages.size()) >= whole);
            // A time may lack its last digits or "Z"; whatever else is missing is named.
            QCOMPARE(log.usages.size() + log.troubles.size() >= size_t(whole + (rest > 0)), true);
        }
    }

    void aDamagedManifestKeepsWhatIsWhole_data()
    {
        QTest::addColumn<bool>("isFlat");
        QTest::newRow("flat") << true;
        QTest::newRow("2.0") << false;
    }
    void aDamagedManifestKeepsWhatIsWhole()
    {
        QFETCH(bool, isFlat);
        Chance chance;
        ManifestReader reader;
        for (int round = 0; round < 3000; ++round) {
            Document document;
            const int count = 3 + chance.below(8);
            const QByteArray prefix = isFlat ? "" : "deps.";
            if (!isFlat)
                document.blocks.push_back("julia_version = \"1.10.0\"\nmanifest_format = \"2.0\"\n\n");
            const int first = int(document.blocks.size());
            for (int i = 0; i < count; ++i) {
                const QByteArray name = "Package" + unlike(i);
                QByteArray block = "[[" + prefix + name + "]]\ndeps = [\"Package000\"]\n"
                    + "git-tree-sha1 = \"46e44e869b4d90b96bd8ed1fdcf32244fddfb6" + number(i, 2) + "\"\n"
                    + "uuid = \"7876af07-990d-54b4-ab0e-23690620f7" + number(i, 2) + "\"\nversion = \"1.2.3\"\n";
                if (chance.oneIn(2))
                    block += "    [" + prefix + name + ".extensions]\n    X = \"Y\"\n";
                document.blocks.push_back(block + '\n');
            }
            const int damaged = document.damage(chance) - first;
            const QByteArray text = document.text();
            const Manifest manifest = readManifest(text, "manifest");
            const Manifest again = reader.read(text, "manifest");
            QCOMPARE(again.troubles, manifest.troubles);
            QVERIFY(std::ranges::equal(again.entries, manifest.entries,
                                       [](const auto &a, const auto &b) { return *a == *b; }));
            for (int i = 0; i < count; ++i) {
                if (std::abs(i - damaged) <= 1)
                    continue;
                const QByteArray name = "Package" + unlike(i);
                const auto found =
                    std::ranges::find(manifest.entries, name, [](const auto &entry) { return entry->name; });
                QVERIFY2(found != manifest.entries.end(), text.toPercentEncoding("\n [](){}").constData());
                QCOMPARE(uuidText((*found)->uuid).last(2), number(i, 2));
                QVERIFY((*found)->treeHash);
                QCOMPARE((*found)->treeHash->hex().last(2), number(i, 2));
            }
        }
    }
};

DEPOTSCOPE_TEST(PropText)
#include "prop_text.moc"
