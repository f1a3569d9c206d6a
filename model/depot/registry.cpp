// SPDX-License-Identifier: MIT
#include "model/depot/registry.h"

#include "model/depot/tomltext.h"
#include "model/depot/troubles.h"
#include "model/depot/uuid.h"
#include "model/text/names.h"

#include <KCompressionDevice>
#include <QBuffer>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr qint64 maxArchive = 256 * 1024 * 1024; // General.tar.gz has 10 MB
constexpr qint64 maxUnpacked = qint64(4) * 1024 * 1024 * 1024; // a bomb ends here; General has 200 MB
constexpr qint64 maxText = 32 * 1024 * 1024; // General's has 1 MB
constexpr qint64 maxName = 64 * 1024;
constexpr qint64 tarBlock = 512;

QByteArrayView textOf(QByteArrayView field)
{
    const qsizetype end = field.indexOf('\0');
    return end < 0 ? field : field.first(end);
}

// Octal digits between blanks and NULs, or the base-256 form of GNU tar. Errors: nothing if it is neither.
std::optional<qint64> numberOf(QByteArrayView field)
{
    quint64 value = 0;
    if (quint8(field[0]) == 0x80) {
        for (const char c : field.sliced(1)) {
            if (value >> 48)
                return std::nullopt;
            value = value << 8 | quint8(c);
        }
        return qint64(value);
    }
    for (const char c : textOf(field).trimmed()) {
        if (c < '0' || c > '7')
            return std::nullopt;
        value = value << 3 | quint64(c - '0');
    }
    return qint64(value);
}

// What a PAX header says of the next member.
struct PaxRecords {
    std::optional<QByteArray> path;
    std::optional<qint64> size;
};

PaxRecords readPax(QByteArrayView text)
{
    PaxRecords facts;
    while (!text.isEmpty()) {
        const qsizetype blank = text.indexOf(' ');
        bool isNumber = false;
        const qlonglong length = blank < 0 ? 0 : text.first(blank).toLongLong(&isNumber);
        if (!isNumber || length <= blank + 1 || length > text.size())
            return facts;
        QByteArrayView record = text.sliced(blank + 1, length - blank - 1);
        if (record.endsWith('\n'))
            record.chop(1);
        if (record.startsWith("path="))
            facts.path = record.sliced(5).toByteArray();
        if (record.startsWith("size="))
            facts.size = record.sliced(5).toLongLong();
        text = text.sliced(length);
    }
    return facts;
}

// Walks over the members of a tar file that can only be read onwards.
class TarWalk {
public:
    TarWalk(QIODevice &device, const QByteArray &path, Job &job)
        : m_device(device)
        , m_path(path)
        , m_job(job)
    {
    }

    /// The content of the regular file `wanted` at the root.
    /// Errors: NotFound, Malformed (no tar file, or cut off), TooBig, Stopped.
    Result<QByteArray> find(QByteArrayView wanted)
    {
        std::array<char, tarBlock> header;
        PaxRecords pax;
        for (;;) {
            const Result<qint64> got = read(header.data(), tarBlock);
            if (!got)
                return Failure(got.error());
            const bool isEnd = *got == 0 || std::ranges::all_of(header, [](char c) { return c == 0; });
            if (isEnd)
                return Failure({Fault::NotFound, m_path, u"no %1 in it"_s.arg(QLatin1StringView(wanted)), 0});
            const QByteArrayView bytes(header);
            std::optional<qint64> size = numberOf(bytes.sliced(124, 12));
            if (*got != tarBlock || !size || *size < 0 || !isChecksumRight(bytes))
                return broken();
            const char type = header[156];
            if (type == 'x' || type == 'L') {
                const Result<QByteArray> text = content(*size, maxName);
                if (!text)
                    return Failure(text.error());
                if (type == 'x')
                    pax = readPax(*text);
                else
                    pax.path = textOf(*text).toByteArray();
                continue;
            }
            QByteArray name = pax.path.value_or(nameOf(bytes));
            size = pax.size.value_or(*size);
            if (*size < 0)
                return broken();
            pax = {};
            if (name.startsWith("./"))
                name.remove(0, 2);
            const bool isFile = type == '0' || type == '\0' || type == '7';
            if (isFile && name == wanted)
                return content(*size, maxText);
            if (const Result<qint64> skipped = skip(padded(*size)); !skipped)
                return Failure(skipped.error());
        }
    }

private:
    static qint64 padded(qint64 size) { return (size + tarBlock - 1) / tarBlock * tarBlock; }

    static bool isChecksumRight(QByteArrayView header)
    {
        qint64 sum = 8 * ' ';
        for (qsizetype i = 0; i < header.size(); ++i)
            sum += i >= 148 && i < 156 ? 0 : quint8(header[i]);
        return numberOf(header.sliced(148, 8)) == sum;
    }

    static QByteArray nameOf(QByteArrayView header)
    {
        const QByteArray name = textOf(header.first(100)).toByteArray();
        const QByteArrayView prefix = textOf(header.sliced(345, 155));
        const bool isUstar = header.sliced(257, 5) == QByteArrayView("ustar");
        return isUstar && !prefix.isEmpty() ? prefix.toByteArray() + '/' + name : name;
    }

    tl::unexpected<Error> broken() const
    {
        return Failure({Fault::Malformed, m_path, u"no tar archive, or a damaged one"_s, 0});
    }

    // As many bytes as there are, at most `size`. Errors: Malformed if they cannot be unpacked, TooBig, Stopped.
    Result<qint64> read(char *to, qint64 size)
    {
        if (m_job.isStopped())
            return Failure({Fault::Stopped, m_path, {}, 0});
        qint64 done = 0;
        while (done < size) {
            const qint64 got = m_device.read(to + done, size - done);
            if (got < 0)
                return Failure({Fault::Malformed, m_path, u"damaged or cut off"_s, 0});
            if (got == 0)
                break;
            done += got;
        }
        m_unpacked += done;
        if (m_unpacked > maxUnpacked)
            return Failure({Fault::TooBig, m_path, u"more than 4 GiB unpacked"_s, 0});
        return done;
    }

    Result<qint64> skip(qint64 size)
    {
        for (qint64 left = size; left > 0;) {
            const Result<qint64> got = read(m_scratch.data(), std::min<qint64>(left, qint64(m_scratch.size())));
            if (!got)
                return got;
            if (*got == 0)
                return Failure({Fault::Malformed, m_path, u"cut off"_s, 0});
            left -= *got;
        }
        return size;
    }

    Result<QByteArray> content(qint64 size, qint64 limit)
    {
        if (size > limit)
            return Failure({Fault::TooBig, m_path, u"a member of %1 bytes"_s.arg(size), 0});
        QByteArray text(size, Qt::Uninitialized);
        const Result<qint64> got = read(text.data(), size);
        if (!got)
            return Failure(got.error());
        if (*got != size)
            return Failure({Fault::Malformed, m_path, u"cut off"_s, 0});
        if (const Result<qint64> skipped = skip(padded(size) - size); !skipped)
            return Failure(skipped.error());
        return text;
    }

    QIODevice &m_device;
    const QByteArray &m_path;
    Job &m_job;
    qint64 m_unpacked = 0;
    std::array<char, 64 * 1024> m_scratch;
};

Result<QByteArray> unpack(const Disk &disk, const QByteArray &archive, Job &job)
{
    const bool isGzip = archive.endsWith(".gz") || archive.endsWith(".tgz");
    if (!isGzip && !archive.endsWith(".zst"))
        return Failure({Fault::Malformed, archive, u"neither .tar.gz nor .tar.zst"_s, 0});
    Result<QByteArray> packed = disk.read(archive, maxArchive);
    if (!packed)
        return packed;
    QBuffer buffer(&*packed);
    buffer.open(QIODevice::ReadOnly);
    KCompressionDevice device(&buffer, false, isGzip ? KCompressionDevice::GZip : KCompressionDevice::Zstd);
    if (!device.open(QIODevice::ReadOnly))
        return Failure({Fault::Malformed, archive, u"cannot be unpacked"_s, 0});
    return TarWalk(device, archive, job).find("Registry.toml");
}

class RegistryReader {
public:
    RegistryReader(Registry &registry, Troubles &troubles)
        : m_registry(registry)
        , m_troubles(troubles)
    {
    }

    void read(const toml::table &table)
    {
        m_registry.name = text(table, "name");
        m_registry.repo = text(table, "repo");
        if (const toml::node *uuid = table.get("uuid")) {
            m_registry.uuid = uuidFromText(text(table, "uuid"));
            if (!m_registry.uuid)
                m_troubles.add(lineOf(*uuid), u"uuid is no UUID"_s);
        }
        const toml::node *packages = table.get("packages");
        if (packages && packages->is_table())
            readPackages(*packages->as_table(), 0);
        else
            m_troubles.add(packages ? lineOf(*packages) : 0, u"no table of packages"_s);
    }

    void readPackages(const toml::table &packages, int linesBefore)
    {
        for (const auto &[key, node] : packages) {
            const std::optional<QUuid> uuid = uuidFromText(bytesOf(key.str()));
            const std::optional<QByteArray> name = node.is_table() ? stringAt(*node.as_table(), "name") : std::nullopt;
            if (uuid && name && !name->isEmpty())
                m_registry.packages.insert(*uuid, *name);
            else
                m_troubles.add(linesBefore + lineOf(node), u"no package with UUID and name"_s);
        }
    }

private:
    QByteArray text(const toml::table &table, std::string_view key)
    {
        if (const toml::node *node = table.get(key); node && !node->is_string())
            m_troubles.add(lineOf(*node), u"%1 is no string"_s.arg(QLatin1StringView(bytesOf(key))));
        return stringAt(table, key).value_or(QByteArray());
    }

    Registry &m_registry;
    Troubles &m_troubles;
};

Registry unreadable(const Error &error)
{
    Registry registry;
    registry.troubles = {error};
    return registry;
}

Registry loadPacked(const Disk &disk, const QByteArray &path, Job &job)
{
    const Result<QByteArray> pointer = disk.read(path, maxText);
    if (!pointer)
        return unreadable(pointer.error());
    const Result<toml::table> table = parseToml(*pointer, path);
    if (!table)
        return unreadable(table.error());
    const std::optional<QByteArray> name = stringAt(*table, "path");
    if (!name || name->isEmpty())
        return unreadable({Fault::Malformed, path, u"does not say where its archive is"_s, 0});
    const QByteArray directory = path.first(path.size() - lastComponent(path).size());
    const QByteArray archive = name->startsWith('/') ? *name : joined(directory, *name);

    const Result<QByteArray> text = unpack(disk, archive, job);
    if (!text)
        return unreadable(text.error());
    Registry registry = readRegistry(*text, archive);
    if (!registry.uuid)
        registry.uuid = uuidFromText(stringAt(*table, "uuid").value_or(QByteArray()));
    return registry;
}

} // namespace

Registry readRegistry(QByteArrayView text, const QByteArray &path)
{
    Registry registry;
    Troubles troubles(path);
    RegistryReader reader(registry, troubles);
    if (const Result<toml::table> table = parseToml(text, path)) {
        reader.read(*table);
    } else {
        troubles.add(table.error());
        // Each package has a line of its own.
        constexpr int maxLines = 100'000;
        int linesBefore = 0;
        for (QByteArrayView rest = text; !rest.isEmpty() && linesBefore < maxLines; ++linesBefore) {
            const qsizetype newline = rest.indexOf('\n');
            const QByteArrayView line = newline < 0 ? rest : rest.first(newline);
            rest = newline < 0 ? QByteArrayView() : rest.sliced(newline + 1);
            if (!uuidFromText(line.first(std::min<qsizetype>(36, line.size()))))
                continue;
            if (const Result<toml::table> package = parseToml(line, path))
                reader.readPackages(*package, linesBefore);
        }
    }
    registry.troubles = troubles.take();
    return registry;
}

Registry loadRegistry(const Disk &disk, const QByteArray &path, Job &job)
{
    if (job.isStopped())
        return unreadable({Fault::Stopped, path, {}, 0});
    const Result<FileStatus> status = disk.stat(path);
    if (!status)
        return unreadable(status.error());
    if (status->type != FileType::Directory)
        return loadPacked(disk, path, job);
    const QByteArray file = joined(path, "Registry.toml");
    const Result<QByteArray> text = disk.read(file, maxText);
    return text ? readRegistry(*text, file) : unreadable(text.error());
}

} // namespace depotscope
