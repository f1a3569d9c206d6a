// SPDX-License-Identifier: MIT
#include "model/depot/treehash.h"

#include <cstring>

namespace depotscope {

std::optional<TreeHash> TreeHash::fromHex(QByteArrayView hex)
{
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    };
    TreeHash hash;
    if (hex.size() != 2 * qsizetype(hash.bytes.size()))
        return std::nullopt;
    for (size_t i = 0; i < hash.bytes.size(); ++i) {
        const int high = digit(hex[qsizetype(2 * i)]);
        const int low = digit(hex[qsizetype(2 * i + 1)]);
        if (high < 0 || low < 0)
            return std::nullopt;
        hash.bytes[i] = quint8(high << 4 | low);
    }
    return hash;
}

QByteArray TreeHash::hex() const
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex();
}

size_t qHash(const TreeHash &hash, size_t seed) noexcept
{
    size_t start = 0; // the bytes of a SHA-1 are already well mixed
    std::memcpy(&start, hash.bytes.data(), sizeof start);
    return start ^ seed;
}

} // namespace depotscope
