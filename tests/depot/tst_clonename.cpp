// SPDX-License-Identifier: MIT
#include "model/depot/clonename.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

class TestCloneName : public QObject {
    Q_OBJECT

private slots:
    // First column from Julia 1.5.3; second from an implementation of Julia 1.13's hash that is independent of ours.
    void names_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("murmur");
        QTest::addColumn<QByteArray>("rapid");
        QTest::newRow("empty") << QByteArray("") << QByteArray("13633231208144796923")
                               << QByteArray("11881004918142822878");
        QTest::newRow("a") << QByteArray("a") << QByteArray("18024302447460810957")
                           << QByteArray("8696269388386296034");
        QTest::newRow("abc") << QByteArray("abc") << QByteArray("8543511489601552240")
                             << QByteArray("14061459819686662868");
        QTest::newRow("https://github.com/JuliaLang/Example.jl")
            << QByteArray("https://github.com/JuliaLang/Example.jl") << QByteArray("15037770950778237535")
            << QByteArray("2728291904334506664");
        QTest::newRow("https://github.com/JuliaLang/Example.jl.git")
            << QByteArray("https://github.com/JuliaLang/Example.jl.git") << QByteArray("4643033083726148914")
            << QByteArray("13129143384156864931");
        QTest::newRow("git@github.com:JuliaLang/Example.jl.git")
            << QByteArray("git@github.com:JuliaLang/Example.jl.git") << QByteArray("6754066352740396075")
            << QByteArray("7029926420589507060");
        QTest::newRow("/home/user/dev/MyPkg") << QByteArray("/home/user/dev/MyPkg") << QByteArray("9649027409459247183")
                                              << QByteArray("12500551261680160008");
        QTest::newRow("https://github.com/JuliaPackaging/Scratch.jl.git")
            << QByteArray("https://github.com/JuliaPackaging/Scratch.jl.git") << QByteArray("2948682620889606539")
            << QByteArray("8959875487444745404");
        QTest::newRow("https://gitlab.com/grüße/Ünï.jl.git")
            << QByteArray("https://gitlab.com/grüße/Ünï.jl.git") << QByteArray("12311356989408102704")
            << QByteArray("13467747466577261243");
        QTest::newRow("https://github.com/JuliaLang/Pkg.jl.git")
            << QByteArray("https://github.com/JuliaLang/Pkg.jl.git") << QByteArray("14324309850232140419")
            << QByteArray("7191463710818318370");
        QTest::newRow("https://github.com/JuliaPlots/Plots.jl.git")
            << QByteArray("https://github.com/JuliaPlots/Plots.jl.git") << QByteArray("17606969101360885482")
            << QByteArray("3621878899192949147");
        QTest::newRow("git@gitlab.com:group/sub/Proj.jl.git")
            << QByteArray("git@gitlab.com:group/sub/Proj.jl.git") << QByteArray("3616840798831774760")
            << QByteArray("16403991196041734354");
        QTest::newRow("ssh://git@host:22/x.git")
            << QByteArray("ssh://git@host:22/x.git") << QByteArray("5801983803916769530")
            << QByteArray("10821754225707888560");
        QTest::newRow("C:\\Users\\me\\Pkg") << QByteArray("C:\\Users\\me\\Pkg") << QByteArray("10586426043443182047")
                                            << QByteArray("4214236018241725102");
    }
    void names()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, murmur);
        QFETCH(QByteArray, rapid);
        QCOMPARE(cloneName(source, CloneNaming::Murmur), murmur);
        QCOMPARE(cloneName(source, CloneNaming::Rapid), rapid);
    }

    void everyLengthIsReadInBounds()
    {
        const QByteArray text(300, 'x');
        QSet<QByteArray> seen;
        for (qsizetype size = 0; size <= text.size(); ++size) {
            const QByteArray exact(text.constData(), size);
            seen.insert(cloneName(exact, CloneNaming::Murmur));
            seen.insert(cloneName(exact, CloneNaming::Rapid));
        }
        QCOMPARE(seen.size(), 602);
    }

    void origin_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("bare") << QByteArray("[core]\n\tbare = true\n[remote \"origin\"]\n"
                                            "\turl = https://github.com/JuliaLang/Example.jl.git\n"
                                            "\tfetch = +refs/*:refs/*\n\tmirror = true\n")
                              << QByteArray("https://github.com/JuliaLang/Example.jl.git");
        QTest::newRow("other remote first")
            << QByteArray("[remote \"up\"]\nurl = a\n[remote \"origin\"]\nURL=b\n") << QByteArray("b");
        QTest::newRow("only another remote") << QByteArray("[remote \"up\"]\nurl = a\n") << QByteArray();
        QTest::newRow("comment, blanks") << QByteArray("[ Remote \"origin\"]\r\n url =  a b  # c\r\n")
                                         << QByteArray("a b");
        QTest::newRow("quotes") << QByteArray("[remote \"origin\"]\nurl = \"C:\\\\x;#\\\"y \"\n")
                                << QByteArray("C:\\x;#\"y ");
        QTest::newRow("no end") << QByteArray("[remote \"origin\"]\nurl = a\\") << QByteArray("a\\");
        QTest::newRow("section only") << QByteArray("[remote \"origin\"") << QByteArray();
        QTest::newRow("brackets") << QByteArray("[\n]\n=\n\"") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void origin()
    {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, url);
        QCOMPARE(originUrl(config), url);
    }
};

DEPOTSCOPE_TEST(TestCloneName)
#include "tst_clonename.moc"
