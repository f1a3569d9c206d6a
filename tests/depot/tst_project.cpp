// SPDX-License-Identifier: MIT
#include "model/depot/project.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

class TestProject : public QObject {
    Q_OBJECT

private slots:
    void reads()
    {
        const Result<Project> project = readProject("name = \"Example\"\n"
                                                    "uuid = \"7876af07-990d-54b4-ab0e-23690620f79a\"\n"
                                                    "authors = [\"A <a@b>\"]\n"
                                                    "version = \"0.5.3\"\n"
                                                    "manifest = \"../Other.toml\"\n"
                                                    "[deps]\nTest = \"8dfed614-e22c-5e08-85e1-65c5234f0b40\"\n",
                                                    "Project.toml");
        QVERIFY(project);
        QCOMPARE(*project,
                 (Project{"Example", uuidFromText("7876af07-990d-54b4-ab0e-23690620f79a"), "0.5.3", "../Other.toml"}));
    }

    void anEnvironmentHasNoName()
    {
        const Result<Project> project = readProject("[deps]\n", "Project.toml");
        QVERIFY(project);
        QCOMPARE(*project, Project());
        QCOMPARE(*readProject("", "Project.toml"), Project());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("no TOML") << QByteArray("name = \"A\"\nname\n") << 2 << Fault::Malformed;
        QTest::newRow("a name that is a number") << QByteArray("\nname = 7\n") << 2 << Fault::Malformed;
        QTest::newRow("a uuid that is none") << QByteArray("uuid = \"7876af07\"") << 1 << Fault::Malformed;
        QTest::newRow("an empty uuid") << QByteArray("uuid = \"\"") << 1 << Fault::Malformed;
        QTest::newRow("a manifest that is a table") << QByteArray("[manifest]\n") << 1 << Fault::Malformed;
        QTest::newRow("random bytes") << QByteArray("\x93\x00\xff\xfe[[", 6) << 1 << Fault::Malformed;
        QTest::newRow("invalid UTF-8") << QByteArray("name = \"\xff\"") << 1 << Fault::Malformed;
        QTest::newRow("deep arrays") << "a = 1\nb = " + QByteArray(100'000, '[') << 2 << Fault::TooBig;
        QTest::newRow("deep tables") << "a = " + QByteArray("{a=").repeated(100'000) << 1 << Fault::TooBig;
        QTest::newRow("deep key") << "a" + QByteArray(".a").repeated(1'000'000) + " = 1" << 1 << Fault::TooBig;
        QTest::newRow("deep header") << "[a" + QByteArray(".a").repeated(1'000'000) + "]" << 1 << Fault::TooBig;
        QTest::newRow("deep arrays after strings")
            << "a = \"\\\"[\"\nb = '\\'\nc = \"\"\"\n\"[\\\"\"\"\"\"\nd = ''''''\n# \"\ne = " + QByteArray(40, '[') << 7
            << Fault::TooBig;
        QTest::newRow("many values") << "a = [" + QByteArray("1,").repeated(2'000'000) + "]" << 1 << Fault::TooBig;
        QTest::newRow("many tables") << QByteArray("[[a]]\n").repeated(100'000) << 25'001 << Fault::TooBig;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(Fault, fault);
        const Result<Project> project = readProject(text, "/p/Project.toml");
        QVERIFY(!project);
        QCOMPARE(project.error().fault, fault);
        QCOMPARE(project.error().path, QByteArray("/p/Project.toml"));
        QCOMPARE(project.error().line, line);
        QVERIFY(!project.error().detail.isEmpty());
    }

    void bracketsInStringsAndCommentsAreFine()
    {
        const QByteArray many(1000, '[');
        const QByteArray text = "# " + many + "\na = \"" + many + "\"\nb = '" + many + "'\nc = \"\"\"\n" + many
            + "\"\"\"\nd = '''\n" + many + "'''\nname = \"A" + QByteArray(1000, '.') + "\"\n";
        QVERIFY(readProject(text, "Project.toml"));
    }

    void aHugeKeyIsRead()
    {
        QVERIFY(readProject(QByteArray(10'000'000, 'k') + " = 1\nname = \"A\"\n", "Project.toml"));
    }
};

DEPOTSCOPE_TEST(TestProject)
#include "tst_project.moc"
