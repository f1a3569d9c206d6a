// SPDX-License-Identifier: MIT
#include "tests/julia/julia.h"
#include "tests/support/places.h"
#include "tests/support/registered.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <sys/stat.h>

using namespace depotscope;
using namespace Qt::StringLiterals;

namespace {

/// Central European time, as rules and not by name: a machine without the time zone database knows it too.
constexpr auto centralEurope = "CET-1CEST,M3.5.0,M10.5.0/3"_L1;
constexpr auto japan = "JST-9"_L1;

struct Output {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Output runProgram(const QString &program, const QStringList &arguments, const QString &zone)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TZ"_s, zone);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The items of an array, by path.
using Items = QMap<QString, QJsonObject>;

Items itemsOf(const QJsonObject &object)
{
    Items items;
    for (const QJsonValue &item : object["items"_L1].toArray())
        items.insert(item["path"_L1].toString(), item.toObject());
    return items;
}

/// What `depotctl list` says of `depot` to a process in time zone `zone`. Errors: a sentence.
tl::expected<QJsonObject, QString> list(const QString &depot, const QString &zone)
{
    const QStringList arguments = {u"--depot"_s, depot, u"--json"_s, u"list"_s};
    const Output output = runProgram(QString::fromUtf8(places::depotctl), arguments, zone);
    const QJsonDocument document = QJsonDocument::fromJson(output.out);
    if (output.exitCode != 0 || !document.isObject())
        return tl::unexpected(
            u"depotctl list ends with %1: %2"_s.arg(output.exitCode).arg(QString::fromUtf8(output.err)));
    return document.object();
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return u"nothing"_s;
    QJsonArray array;
    array.append(value);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)).sliced(1).chopped(1);
}

/// All owners of a listed item: "owners" is there if it is shared, else there is one "owner" or none.
QJsonArray ownersOf(const QJsonObject &item)
{
    if (item["owners"_L1].isArray())
        return item["owners"_L1].toArray();
    QJsonArray owners;
    if (!item["owner"_L1].isNull())
        owners.append(item["owner"_L1]);
    return owners;
}

/// `owners` in text, to compare with `right`. A UUID that Julia has no name for may be called anything.
QString inWords(const QJsonArray &owners, const QJsonArray &right)
{
    QStringList words;
    for (const QJsonValue &owner : owners) {
        const QJsonValue uuid = owner["uuid"_L1];
        const bool isNamed = std::ranges::none_of(
            right, [&](const QJsonValue &known) { return known["uuid"_L1] == uuid && known["name"_L1].isNull(); });
        words << u"%1 %2"_s.arg(isNamed ? owner["name"_L1].toString() : u"?"_s, uuid.toString());
    }
    words.sort();
    return words.join(u", "_s);
}

/// What lies below a path, counted by lstat alone. Units: bytes.
struct Sum {
    qint64 allocated = 0;
    qint64 apparent = 0;
    qint64 files = 0;
    qint64 linked = 0; ///< allocated bytes that may count elsewhere: the file has further names
    qint64 linkedApparent = 0;
};

void count(const QString &path, Sum &sum)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        return;
    sum.allocated += 512 * qint64(status.st_blocks);
    sum.apparent += status.st_size;
    if (S_ISDIR(status.st_mode))
        return;
    sum.files += 1;
    if (status.st_nlink > 1) {
        sum.linked += 512 * qint64(status.st_blocks);
        sum.linkedApparent += status.st_size;
    }
}

Sum sumOf(const QString &path)
{
    Sum sum;
    count(path, sum);
    if (!QFileInfo(path).isSymLink()) {
        QDirIterator entries(path, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
        while (entries.hasNext())
            count(entries.next(), sum);
    }
    return sum;
}

/// The difference between a number and its bounds, as a line, or nothing.
QString outside(QLatin1StringView what, qint64 is, qint64 least, qint64 most)
{
    if (is >= least && is <= most)
        return {};
    const QString right = least == most ? QString::number(most) : u"%1 to %2"_s.arg(least).arg(most);
    return u"%1 is %2, on disk %3"_s.arg(what).arg(is).arg(right);
}

/// What a report says that went wrong.
QByteArray wrongIn(const Output &output)
{
    const QJsonObject report = QJsonDocument::fromJson(output.out).object();
    QJsonArray wrong = report["failures"_L1].toArray();
    for (const QJsonValue &item : report["items"_L1].toArray()) {
        if (item["outcome"_L1] != "trashed"_L1 && item["outcome"_L1] != "returned"_L1)
            wrong.append(item);
    }
    return output.err + QJsonDocument(wrong).toJson(QJsonDocument::Compact);
}

/// Lines that name what `item` says otherwise than `right`. Only what is in `right` is compared.
QStringList differences(const QJsonObject &item, const QJsonObject &right)
{
    QStringList lines;
    for (auto it = right.begin(); it != right.end(); ++it) {
        if (it.key() == "owners"_L1 || item[it.key()] == it.value())
            continue;
        const bool isNothing = it.value().isNull() || (it.value().isArray() && it.value().toArray().isEmpty());
        if (isNothing && item[it.key()].isUndefined())
            continue;
        lines << u"%1 is %2, for Julia %3"_s.arg(it.key(), textOf(item[it.key()]), textOf(it.value()));
    }

    const QJsonArray known = right["owners"_L1].toArray();
    const QJsonArray owners = ownersOf(item);
    if (const QString is = inWords(owners, known), be = inWords(known, known); is != be)
        lines << u"owned by (%1), for Julia by (%2)"_s.arg(is, be);
    if (!owners.isEmpty() && (owners.first() != item["owner"_L1] || item["shared"_L1].toBool() != (owners.size() > 1)))
        lines << u"what it says of its owner and of its owners does not fit"_s;

    const Sum sum = sumOf(item["path"_L1].toString());
    lines << outside("size"_L1, item["size"_L1].toInteger(-1), sum.allocated - sum.linked, sum.allocated)
          << outside("apparent"_L1, item["apparent"_L1].toInteger(-1), sum.apparent - sum.linkedApparent, sum.apparent)
          << outside("files"_L1, item["files"_L1].toInteger(-1), sum.files, sum.files);
    lines.removeAll(QString());
    return lines;
}

} // namespace

/// A depot that Julia 1.5's own Pkg made, as `depotctl list` sees it, against what Pkg says of it (makedepot.jl).
class TestJuliaDepot : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void items_data();
    void items();
    void totalsAreThoseOfDu();
    void localTimes_data();
    void localTimes();
    void cleaned();

private:
    tl::expected<QDir, QString> makeDepot(const Julia &julia, const QString &name, const QString &zone,
                                          const QStringList &options) const;

    QTemporaryDir m_temporary;
    QDir m_folder; ///< holds the depots
    QDir m_whole;
    QDir m_small;
    QJsonObject m_expected;
    QJsonObject m_listed;
};

void TestJuliaDepot::initTestCase()
{
    const auto julia = Julia::find();
    if (!julia && !Julia::isRequired())
        QSKIP(qPrintable(julia.error()));
    QVERIFY2(julia, julia ? "" : qPrintable(julia.error()));

    const QString kept = qEnvironmentVariable("DEPOTSCOPE_KEEP");
    m_folder = QDir(kept.isEmpty() ? m_temporary.path() : kept);
    QVERIFY2(m_folder.mkpath(u"."_s) && m_folder.isEmpty(), qPrintable(m_folder.path() + u" is not an empty folder"_s));
    m_folder = QDir(m_folder.canonicalPath());

    const auto whole = makeDepot(*julia, u"whole"_s, centralEurope, {});
    QVERIFY2(whole, qPrintable(whole ? QString() : whole.error()));
    m_whole = *whole;
    const auto small = makeDepot(*julia, u"small"_s, japan, {u"--small"_s});
    QVERIFY2(small, qPrintable(small ? QString() : small.error()));
    m_small = *small;

    const auto expected = readJson(m_whole.filePath(u"expected.json"_s));
    QVERIFY2(expected, qPrintable(expected ? QString() : expected.error()));
    m_expected = *expected;
    const auto listed = list(m_whole.filePath(u"depot"_s), centralEurope);
    QVERIFY2(listed, qPrintable(listed ? QString() : listed.error()));
    m_listed = *listed;
}

tl::expected<QDir, QString> TestJuliaDepot::makeDepot(const Julia &julia, const QString &name, const QString &zone,
                                                      const QStringList &options) const
{
    const QDir folder(m_folder.filePath(name));
    if (!folder.mkpath(u"."_s))
        return tl::unexpected(u"cannot make %1"_s.arg(folder.path()));
    const QStringList variables = {u"JULIA_DEPOT_PATH="_s + folder.filePath(u"depot"_s), u"JULIA_PKG_SERVER="_s,
                                   u"TZ="_s + zone};
    const auto made = julia.run(u"makedepot.jl"_s, QStringList{folder.path()} + options, folder, variables);
    if (!made)
        return tl::unexpected(made.error());
    return folder;
}

void TestJuliaDepot::items_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("least");
    QTest::newRow("packages") << u"package"_s << 12;
    QTest::newRow("artifacts") << u"artifact"_s << 8;
    QTest::newRow("spaces") << u"space"_s << 8;
    QTest::newRow("compiled caches") << u"compiled"_s << 5;
    QTest::newRow("clones") << u"clone"_s << 8;
    QTest::newRow("registries") << u"registry"_s << 1;
    QTest::newRow("environments") << u"environment"_s << 3;
    QTest::newRow("dev checkouts") << u"dev"_s << 1;
    QTest::newRow("logs") << u"log"_s << 4;
    QTest::newRow("others") << u"other"_s << 2;
}

void TestJuliaDepot::items()
{
    QFETCH(const QString, kind);
    QFETCH(const int, least);
    const Items expected = itemsOf(m_expected);
    const Items listed = itemsOf(m_listed);
    QStringList lines;
    int seen = 0;
    for (const QJsonObject &right : expected) {
        if (right["kind"_L1] != kind)
            continue;
        seen += 1;
        const QString path = right["path"_L1].toString();
        if (!listed.contains(path)) {
            lines << path + u": not listed"_s;
            continue;
        }
        for (const QString &difference : differences(listed[path], right))
            lines << path + u": "_s + difference;
    }
    // What belongs to nothing else is the depot's own: the folders that Pkg keeps the items in.
    const QString depot = m_expected["depot"_L1].toString();
    for (const QJsonObject &item : listed) {
        const QString path = item["path"_L1].toString();
        if (item["kind"_L1] == kind && !expected.contains(path) && path != depot)
            lines << path + u": listed, but Julia knows of no such thing"_s;
    }
    for (const QString &line : lines)
        qWarning().noquote() << line;
    QVERIFY2(lines.isEmpty(), qPrintable(u"%1 differences, named above"_s.arg(lines.size())));
    QVERIFY2(seen >= least, "the script made too little");
}

void TestJuliaDepot::totalsAreThoseOfDu()
{
    const QString depot = m_expected["depot"_L1].toString();
    qint64 allocated = 0;
    qint64 apparent = 0;
    for (const QJsonValue &item : m_listed["items"_L1].toArray()) {
        allocated += item["size"_L1].toInteger();
        apparent += item["apparent"_L1].toInteger();
    }
    const auto du = [&](const QStringList &options) {
        const Output output = runProgram(u"du"_s, options + QStringList{u"-s"_s, u"-B1"_s, depot}, u"UTC"_s);
        return output.out.split('\t').first().toLongLong();
    };
    QCOMPARE(allocated, du({}));
    QCOMPARE(apparent, du({u"--apparent-size"_s}));
}

void TestJuliaDepot::localTimes_data()
{
    QTest::addColumn<QString>("zone");
    QTest::newRow("zone as a rule") << QString(japan);
    if (QTimeZone::isTimeZoneIdAvailable("Asia/Tokyo"))
        QTest::newRow("zone by name") << u"Asia/Tokyo"_s;
}

/// Pkg and Scratch log the wall clock of their own time zone; the instant is that of no other zone.
void TestJuliaDepot::localTimes()
{
    QFETCH(const QString, zone);
    const auto listed = list(m_small.filePath(u"depot"_s), zone);
    QVERIFY2(listed, qPrintable(listed ? QString() : listed.error()));
    const Items items = itemsOf(*listed);
    const auto expected = readJson(m_small.filePath(u"expected.json"_s));
    QVERIFY2(expected, qPrintable(expected ? QString() : expected.error()));
    int used = 0;
    for (const QJsonValue &right : (*expected)["items"_L1].toArray()) {
        const QJsonObject item = items[right["path"_L1].toString()];
        QVERIFY2(textOf(item["last_use"_L1]) == textOf(right["last_use"_L1]),
                 qPrintable(u"%1 was used at %2, not %3"_s.arg(
                     right["path"_L1].toString(), textOf(right["last_use"_L1]), textOf(item["last_use"_L1]))));
        used += right["last_use"_L1].isString();
    }
    QVERIFY(used >= 4);
}

/// After our collections Julia still has all that it needs, and Pkg's own finds nothing more. The last one: it changes
/// the depot.
void TestJuliaDepot::cleaned()
{
    const QString depot = m_whole.filePath(u"depot"_s);
    const auto depotctl = [&](const QStringList &arguments) {
        return runProgram(QString::fromUtf8(places::depotctl),
                          QStringList{u"--depot"_s, depot, u"--json"_s} + arguments, centralEurope);
    };
    const auto itemsNow = [&] {
        QStringList paths;
        for (const QString &folder : {u"artifacts"_s, u"clones"_s, u"packages"_s, u"scratchspaces"_s}) {
            QDirIterator entries(depot + u'/' + folder, QDir::Dirs | QDir::NoDotAndDotDot,
                                 QDirIterator::Subdirectories);
            while (entries.hasNext())
                paths << entries.next();
        }
        paths.sort();
        return paths;
    };
    const auto check = [&](const QStringList &options) -> QString {
        const auto julia = Julia::find();
        const auto done =
            julia->run(u"aftergc.jl"_s, QStringList{m_whole.path()} + options, m_whole,
                       {u"JULIA_DEPOT_PATH="_s + depot, u"JULIA_PKG_SERVER="_s, u"TZ="_s + centralEurope});
        return done ? QString() : done.error();
    };
    QDir repositories(m_whole.filePath(u"repos"_s));
    for (const QString &name : repositories.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(repositories.rename(name + u"/.git"_s, name + u"/gone"_s));

    const QStringList before = itemsNow();
    for (const QStringList &rules : {QStringList{u"--like"_s, u"safe"_s}, QStringList{u"--like"_s, u"1.5"_s}}) {
        const Output output = depotctl(QStringList{u"gc"_s, u"--collect-delay"_s, u"0"_s, u"--yes"_s} + rules);
        QVERIFY2(output.exitCode == 0, wrongIn(output).constData());
        const QJsonObject report = QJsonDocument::fromJson(output.out).object();
        QVERIFY2(report["items"_L1].toArray().size() >= 3, output.out.constData());
        QVERIFY(itemsNow().size() < before.size());
        const QString wrong = check(rules.last() == "1.5"_L1 ? QStringList{u"--collect"_s} : QStringList());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        // Of two caches of a package the older one is held, and Julia makes it again if an environment loads it.
        const Output undone = depotctl({u"undo"_s, u"--clash"_s, u"replace"_s});
        QVERIFY2(undone.exitCode == 0, wrongIn(undone).constData());
        QCOMPARE(itemsNow(), before);
    }
}

DEPOTSCOPE_TEST(TestJuliaDepot)
#include "tst_juliadepot.moc"
