// SPDX-License-Identifier: MIT
#include "model/depot/tomltext.h"

#include "model/text/names.h"

#include <cstring>
#include <exception>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

// toml++ builds and destroys nested tables by recursion and does not limit the parts of a dotted key; it also looks
// through all arrays of tables, and all tables made by dotted keys, for each that it meets again (60,000 take it half a
// second).
constexpr int maxNesting = 32;
constexpr int maxKeyParts = 32;
constexpr qsizetype maxTables = 50'000;
constexpr qsizetype maxValues = 1'000'000;
constexpr qsizetype maxBytes = 32 * 1024 * 1024; // the registry General has 1 MB
constexpr size_t maxBlocks = 20'000;

// Walks over the text as a TOML parser would, as far as strings, comments, brackets and dots are concerned. Where it
// goes astray the text is no TOML, and the parser gives up at or before that place.
class BombCheck {
public:
    explicit BombCheck(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
        if (text.startsWith("\xef\xbb\xbf"))
            m_at += 3;
    }

    /// What is wrong with the text, if anything.
    std::optional<Error> verdict(const QByteArray &path)
    {
        const auto tooMuch = [&](const QString &detail) { return Error{Fault::TooBig, path, detail, m_line}; };
        int depth = 0;
        int keyParts = 0;
        qsizetype tables = 0;
        qsizetype values = 0;
        while (m_at != m_end) {
            switch (*m_at) {
            case '"':
            case '\'':
                if (!skipString())
                    return std::nullopt;
                continue;
            case '#':
                skipTo('\n');
                continue;
            case '\n':
                ++m_line;
                keyParts = 0;
                break;
            case '[':
            case '{':
                tables += *m_at == '[';
                ++values;
                keyParts = 0;
                if (++depth > maxNesting)
                    return tooMuch(u"nested too deeply"_s);
                break;
            case ']':
            case '}':
                depth -= depth > 0;
                keyParts = 0;
                break;
            case ',':
            case '=':
                ++values;
                keyParts = 0;
                break;
            case '.':
                ++tables;
                if (++keyParts > maxKeyParts)
                    return tooMuch(u"a key with too many parts"_s);
                break;
            default:
                // toml++ 3.3 has undefined behaviour when it looks whether such a character is a blank.
                if (quint8(*m_at) >= 0x80)
                    return Error{Fault::Malformed, path, u"a character that may stand in strings only"_s, m_line};
            }
            ++m_at;
            if (tables > maxTables)
                return tooMuch(u"too many tables"_s);
            if (values > maxValues)
                return tooMuch(u"too many values"_s);
        }
        return std::nullopt;
    }

private:
    void skipTo(char c)
    {
        const void *found = std::memchr(m_at, c, size_t(m_end - m_at));
        m_at = found ? static_cast<const char *>(found) : m_end;
    }

    // False if the string does not end, or a newline is in a string that may have none: the parser stops there.
    bool skipString()
    {
        const char quote = *m_at;
        const bool isMultiline = m_end - m_at >= 3 && m_at[1] == quote && m_at[2] == quote;
        m_at += isMultiline ? 3 : 1;
        while (m_at != m_end) {
            if (*m_at == '\\' && quote == '"') {
                if (++m_at == m_end)
                    return false;
            } else if (*m_at == quote && !isMultiline) {
                ++m_at;
                return true;
            } else if (*m_at == quote && m_end - m_at >= 3 && m_at[1] == quote && m_at[2] == quote) {
                m_at += 3;
                for (int i = 0; i < 2 && m_at != m_end && *m_at == quote; ++i)
                    ++m_at; // up to two quotes may stand right before the closing three
                return true;
            }
            if (*m_at == '\n') {
                if (!isMultiline)
                    return false;
                ++m_line;
            }
            ++m_at;
        }
        return false;
    }

    const char *m_at;
    const char *m_end;
    int m_line = 1;
};

// The key of a header line such as `[[deps.Example]]`, without blanks around it; empty if the line is no header.
QByteArrayView headerKey(QByteArrayView line)
{
    line = line.trimmed();
    if (!line.startsWith('['))
        return {};
    line = line.sliced(line.startsWith("[[") ? 2 : 1);
    const qsizetype end = line.lastIndexOf(']');
    if (end >= 0)
        line = line.first(end > 0 && line[end - 1] == ']' ? end - 1 : end);
    return line.trimmed();
}

} // namespace

Result<toml::table> parseToml(QByteArrayView text, const QByteArray &path)
{
    if (text.size() > maxBytes)
        return Failure({Fault::TooBig, path, u"more than 32 MiB"_s, 0});
    if (const std::optional<Error> bomb = BombCheck(text).verdict(path))
        return Failure(*bomb);
    try {
        return toml::parse(std::string_view(text.data(), size_t(text.size())));
    } catch (const toml::parse_error &error) {
        return Failure(
            {Fault::Malformed, path, QString::fromUtf8(bytesOf(error.description())), int(error.source().begin.line)});
    } catch (const std::exception &error) {
        return Failure({Fault::Malformed, path, QString::fromUtf8(error.what()), 0});
    }
}

std::vector<TomlBlock> tomlBlocks(QByteArrayView text)
{
    std::vector<TomlBlock> blocks;
    qsizetype start = 0;
    int startLine = 0;
    QByteArrayView key;
    qsizetype at = 0;
    for (int line = 0; at < text.size() && blocks.size() < maxBlocks; ++line) {
        const qsizetype newline = text.indexOf('\n', at);
        const qsizetype next = newline < 0 ? text.size() : newline + 1;
        if (text[at] == '[') {
            const QByteArrayView found = headerKey(text.sliced(at, next - at));
            // A header damaged to [[deps]] must not swallow all entries of a manifest that follow.
            const bool isBelow = !key.isEmpty() && key != "deps" && found.size() > key.size() && found.startsWith(key)
                && found[key.size()] == '.';
            if (!isBelow) {
                blocks.push_back({text.sliced(start, at - start), startLine});
                start = at;
                startLine = line;
                key = found;
            }
        }
        at = next;
    }
    blocks.push_back({text.sliced(start), startLine});
    if (blocks.size() == 1)
        blocks.front().text = {}; // the whole document, which is known not to parse
    return blocks;
}

std::optional<QByteArray> stringAt(const toml::table &table, std::string_view key)
{
    const toml::value<std::string> *found = table.get_as<std::string>(key);
    if (!found)
        return std::nullopt;
    return bytesOf(found->get());
}

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

int lineOf(const toml::node &node)
{
    return int(node.source().begin.line);
}

Result<QByteArray> quotedToml(const QByteArray &text)
{
    if (!isUtf8(text))
        return Failure({Fault::Malformed, text, u"is no UTF-8, so no TOML file can name it"_s});
    QByteArray result = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
        case '\\':
            result += '\\';
            result += c;
            break;
        case '\n':
            result += "\\n";
            break;
        case '\t':
            result += "\\t";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\b':
            result += "\\b";
            break;
        case '\f':
            result += "\\f";
            break;
        default:
            if (quint8(c) < 0x20 || c == 0x7f)
                result += "\\u" + QByteArray::number(int(c), 16).rightJustified(4, '0');
            else
                result += c;
        }
    }
    return result + '"';
}

} // namespace depotscope
