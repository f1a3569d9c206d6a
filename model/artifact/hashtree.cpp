// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

// The number of characters that Julia's length() finds: continuation bytes belong to the character before them as
// far as its first byte announces them, and every other byte is a character of its own.
qsizetype characterCount(const QByteArray &text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++count) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        int expected = 0;
        if (lead >= 0xc0 && lead <= 0xf7)
            expected = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        for (; expected > 0 && i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80; --expected)
            ++i;
    }
    return count;
}

QByteArray header(const char *type, qint64 size)
{
    return QByteArray(type) + ' ' + QByteArray::number(size) + '\0';
}

constexpr QByteArrayView folderMode = "40000";

// git sorts a directory as if its name ended in a slash.
bool isBefore(const char *a, const char *b)
{
    const auto isFolder = [](const char *record) { return std::strncmp(record, "40000 ", 6) == 0; };
    const bool isFolderA = isFolder(a);
    const bool isFolderB = isFolder(b);
    a = std::strchr(a, ' ') + 1;
    b = std::strchr(b, ' ') + 1;
    while (*a && *a == *b) {
        ++a;
        ++b;
    }
    const auto letter = [](char c, bool isInFolder) {
        return static_cast<unsigned char>(c == 0 && isInFolder ? '/' : c);
    };
    return letter(*a, isFolderA) < letter(*b, isFolderB);
}

} // namespace

TreeHasher::TreeHasher()
    : m_folders(1)
{
}

TreeHash TreeHasher::taken()
{
    TreeHash hash;
    const QByteArray sum = m_digest.take();
    std::copy(sum.begin(), sum.end(), hash.bytes.begin());
    return hash;
}

void TreeHasher::record(QByteArrayView mode, QByteArrayView name, const TreeHash &hash)
{
    Folder &folder = m_folders.back();
    folder.at.push_back(quint32(folder.facts.size()));
    folder.facts.append(mode).append(' ').append(name).append('\0');
    folder.facts.append(reinterpret_cast<const char *>(hash.bytes.data()), qsizetype(hash.bytes.size()));
}

TreeHash TreeHasher::hashOf(const Folder &folder)
{
    std::vector<quint32> order = folder.at;
    const char *facts = folder.facts.constData();
    std::ranges::sort(order, [&](quint32 a, quint32 b) { return isBefore(facts + a, facts + b); });
    m_digest.add(header("tree", folder.facts.size()));
    for (const quint32 at : order) {
        const size_t length = std::strlen(facts + at) + 1 + sizeof(TreeHash::bytes);
        m_digest.add({facts + at, qsizetype(length)});
    }
    return taken();
}

Result<bool> TreeHasher::meet(const WalkedEntry &entry)
{
    if (entry.type == FileType::Directory) {
        if (isGit(entry))
            ++m_depthOfGit;
        m_folders.emplace_back();
        return true;
    }
    m_folders.back().hasFile = true;
    if (isGit(entry))
        return false;
    switch (entry.type) {
    case FileType::File:
        m_digest.add(header("blob", entry.size));
        return true;
    case FileType::Symlink:
        m_digest.add(header("blob", characterCount(entry.target)));
        m_digest.add(entry.target);
        record("120000", entry.name(), m_lastFile = taken());
        return false;
    case FileType::Directory:
    case FileType::Fifo:
    case FileType::Socket:
    case FileType::Device:
    case FileType::Unknown:
        break;
    }
    return Failure({Fault::Malformed, entry.path,
                    u"is neither a file nor a folder nor a link, so it has no place in an artifact"_s});
}

Result<void> TreeHasher::read(QByteArrayView content)
{
    m_digest.add(content);
    return {};
}

Result<void> TreeHasher::leave(const WalkedEntry &entry)
{
    if (entry.type != FileType::Directory) {
        record(entry.isExecutable ? "100755" : "100644", entry.name(), m_lastFile = taken());
        return {};
    }
    const Folder folder = std::move(m_folders.back());
    m_folders.pop_back();
    m_folders.back().hasFile |= folder.hasFile;
    if (m_depthOfGit > 0)
        --m_depthOfGit;
    else if (folder.hasFile)
        record(folderMode, entry.name(), hashOf(folder));
    return {};
}

bool TreeHasher::put(const WalkedEntry &entry, const TreeHash &content)
{
    m_folders.back().hasFile = true;
    if (isGit(entry))
        return false;
    record(entry.type == FileType::Symlink ? "120000"
               : entry.isExecutable        ? "100755"
                                           : "100644",
           entry.name(), content);
    return true;
}

TreeHash TreeHasher::result()
{
    return hashOf(m_folders.back());
}

Result<TreeHash> hashTree(const QByteArray &path, Job &job)
{
    job.stage = Stage::Reading;
    TreeHasher hasher;
    return walkTree(path, hasher, job).map([&] { return hasher.result(); });
}

} // namespace depotscope
