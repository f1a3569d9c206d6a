// SPDX-License-Identifier: MIT
#include "model/artifact/listing.h"

#include "model/artifact/hashtree.h"
#include "model/text/names.h"

#include <KCompressionDevice>
#include <QFile>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

class Lister final : public TreeVisitor {
public:
    Result<bool> meet(const WalkedEntry &entry) override
    {
        auto goesOn = m_hasher.meet(entry);
        const bool isListed = entry.type == FileType::Symlink && !isGit(entry.inside);
        if (goesOn && isListed)
            m_listing.files.push_back({entry.inside, ListedFile::Link, m_hasher.lastFile()});
        return goesOn;
    }
    Result<void> read(QByteArrayView content) override { return m_hasher.read(content); }
    Result<void> leave(const WalkedEntry &entry) override
    {
        auto left = m_hasher.leave(entry);
        if (entry.type == FileType::File) {
            const auto kind = entry.isExecutable ? ListedFile::Executable : ListedFile::Plain;
            m_listing.files.push_back({entry.inside, kind, m_hasher.lastFile()});
        }
        return left;
    }

    Listing take()
    {
        m_listing.hash = m_hasher.result();
        std::ranges::sort(m_listing.files, {}, &ListedFile::path);
        return std::move(m_listing);
    }

private:
    static bool isGit(const QByteArray &inside) { return inside.split('/').contains(".git"); }

    TreeHasher m_hasher;
    Listing m_listing;
};

/// The content of a file, summed up as it is read.
class SummedFile final : public QIODevice {
public:
    explicit SummedFile(const QByteArray &path)
        : m_file(QFile::decodeName(path))
    {
        if (m_file.open(ReadOnly | Unbuffered))
            open(ReadOnly | Unbuffered);
        setErrorString(m_file.errorString());
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_file.atEnd(); }
    QByteArray peekedStart() { return m_file.peek(6); }
    bool hasFailed() const { return m_file.error() != QFileDevice::NoError; }

    void readRest()
    {
        while (!read(64 * 1024).isEmpty()) { }
    }
    QByteArray sha256() { return m_digest.take().toHex(); }
    qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 count = m_file.read(data, size);
        if (count > 0) {
            m_digest.add({data, count});
            m_size += count;
        }
        return count;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QFile m_file;
    Digest m_digest{Digest::Sha256};
    qint64 m_size = 0;
};

KCompressionDevice::CompressionType compressionBy(const QByteArray &start)
{
    if (start.startsWith("\x1f\x8b"))
        return KCompressionDevice::GZip;
    if (start.startsWith("\xfd"
                         "7zXZ"))
        return KCompressionDevice::Xz;
    if (start.startsWith("\x28\xb5\x2f\xfd"))
        return KCompressionDevice::Zstd;
    if (start.startsWith("BZh"))
        return KCompressionDevice::BZip2;
    return KCompressionDevice::None;
}

/// One entry's header, with what was said of it before.
struct Header {
    QByteArray path;
    char type = '0';
    bool isExecutable = false;
    qint64 size = 0;
    QByteArray target;
};

class TarReader {
public:
    TarReader(const QByteArray &path, QIODevice &device, Job &job)
        : m_path(path)
        , m_device(device)
        , m_job(job)
    {
    }

    Result<void> readAll()
    {
        while (true) {
            const auto header = next();
            if (!header)
                return Failure(header.error());
            if (!*header)
                break;
            if (const auto taken = take(**header); !taken)
                return taken;
        }
        // Zeros, up to the end of a tape's record.
        QByteArray rest;
        while (!(rest = m_device.read(64 * 1024)).isEmpty())
            sum(rest);
        return {};
    }

    /// What the tree is that it would become.
    Result<Listing> listing()
    {
        Listing result;
        TreeHasher hasher;
        std::vector<WalkedEntry> folders;
        const auto leaveUpTo = [&](const QByteArray &path) {
            while (!folders.empty() && (path == folders.back().inside || !isInside(path, folders.back().inside))) {
                hasher.leave(folders.back());
                folders.pop_back();
            }
        };
        for (const auto &[key, file] : m_files) {
            const QByteArray path = QByteArray(key).replace('\0', '/');
            leaveUpTo(path);
            WalkedEntry entry;
            entry.type = FileType::Directory;
            const qsizetype known = folders.empty() ? -1 : folders.back().inside.size();
            for (qsizetype slash = path.indexOf('/', known + 1); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                entry.inside = path.first(slash);
                hasher.meet(entry);
                folders.push_back(entry);
            }
            entry.inside = path;
            if (!file) {
                hasher.meet(entry);
                folders.push_back(entry);
                continue;
            }
            entry.type = file->kind == ListedFile::Link ? FileType::Symlink : FileType::File;
            entry.isExecutable = file->kind == ListedFile::Executable;
            if (hasher.put(entry, file->content))
                result.files.push_back(*file);
        }
        leaveUpTo({});
        result.hash = hasher.result();
        std::ranges::sort(result.files, {}, &ListedFile::path);
        return result;
    }

    QByteArray sha256() { return m_digest.take().toHex(); }
    qint64 size() const { return m_size; }

private:
    Failure malformed(const QString &why) const { return Failure({Fault::Malformed, m_path, why}); }

    void sum(QByteArrayView content)
    {
        m_digest.add(content);
        m_size += content.size();
    }

    /// Exactly so much, or less at the end.
    QByteArray read(qint64 count)
    {
        QByteArray result;
        while (result.size() < count) {
            const QByteArray piece = m_device.read(count - result.size());
            if (piece.isEmpty())
                break;
            result += piece;
        }
        sum(result);
        return result;
    }

    static QByteArray textAt(const QByteArray &block, int at, int length)
    {
        const QByteArray field = block.mid(at, length);
        return field.left(field.indexOf('\0') < 0 ? field.size() : field.indexOf('\0'));
    }

    static std::optional<qint64> numberAt(const QByteArray &block, int at, int length)
    {
        const QByteArray field = block.mid(at, length);
        if ((field.at(0) & 0x80) != 0) { // GNU tar's binary numbers
            quint64 value = quint64(field.at(0) & 0x7f);
            for (int i = 1; i < length; ++i) {
                if (value >> 55 != 0)
                    return std::nullopt;
                value = value << 8 | quint8(field.at(i));
            }
            return qint64(value);
        }
        const QByteArray digits = textAt(block, at, length).trimmed();
        bool isNumber = false;
        const qint64 value = digits.toLongLong(&isNumber, 8);
        if (digits.isEmpty())
            return 0;
        return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
    }

    /// A text that is an entry's content: the names that are too long for a header.
    Result<QByteArray> readText(qint64 size)
    {
        constexpr qint64 most = 1024 * 1024;
        if (size > most)
            return Failure({Fault::TooBig, m_path, u"a name in it is longer than any"_s});
        QByteArray text = read(size + padding(size));
        if (text.size() < size)
            return malformed(u"ends in the middle of a name"_s);
        text.truncate(size);
        return text;
    }

    static qint64 padding(qint64 size) { return (tarBlockSize - size % tarBlockSize) % tarBlockSize; }

    Result<void> readExtended(const QByteArray &text, Header &known, std::optional<qint64> &size) const
    {
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype space = text.indexOf(' ', at);
            const qsizetype length = space < 0 ? 0 : text.mid(at, space - at).toLongLong();
            const qsizetype equals = text.indexOf('=', at);
            if (length <= 0 || length > text.size() - at || equals < space || equals >= at + length
                || text.at(at + length - 1) != '\n')
                return malformed(u"has a damaged extended header"_s);
            const QByteArray key = text.mid(space + 1, equals - space - 1);
            const QByteArray value = text.mid(equals + 1, at + length - equals - 2);
            if (key == "path")
                known.path = value;
            else if (key == "linkpath")
                known.target = value;
            else if (key == "size")
                size = value.toLongLong();
            at += length;
        }
        return {};
    }

    /// Nothing at the end.
    Result<std::optional<Header>> next()
    {
        Header known;
        std::optional<qint64> knownSize;
        while (true) {
            if (m_job.isStopped())
                return Failure({Fault::Stopped, {}, {}});
            const QByteArray block = read(tarBlockSize);
            if (block.isEmpty() || block == QByteArray(tarBlockSize, '\0'))
                return m_size > 0 ? Result<std::optional<Header>>(std::nullopt) : malformed(u"is empty"_s);
            const auto size = block.size() == tarBlockSize ? numberAt(block, 124, 12) : std::nullopt;
            const auto mode = block.size() == tarBlockSize ? numberAt(block, 100, 8) : std::nullopt;
            if (!size || !mode || !isSummedUp(block))
                return malformed(m_size <= tarBlockSize ? u"is no tar"_s : u"is damaged"_s);
            const char type = block.at(156);
            if (type == 'x' || type == 'g' || type == 'L' || type == 'K') {
                const auto text = readText(*size);
                if (!text)
                    return Failure(text.error());
                if (type == 'L')
                    known.path = textAt(*text, 0, int(text->size()));
                else if (type == 'K')
                    known.target = textAt(*text, 0, int(text->size()));
                else if (type == 'x') {
                    if (const auto done = readExtended(*text, known, knownSize); !done)
                        return Failure(done.error());
                }
                continue;
            }
            Header header = known;
            header.type = type;
            header.isExecutable = (*mode & 0100) != 0;
            header.size = knownSize.value_or(*size);
            if (header.path.isEmpty()) {
                const QByteArray prefix = block.mid(257, 6) == QByteArray("ustar\0", 6) ? textAt(block, 345, 155) : "";
                const QByteArray name = textAt(block, 0, 100);
                header.path = prefix.isEmpty() ? name : prefix + '/' + name;
            }
            if (header.target.isEmpty())
                header.target = textAt(block, 157, 100);
            return header;
        }
    }

    static bool isSummedUp(const QByteArray &block)
    {
        qint64 sum = 0;
        for (qsizetype i = 0; i < tarBlockSize; ++i)
            sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(block.at(i));
        return numberAt(block, 148, 8) == sum;
    }

    /// Nothing, if it leads out of the tarball.
    static std::optional<QByteArrayList> partsOf(const QByteArray &path)
    {
        QByteArrayList parts;
        for (const QByteArray &part : path.split('/')) {
            if (part == "..")
                return std::nullopt;
            if (!part.isEmpty() && part != ".")
                parts += part;
        }
        return path.startsWith('/') ? std::nullopt : std::optional(parts);
    }

    Result<void> take(const Header &header)
    {
        const auto parts = partsOf(header.path);
        if (!parts)
            return malformed(u"%1 leads out of it"_s.arg(forPeople(header.path)));
        // In the order of this key a folder comes just before what is in it.
        const QByteArray key = parts->join('\0');
        const QByteArray path = parts->join('/');
        if (parts->isEmpty() && header.type == '5')
            return {};
        if (parts->isEmpty())
            return malformed(u"has a file without a name"_s);
        for (qsizetype i = 1; i < parts->size(); ++i) {
            const auto above = m_files.find(QByteArrayList(parts->first(i)).join('\0'));
            if (above != m_files.end() && above->second)
                return malformed(u"%1 is in something that is no folder"_s.arg(forPeople(header.path)));
        }
        ++m_job.files;
        switch (header.type) {
        case '5':
            m_files.try_emplace(key, std::nullopt);
            return {};
        case '2':
            m_files[key] = {path, ListedFile::Link, linkHash(header.target)};
            return {};
        case '1': {
            const auto original = m_files.find(partsOf(header.target).value_or(QByteArrayList()).join('\0'));
            if (original == m_files.end() || !original->second)
                return malformed(u"%1 is a link to nothing before it"_s.arg(forPeople(header.path)));
            m_files[key] = {path, original->second->kind, original->second->content};
            return {};
        }
        case '0':
        case '7':
        case '\0':
            break;
        default:
            return malformed(u"%1 is neither a file nor a folder nor a link, so it has no place in an artifact"_s.arg(
                forPeople(header.path)));
        }
        WalkedEntry entry;
        entry.type = FileType::File;
        entry.inside = "f";
        entry.size = header.size;
        m_hasher.meet(entry);
        constexpr qint64 piece = 256 * 1024;
        for (qint64 left = header.size; left > 0;) {
            if (m_job.isStopped())
                return Failure({Fault::Stopped, {}, {}});
            const QByteArray content = read(std::min(left, piece));
            if (content.isEmpty())
                return malformed(u"ends in the middle of %1"_s.arg(forPeople(header.path)));
            m_hasher.read(content);
            m_job.bytes += content.size();
            left -= content.size();
        }
        m_hasher.leave(entry);
        read(padding(header.size));
        m_files[key] = {path, header.isExecutable ? ListedFile::Executable : ListedFile::Plain, m_hasher.lastFile()};
        return {};
    }

    TreeHash linkHash(const QByteArray &target)
    {
        WalkedEntry entry;
        entry.type = FileType::Symlink;
        entry.inside = "l";
        entry.target = target;
        m_hasher.meet(entry);
        return m_hasher.lastFile();
    }

    const QByteArray m_path;
    QIODevice &m_device;
    Job &m_job;
    TreeHasher m_hasher; // of single files
    Digest m_digest{Digest::Sha256};
    qint64 m_size = 0;
    std::map<QByteArray, std::optional<ListedFile>> m_files; // by path with NUL for each slash; nothing: a folder
};

} // namespace

Result<Listing> listTree(const QByteArray &path, Job &job)
{
    job.stage = Stage::Packing;
    Lister lister;
    return walkTree(path, lister, job).map([&] { return lister.take(); });
}

Result<TarballListing> listTarball(const QByteArray &path, Job &job)
{
    const auto status = Disk::real().stat(path);
    if (!status)
        return Failure(status.error());
    if (status->type != FileType::File)
        return Failure({Fault::Malformed, path, u"is no regular file"_s});
    SummedFile file(path);
    if (!file.isOpen())
        return Failure({Fault::Denied, path, {}});
    KCompressionDevice device(&file, false, compressionBy(file.peekedStart()));
    if (!device.open(QIODevice::ReadOnly))
        return Failure({Fault::Malformed, path, u"is no tar"_s});
    TarReader reader(path, device, job);
    const auto done = reader.readAll();
    if (file.hasFailed())
        return Failure({Fault::Io, path, file.errorString()});
    if (!done)
        return Failure(done.error());
    const auto listing = reader.listing();
    if (!listing)
        return Failure(listing.error());
    file.readRest();
    TarballListing result;
    static_cast<Listing &>(result) = *listing;
    result.sha256 = file.sha256();
    result.size = file.size();
    result.tarSha256 = reader.sha256();
    result.tarSize = reader.size();
    return result;
}

std::vector<ListedDifference> differences(const Listing &wanted, const Listing &found)
{
    std::vector<ListedDifference> result;
    auto a = wanted.files.begin();
    auto b = found.files.begin();
    while (a != wanted.files.end() || b != found.files.end()) {
        if (b == found.files.end() || (a != wanted.files.end() && a->path < b->path)) {
            result.push_back({(a++)->path, ListedDifference::Missing});
        } else if (a == wanted.files.end() || b->path < a->path) {
            result.push_back({(b++)->path, ListedDifference::Added});
        } else {
            if ((a->kind == ListedFile::Link) != (b->kind == ListedFile::Link))
                result.push_back({a->path, ListedDifference::Type});
            else if (a->content != b->content)
                result.push_back({a->path, ListedDifference::Content});
            else if (a->kind != b->kind)
                result.push_back({a->path, ListedDifference::Mode});
            ++a;
            ++b;
        }
    }
    return result;
}

} // namespace depotscope
