// SPDX-License-Identifier: MIT
#include "ui/maps/tilecolours.h"

#include "model/items/wording.h"
#include "ui/parts/theme.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace depotscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct TileText {
    Q_DECLARE_TR_FUNCTIONS(TileColours)
};

constexpr std::array statuses = {Status::Orphaned, Status::Idle,        Status::InUse,  Status::Kept,
                                 Status::Trashed,  Status::Unavailable, Status::Unknown};

constexpr std::array kinds = {Kind::Package,  Kind::Artifact,    Kind::Space, Kind::Compiled, Kind::Clone,
                              Kind::Registry, Kind::Environment, Kind::Dev,   Kind::Log,      Kind::Other};

/// A use of that long ago or less; the last two are what was used earlier, and what has no record.
constexpr std::array ages = {7 * 24h, 31 * 24h, 183 * 24h, 365 * 24h};
constexpr int ageCount = int(ages.size()) + 2;

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

/// Quiet enough to read text on.
QColor groundOf(const QColor &colour, const QPalette &palette)
{
    return mixed(colour, palette.color(QPalette::Base), isDark(palette) ? 0.6 : 0.64);
}

TileClass classOf(Status status, const QPalette &palette)
{
    const auto made = [&](const char *colour, Qt::BrushStyle hatching) {
        return TileClass{statusText(status), groundOf(QColor(QLatin1StringView(colour)), palette), hatching};
    };
    switch (status) {
    case Status::InUse:
        return made("#8f80c4", Qt::NoBrush);
    case Status::Idle:
        return made("#e8ab28", Qt::Dense7Pattern);
    case Status::Orphaned:
        return made("#e0532f", Qt::BDiagPattern);
    case Status::Trashed:
        return made("#7d8790", Qt::HorPattern);
    case Status::Kept:
        return made("#2fa079", Qt::VerPattern);
    case Status::Unavailable:
        return made("#b8477f", Qt::DiagCrossPattern);
    case Status::Unknown:
        return made("#8a8f98", Qt::FDiagPattern);
    }
    Q_UNREACHABLE();
}

TileClass ageClass(int age, const QPalette &palette)
{
    static constexpr std::array<const char *, size_t(ageCount)> colours = {"#a99ccf", "#a48fb0", "#c08f86",
                                                                           "#d98b55", "#e2702c", "#7d8790"};
    const QStringList texts = {TileText::tr("This week"), TileText::tr("This month"),  TileText::tr("Half a year"),
                               TileText::tr("A year"),    TileText::tr("Over a year"), TileText::tr("No record")};
    const bool isOld = age == ageCount - 2;
    const bool isUnknown = age == ageCount - 1;
    return {texts[age], groundOf(QColor(QLatin1StringView(colours[size_t(age)])), palette),
            isUnknown   ? Qt::FDiagPattern
                : isOld ? Qt::BDiagPattern
                        : Qt::NoBrush};
}

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

std::vector<TileClass> tileClasses(Colouring colouring, const QPalette &palette)
{
    std::vector<TileClass> classes;
    switch (colouring) {
    case Colouring::Status:
        for (Status status : statuses)
            classes.push_back(classOf(status, palette));
        break;
    case Colouring::LastUse:
        for (int age = 0; age < ageCount; ++age)
            classes.push_back(ageClass(age, palette));
        break;
    case Colouring::Kind:
        for (Kind kind : kinds)
            classes.push_back({kindsText(kind), groundOf(kindColour(kind, palette), palette), Qt::NoBrush});
        break;
    }
    return classes;
}

int tileClassOf(Colouring colouring, const Item &item, Time taken)
{
    switch (colouring) {
    case Colouring::Status:
        return int(std::ranges::find(statuses, item.verdict.status) - statuses.begin());
    case Colouring::LastUse:
        if (!item.lastUse)
            return ageCount - 1;
        return int(std::ranges::lower_bound(ages, taken - *item.lastUse) - ages.begin());
    case Colouring::Kind:
        return int(std::ranges::find(kinds, item.kind) - kinds.begin());
    }
    Q_UNREACHABLE();
}

QColor folderGround(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.1);
}

QColor shaded(const QColor &ground, TileShade shade, const QPalette &palette)
{
    switch (shade) {
    case TileShade::Folder:
        return mixed(ground, palette.color(QPalette::Text), 0.09);
    case TileShade::Lump:
        return mixed(ground, palette.color(QPalette::Base), 0.4);
    case TileShade::Dim:
        return mixed(ground, palette.color(QPalette::Base), 0.85);
    }
    Q_UNREACHABLE();
}

QColor inkOn(const QColor &ground, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    return contrastRatio(text, ground) >= contrastRatio(base, ground) ? text : base;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

} // namespace depotscope
