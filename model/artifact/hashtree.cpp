// SPDX-License-Identifier: MIT
#include "model/artifact/hashtree.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace depotscope {

namespace {

constexpr size_t blockSize = 256 * 1024;

struct Entry {
    std::string name;
    std::string order; // git sorts a directory as if its name ended in a slash
    fs::file_status status;
};

// One directory on the way down; the stack of them replaces recursion, so that depth costs no call stack.
struct Frame {
    fs::path path;
    std::string name;
    std::vector<Entry> entries;
    size_t next = 0;
    QByteArray content; // of the tree object, so far
    bool hasFile = false; // something that is no directory is below, `.git` included
};

QByteArray bytes(const fs::path &path)
{
    return QByteArray::fromStdString(path.string());
}

Failure failure(const std::error_code &code, const fs::path &path, const char *doing)
{
    return Failure(errorFromErrno(code.value(), bytes(path), doing));
}

Failure stopped()
{
    return Failure(Error{Fault::Stopped, {}, {}});
}

Result<std::vector<Entry>> entriesOf(const fs::path &directory)
{
    std::error_code code;
    std::vector<Entry> entries;
    auto it = fs::directory_iterator(directory, code);
    for (; !code && it != fs::directory_iterator(); it.increment(code)) {
        const fs::file_status status = it->symlink_status(code);
        if (code)
            return failure(code, it->path(), "look at");
        Entry entry{it->path().filename().string(), {}, status};
        entry.order = fs::is_directory(status) ? entry.name + '/' : entry.name;
        entries.push_back(std::move(entry));
    }
    if (code)
        return failure(code, directory, "list");
    std::ranges::sort(entries, {}, &Entry::order);
    return entries;
}

// Julia's contains_files: special files count, and nothing is left out.
Result<bool> containsFiles(const fs::path &directory, const Job &job)
{
    std::vector<fs::path> pending{directory};
    while (!pending.empty()) {
        if (job.isStopped())
            return stopped();
        const fs::path path = std::move(pending.back());
        pending.pop_back();
        const auto entries = entriesOf(path);
        if (!entries)
            return Failure(entries.error());
        for (const Entry &entry : *entries) {
            if (!fs::is_directory(entry.status))
                return true;
            pending.push_back(path / entry.name);
        }
    }
    return false;
}

// The number of characters that Julia's length() finds: continuation bytes belong to the character before them as
// far as its first byte announces them, and every other byte is a character of its own.
qsizetype characterCount(const std::string &text)
{
    qsizetype count = 0;
    for (size_t i = 0; i < text.size(); ++count) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        int expected = 0;
        if (lead >= 0xc0 && lead <= 0xf7)
            expected = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        for (; expected > 0 && i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80; --expected)
            ++i;
    }
    return count;
}

TreeHash finished(const QCryptographicHash &hash)
{
    TreeHash result;
    const QByteArray sum = hash.result();
    std::copy(sum.begin(), sum.end(), result.bytes.begin());
    return result;
}

QByteArray header(const char *type, qint64 size)
{
    return QByteArray(type) + ' ' + QByteArray::number(size) + '\0';
}

Result<TreeHash> hashLink(const fs::path &path)
{
    std::error_code code;
    const std::string target = fs::read_symlink(path, code).string();
    if (code)
        return failure(code, path, "read the link");
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(header("blob", characterCount(target)));
    hash.addData(QByteArrayView(target.data(), qsizetype(target.size())));
    return finished(hash);
}

Result<TreeHash> hashFile(const fs::path &path, Job &job, std::vector<char> &block)
{
    std::error_code code;
    const auto size = qint64(fs::file_size(path, code));
    if (code)
        return failure(code, path, "look at");
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file)
        return Failure(errorFromErrno(errno, bytes(path), "open"));
    std::setvbuf(file.get(), nullptr, _IONBF, 0);

    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(header("blob", size));
    qint64 seen = 0;
    while (const size_t count = std::fread(block.data(), 1, block.size(), file.get())) {
        if (job.isStopped())
            return stopped();
        hash.addData(QByteArrayView(block.data(), qsizetype(count)));
        seen += qint64(count);
        job.bytes += qint64(count);
    }
    if (std::ferror(file.get()))
        return Failure(errorFromErrno(errno, bytes(path), "read"));
    // The size stands before the content, so a file that grew meanwhile would get a hash that nobody can reproduce.
    if (seen != size)
        return Failure(Error{Fault::Io, bytes(path), u"changed while it was read"_s});
    return finished(hash);
}

void append(Frame &frame, const char *mode, const std::string &name, const TreeHash &hash)
{
    frame.content += mode;
    frame.content += ' ';
    frame.content.append(name.data(), qsizetype(name.size()));
    frame.content += '\0';
    frame.content.append(reinterpret_cast<const char *>(hash.bytes.data()), qsizetype(hash.bytes.size()));
}

Result<TreeHash> hashEntry(const fs::path &path, const fs::file_status &status, Job &job, std::vector<char> &block)
{
    switch (status.type()) {
    case fs::file_type::symlink:
        return hashLink(path);
    case fs::file_type::regular:
        return hashFile(path, job, block);
    case fs::file_type::none:
    case fs::file_type::not_found:
    case fs::file_type::directory:
    case fs::file_type::block:
    case fs::file_type::character:
    case fs::file_type::fifo:
    case fs::file_type::socket:
    case fs::file_type::unknown:
        break;
    }
    return Failure(Error{Fault::Malformed, bytes(path),
                         u"is neither a file nor a folder nor a link, so it has no place in an artifact"_s});
}

const char *modeOf(const fs::file_status &status)
{
    if (fs::is_symlink(status))
        return "120000";
    return (status.permissions() & fs::perms::owner_exec) != fs::perms::none ? "100755" : "100644";
}

} // namespace

Result<TreeHash> hashTree(const QByteArray &path, Job &job)
{
    job.stage = Stage::Reading;
    std::vector<char> block(blockSize);
    std::vector<Frame> stack;

    const auto enter = [&stack](fs::path directory, std::string name) -> std::optional<Error> {
        auto entries = entriesOf(directory);
        if (!entries)
            return entries.error();
        stack.push_back({std::move(directory), std::move(name), std::move(*entries), 0, {}, false});
        return std::nullopt;
    };
    if (const auto error = enter(fs::path(path.toStdString()), {}))
        return Failure(*error);

    while (true) {
        if (job.isStopped())
            return stopped();
        Frame &frame = stack.back();
        if (frame.next == frame.entries.size()) {
            QCryptographicHash hash(QCryptographicHash::Sha1);
            hash.addData(header("tree", frame.content.size()));
            hash.addData(frame.content);
            const TreeHash result = finished(hash);
            if (stack.size() == 1)
                return result;
            const Frame done = std::move(frame);
            stack.pop_back();
            if (done.hasFile) {
                stack.back().hasFile = true;
                append(stack.back(), "40000", done.name, result);
            }
            continue;
        }

        const Entry &entry = frame.entries[frame.next++];
        const fs::path entryPath = frame.path / entry.name;
        ++job.files;
        if (fs::is_directory(entry.status) && entry.name == ".git") {
            const auto hasFile = containsFiles(entryPath, job);
            if (!hasFile)
                return Failure(hasFile.error());
            frame.hasFile = frame.hasFile || *hasFile;
        } else if (fs::is_directory(entry.status)) {
            if (const auto error = enter(entryPath, entry.name))
                return Failure(*error);
        } else {
            frame.hasFile = true;
            if (entry.name == ".git")
                continue;
            const auto hash = hashEntry(entryPath, entry.status, job, block);
            if (!hash)
                return Failure(hash.error());
            append(frame, modeOf(entry.status), entry.name, *hash);
        }
    }
}

} // namespace depotscope
