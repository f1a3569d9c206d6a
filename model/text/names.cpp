// SPDX-License-Identifier: MIT
#include "model/text/names.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// Characters that would hide in a list, break its lines or turn its text around.
bool needsEscape(QChar c)
{
    const char16_t u = c.unicode();
    return c.category() == QChar::Other_Control || (u >= 0x2028 && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
        return u"\\n"_s;
    case u'\r':
        return u"\\r"_s;
    case u'\t':
        return u"\\t"_s;
    default:
        break;
    }
    const uint code = c.unicode();
    return code < 0x100 ? u"\\x%1"_s.arg(code, 2, 16, QChar(u'0')) : u"\\u%1"_s.arg(code, 4, 16, QChar(u'0'));
}

} // namespace

QString forPeople(QByteArrayView name)
{
    const QString text = QString::fromUtf8(name);
    if (std::none_of(text.cbegin(), text.cend(), needsEscape))
        return text;
    QString visible;
    visible.reserve(text.size() + 8);
    for (QChar c : text) {
        if (needsEscape(c))
            visible += escaped(c);
        else
            visible += c;
    }
    return visible;
}

bool isUtf8(QByteArrayView name)
{
    return name.isValidUtf8();
}

QByteArray joined(QByteArrayView directory, QByteArrayView name)
{
    while (name.startsWith('/'))
        name = name.sliced(1);
    if (directory.isEmpty())
        return name.toByteArray();
    while (directory.endsWith('/'))
        directory.chop(1);
    QByteArray path;
    path.reserve(directory.size() + 1 + name.size());
    path.append(directory).append('/').append(name);
    return path;
}

QByteArrayView lastComponent(QByteArrayView path)
{
    return path.sliced(path.lastIndexOf('/') + 1);
}

QByteArray parentFolder(QByteArrayView path)
{
    return path.isEmpty() ? QByteArray() : path.first(std::max<qsizetype>(1, path.lastIndexOf('/'))).toByteArray();
}

bool isInside(QByteArrayView path, QByteArrayView directory)
{
    const bool endsWithSeparator = directory.endsWith('/');
    return path.startsWith(directory)
        && (path.size() == directory.size() || endsWithSeparator || path[directory.size()] == '/');
}

QByteArray cleanAbsolute(QByteArrayView path)
{
    QByteArray whole;
    if (!path.startsWith('/')) {
        std::error_code failed;
        whole = QByteArray::fromStdString(std::filesystem::current_path(failed).native()) + '/';
    }
    whole += path;

    std::vector<QByteArrayView> components;
    for (qsizetype from = 0; from < whole.size();) {
        qsizetype end = whole.indexOf('/', from);
        if (end < 0)
            end = whole.size();
        const auto component = QByteArrayView(whole).sliced(from, end - from);
        from = end + 1;
        if (component == "..") {
            if (!components.empty())
                components.pop_back();
        } else if (!component.isEmpty() && component != ".") {
            components.push_back(component);
        }
    }

    QByteArray clean;
    clean.reserve(whole.size() + 1);
    for (QByteArrayView component : components)
        clean.append('/').append(component);
    return clean.isEmpty() ? QByteArray("/") : clean;
}

} // namespace depotscope
