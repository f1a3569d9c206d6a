// SPDX-License-Identifier: MIT
#include "model/artifact/platform.h"

#include "model/text/names.h"

#include <QList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

enum class Form { Word, Version };

struct Key {
    const char *name;
    Form form;
    const char *values; // separated by spaces; empty: any
};

// The last four are no keys of Julia's own, but of the hooks by which packages tell their platforms apart.
constexpr Key keys[] = {
    {"os", Form::Word, "linux macos windows freebsd openbsd"},
    {"arch", Form::Word, "x86_64 i686 aarch64 armv7l armv6l powerpc64le riscv64"},
    {"libc", Form::Word, "glibc musl"},
    {"call_abi", Form::Word, "eabihf eabi"},
    {"libgfortran_version", Form::Version, ""},
    {"libstdcxx_version", Form::Version, ""},
    {"cxxstring_abi", Form::Word, "cxx03 cxx11"},
    {"os_version", Form::Version, ""},
    {"julia_version", Form::Version, ""},
    {"march", Form::Word, ""},
    {"sanitize", Form::Word, ""},
    {"cuda", Form::Word, ""},
    {"mpi", Form::Word, ""},
    {"llvm_version", Form::Word, ""},
    {"llvm_assertions", Form::Word, ""},
};

constexpr std::pair<const char *, const char *> otherNames[] = {
    {"amd64", "x86_64"}, {"i386", "i686"},     {"i486", "i686"},
    {"i586", "i686"},    {"arm64", "aarch64"}, {"ppc64le", "powerpc64le"},
};

const Key *keyCalled(const QByteArray &name)
{
    const auto key = std::ranges::find_if(keys, [&](const Key &candidate) { return name == candidate.name; });
    return key == std::end(keys) ? nullptr : key;
}

const QByteArray *valueOf(const Platform &platform, const char *name)
{
    const auto at = std::ranges::find_if(platform, [&](const auto &tag) { return tag.first == name; });
    return at == platform.end() ? nullptr : &at->second;
}

/// As string(VersionNumber(text)) has it, if it is one of plain numbers.
std::optional<QByteArray> version(const QByteArray &text)
{
    QList<QByteArray> parts = text.split('.');
    if (parts.size() > 3)
        return std::nullopt;
    while (parts.size() < 3)
        parts += "0";
    for (QByteArray &part : parts) {
        bool isNumber = false;
        const uint number = part.toUInt(&isNumber);
        if (!isNumber || !std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        part = QByteArray::number(number);
    }
    return parts.join('.');
}

std::optional<QString> whyNot(const QByteArray &name, const QByteArray &value)
{
    const Key *key = keyCalled(name);
    if (!key) {
        QStringList names;
        for (const Key &known : keys)
            names += QString::fromLatin1(known.name);
        return u"there is no such key; there are %1"_s.arg(names.join(u", "_s));
    }
    constexpr QByteArrayView forbidden = "+- /<>:\"'\\|?*";
    const bool isPlain = !value.isEmpty()
        && std::ranges::all_of(value, [&](char c) { return c > ' ' && c < 0x7f && !forbidden.contains(c); });
    if (!isPlain)
        return u"'%1' is no value that a platform can have"_s.arg(forPeople(value));
    if (key->form == Form::Version && !version(value))
        return u"'%1' is no version such as 5.0.0"_s.arg(forPeople(value));
    const QList<QByteArray> values = QByteArray(key->values).split(' ');
    if (*key->values && !values.contains(value))
        return u"there is no '%1'; the choice is %2"_s.arg(forPeople(value), QString::fromLatin1(values.join(", ")));
    return std::nullopt;
}

/// What does not go together.
std::optional<std::pair<const char *, QString>> conflict(const Platform &platform)
{
    const QByteArray os = *valueOf(platform, "os");
    const QByteArray arch = *valueOf(platform, "arch");
    const bool isArm = arch == "armv7l" || arch == "armv6l";
    const auto within = [&](const char *key, const QByteArray &least, const QByteArray &tooHigh) {
        const QByteArray *value = valueOf(platform, key);
        const auto part = [](const QByteArray &text, int number) { return text.split('.').at(number).toUInt(); };
        const auto triple = [&](const QByteArray &text) {
            return std::array{part(text, 0), part(text, 1), part(text, 2)};
        };
        return !value || (triple(*value) >= triple(least) && triple(*value) < triple(tooHigh));
    };
    if (os == "macos" && arch != "x86_64" && arch != "aarch64")
        return {{"arch", u"macos has no '%1'"_s.arg(QString::fromLatin1(arch))}};
    if (os == "windows" && arch != "x86_64" && arch != "i686" && arch != "aarch64")
        return {{"arch", u"windows has no '%1'"_s.arg(QString::fromLatin1(arch))}};
    if (os != "linux" && valueOf(platform, "libc"))
        return {{"libc", u"only linux has one"_s}};
    if (!(os == "linux" && isArm) && valueOf(platform, "call_abi"))
        return {{"call_abi", u"only linux on armv6l or armv7l has one"_s}};
    if (!within("libgfortran_version", "3.0.0", "6.0.0"))
        return {{"libgfortran_version", u"Julia knows 3, 4 and 5"_s}};
    if (!within("libstdcxx_version", "3.4.0", "3.5.0"))
        return {{"libstdcxx_version", u"Julia knows those from 3.4.0 up to 3.5"_s}};
    return std::nullopt;
}

Failure refusal(const QByteArray &key, const QString &why)
{
    return Failure({Fault::Malformed, key, why});
}

} // namespace

std::vector<QByteArray> platformValues(QByteArrayView key)
{
    const Key *known = keyCalled(key.toByteArray());
    if (!known || !*known->values)
        return {};
    const QList<QByteArray> values = QByteArray(known->values).split(' ');
    return {values.begin(), values.end()};
}

Platform normalized(const Platform &given)
{
    Platform result;
    for (const auto &[key, value] : given) {
        const QByteArray name = key.toLower();
        QByteArray text = value.toLower();
        const Key *known = keyCalled(name);
        if (known && known->form == Form::Version)
            text = version(text).value_or(text);
        const auto other = std::ranges::find_if(otherNames, [&](const auto &names) { return text == names.first; });
        if (name == "arch" && other != std::end(otherNames))
            text = other->second;
        result.emplace_back(name, text);
    }
    const auto is = [&result](const char *key, const char *value) {
        const QByteArray *found = valueOf(result, key);
        return found && *found == value;
    };
    if (is("os", "linux") && !valueOf(result, "libc"))
        result.emplace_back("libc", "glibc");
    if (is("os", "linux") && (is("arch", "armv7l") || is("arch", "armv6l")) && !valueOf(result, "call_abi"))
        result.emplace_back("call_abi", "eabihf");
    std::ranges::sort(result);
    return result;
}

Result<Platform> platformOf(const Platform &given)
{
    if (given.empty())
        return Platform();
    for (const char *required : {"os", "arch"}) {
        const auto isIt = [&](const auto &tag) { return tag.first.toLower() == required; };
        if (std::ranges::none_of(given, isIt))
            return refusal(required, u"a platform needs it"_s);
    }
    Platform result = normalized(given);
    for (size_t i = 0; i < result.size(); ++i) {
        const auto &[key, value] = result[i];
        if (i > 0 && result[i - 1].first == key)
            return refusal(key, u"is given twice"_s);
        if (const auto why = whyNot(key, value))
            return refusal(key, *why);
    }
    if (const auto why = conflict(result))
        return refusal(why->first, why->second);
    return result;
}

} // namespace depotscope
