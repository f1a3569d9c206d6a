// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace depotscope {

/// The bytes of a file name or path as text for reading: invalid UTF-8 becomes U+FFFD and control characters
/// (a newline is legal in a name) become visible escapes. Lossy: never use the result to open anything.
QString forPeople(QByteArrayView name);

/// True if `name` is valid UTF-8, so that forPeople() loses nothing but control characters.
bool isUtf8(QByteArrayView name);

/// `directory` and `name` with exactly one separator between them.
QByteArray joined(QByteArrayView directory, QByteArrayView name);

/// The part of `path` after the last separator.
QByteArrayView lastComponent(QByteArrayView path);

/// `path` (absolute) without its last component; of "/x" and "/" it is "/", of nothing nothing.
QByteArray parentFolder(QByteArrayView path);

/// True if `path` is `directory` or lies below it, by whole components ("/a/proj2" is not inside "/a/proj").
bool isInside(QByteArrayView path, QByteArrayView directory);

/// What follows `directory` in `path`, which lies below it: "b/c" of "/a/b/c" in "/a".
inline QByteArray insideOf(const QByteArray &path, const QByteArray &directory)
{
    return path.sliced(directory.size() + (directory.endsWith('/') ? 0 : 1));
}

/// The entry of `folders` (a set of paths, or a map by path) that `path` lies in or is, the nearest; its end() if none.
template <typename Folders> auto findAround(const Folders &folders, QByteArrayView path)
{
    for (qsizetype end = path.size(); end > 0; end = path.first(end).lastIndexOf('/')) {
        const auto found = folders.constFind(QByteArray::fromRawData(path.data(), end));
        if (found != folders.constEnd())
            return found;
    }
    return folders.constEnd();
}

/// `path` made absolute against the current directory, with "//", "." and ".." resolved as text (no link is
/// followed) and without trailing separator.
QByteArray cleanAbsolute(QByteArrayView path);

} // namespace depotscope
