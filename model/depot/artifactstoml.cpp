// SPDX-License-Identifier: MIT
#include "model/depot/artifactstoml.h"

#include "model/depot/tomltext.h"
#include "model/depot/troubles.h"
#include "model/depot/uuid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

class BindingReader {
public:
    BindingReader(const QByteArray &path, std::vector<ArtifactBinding> &bindings, Troubles &troubles)
        : m_path(path)
        , m_bindings(bindings)
        , m_troubles(troubles)
    {
    }

    const std::optional<Error> &withoutHash() const { return m_withoutHash; }

    void read(const toml::table &table, int linesBefore = 0)
    {
        m_linesBefore = linesBefore;
        for (const auto &[key, node] : table) {
            const QByteArray name = bytesOf(key.str());
            if (const toml::table *all = node.as_table()) {
                readBinding(name, *all, false);
            } else if (const toml::array *platforms = node.as_array()) {
                for (const toml::node &platform : *platforms) {
                    if (platform.is_table())
                        readBinding(name, *platform.as_table(), true);
                    else
                        noHash(platform, name, u"is neither a table nor an array of tables"_s);
                }
            } else {
                noHash(node, name, u"is neither a table nor an array of tables"_s);
            }
        }
    }

private:
    static QString about(const QByteArray &name, const QString &what)
    {
        return u"%1: %2"_s.arg(QString::fromUtf8(name), what);
    }

    void trouble(const toml::node &node, const QByteArray &name, const QString &what)
    {
        m_troubles.add(m_linesBefore + lineOf(node), about(name, what));
    }

    void noHash(const toml::node &node, const QByteArray &name, const QString &what)
    {
        trouble(node, name, what);
        if (!m_withoutHash)
            m_withoutHash = Error{Fault::Malformed, m_path, about(name, what), m_linesBefore + lineOf(node)};
    }

    void readBinding(const QByteArray &name, const toml::table &table, bool isForPlatform)
    {
        const toml::node *hashNode = table.get("git-tree-sha1");
        const std::optional<TreeHash> hash = TreeHash::fromHex(stringAt(table, "git-tree-sha1").value_or(QByteArray()));
        if (!hash) {
            noHash(hashNode ? *hashNode : table, name,
                   hashNode ? u"git-tree-sha1 is no tree hash"_s : u"no git-tree-sha1"_s);
            return;
        }
        ArtifactBinding binding;
        binding.name = name;
        binding.hash = *hash;
        if (const toml::node *lazy = table.get("lazy")) {
            binding.isLazy = lazy->value_or(false);
            if (!lazy->is_boolean())
                trouble(*lazy, name, u"lazy is neither true nor false"_s);
        }
        if (const toml::array *downloads = table.get_as<toml::array>("download")) {
            for (const toml::node &download : *downloads)
                binding.isDownloadable |= download.is_table() && stringAt(*download.as_table(), "url").has_value();
        }
        if (isForPlatform) {
            for (const char *required : {"os", "arch"}) {
                if (!stringAt(table, required))
                    trouble(table, name, u"a platform without %1"_s.arg(QLatin1StringView(required)));
            }
            for (const auto &[key, node] : table) {
                if (node.is_string() && key.str() != "git-tree-sha1")
                    binding.platform.emplace_back(bytesOf(key.str()), bytesOf(node.as_string()->get()));
            }
        }
        m_bindings.push_back(std::move(binding));
    }

    const QByteArray &m_path;
    std::vector<ArtifactBinding> &m_bindings;
    Troubles &m_troubles;
    std::optional<Error> m_withoutHash;
    int m_linesBefore = 0;
};

// Source: Julia stdlib Artifacts, load_overrides and parse_mapping.
bool isOverrideTarget(const QByteArray &text)
{
    const bool hasDrive = text.size() >= 3 && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
    return text.isEmpty() || text.startsWith('/') || hasDrive || TreeHash::fromHex(text);
}

} // namespace

ArtifactsToml readArtifactsToml(QByteArrayView text, const QByteArray &path)
{
    ArtifactsToml result;
    Troubles troubles(path);
    BindingReader reader(path, result.bindings, troubles);
    if (const Result<toml::table> table = parseToml(text, path)) {
        reader.read(*table);
    } else {
        result.isReadable = false;
        troubles.add(table.error());
        for (const TomlBlock &block : tomlBlocks(text)) {
            if (const Result<toml::table> part = parseToml(block.text, path))
                reader.read(*part, block.linesBefore);
        }
        std::ranges::stable_sort(result.bindings, {}, &ArtifactBinding::name);
    }
    result.withoutHash = reader.withoutHash();
    result.troubles = troubles.take();
    return result;
}

Overrides readOverrides(QByteArrayView text, const QByteArray &path)
{
    Overrides overrides;
    Troubles troubles(path);
    const auto target = [&troubles](const toml::key &key, const toml::node &node) -> std::optional<QByteArray> {
        if (node.is_string()) {
            QByteArray found = bytesOf(node.as_string()->get());
            if (isOverrideTarget(found))
                return found;
        }
        troubles.add(
            lineOf(node),
            u"%1 leads neither to an absolute path nor to a tree hash"_s.arg(QString::fromUtf8(bytesOf(key.str()))));
        return std::nullopt;
    };

    const Result<toml::table> table = parseToml(text, path);
    if (!table) {
        overrides.troubles = {table.error()};
        return overrides;
    }
    for (const auto &[key, node] : *table) {
        const QByteArray name = bytesOf(key.str());
        const std::optional<TreeHash> hash = TreeHash::fromHex(name);
        const std::optional<QUuid> package = uuidFromText(name);
        if (hash && !node.is_table()) {
            if (const std::optional<QByteArray> found = target(key, node))
                overrides.byHash.emplace_back(*hash, *found);
        } else if (package && node.is_table()) {
            for (const auto &[artifact, value] : *node.as_table()) {
                if (const std::optional<QByteArray> found = target(artifact, value))
                    overrides.byName.push_back({*package, bytesOf(artifact.str()), *found});
            }
        } else {
            troubles.add(lineOf(node),
                         u"%1 is neither a tree hash nor the table of a package"_s.arg(QString::fromUtf8(name)));
        }
    }
    overrides.troubles = troubles.take();
    return overrides;
}

} // namespace depotscope
