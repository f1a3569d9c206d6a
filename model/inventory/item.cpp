// SPDX-License-Identifier: MIT
#include "model/inventory/item.h"

#include <array>

namespace depotscope {

namespace {

constexpr std::array<const char *, size_t(kindCount)> kindWords = {
    "package", "artifact", "space", "compiled", "clone", "registry", "environment", "dev", "log", "other"};

constexpr std::array<const char *, 7> statusWords = {"in_use", "idle",        "orphaned", "trashed",
                                                     "kept",   "unavailable", "unknown"};

} // namespace

QByteArray kindWord(Kind kind)
{
    return kindWords[size_t(kind)];
}

bool canBeExported(Kind kind)
{
    return kind == Kind::Space || kind == Kind::Artifact || kind == Kind::Package;
}

QByteArray lastUseSourceWord(LastUseSource source)
{
    switch (source) {
    case LastUseSource::None:
        return "none";
    case LastUseSource::UsageLog:
        return "usage_log";
    case LastUseSource::FileTime:
        return "file_time";
    }
    Q_UNREACHABLE();
}

QByteArray statusWord(Status status)
{
    return statusWords[size_t(status)];
}

} // namespace depotscope
