// SPDX-License-Identifier: MIT
#include "model/depot/slug.h"

#include <algorithm>

namespace depotscope {

namespace {

// CRC-32C (Castagnoli), reflected.
constexpr std::array<quint32, 256> makeTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < table.size(); ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? (value >> 1) ^ 0x82F63B78u : value >> 1;
        table[i] = value;
    }
    return table;
}

quint32 crc32c(QByteArrayView bytes, quint32 crc = 0)
{
    static constexpr std::array<quint32, 256> table = makeTable();
    crc = ~crc;
    for (const char byte : bytes)
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

// Julia hashes the UUID as the 128-bit number that it keeps, which is little-endian in memory.
quint32 crcOf(const QUuid &uuid)
{
    QByteArray bytes = uuid.toRfc4122();
    std::reverse(bytes.begin(), bytes.end());
    return crc32c(bytes);
}

QByteArray inBase62(quint32 value, int length)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray slug;
    for (int i = 0; i < length; ++i) {
        slug += digits[value % 62];
        value /= 62;
    }
    return slug;
}

} // namespace

QByteArray versionSlug(const QUuid &uuid, const TreeHash &hash, int length)
{
    const QByteArrayView bytes(hash.bytes.data(), qsizetype(hash.bytes.size()));
    return inBase62(crc32c(bytes, crcOf(uuid)), length);
}

QByteArray packageSlug(const QUuid &uuid, int length)
{
    return inBase62(crcOf(uuid), length);
}

} // namespace depotscope
