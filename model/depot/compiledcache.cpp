// SPDX-License-Identifier: MIT
#include "model/depot/compiledcache.h"

#include <algorithm>

namespace depotscope {

namespace {

constexpr QByteArrayView magic("\xfbjli\r\n\x1a\n", 8);
constexpr qsizetype afterMagic = 5; // format version, byte order mark, size of a pointer

/// The text up to the next NUL, which is taken too; nothing if there is none.
QByteArrayView takeString(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\0');
    if (end < 0) {
        rest = {};
        return {};
    }
    const QByteArrayView text = rest.first(end);
    rest = rest.sliced(end + 1);
    return text;
}

bool isVersion(QByteArrayView text)
{
    return !text.isEmpty() && text.size() < 64 && text[0] >= '0' && text[0] <= '9'
        && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

CompiledCache readCompiledCache(QByteArrayView head)
{
    CompiledCache cache;
    if (!head.startsWith(magic) || head.size() < magic.size() + afterMagic)
        return cache;
    QByteArrayView rest = head.sliced(magic.size() + afterMagic);
    takeString(rest); // system
    takeString(rest); // processor
    if (const QByteArrayView version = takeString(rest); isVersion(version))
        cache.julia = version.toByteArray();

    // Names of modules come first, then the files; each string has its length before it, whose high bytes are 0.
    const qsizetype end = rest.indexOf(".jl");
    if (end < 0)
        return cache;
    qsizetype start = end;
    while (start > 0 && quint8(rest[start - 1]) >= 0x20)
        --start;
    // The length's lowest byte may look like text; the path begins with a slash, a drive or "@depot".
    const QByteArrayView text = rest.sliced(start, end + 3 - start);
    for (QByteArrayView beginning : {QByteArrayView("@depot/"), QByteArrayView("/")}) {
        if (const qsizetype at = text.indexOf(beginning); at >= 0) {
            cache.source = text.sliced(at).toByteArray();
            return cache;
        }
    }
    return cache;
}

} // namespace depotscope
