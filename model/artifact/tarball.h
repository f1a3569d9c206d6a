// SPDX-License-Identifier: MIT
#pragma once

#include <KTar>

namespace depotscope {

/// A tar that is byte for byte what Julia's Tar.create makes of the same entries, if they come in its order: by name,
/// byte by byte, a folder before what is in it. It says nothing of times and owners, of modes only whether the owner
/// may execute, and has no blocks of zeros at its end. Needs no memory for what was written; nothing is read back.
/// Whoever gives it the device decides what becomes of that: this only writes to it. Source: Tar.jl 1.10 src/create.jl.
class Tarball final : public KTar {
public:
    explicit Tarball(QIODevice *device);
    ~Tarball() override;

    /// One entry as it stands in a tar.
    struct Entry {
        enum Type : char { File = '0', Link = '2', Folder = '5' };
        QByteArray path; ///< without a slash at its end
        Type type = File;
        bool isExecutable = false; ///< of a file
        qint64 size = 0; ///< of a file
        QByteArray target; ///< of a link
    };

    /// The blocks that stand before the content: what is longer or bigger than its field goes to a block before. Pure.
    static QByteArray header(const Entry &entry);

protected:
    bool doPrepareWriting(const QString &name, const QString &user, const QString &group, qint64 size, mode_t mode,
                          const QDateTime &accessed, const QDateTime &modified, const QDateTime &created) override;
    bool doWriteDir(const QString &name, const QString &user, const QString &group, mode_t mode,
                    const QDateTime &accessed, const QDateTime &modified, const QDateTime &created) override;
    bool doWriteSymLink(const QString &name, const QString &target, const QString &user, const QString &group,
                        mode_t mode, const QDateTime &accessed, const QDateTime &modified,
                        const QDateTime &created) override;

private:
    bool write(const Entry &entry);
};

} // namespace depotscope
