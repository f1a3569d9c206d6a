// SPDX-License-Identifier: MIT
#include "model/artifact/binding.h"

#include "model/depot/logediting.h"
#include "model/depot/tomltext.h"
#include "model/disk/place.h"
#include "model/text/names.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

bool isBare(const QByteArray &key)
{
    return !key.isEmpty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Failure unchangeable(const QByteArray &path, const QByteArray &name)
{
    return Failure({Fault::Malformed, path,
                    u"%1 is bound in a form that cannot be changed without touching the rest"_s.arg(forPeople(name))});
}

QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        lines[i] += '\n';
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool isBlank(const QByteArray &line)
{
    return line.trimmed().isEmpty();
}

bool isComment(const QByteArray &line)
{
    return line.trimmed().startsWith('#');
}

/// Lines from `begin` up to `end`, counted from 0.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// The text as lines, and which of them belong to which name.
class Document {
public:
    Document(const QByteArray &text, const toml::table &table)
        : m_lines(linesOf(text))
        , m_newline(text.contains("\r\n") ? "\r\n" : "\n")
    {
        for (const auto &[key, node] : table)
            collect(bytesOf(key.str()), node);
        for (auto at = m_headers.begin(); at != m_headers.end(); ++at) {
            const auto next = std::next(at);
            Span span{at->first, next == m_headers.end() ? m_lines.size() : next->first};
            // What stands above the next header with nothing between them belongs to that.
            while (span.end > span.begin + 1 && (isBlank(m_lines[span.end - 1]) || isComment(m_lines[span.end - 1])))
                --span.end;
            m_sections.emplace_back(at->second, span);
        }
    }

    /// All that is said of `name` under headers of its own. Blank lines between two of them belong to the first.
    std::vector<Span> sectionsOf(const QByteArray &name) const
    {
        std::vector<Span> result;
        for (const auto &[section, span] : m_sections) {
            if (section != name)
                continue;
            if (!result.empty()
                && std::all_of(m_lines.begin() + result.back().end, m_lines.begin() + span.begin, isBlank))
                result.back().end = span.begin;
            result.push_back(span);
        }
        return result;
    }

    /// Where something new of this name goes: before the first that is greater if all are sorted, else at the end.
    qsizetype placeFor(const QByteArray &name) const
    {
        if (!std::ranges::is_sorted(m_sections, {}, [](const auto &section) { return section.first; }))
            return m_lines.size();
        const auto next = std::ranges::find_if(m_sections, [&](const auto &section) { return section.first > name; });
        if (next == m_sections.end())
            return m_lines.size();
        qsizetype place = next->second.begin;
        while (place > 0 && isComment(m_lines[place - 1]))
            --place;
        // A comment at the beginning is one of the whole file.
        return place == 0 && next->second.begin > 0 ? m_lines.size() : place;
    }

    /// The text without `gone` and with `text`, a block of its own, at `place`.
    QByteArray with(const std::vector<Span> &gone, qsizetype place, QByteArray text, bool standsAlone) const
    {
        text.replace("\n", m_newline);
        QByteArray result;
        bool isWritten = false;
        const auto write = [&] {
            if (!result.isEmpty() && !result.endsWith('\n'))
                result += m_newline;
            const bool needsBlank = standsAlone && !result.isEmpty() && !endsBlank(result);
            result += (needsBlank ? m_newline : "") + text;
            isWritten = true;
        };
        bool followsGone = false;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            if (i == place) {
                write();
                if (standsAlone && !isGone(gone, i) && !isBlank(m_lines[i]))
                    result += m_newline;
            }
            // Of the blank lines before and after what goes, those before stay.
            const bool isLeftOver = followsGone && isBlank(m_lines[i]) && (result.isEmpty() || endsBlank(result));
            followsGone = isGone(gone, i) || isLeftOver;
            if (!followsGone)
                result += m_lines[i];
        }
        if (!isWritten)
            write();
        return result;
    }

private:
    // A header of a table that stands by itself begins a section; what is written in one line has none.
    void collect(const QByteArray &name, const toml::node &node)
    {
        if (const toml::table *table = node.as_table(); table && !table->is_inline()) {
            const qsizetype line = lineOf(*table) - 1;
            if (line >= 0 && line < m_lines.size() && m_lines[line].trimmed().startsWith('['))
                m_headers.emplace(line, name);
            for (const auto &[key, value] : *table)
                collect(name, value);
        } else if (const toml::array *array = node.as_array()) {
            for (const toml::node &element : *array)
                collect(name, element);
        }
    }

    static bool isGone(const std::vector<Span> &gone, qsizetype line)
    {
        return std::ranges::any_of(gone, [&](const Span &span) { return line >= span.begin && line < span.end; });
    }

    static bool endsBlank(const QByteArray &text)
    {
        const qsizetype last = text.chopped(1).lastIndexOf('\n');
        return isBlank(text.sliced(last + 1));
    }

    QList<QByteArray> m_lines;
    QByteArray m_newline;
    std::map<qsizetype, QByteArray> m_headers; // line -> the name whose table it is
    std::vector<std::pair<QByteArray, Span>> m_sections; // in the order of the text
};

Platform platformIn(const toml::node &element)
{
    Platform platform;
    if (const toml::table *table = element.as_table()) {
        for (const auto &[key, value] : *table) {
            if (value.is_string() && key.str() != "git-tree-sha1")
                platform.emplace_back(bytesOf(key.str()), bytesOf(value.as_string()->get()));
        }
    }
    return normalized(platform);
}

QString formatted(const Platform &platform)
{
    QByteArrayList words;
    for (const auto &[key, value] : platform)
        words += key + '=' + value;
    return QString::fromUtf8(words.join(' '));
}

std::string_view view(const QByteArray &text)
{
    return {text.constData(), size_t(text.size())};
}

} // namespace

Result<QByteArray> bindingText(const Binding &binding)
{
    Error error;
    const auto quoted = [&error](const QByteArray &text) {
        const auto result = quotedToml(text);
        if (!result)
            error = result.error();
        return result.value_or(QByteArray());
    };
    std::map<QByteArray, QByteArray> values{{"git-tree-sha1", '"' + binding.hash.hex() + '"'}};
    if (binding.isLazy)
        values["lazy"] = "true";
    for (const auto &[key, value] : binding.platform)
        values[key] = quoted(value);

    const QByteArray key = isBare(binding.name) ? binding.name : quoted(binding.name);
    QByteArray text = binding.platform.empty() ? '[' + key + "]\n" : "[[" + key + "]]\n";
    for (const auto &[name, value] : values)
        text += name + " = " + value + '\n';
    if (!binding.downloads.empty())
        text += '\n';
    for (const Binding::Download &download : binding.downloads) {
        text += "    [[" + key + ".download]]\n    sha256 = \"" + download.sha256 + "\"\n";
        if (download.size > 0)
            text += "    size = " + QByteArray::number(download.size) + '\n';
        text += "    url = " + quoted(download.url) + '\n';
    }
    if (!error.detail.isEmpty())
        return Failure(error);
    return text;
}

Result<QByteArray> bound(const std::optional<QByteArray> &text, const QByteArray &path, const Binding &binding,
                         bool force)
{
    const auto added = bindingText(binding);
    if (!added || !text)
        return added;
    const auto before = parseToml(*text, path);
    if (!before)
        return Failure(before.error());
    const auto alone = parseToml(*added, path);
    if (!alone)
        return Failure(alone.error());
    const QString name = forPeople(binding.name);
    const toml::node *old = before->get(view(binding.name));
    const toml::array *elements = old ? old->as_array() : nullptr;
    const auto isSame = [&](const toml::node &element) { return platformIn(element) == binding.platform; };
    if (old && !binding.platform.empty() && !elements)
        return Failure({Fault::Exists, path, u"%1 is bound for all platforms"_s.arg(name)});
    if (old && !force && binding.platform.empty())
        return Failure({Fault::Exists, path, u"%1 is bound"_s.arg(name)});
    if (old && !force && std::ranges::any_of(*elements, isSame)) {
        return Failure({Fault::Exists, path, u"%1 is bound for %2"_s.arg(name, formatted(binding.platform))});
    }

    // What is to be read from the text that comes out.
    toml::table expected = *before;
    if (elements && !binding.platform.empty()) {
        toml::array all;
        for (const toml::node &element : *elements) {
            if (!isSame(element))
                all.push_back(element);
        }
        all.push_back(*alone->get(view(binding.name))->as_array()->get(0));
        expected.insert_or_assign(view(binding.name), std::move(all));
    } else {
        expected.insert_or_assign(view(binding.name), *alone->get(view(binding.name)));
    }

    const Document document(*text, *before);
    const std::vector<Span> sections = document.sectionsOf(binding.name);
    std::vector<Span> gone;
    QByteArray after;
    if (elements && !binding.platform.empty() && !sections.empty()) {
        for (const toml::node &element : *elements) {
            const qsizetype line = lineOf(element) - 1;
            const auto next =
                std::ranges::find_if(*elements, [&](const toml::node &other) { return lineOf(other) - 1 > line; });
            const qsizetype end = next == elements->end() ? sections.back().end : lineOf(*next) - 1;
            if (isSame(element)) {
                // Lines between two elements that belong to neither stay.
                for (const Span &section : sections) {
                    if (section.begin >= line && section.begin < end)
                        gone.push_back(section);
                }
            }
        }
        after = document.with(gone, sections.back().end, *added, false);
    } else if (!sections.empty()) {
        // From the first header on: what stands between sections of one name goes with it.
        after = document.with(sections, sections.front().begin, *added, false);
    } else {
        if (old) { // in one line, such as the empty list that Pkg leaves
            const auto key = std::ranges::find_if(
                *before, [&](const auto &entry) { return bytesOf(entry.first.str()) == binding.name; });
            gone.push_back({qsizetype(key->first.source().begin.line) - 1, qsizetype(old->source().end.line)});
        }
        after = document.with(gone, document.placeFor(binding.name), *added, true);
    }
    const auto parsed = parseToml(after, path);
    if (!parsed || *parsed != expected)
        return unchangeable(path, binding.name);
    return after;
}

Result<void> bind(Disk &disk, const QByteArray &path, const Binding &binding, bool force)
{
    // A link to the file stays one.
    const QFileInfo file(QFile::decodeName(path));
    const QByteArray real = file.exists() ? QFile::encodeName(file.canonicalFilePath()) : path;
    return disk.rewrite({parentFolder(real), {}}, lastComponent(real).toByteArray(),
                        [&](const std::optional<QByteArray> &text) {
                            return bound(text, path, binding, force).map([](QByteArray &&after) {
                                return std::optional(std::move(after));
                            });
                        });
}

QByteArray artifactsTomlAt(const Disk &disk, const QByteArray &path)
{
    const auto status = disk.stat(path);
    const bool isFolder = status ? status->type == FileType::Directory : !path.endsWith(".toml");
    if (!isFolder)
        return path;
    const QByteArray first = joined(path, "JuliaArtifacts.toml");
    return disk.stat(first) ? first : joined(path, "Artifacts.toml");
}

bool isAddress(QByteArrayView text)
{
    return text.indexOf(':') > 0 && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

Result<void> logArtifactUse(Disk &disk, const QByteArray &depot, const QByteArray &path, Time now, Job &job)
{
    const Fence fence{depot, {"logs"}};
    const auto made = disk.makeDirectory(fence, "logs");
    if (!made && made.error().fault != Fault::Exists)
        return made;
    const auto entry = manifestEntry(path, now);
    if (!entry)
        return Failure(entry.error());
    LogWish wish;
    wish.puts = {{path, *entry}};
    return editLog(
        disk, fence, "logs/artifact_usage.toml", wish, [](const LogChange &) { return Result<void>(); }, job);
}

std::vector<DifferentLine> difference(const QByteArray &before, const QByteArray &after)
{
    const QList<QByteArray> a = linesOf(before);
    const QList<QByteArray> b = linesOf(after);
    // The longest common lines, by what is left of both from each place on.
    const size_t width = size_t(b.size()) + 1;
    constexpr size_t tooMany = 16'000'000;
    std::vector<quint32> common;
    if (size_t(a.size() + 1) * width <= tooMany) {
        common.resize(size_t(a.size() + 1) * width);
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            for (qsizetype j = b.size() - 1; j >= 0; --j) {
                const size_t at = size_t(i) * width + size_t(j);
                common[at] = a[i] == b[j] ? common[at + width + 1] + 1 : std::max(common[at + width], common[at + 1]);
            }
        }
    }
    std::vector<DifferentLine> all;
    const auto put = [&all](char change, const QByteArray &line) {
        all.push_back({change, line.endsWith('\n') ? line.chopped(line.endsWith("\r\n") ? 2 : 1) : line});
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        const size_t at = size_t(i) * width + size_t(j);
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            put(' ', a[i++]);
            ++j;
        } else if (i < a.size() && (j == b.size() || common.empty() || common[at + width] >= common[at + 1])) {
            put('-', a[i++]);
        } else {
            put('+', b[j++]);
        }
    }

    constexpr size_t around = 2;
    std::vector<DifferentLine> result;
    for (size_t at = 0; at < all.size(); ++at) {
        const auto begin = all.begin() + qsizetype(at - std::min(at, around));
        const auto end = all.begin() + qsizetype(std::min(at + around + 1, all.size()));
        if (std::any_of(begin, end, [](const DifferentLine &line) { return line.change != ' '; }))
            result.push_back(all[at]);
    }
    return result;
}

Result<std::vector<DifferentLine>> bindingChanges(const Disk &disk, const QByteArray &path, const Binding &binding,
                                                  bool force)
{
    std::optional<QByteArray> before;
    if (auto text = disk.read(path))
        before = std::move(*text);
    else if (text.error().fault != Fault::NotFound)
        return Failure(text.error());
    else if (const auto place = checkPlace(disk, path); !place)
        return Failure(place.error());
    return bound(before, path, binding, force).map([&](const QByteArray &after) {
        return difference(before.value_or(QByteArray()), after);
    });
}

} // namespace depotscope
