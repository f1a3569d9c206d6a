// SPDX-License-Identifier: MIT
#include "model/depot/manifest.h"

#include "model/depot/tomltext.h"
#include "model/depot/troubles.h"
#include "model/depot/uuid.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <mutex>
#include <string.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

// Source: Julia base/version.jl, VERSION_REGEX.
bool isVersion(const QByteArray &text)
{
    static const QRegularExpression version(
        u"^v?\\d+(\\.\\d+)?(\\.\\d+)?(-|([a-z][0-9a-z-]*(\\.[0-9a-z-]+)*|-([0-9a-z-]+\\.)*[0-9a-z-]+)?"
        "(\\+|(\\+([0-9a-z-]+\\.)*[0-9a-z-]+)?))$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.size() <= 200 && version.match(QString::fromUtf8(text)).hasMatch();
}

QString named(const QByteArray &name, const QString &what)
{
    return u"%1: %2"_s.arg(QString::fromUtf8(name), what);
}

class EntryReader {
public:
    EntryReader(Manifest &manifest, Troubles &troubles)
        : m_manifest(manifest)
        , m_troubles(troubles)
    {
    }

    /// Sets format and Julia version from what is above the entries; `isEmpty`: it is all there is, and nothing.
    void readHead(const toml::table &table, bool isEmpty)
    {
        m_manifest.majorFormat = isEmpty ? 2 : 1;
        if (const toml::node *julia = table.get("julia_version"); julia && !julia->is_array()) {
            m_manifest.juliaVersion = stringAt(table, "julia_version").value_or(QByteArray());
            if (!julia->is_string() || !isVersion(m_manifest.juliaVersion))
                trouble(*julia, u"julia_version is no version"_s);
        }
        const toml::node *format = table.get("manifest_format");
        if (!format || format->is_array() || (format->is_table() && format->as_table()->contains("uuid")))
            return; // in a flat manifest this is a package of that name
        m_manifest.majorFormat = 2;
        if (format->is_number())
            m_manifest.majorFormat = int(std::clamp(format->value_or(2.0), 0.0, 1'000'000.0));
        const QByteArray text = stringAt(table, "manifest_format").value_or(QByteArray());
        if (isVersion(text)) {
            const QByteArray major = text.first(text.indexOf('.') < 0 ? text.size() : text.indexOf('.'));
            bool isNumber = false;
            const int number = (major.startsWith('v') ? major.sliced(1) : major).toInt(&isNumber);
            m_manifest.majorFormat = isNumber ? number : 2;
        } else {
            trouble(*format, u"manifest_format is no version"_s);
        }
    }

    /// Reads the entries of the document, or of a block of it that starts after `linesBefore` lines.
    void readEntries(const toml::table &table, int linesBefore = 0)
    {
        m_linesBefore = linesBefore;
        const toml::node *deps = table.get("deps");
        if (m_manifest.majorFormat != 1) {
            if (deps && deps->is_table())
                readNames(*deps->as_table());
            else if (deps)
                trouble(*deps, u"deps is no table"_s);
            return;
        }
        for (const auto &[key, node] : table) {
            if (node.is_array()) {
                readVersions(bytesOf(key.str()), *node.as_array());
            } else if (&node == deps && node.is_table()) {
                trouble(node, u"a manifest with [[deps.…]] but without manifest_format"_s);
                readNames(*node.as_table());
            } else if (key.str() != "julia_version") {
                trouble(node, named(bytesOf(key.str()), u"is no package"_s));
            }
        }
    }

    /// Names what Pkg rejects about the relations of entries. To be called once all entries are read.
    void checkDependencies() const
    {
        QHash<QByteArray, std::vector<QUuid>> byName;
        for (const auto &entry : m_manifest.entries)
            byName[entry->name].push_back(entry->uuid);
        for (const Dependency &dependency : m_dependencies) {
            const auto found = byName.constFind(dependency.name);
            const QString name = QString::fromUtf8(dependency.name);
            if (found == byName.cend())
                m_troubles.add(dependency.line, u"%1 is a dependency but no entry"_s.arg(name));
            else if (!dependency.uuid && found->size() > 1)
                m_troubles.add(dependency.line, u"%1 is ambiguous: there are several of that name"_s.arg(name));
            else if (dependency.uuid && !std::ranges::count(*found, *dependency.uuid))
                m_troubles.add(dependency.line, u"%1 is an entry, but with another UUID"_s.arg(name));
        }
    }

    struct Dependency {
        QByteArray name;
        std::optional<QUuid> uuid;
        int line = 0;
    };
    const std::vector<Dependency> &dependencies() const { return m_dependencies; }

private:
    int line(const toml::node &node) const { return m_linesBefore + lineOf(node); }
    void trouble(const toml::node &node, const QString &detail) { m_troubles.add(line(node), detail); }

    void readNames(const toml::table &deps)
    {
        for (const auto &[key, node] : deps) {
            if (node.is_array())
                readVersions(bytesOf(key.str()), *node.as_array());
            else
                trouble(node, named(bytesOf(key.str()), u"is no array of tables"_s));
        }
    }

    void readVersions(const QByteArray &name, const toml::array &versions)
    {
        for (const toml::node &node : versions) {
            if (const toml::table *table = node.as_table())
                readEntry(name, *table);
            else
                trouble(node, named(name, u"is no array of tables"_s));
        }
    }

    void readEntry(const QByteArray &name, const toml::table &table)
    {
        ManifestEntry entry;
        entry.name = name;
        const std::optional<QUuid> uuid = uuidFromText(stringAt(table, "uuid").value_or(QByteArray()));
        if (!uuid) {
            const toml::node *node = table.get("uuid");
            trouble(node ? *node : table, named(name, node ? u"uuid is no UUID"_s : u"no uuid"_s));
            return;
        }
        entry.uuid = *uuid;

        const std::pair<std::string_view, QByteArray *> texts[] = {{"version", &entry.version},
                                                                   {"path", &entry.path},
                                                                   {"repo-url", &entry.repoUrl},
                                                                   {"repo-rev", &entry.repoRev}};
        for (const auto &[key, value] : texts) {
            if (const toml::node *node = table.get(key); node && !node->is_string())
                trouble(*node, named(name, u"%1 is no string"_s.arg(QLatin1StringView(bytesOf(key)))));
            *value = stringAt(table, key).value_or(QByteArray());
        }
        if (const toml::node *node = table.get("version"); node && node->is_string() && !isVersion(entry.version))
            trouble(*node, named(name, u"version is no version"_s));
        if (const toml::node *node = table.get("git-tree-sha1")) {
            entry.treeHash = TreeHash::fromHex(stringAt(table, "git-tree-sha1").value_or(QByteArray()));
            if (!entry.treeHash)
                trouble(*node, named(name, u"git-tree-sha1 is no tree hash"_s));
        }
        if (const toml::node *node = table.get("pinned")) {
            entry.isPinned = node->value_or(false);
            if (!node->is_boolean())
                trouble(*node, named(name, u"pinned is neither true nor false"_s));
        }
        if (const toml::node *node = table.get("deps"))
            readDependencies(entry, *node);
        m_manifest.entries.push_back(std::make_shared<const ManifestEntry>(std::move(entry)));
    }

    void readDependencies(ManifestEntry &entry, const toml::node &deps)
    {
        if (const toml::array *names = deps.as_array()) {
            QSet<QByteArray> seen;
            for (const toml::node &node : *names) {
                if (!node.is_string()) {
                    trouble(node, named(entry.name, u"a dependency is no string"_s));
                    continue;
                }
                const QByteArray name = bytesOf(node.as_string()->get());
                if (seen.contains(name)) {
                    trouble(node, named(entry.name, u"%1 is a dependency twice"_s.arg(QString::fromUtf8(name))));
                    continue;
                }
                seen.insert(name);
                entry.dependencies.push_back(name);
                m_dependencies.push_back({name, std::nullopt, line(node)});
            }
        } else if (const toml::table *table = deps.as_table()) {
            for (const auto &[key, node] : *table) {
                const QByteArray name = bytesOf(key.str());
                entry.dependencies.push_back(name);
                const std::optional<QUuid> uuid =
                    uuidFromText(node.is_string() ? bytesOf(node.as_string()->get()) : QByteArray());
                if (uuid)
                    m_dependencies.push_back({name, uuid, line(node)});
                else
                    trouble(node, named(entry.name, u"a dependency's UUID is no UUID"_s));
            }
        } else {
            trouble(deps, named(entry.name, u"deps is neither array nor table"_s));
        }
    }

    Manifest &m_manifest;
    Troubles &m_troubles;
    std::vector<Dependency> m_dependencies;
    int m_linesBefore = 0;
};

void sortEntries(Manifest &manifest)
{
    const auto isBefore = [](const auto &a, const auto &b) {
        return a->name != b->name ? a->name < b->name : a->uuid.toRfc4122() < b->uuid.toRfc4122();
    };
    if (!std::ranges::is_sorted(manifest.entries, isBefore)) // as Pkg writes them
        std::ranges::stable_sort(manifest.entries, isBefore);
}

/// True for `[[deps.Name]]`, or `[[Name]]` in a flat manifest, and what follows it.
bool isEntry(QByteArrayView block, bool isFlat)
{
    const QByteArrayView start = isFlat ? "[[" : "[[deps.";
    qsizetype at = start.size();
    const auto isNameByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    while (block.startsWith(start) && at < block.size() && isNameByte(block[at]))
        ++at;
    return at > start.size() && block.sliced(at).startsWith("]]");
}

} // namespace

Manifest readManifest(QByteArrayView text, const QByteArray &path)
{
    Manifest manifest;
    Troubles troubles(path);
    EntryReader reader(manifest, troubles);
    if (const Result<toml::table> table = parseToml(text, path)) {
        reader.readHead(*table, table->empty());
        reader.readEntries(*table);
        reader.checkDependencies();
    } else {
        manifest.isReadable = false;
        troubles.add(table.error());
        const std::vector<TomlBlock> blocks = tomlBlocks(text);
        const bool isFlat = std::ranges::none_of(blocks, [](const TomlBlock &block) {
            return block.text.startsWith("[[deps.") || block.text.startsWith("[deps.");
        });
        const Result<toml::table> head = parseToml(blocks.front().text, path);
        if (head)
            reader.readHead(*head, head->empty());
        if (!head || manifest.majorFormat == 1 || head->empty())
            manifest.majorFormat = isFlat ? 1 : 2;
        for (size_t i = 1; i < blocks.size(); ++i) {
            if (const Result<toml::table> block = parseToml(blocks[i].text, path))
                reader.readEntries(*block, blocks[i].linesBefore);
        }
    }
    sortEntries(manifest);
    manifest.troubles = troubles.take();
    return manifest;
}

Manifest ManifestReader::read(QByteArrayView text, const QByteArray &path)
{
    // What is odd in any way is read as a whole: only then can be said what is wrong, and in which line.
    std::optional<Manifest> manifest = readKnown(text, path);
    return manifest ? *std::move(manifest) : readManifest(text, path);
}

std::optional<Manifest> ManifestReader::readKnown(QByteArrayView text, const QByteArray &path)
{
    for (std::string_view quotes : {"\"\"\"", "'''"}) { // between them a header may be only text
        if (::memmem(text.data(), size_t(text.size()), quotes.data(), quotes.size()))
            return std::nullopt;
    }
    const std::vector<TomlBlock> blocks = tomlBlocks(text);
    if (blocks.size() < 2)
        return std::nullopt;

    Manifest manifest;
    Troubles troubles(path);
    EntryReader reader(manifest, troubles);
    const bool isFlat = std::ranges::none_of(blocks, [](const TomlBlock &block) { return isEntry(block.text, false); });
    QByteArray rest; // what is no entry: the head, and tables such as [registries.General]
    size_t entries = 0;
    for (const TomlBlock &block : blocks) {
        if (isEntry(block.text, isFlat))
            ++entries;
        else
            rest += block.text;
    }
    const Result<toml::table> head = parseToml(rest, path);
    if (!head || head->contains("deps"))
        return std::nullopt;
    reader.readHead(*head, false);
    const bool hasMore = isFlat && head->size() > size_t(head->contains("julia_version"));
    if (!troubles.take().empty() || hasMore || (manifest.majorFormat == 1) != isFlat)
        return std::nullopt;

    std::vector<const Known *> found;
    found.reserve(entries);
    for (const TomlBlock &block : blocks) {
        if (!isEntry(block.text, isFlat))
            continue;
        found.push_back(known(block.text, isFlat, path));
        if (!found.back()->entry)
            return std::nullopt;
    }
    std::vector<char> isNamed;
    for (const Known *entry : found) {
        if (isNamed.size() <= entry->name)
            isNamed.resize(entry->name + 1);
        if (isNamed[entry->name])
            return std::nullopt;
        isNamed[entry->name] = 1;
        manifest.entries.push_back(entry->entry);
    }
    for (const Known *entry : found) {
        for (quint32 dependency : entry->dependencies) {
            if (dependency >= isNamed.size() || !isNamed[dependency])
                return std::nullopt;
        }
    }
    sortEntries(manifest);
    return manifest;
}

const ManifestReader::Known *ManifestReader::known(QByteArrayView block, bool isFlat, const QByteArray &path)
{
    {
        const std::shared_lock lock(m_mutex);
        const auto found = m_known.constFind(QByteArray::fromRawData(block.data(), block.size()));
        if (found != m_known.cend())
            return found->get();
    }
    Manifest part;
    part.majorFormat = isFlat ? 1 : 2;
    Troubles troubles(path);
    EntryReader reader(part, troubles);
    if (const Result<toml::table> table = parseToml(block, path))
        reader.readEntries(*table);
    const bool isPlain = part.entries.size() == 1 && troubles.take().empty()
        && std::ranges::none_of(reader.dependencies(),
                                [](const auto &dependency) { return dependency.uuid.has_value(); });

    const std::unique_lock lock(m_mutex);
    Known known;
    if (isPlain) {
        known.entry = part.entries.front();
        known.name = numberOf(known.entry->name);
        for (const QByteArray &dependency : known.entry->dependencies)
            known.dependencies.push_back(numberOf(dependency));
    }
    const QByteArray text = block.toByteArray();
    auto &place = m_known[text];
    if (!place) // else another thread was faster
        place = std::make_shared<const Known>(std::move(known));
    return place.get();
}

quint32 ManifestReader::numberOf(const QByteArray &name)
{
    const auto found = m_numbers.constFind(name);
    return found != m_numbers.cend() ? *found : *m_numbers.insert(name, quint32(m_numbers.size()));
}

bool isManifestName(QByteArrayView name)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(u"(Julia)?Manifest(-v[0-9]+\\.[0-9]+)?\\.toml|AppManifest\\.toml"_s));
    return pattern.match(QString::fromUtf8(name)).hasMatch();
}

} // namespace depotscope
