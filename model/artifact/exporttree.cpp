// SPDX-License-Identifier: MIT
#include "model/artifact/exporttree.h"

#include "model/artifact/hashtree.h"
#include "model/artifact/tarball.h"
#include "model/disk/partfile.h"
#include "model/disk/place.h"
#include "model/disk/treecopy.h"
#include "model/text/names.h"

#include <QRegularExpression>

#include <algorithm>
#include <filesystem>

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace depotscope {

namespace {

/// Whether a link at `inside` leads out of the tree, as far as its text tells.
bool leadsOut(const QByteArray &inside, const QByteArray &target)
{
    if (target.startsWith('/'))
        return true;
    qsizetype depth = inside.count('/');
    for (const QByteArray &part : target.split('/')) {
        if (part == "..")
            --depth;
        else if (!part.isEmpty() && part != ".")
            ++depth;
        if (depth < 0)
            return true;
    }
    return false;
}

std::optional<Error> whyNot(const WalkedEntry &entry)
{
    if (!isUtf8(entry.inside))
        return Error{Fault::Malformed, entry.path, u"its name is no UTF-8, which other systems could not make"_s};
    switch (entry.type) {
    case FileType::File:
    case FileType::Directory:
        return std::nullopt;
    case FileType::Symlink:
        if (!isUtf8(entry.target))
            return Error{Fault::Malformed, entry.path, u"is a link to a name that is no UTF-8"_s};
        if (leadsOut(entry.inside, entry.target))
            return Error{Fault::Malformed, entry.path,
                         u"is a link to %1, which is outside of what is exported"_s.arg(forPeople(entry.target))};
        return std::nullopt;
    case FileType::Fifo:
    case FileType::Socket:
    case FileType::Device:
    case FileType::Unknown:
        break;
    }
    return Error{Fault::Malformed, entry.path,
                 u"is neither a file nor a folder nor a link, so it has no place in an artifact"_s};
}

/// The names that a choice leaves out.
class Sieve {
public:
    explicit Sieve(const ExportChoice &choice)
    {
        for (const QByteArray &pattern : choice.leavesOut)
            m_patterns.emplace_back(QRegularExpression::wildcardToRegularExpression(QString::fromUtf8(pattern)));
    }
    bool leavesOut(const WalkedEntry &entry) const
    {
        if (m_patterns.empty())
            return false;
        const QString name = QString::fromUtf8(entry.name());
        return std::ranges::any_of(m_patterns,
                                   [&](const QRegularExpression &pattern) { return pattern.match(name).hasMatch(); });
    }

private:
    std::vector<QRegularExpression> m_patterns;
};

class Surveyor final : public TreeVisitor {
public:
    explicit Surveyor(const ExportChoice &choice)
        : m_sieve(choice)
    {
    }

    Result<bool> meet(const WalkedEntry &entry) override
    {
        if (m_sieve.leavesOut(entry))
            return false;
        if (auto error = whyNot(entry)) {
            if (m_refused++ == 0)
                m_first = std::move(*error);
            return false;
        }
        if (entry.type == FileType::Directory) {
            ++m_survey.folders;
            return true;
        }
        ++m_survey.files;
        m_survey.bytes += entry.size;
        return false;
    }
    Result<void> read(QByteArrayView /*content*/) override { return {}; }
    Result<void> leave(const WalkedEntry & /*entry*/) override { return {}; }

    Result<ExportSurvey> result() const
    {
        if (m_refused == 0)
            return m_survey;
        Error error = m_first;
        if (m_refused > 1)
            error.detail += m_refused == 2 ? u"; 1 more cannot be exported"_s
                                           : u"; %1 more cannot be exported"_s.arg(m_refused - 1);
        return Failure(error);
    }

private:
    Sieve m_sieve;
    ExportSurvey m_survey;
    Error m_first;
    int m_refused = 0;
};

/// Hashes, packs and copies in one go.
class Packer final : public TreeVisitor {
public:
    Packer(const ExportChoice &choice, Compressor &compressor, TreeCopy *copy, Job &job)
        : m_sieve(choice)
        , m_defersFolders(choice.leavesOutEmptyFolders)
        , m_compressor(compressor)
        , m_tar(&compressor)
        , m_copy(copy)
        , m_job(job)
    {
        m_tar.open(QIODevice::WriteOnly);
    }

    Result<bool> meet(const WalkedEntry &entry) override
    {
        if (m_sieve.leavesOut(entry))
            return false;
        if (auto error = whyNot(entry))
            return Failure(std::move(*error));
        const auto isHashed = m_hasher.meet(entry);
        if (!isHashed)
            return isHashed;
        m_isHashed = *isHashed;
        if (entry.type == FileType::Directory && m_defersFolders) {
            m_deferred.push_back(entry);
            return true;
        }
        for (const WalkedEntry &folder : m_deferred) {
            if (const auto packed = pack(folder); !packed)
                return packed;
        }
        m_deferred.clear();
        return pack(entry);
    }

    Result<void> read(QByteArrayView content) override
    {
        m_job.done += content.size();
        if (m_isHashed)
            m_hasher.read(content);
        return checked(m_tar.writeData(content.data(), content.size())).and_then([&] {
            return m_copy ? m_copy->read(content) : Result<void>();
        });
    }

    Result<void> leave(const WalkedEntry &entry) override
    {
        if (entry.type == FileType::Directory) {
            if (!m_deferred.empty())
                m_deferred.pop_back();
            return m_hasher.leave(entry);
        }
        if (m_isHashed)
            m_hasher.leave(entry);
        return checked(m_tar.finishWriting(entry.size)).and_then([&] {
            return m_copy ? m_copy->leave(entry) : Result<void>();
        });
    }

    /// Ends the tar, and says what the tree's hash is.
    Result<TreeHash> finish()
    {
        // Tar.create says "." of a folder with nothing in it.
        return (m_isEmpty ? checked(m_tar.writeDir(u"."_s)) : Result<void>())
            .and_then([&] { return m_compressor.finish(); })
            .map([&] {
                m_tar.close();
                return m_hasher.result();
            });
    }

private:
    Result<bool> pack(const WalkedEntry &entry)
    {
        m_isEmpty = false;
        const QString name = QString::fromUtf8(entry.inside);
        const auto write = [&] {
            if (entry.type == FileType::Directory)
                return m_tar.writeDir(name);
            if (entry.type == FileType::Symlink)
                return m_tar.writeSymLink(name, QString::fromUtf8(entry.target));
            return m_tar.prepareWriting(name, {}, {}, entry.size, entry.isExecutable ? 0755 : 0644);
        };
        return checked(write())
            .and_then([&] { return m_copy ? m_copy->meet(entry).map([](bool) {}) : Result<void>(); })
            .map([&] { return entry.type != FileType::Symlink; });
    }

    Result<void> checked(bool isWritten) const
    {
        if (isWritten)
            return {};
        return Failure(m_compressor.error().value_or(Error{Fault::Io, {}, m_tar.errorString()}));
    }

    Sieve m_sieve;
    const bool m_defersFolders;
    Compressor &m_compressor;
    TreeHasher m_hasher;
    Tarball m_tar;
    TreeCopy *m_copy;
    Job &m_job;
    std::vector<WalkedEntry> m_deferred; // folders in which nothing was met yet
    bool m_isHashed = false; // the file that is being read
    bool m_isEmpty = true;
};

/// The real path of a file that need not exist.
fs::path realPath(const QByteArray &path)
{
    std::error_code code;
    fs::path real = fs::weakly_canonical(fs::path(path.toStdString()), code);
    return code ? fs::path(path.toStdString()) : real;
}

Result<TreeCopy> copyFor(const QByteArray &depot)
{
    const Fence fence{depot, {"artifacts"}};
    const auto made = Disk::real().makeDirectory(fence, "artifacts");
    if (!made && made.error().fault != Fault::Exists)
        return Failure(made.error());
    return TreeCopy::in(joined(depot, "artifacts"), "jl_"); // Pkg's prefix, so that everybody knows what it is
}

} // namespace

Result<ExportSurvey> surveyTree(const QByteArray &tree, const ExportChoice &choice, Job &job)
{
    Surveyor surveyor(choice);
    return walkTree(tree, surveyor, job).and_then([&] { return surveyor.result(); });
}

Result<Exported> exportTree(const QByteArray &tree, const ExportOptions &options, Job &job)
{
    Exported result;
    if (!options.output.isEmpty()) {
        const QByteArray real = QByteArray::fromStdString(realPath(options.output).string());
        if (isInside(real, QByteArray::fromStdString(realPath(tree).string())))
            return Failure({Fault::Unsafe, options.output, u"it would be in what is exported"_s});
        std::error_code code;
        const fs::file_status there = fs::symlink_status(fs::path(options.output.toStdString()), code);
        if (fs::exists(there) && !fs::is_regular_file(there))
            return Failure({Fault::Exists, options.output, u"it is no file, so it is not replaced"_s});
        if (fs::exists(there) && !options.replaces)
            return Failure({Fault::Exists, options.output, {}});
        if (const auto place = checkPlace(Disk::real(), options.output); !place)
            return Failure(place.error());
    }
    job.stage = Stage::Scanning;
    const auto survey = surveyTree(tree, options.choice, job);
    if (!survey)
        return Failure(survey.error());
    result.survey = *survey;
    job.files = 0;
    job.bytes = 0;
    job.done = 0;
    job.total = survey->bytes;
    job.stage = Stage::Packing;

    std::optional<PartFile> file;
    if (!options.output.isEmpty()) {
        auto made = PartFile::create(options.output);
        if (!made)
            return Failure(made.error());
        file.emplace(std::move(*made));
    }
    std::optional<TreeCopy> copy;
    if (!options.depot.isEmpty()) {
        auto made = copyFor(options.depot);
        if (!made)
            return Failure(made.error());
        copy.emplace(std::move(*made));
    }
    const CompressionLevels levels = levelsOf(options.compression);
    Compressor compressor(options.compression, options.level > 0 ? options.level : levels.usual,
                          [&file](QByteArrayView content) { return file ? file->write(content) : Result<void>(); });
    Packer packer(options.choice, compressor, copy ? &*copy : nullptr, job);
    const auto hash = walkTree(tree, packer, job).and_then([&] { return packer.finish(); });
    if (!hash)
        return Failure(hash.error());
    result.hash = *hash;
    const Compressor::Sum tar = compressor.written();
    const Compressor::Sum whole = compressor.passedOn();
    result.tarSha256 = tar.sha256.toHex();
    result.tarSize = tar.size;
    result.sha256 = whole.sha256.toHex();
    result.size = whole.size;
    if (copy) {
        const auto isNew = copy->commit(hash->hex());
        if (!isNew)
            return Failure(isNew.error());
        result.isNewArtifact = *isNew;
        result.artifact = joined(options.depot, "artifacts/" + hash->hex());
    }
    if (file) {
        if (const auto done = file->commit(options.replaces); !done)
            return Failure(done.error());
    }
    return result;
}

} // namespace depotscope
