// SPDX-License-Identifier: MIT
#include "app/commandline/json.h"

#include "model/text/names.h"

namespace depotscope {

JsonWriter::JsonWriter(Output &output)
    : m_output(output)
{
}

void JsonWriter::beginObject()
{
    separate();
    m_output.write("{");
    m_isFirst = true;
}

void JsonWriter::endObject()
{
    m_output.write("}");
    m_isFirst = false;
}

void JsonWriter::beginArray()
{
    separate();
    m_output.write("[");
    m_isFirst = true;
}

void JsonWriter::endArray()
{
    m_output.write("]");
    m_isFirst = false;
}

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    separate();
    quote(name);
    m_output.write(":");
    m_isAfterKey = true;
    return *this;
}

void JsonWriter::text(QByteArrayView value)
{
    separate();
    if (isUtf8(value))
        quote(value);
    else
        quote(QString::fromUtf8(value).toUtf8());
}

void JsonWriter::number(qint64 value)
{
    separate();
    m_output.write(QByteArray::number(value));
}

void JsonWriter::flag(bool value)
{
    separate();
    m_output.write(value ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    m_output.write("null");
}

void JsonWriter::textOrNull(QByteArrayView value)
{
    if (value.isEmpty())
        null();
    else
        text(value);
}

void JsonWriter::timeOrNull(const std::optional<Time> &time)
{
    if (time)
        text(formatRfc3339(*time).toLatin1());
    else
        null();
}

void JsonWriter::path(QByteArrayView name, const QByteArray &path)
{
    key(name).text(path);
    if (!isUtf8(path))
        key(name.toByteArray() + "_b64").text(path.toBase64());
}

void JsonWriter::separate()
{
    if (!m_isFirst && !m_isAfterKey)
        m_output.write(",");
    m_isFirst = false;
    m_isAfterKey = false;
}

void JsonWriter::quote(QByteArrayView value)
{
    static constexpr char hex[] = "0123456789abcdef";
    QByteArray quoted = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            quoted += "\\u00";
            quoted += hex[c >> 4];
            quoted += hex[c & 15];
        } else {
            quoted += c;
        }
    }
    m_output.write(quoted + '"');
}

} // namespace depotscope
