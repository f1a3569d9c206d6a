// SPDX-License-Identifier: MIT
#include "model/inventory/savedmemory.h"

#include "model/disk/keptfile.h"

#include <QDataStream>
#include <QFile>
#include <QTimeZone>

#include <array>
#include <concepts>
#include <libdeflate.h>
#include <tuple>
#include <type_traits>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

/// What the file begins with: what was read by other readers may mean something else.
QByteArray origin()
{
    return "depotscope memory " DEPOTSCOPE_READERS " " + QTimeZone::systemTimeZoneId() + '\n';
}

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

// The fields of each, in the order of the file: to write as well as to read.
auto fields(Is<FileStatus> auto &status)
{
    return std::tie(status.type, status.size, status.modified, status.device, status.inode, status.allocated,
                    status.changed, status.mode, status.owner, status.links, status.exactlyModified);
}
auto fields(Is<Usage> auto &usage)
{
    return std::tie(usage.path, usage.time, usage.parentProjects);
}
auto fields(Is<UsageLog> auto &log)
{
    return std::tie(log.usages, log.exists);
}
auto fields(Is<TreeHash> auto &hash)
{
    return std::tie(hash.bytes);
}
auto fields(Is<ManifestEntry> auto &entry)
{
    return std::tie(entry.name, entry.uuid, entry.version, entry.treeHash, entry.path, entry.repoUrl, entry.repoRev,
                    entry.dependencies, entry.isPinned);
}
auto fields(Is<Manifest> auto &manifest)
{
    return std::tie(manifest.majorFormat, manifest.juliaVersion, manifest.entries);
}
auto fields(Is<ArtifactBinding> auto &binding)
{
    return std::tie(binding.name, binding.hash, binding.isLazy, binding.isDownloadable, binding.platform);
}
auto fields(Is<ArtifactsToml> auto &toml)
{
    return std::tie(toml.bindings);
}
auto fields(Is<Project> auto &project)
{
    return std::tie(project.name, project.uuid, project.version, project.manifest);
}
auto fields(Is<Registry> auto &registry)
{
    return std::tie(registry.name, registry.uuid, registry.repo, registry.packages);
}
auto fields(Is<CompiledCache> auto &cache)
{
    return std::tie(cache.julia, cache.source);
}

using Entry = std::shared_ptr<const ManifestEntry>;

/// An entry that stands in many manifests is written with the first of them, and is one object again when it is read.
class Writer {
public:
    explicit Writer(QByteArray &bytes)
        : m_out(&bytes, QIODevice::WriteOnly)
    {
    }

    template <typename T> void put(const T &value)
    {
        if constexpr (requires { fields(value); })
            std::apply([this](const auto &...field) { (put(field), ...); }, fields(value));
        else if constexpr (std::is_enum_v<T>)
            m_out << qint32(value);
        else
            m_out << value;
    }
    template <typename Clock, typename Unit> void put(const std::chrono::time_point<Clock, Unit> &time)
    {
        m_out << qint64(time.time_since_epoch().count());
    }
    template <size_t size> void put(const std::array<quint8, size> &bytes)
    {
        m_out.writeRawData(reinterpret_cast<const char *>(bytes.data()), size);
    }
    template <typename A, typename B> void put(const std::pair<A, B> &both)
    {
        put(both.first);
        put(both.second);
    }
    template <typename T> void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <typename T> void put(const std::vector<T> &values)
    {
        put(quint32(values.size()));
        for (const T &value : values)
            put(value);
    }
    void put(const std::vector<Entry> &entries)
    {
        const size_t known = m_numbers.size();
        std::vector<quint32> numbers;
        std::vector<const ManifestEntry *> isNew;
        for (const Entry &entry : entries) {
            const auto [number, isFirst] = m_numbers.try_emplace(entry.get(), quint32(m_numbers.size()));
            numbers.push_back(number->second);
            if (isFirst)
                isNew.push_back(entry.get());
        }
        put(quint32(numbers.size()));
        m_out.writeRawData(reinterpret_cast<const char *>(numbers.data()), int(numbers.size() * sizeof(quint32)));
        put(quint32(m_numbers.size() - known));
        for (const ManifestEntry *entry : isNew)
            put(*entry);
    }

private:
    QDataStream m_out;
    std::unordered_map<const ManifestEntry *, quint32> m_numbers;
};

/// Reads what a Writer has written. What it reads from a file that is sound only by chance is without meaning, but
/// neither endless nor out of bounds.
class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : m_in(bytes)
    {
    }

    bool isWhole() const { return m_in.status() == QDataStream::Ok && m_in.atEnd(); }

    template <typename T> void get(T &value)
    {
        if constexpr (requires { fields(value); }) {
            std::apply([this](auto &...field) { (get(field), ...); }, fields(value));
        } else if constexpr (std::is_enum_v<T>) {
            qint32 number = 0;
            m_in >> number;
            value = T(number);
        } else {
            m_in >> value;
        }
    }
    template <typename Clock, typename Unit> void get(std::chrono::time_point<Clock, Unit> &time)
    {
        qint64 count = 0;
        m_in >> count;
        time = std::chrono::time_point<Clock, Unit>(Unit(count));
    }
    template <size_t size> void get(std::array<quint8, size> &bytes)
    {
        getRaw(reinterpret_cast<char *>(bytes.data()), size);
    }
    template <typename A, typename B> void get(std::pair<A, B> &both)
    {
        get(both.first);
        get(both.second);
    }
    template <typename T> void get(std::optional<T> &value)
    {
        bool isThere = false;
        get(isThere);
        if (isThere)
            get(value.emplace());
    }
    template <typename T> void get(std::vector<T> &values)
    {
        for (quint32 rest = count(); rest > 0 && m_in.status() == QDataStream::Ok; --rest)
            get(values.emplace_back());
    }
    void get(std::vector<Entry> &entries)
    {
        std::vector<quint32> numbers;
        const quint32 size = count();
        if (size > m_in.device()->bytesAvailable() / qint64(sizeof(quint32)))
            return m_in.setStatus(QDataStream::ReadCorruptData);
        numbers.resize(size);
        getRaw(reinterpret_cast<char *>(numbers.data()), int(size * sizeof(quint32)));
        for (quint32 rest = count(); rest > 0 && m_in.status() == QDataStream::Ok; --rest) {
            const auto entry = std::make_shared<ManifestEntry>();
            get(*entry);
            m_entries.push_back(entry);
        }
        entries.reserve(size);
        for (const quint32 number : numbers) {
            if (number >= m_entries.size())
                return m_in.setStatus(QDataStream::ReadCorruptData);
            entries.push_back(m_entries[number]);
        }
    }

private:
    quint32 count()
    {
        quint32 count = 0;
        m_in >> count;
        return count;
    }
    void getRaw(char *to, int size)
    {
        if (m_in.readRawData(to, size) != size)
            m_in.setStatus(QDataStream::ReadPastEnd);
    }

    QDataStream m_in;
    std::vector<Entry> m_entries;
};

/// What there is to save of something sound.
template <typename T> const T &savedPart(const T &content)
{
    return content;
}
const Project &savedPart(const Result<Project> &project)
{
    return *project;
}

template <typename T> void putAll(Writer &writer, const MemoryOf<T> &memory)
{
    memory.forEach([&writer](const QByteArray &path, const auto &note) {
        writer.put(true);
        writer.put(path);
        writer.put(note.status);
        writer.put(savedPart(*note.content));
    });
    writer.put(false);
}

template <typename T> void getAll(Reader &reader, MemoryOf<T> &memory)
{
    for (;;) {
        bool isMore = false;
        reader.get(isMore);
        if (!isMore)
            return;
        QByteArray path;
        FileStatus status;
        std::remove_cvref_t<decltype(savedPart(std::declval<const T &>()))> content;
        reader.get(path);
        reader.get(status);
        reader.get(content);
        memory.recall(path, {status, std::make_shared<const T>(std::move(content))});
    }
}

quint32 checksumOf(const QByteArray &bytes)
{
    return libdeflate_crc32(0, bytes.constData(), size_t(bytes.size()));
}

} // namespace

Result<void> saveMemory(const QByteArray &path, const Memory &memory)
{
    QByteArray bytes;
    Writer writer(bytes);
    memory.forEachKind([&writer](const auto &kind) { putAll(writer, kind); });

    return keepFile(path, [&bytes](QIODevice &file) {
        QDataStream out(&file);
        const QByteArray head = origin();
        bool isWhole = file.write(head) == head.size();
        out << checksumOf(bytes);
        isWhole &= out.status() == QDataStream::Ok && file.write(bytes) == bytes.size();
        return isWhole;
    });
}

Result<void> recallMemory(const QByteArray &path, Memory &memory)
{
    QFile file(QFile::decodeName(path));
    if (!file.open(QIODevice::ReadOnly)) {
        const bool isThere = file.exists();
        return Failure({isThere ? Fault::Denied : Fault::NotFound, path, isThere ? file.errorString() : QString()});
    }
    QByteArray bytes = file.readAll();
    const QByteArray start = origin();
    constexpr qsizetype checksumSize = sizeof(quint32);
    if (!bytes.startsWith(start) || bytes.size() < start.size() + checksumSize)
        return Failure({Fault::Malformed, path, u"is not what these readers have read, in this time zone"_s});
    quint32 checksum = 0;
    QDataStream(bytes.sliced(start.size(), checksumSize)) >> checksum;
    bytes = bytes.sliced(start.size() + checksumSize);
    const auto damaged = [&] { return Failure({Fault::Malformed, path, u"is damaged"_s}); };
    if (checksumOf(bytes) != checksum)
        return damaged();

    Reader reader(bytes);
    memory.forEachKind([&reader](auto &kind) { getAll(reader, kind); });
    if (reader.isWhole())
        return {};
    memory.forEachKind([](auto &kind) { kind.clear(); });
    return damaged();
}

} // namespace depotscope
