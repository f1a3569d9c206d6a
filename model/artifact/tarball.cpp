// SPDX-License-Identifier: MIT
#include "model/artifact/tarball.h"

#include "model/artifact/listing.h"

#include <QByteArrayView>
#include <QIODevice>

#include <algorithm>

namespace depotscope {

namespace {

constexpr qsizetype longestName = 100;
constexpr qsizetype longestPrefix = 155;
constexpr qsizetype longestSplit = 255;
constexpr qint64 extendedMark = 0x80; // GNU tar's, for a size in binary
constexpr char extended = 'x';

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

// A field of 12 octal digits has no room for what ends it.
QByteArray sizeField(qint64 size)
{
    constexpr int length = 12;
    const QByteArray digits = octal(size, length - 1);
    if (digits.size() < length)
        return digits + ' ';
    if (digits.size() == length)
        return digits;
    QByteArray binary(length, '\0');
    for (int i = length - 1; i >= int(length - sizeof size); --i, size >>= 8)
        binary[i] = char(size & 0xff);
    binary[0] = char(extendedMark);
    return binary;
}

QByteArray block(QByteArrayView name, QByteArrayView prefix, char type, int mode, qint64 size, QByteArrayView target)
{
    QByteArray result(tarBlockSize, '\0');
    const auto put = [&result](qsizetype at, QByteArrayView text) {
        std::copy(text.begin(), text.end(), result.begin() + at);
    };
    constexpr QByteArrayView zero("000000 ");
    put(0, name);
    put(100, octal(mode, 6) + ' ');
    put(108, zero); // user
    put(116, zero); // group
    put(124, sizeField(size));
    put(136, octal(0, 11) + ' '); // time
    put(148, QByteArray(8, ' ')); // what the sum is made with in its own place
    result[156] = type;
    put(157, target);
    put(257, QByteArrayView("ustar"));
    put(263, QByteArrayView("00"));
    put(329, zero); // device, major
    put(337, zero); // device, minor
    put(345, prefix);
    qint64 sum = 0;
    for (const char c : std::as_const(result))
        sum += static_cast<unsigned char>(c);
    put(148, octal(sum, 6) + '\0' + ' ');
    return result;
}

// One line of an extended header, which begins with its own length.
QByteArray line(const char *key, const QByteArray &value)
{
    const QByteArray rest = ' ' + QByteArray(key) + '=' + value + '\n';
    qsizetype length = rest.size();
    while (length != rest.size() + QByteArray::number(length).size())
        length = rest.size() + QByteArray::number(length).size();
    return QByteArray::number(length) + rest;
}

} // namespace

Tarball::Tarball(QIODevice *device)
    : KTar(device)
{
}

Tarball::~Tarball()
{
    if (isOpen())
        close();
}

QByteArray Tarball::header(const Entry &entry)
{
    QByteArray lines;
    QByteArrayView target = entry.target;
    if (target.size() > longestName) {
        lines += line("linkpath", entry.target);
        target = {};
    }
    QByteArrayView name = entry.path;
    QByteArrayView prefix;
    if (name.size() > longestName) {
        const qsizetype slash =
            name.size() <= longestSplit ? QByteArrayView(entry.path).first(longestName).lastIndexOf('/') : -1;
        if (slash >= 0) {
            prefix = name.first(slash);
            name = name.sliced(slash + 1);
        }
        if (name.size() > longestName || prefix.size() > longestPrefix) {
            lines += line("path", entry.path);
            name = prefix = {};
        }
    }
    if (entry.size >> 36 != 0)
        lines += line("size", QByteArray::number(entry.size));

    QByteArray result;
    if (!lines.isEmpty()) {
        result = block({}, {}, extended, 0, lines.size(), {}) + lines;
        result.append((tarBlockSize - result.size() % tarBlockSize) % tarBlockSize, '\0');
    }
    const bool isPlain = entry.type == Entry::File && !entry.isExecutable;
    return result + block(name, prefix, entry.type, isPlain ? 0644 : 0755, entry.size, target);
}

bool Tarball::write(const Entry &entry)
{
    const QByteArray blocks = header(entry);
    if (device()->write(blocks) == blocks.size())
        return true;
    setErrorString(device()->errorString());
    return false;
}

bool Tarball::doPrepareWriting(const QString &name, const QString & /*user*/, const QString & /*group*/, qint64 size,
                               mode_t mode, const QDateTime & /*accessed*/, const QDateTime & /*modified*/,
                               const QDateTime & /*created*/)
{
    return write({name.toUtf8(), Entry::File, (mode & 0100) != 0, size, {}});
}

bool Tarball::doWriteDir(const QString &name, const QString & /*user*/, const QString & /*group*/, mode_t /*mode*/,
                         const QDateTime & /*accessed*/, const QDateTime & /*modified*/, const QDateTime & /*created*/)
{
    return write({name.toUtf8(), Entry::Folder, false, 0, {}});
}

bool Tarball::doWriteSymLink(const QString &name, const QString &target, const QString & /*user*/,
                             const QString & /*group*/, mode_t /*mode*/, const QDateTime & /*accessed*/,
                             const QDateTime & /*modified*/, const QDateTime & /*created*/)
{
    return write({name.toUtf8(), Entry::Link, false, 0, target.toUtf8()});
}

} // namespace depotscope
