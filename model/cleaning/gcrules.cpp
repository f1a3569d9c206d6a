// SPDX-License-Identifier: MIT
#include "model/cleaning/gcrules.h"

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr int oldestMinor = 5; // before it, clones and packages were collected by other rules
constexpr int firstWithOneDepot = 7; // before, all depots were collected
constexpr int firstImmediate = 13;
constexpr int newestMinor = 13;

} // namespace

Result<GcRules> GcRules::fromWord(QStringView word)
{
    GcRules rules;
    if (word == u"safe")
        return rules;
    if (word == u"spaces") {
        rules.like = GcLike::Spaces;
        return rules;
    }
    for (int minor = oldestMinor; minor <= newestMinor; ++minor) {
        rules.minor = minor;
        rules.like = minor < firstImmediate ? GcLike::Orphanage : GcLike::Immediate;
        if (rules.word() == word.toUtf8())
            return rules;
    }
    return Failure({Fault::Malformed,
                    {},
                    u"there are no rules \"%1\", only safe, spaces, and those of Julia 1.%2 to 1.%3"_s.arg(word)
                        .arg(oldestMinor)
                        .arg(newestMinor),
                    0});
}

bool GcRules::collects(size_t depot) const
{
    const bool isOfAll = like == GcLike::Spaces || (like == GcLike::Orphanage && minor < firstWithOneDepot);
    return depot == 0 || allDepots || isOfAll;
}

QByteArray GcRules::word() const
{
    switch (like) {
    case GcLike::Safe:
        return "safe";
    case GcLike::Spaces:
        return "spaces";
    case GcLike::Orphanage:
    case GcLike::Immediate:
        return "1." + QByteArray::number(minor);
    }
    Q_UNREACHABLE();
}

} // namespace depotscope
