// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <compare>
#include <optional>

namespace depotscope {

/// A git-tree-sha1: what names a package version's content and an artifact's folder.
struct TreeHash {
    std::array<quint8, 20> bytes{};

    /// From 40 hex digits of either case; nothing else is one.
    static std::optional<TreeHash> fromHex(QByteArrayView hex);
    QByteArray hex() const; ///< lower case, as Pkg names artifact folders
    static constexpr qsizetype fewestDigits = 7; ///< of an abbreviation of hex(), as of git's

    friend auto operator<=>(const TreeHash &, const TreeHash &) = default;
};

size_t qHash(const TreeHash &hash, size_t seed = 0) noexcept;

} // namespace depotscope
