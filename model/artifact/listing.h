// SPDX-License-Identifier: MIT
#pragma once

#include "model/depot/treehash.h"
#include "model/disk/disk.h"

#include <vector>

namespace depotscope {

/// A file or link of a tree, as far as it counts for the tree's hash.
struct ListedFile {
    QByteArray path; ///< relative to the tree
    enum Kind { Plain, Executable, Link } kind = Plain;
    TreeHash content;
    friend bool operator==(const ListedFile &, const ListedFile &) = default;
};

/// All that a tree's hash is made of.
struct Listing {
    std::vector<ListedFile> files; ///< sorted by path
    TreeHash hash; ///< git-tree-sha1
};

/// Of a directory. Errors: those of hashTree().
Result<Listing> listTree(const QByteArray &path, Job &job);

constexpr qsizetype tarBlockSize = 512; ///< bytes; all in a tar begins at a multiple of it

/// Of a tarball and the file that it is.
struct TarballListing : Listing {
    QByteArray sha256; ///< of the file, in hex
    qint64 size = 0;
    QByteArray tarSha256; ///< of the tar in it, in hex
    qint64 tarSize = 0;
};

/// Reads a tar of any common make, plain or compressed by gzip, xz, zstd or bzip2; nothing is unpacked. Needs memory
/// for its names. Errors: Malformed (no tar, damaged, or with what has no place in an artifact, such as a path that
/// leads out of it), TooBig, NotFound, Denied, Io, Stopped. Stops: between blocks.
Result<TarballListing> listTarball(const QByteArray &path, Job &job);

struct ListedDifference {
    QByteArray path;
    enum What { Missing, Added, Content, Mode, Type } what = Content;
    friend bool operator==(const ListedDifference &, const ListedDifference &) = default;
};

/// What `found` has otherwise than `wanted`, by path.
std::vector<ListedDifference> differences(const Listing &wanted, const Listing &found);

} // namespace depotscope
