// SPDX-License-Identifier: MIT
#include "app/commandline/json.h"
#include "tests/support/registered.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTest>

#include <functional>

using namespace depotscope;

namespace {

QByteArray written(const std::function<void(JsonWriter &)> &write)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        Output output(buffer);
        JsonWriter json(output);
        write(json);
    }
    return buffer.data();
}

// Takes `room` bytes and no more.
class FullDevice : public QIODevice {
public:
    explicit FullDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    int attempts = 0;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        ++attempts;
        if (size > m_room) {
            setErrorString(QStringLiteral("no room"));
            return -1;
        }
        m_room -= size;
        return size;
    }

private:
    qint64 m_room;
};

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void membersComeInOrder()
    {
        const QByteArray text = written([](JsonWriter &json) {
            json.beginObject();
            json.key("b").number(std::numeric_limits<qint64>::max());
            json.key("a").beginArray();
            json.text("x");
            json.null();
            json.beginObject();
            json.endObject();
            json.beginArray();
            json.endArray();
            json.flag(true);
            json.endArray();
            json.key("c").flag(false);
            json.key("d").textOrNull("");
            json.key("e").timeOrNull(Time());
            json.key("f").timeOrNull(std::nullopt);
            json.endObject();
        });
        QCOMPARE(text,
                 QByteArray("{\"b\":9223372036854775807,\"a\":[\"x\",null,{},[],true],\"c\":false,\"d\":null,"
                            "\"e\":\"1970-01-01T00:00:00Z\",\"f\":null}"));
    }

    void textSurvives_data()
    {
        QTest::addColumn<QByteArray>("text");
        QByteArray control;
        for (char c = 1; c < 0x20; ++c)
            control += c;
        QTest::newRow("control characters") << control;
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("quotes") << QByteArray("\"a\\b/c\"");
        QTest::newRow("not ASCII") << QByteArray("grüße 日本 😀");
    }
    void textSurvives()
    {
        QFETCH(QByteArray, text);
        const QByteArray json = written([&](JsonWriter &writer) {
            writer.beginObject();
            writer.path("path", text);
            writer.endObject();
        });
        QJsonParseError error{};
        const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        QCOMPARE(object.value(QStringLiteral("path")).toString().toUtf8(), text);
        QCOMPARE(object.size(), 1);
    }

    void bytesThatAreNoTextComeTwice()
    {
        const QByteArray json = written([](JsonWriter &writer) {
            writer.beginObject();
            writer.path("path", "/a/\xff\xfe.jl");
            writer.endObject();
        });
        QCOMPARE(json,
                 QByteArray("{\"path\":\"/a/\uFFFD\uFFFD.jl\",\"path_b64\":\"")
                     + QByteArray("/a/\xff\xfe.jl").toBase64() + "\"}");
    }

    void aFullDeviceIsAskedOnce()
    {
        FullDevice device(70'000);
        Output output(device);
        for (int i = 0; i < 400; ++i)
            output.write(QByteArray(1000, 'x'));
        QVERIFY(!output.flush());
        QCOMPARE(output.failure(), QStringLiteral("no room"));
        QCOMPARE(device.attempts, 2);
    }
};

DEPOTSCOPE_TEST(TestJson)
#include "tst_json.moc"
