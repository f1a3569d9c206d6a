// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/digest.h"
#include "model/depot/treehash.h"
#include "model/disk/walktree.h"

#include <vector>

namespace depotscope {

/// The git-tree-sha1 of the directory `path` as Julia computes it for artifacts, quirks included: the owner's execute
/// bit alone decides the mode, empty directories do not count, `.git` is left out, a link's length is its characters.
/// Unlike Julia it refuses what it cannot read, where Julia would make up a hash.
/// Errors: NotFound, NotDirectory, Denied, Io (also of a file that changes meanwhile, or a path that is too long for
/// the system), Malformed (a fifo, socket or device is inside). Stops: between blocks of a file. Thread: any. Source:
/// Pkg.jl src/GitTools.jl tree_hash.
Result<TreeHash> hashTree(const QByteArray &path, Job &job);

/// Hashes a tree that it is led through; whoever else has use for the content may read along.
class TreeHasher final : public TreeVisitor {
public:
    TreeHasher();

    /// False also for a file whose content does not matter.
    Result<bool> meet(const WalkedEntry &entry) override;
    Result<void> read(QByteArrayView content) override;
    Result<void> leave(const WalkedEntry &entry) override;

    /// Instead of meeting a file or link: its content's hash is known. False: it does not matter.
    bool put(const WalkedEntry &entry, const TreeHash &content);

    /// When it was led through the whole tree.
    TreeHash result();

    /// What git calls a file: its content's hash.
    const TreeHash &lastFile() const { return m_lastFile; }

private:
    struct Folder {
        QByteArray facts; ///< of the tree object, in the order they came
        std::vector<quint32> at;
        bool hasFile = false; ///< something that is no directory is below, `.git` included
    };
    void record(QByteArrayView mode, QByteArrayView name, const TreeHash &hash);
    TreeHash hashOf(const Folder &folder);
    bool isGit(const WalkedEntry &entry) const { return m_depthOfGit > 0 || entry.name() == ".git"; }
    TreeHash taken();

    std::vector<Folder> m_folders;
    int m_depthOfGit = 0; ///< how many folders deep it is in a `.git`
    Digest m_digest{Digest::Sha1};
    TreeHash m_lastFile;
};

} // namespace depotscope
