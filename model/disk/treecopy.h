// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/posix.h"
#include "model/disk/walktree.h"

namespace depotscope {

/// Copies a tree that it is led through into a new folder, which gets its name when it is whole and goes with this
/// object until then. Files cannot be written to, and may be executed if their owner may; times are those of the copy.
class TreeCopy final : public TreeVisitor {
public:
    /// The new folder's name is `prefix` and some letters. Errors: NotFound, Denied, Io.
    static Result<TreeCopy> in(const QByteArray &folder, const QByteArray &prefix);
    TreeCopy(TreeCopy &&) noexcept = default;
    ~TreeCopy() override;

    Result<bool> meet(const WalkedEntry &entry) override;
    Result<void> read(QByteArrayView content) override;
    Result<void> leave(const WalkedEntry &entry) override;

    /// Gives the copy its name, and the mode of the folder that it is in. False if something has that name: then that
    /// stays, and the copy goes. Errors: Denied, Io.
    Result<bool> commit(const QByteArray &name);

private:
    TreeCopy() = default;
    QByteArray m_folder;
    QByteArray m_path; ///< empty when there is nothing to be removed any more
    QByteArray m_filePath;
    Descriptor m_file;
};

} // namespace depotscope
