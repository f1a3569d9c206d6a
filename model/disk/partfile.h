// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/posix.h"

#include <QByteArrayView>

namespace depotscope {

/// A new file that gets its name when it is whole. Until then it is NAME.part beside it, which goes with this object;
/// what a killed process left there is taken over.
class PartFile {
public:
    /// Errors: Busy (somebody else is writing it), NotFound (no directory for it), Denied, Unsafe (NAME.part is no
    /// regular file), Io.
    static Result<PartFile> create(const QByteArray &path);
    PartFile(PartFile &&) noexcept = default;
    ~PartFile();

    /// Adds to the end. Errors: TooBig, Io (such as a full disk).
    Result<void> write(QByteArrayView content);

    /// Gives it its name, once it is on the disk. Errors: Exists (unless it `replaces` what is there), Denied, Io.
    Result<void> commit(bool replaces);

private:
    PartFile() = default;
    QByteArray m_path;
    QByteArray m_partPath;
    Descriptor m_file; ///< closed when nothing is to be removed any more
};

} // namespace depotscope
