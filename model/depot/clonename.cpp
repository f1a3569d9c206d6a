// SPDX-License-Identifier: MIT
#include "model/depot/clonename.h"

#include <QtEndian>

namespace depotscope {

namespace {

quint64 rotatedLeft(quint64 value, int count)
{
    return value << count | value >> (64 - count);
}

// The second word of MurmurHash3_x64_128.
quint64 murmur(QByteArrayView bytes, quint32 seed)
{
    constexpr quint64 c1 = 0x87c37b91114253d5u;
    constexpr quint64 c2 = 0x4cf5ad432745937fu;
    const auto mixed1 = [](quint64 k) { return rotatedLeft(k * c1, 31) * c2; };
    const auto mixed2 = [](quint64 k) { return rotatedLeft(k * c2, 33) * c1; };
    const auto finished = [](quint64 k) {
        k = (k ^ k >> 33) * 0xff51afd7ed558ccdu;
        k = (k ^ k >> 33) * 0xc4ceb9fe1a85ec53u;
        return k ^ k >> 33;
    };

    quint64 h1 = seed;
    quint64 h2 = seed;
    qsizetype at = 0;
    for (; bytes.size() - at >= 16; at += 16) {
        h1 ^= mixed1(qFromLittleEndian<quint64>(bytes.data() + at));
        h1 = (rotatedLeft(h1, 27) + h2) * 5 + 0x52dce729u;
        h2 ^= mixed2(qFromLittleEndian<quint64>(bytes.data() + at + 8));
        h2 = (rotatedLeft(h2, 31) + h1) * 5 + 0x38495ab5u;
    }

    char tail[16] = {};
    std::copy(bytes.begin() + at, bytes.end(), tail);
    h2 ^= mixed2(qFromLittleEndian<quint64>(tail + 8)); // mixing 0 gives 0: the same as leaving it out
    h1 ^= mixed1(qFromLittleEndian<quint64>(tail));

    h1 ^= quint64(bytes.size());
    h2 ^= quint64(bytes.size());
    h1 += h2;
    h2 += h1;
    h1 = finished(h1);
    h2 = finished(h2);
    return h2 + h1 + h2;
}

struct Product {
    quint64 high = 0;
    quint64 low = 0;
};

Product product(quint64 a, quint64 b)
{
    const quint64 aLow = quint32(a), aHigh = a >> 32;
    const quint64 bLow = quint32(b), bHigh = b >> 32;
    const quint64 low = aLow * bLow;
    const quint64 middle1 = aHigh * bLow + (low >> 32);
    const quint64 middle2 = aLow * bHigh + quint32(middle1);
    return {aHigh * bHigh + (middle1 >> 32) + (middle2 >> 32), a * b};
}

quint64 folded(quint64 a, quint64 b)
{
    const Product p = product(a, b);
    return p.high ^ p.low;
}

// rapidhash V3 nano as Julia 1.13 has it.
quint64 rapid(QByteArrayView bytes)
{
    constexpr quint64 s0 = 0x2d358dccaa6c78a5u;
    constexpr quint64 s1 = 0x8bb84b93962eacc9u;
    constexpr quint64 s2 = 0x4b33a62ed433d4a3u;
    constexpr quint64 s3 = 0xaaaaaaaaaaaaaaaau;
    const auto word = [bytes](qsizetype at) { return qFromLittleEndian<quint64>(bytes.data() + at); };
    const auto half = [bytes](qsizetype at) { return quint64(qFromLittleEndian<quint32>(bytes.data() + at)); };
    const auto byte = [bytes](qsizetype at) { return quint64(quint8(bytes[at])); };

    const qsizetype size = bytes.size();
    qsizetype left = size;
    quint64 seed = 0xbdd89aa982704029u;
    seed ^= folded(seed ^ s2, s1);
    quint64 a = 0;
    quint64 b = 0;
    if (size <= 16) {
        if (size >= 4) {
            seed ^= quint64(size);
            a = size >= 8 ? word(0) : half(0);
            b = size >= 8 ? word(size - 8) : half(size - 4);
        } else if (size > 0) {
            a = byte(0) << 45 | byte(size - 1);
            b = byte(size / 2);
        }
    } else {
        qsizetype at = 0;
        if (left > 48) {
            quint64 x = seed;
            quint64 y = seed;
            for (; left > 48; at += 48, left -= 48) {
                seed = folded(word(at) ^ s0, word(at + 8) ^ seed);
                x = folded(word(at + 16) ^ s1, word(at + 24) ^ x);
                y = folded(word(at + 32) ^ s2, word(at + 40) ^ y);
            }
            seed ^= x ^ y;
        }
        if (left > 16)
            seed = folded(word(at) ^ s2, word(at + 8) ^ seed);
        if (left > 32)
            seed = folded(word(at + 16) ^ s2, word(at + 24) ^ seed);
        a = word(size - 16) ^ quint64(left);
        b = word(size - 8);
    }
    const Product last = product(a ^ s1, b ^ seed);
    return folded(last.low ^ s3, last.high ^ s1 ^ quint64(left));
}

quint64 hashOf(QByteArrayView source, CloneNaming naming)
{
    constexpr quint64 juliaSeed = 0x71e729fd56419c81u;
    switch (naming) {
    case CloneNaming::Murmur:
        return murmur(source, quint32(juliaSeed)) + juliaSeed;
    case CloneNaming::Rapid:
        return rapid(source);
    }
    Q_UNREACHABLE();
}

// The value of a line of a git config file from after its "=": quotes and escapes undone, comment cut off.
QByteArray configValue(QByteArrayView text)
{
    QByteArray value;
    qsizetype certain = 0; // length without blanks at the end that no quote protects
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '"') {
            isQuoted = !isQuoted;
            certain = value.size();
            continue;
        }
        if (!isQuoted && (c == '#' || c == ';'))
            break;
        if (c == '\\' && i + 1 < text.size()) {
            c = text[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        } else if (!isQuoted && (c == ' ' || c == '\t' || c == '\r')) {
            value += c;
            continue;
        }
        value += c;
        certain = value.size();
    }
    value.truncate(certain);
    return value;
}

} // namespace

QByteArray cloneName(QByteArrayView source, CloneNaming naming)
{
    return QByteArray::number(hashOf(source, naming));
}

QByteArray originUrl(QByteArrayView config)
{
    bool isOrigin = false;
    while (!config.isEmpty()) {
        const qsizetype newline = config.indexOf('\n');
        const QByteArrayView line = (newline < 0 ? config : config.first(newline)).trimmed();
        config = newline < 0 ? QByteArrayView() : config.sliced(newline + 1);
        if (line.startsWith('[')) {
            const qsizetype quote = line.indexOf('"');
            isOrigin = quote > 0 && line.sliced(1, quote - 1).trimmed().compare("remote", Qt::CaseInsensitive) == 0
                && line.sliced(quote).startsWith("\"origin\"");
            continue;
        }
        const qsizetype equals = line.indexOf('=');
        if (isOrigin && equals > 0 && line.first(equals).trimmed().compare("url", Qt::CaseInsensitive) == 0)
            return configValue(line.sliced(equals + 1).trimmed());
    }
    return {};
}

} // namespace depotscope
