// SPDX-License-Identifier: MIT
#include "ui/parts/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QLibraryInfo>
#include <QPainter>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QTranslator>
#include <array>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

/// Renders a symbol for the pixels that are asked for, in the colour that the palette has now.
class SymbolEngine final : public QIconEngine {
public:
    explicit SymbolEngine(const QString &name)
        : m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device()->devicePixelRatioF();
        QPixmap picture = pixmap((QSizeF(rect.size()) * scale).toSize(), mode, state);
        picture.setDevicePixelRatio(scale);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor ink = colour(mode);
        const QString key =
            u"symbol/%1/%2/%3x%4"_s.arg(m_name, ink.name(QColor::HexArgb)).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        if (QFile file(u":/symbols/%1.svg"_s.arg(m_name)); file.open(QIODevice::ReadOnly)) {
            QSvgRenderer renderer(file.readAll().replace("currentColor", ink.name().toLatin1()));
            QPainter painter(&picture);
            painter.setOpacity(ink.alphaF());
            renderer.render(&painter);
        }
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QIconEngine *clone() const override { return new SymbolEngine(*this); }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.2);
    }

    QString m_name;
};

/// The colours of one theme; what is not named follows from them.
struct Colours {
    const char *window;
    const char *base;
    const char *alternate;
    const char *text;
    const char *button;
    const char *toolTip;
    const char *highlight;
    const char *link;
};

constexpr Colours lightColours{"#f3f2f5", "#ffffff", "#f8f7fa", "#1f1d24", "#faf9fb", "#ffffff", "#7347b0", "#6a3fb0"};
constexpr Colours darkColours{"#232227", "#1a191d", "#201f24", "#e6e4ea", "#302e36", "#302e36", "#7a52b8", "#c3a2f2"};

QPalette paletteOf(const Colours &colours)
{
    const auto colour = [](const char *name) { return QColor(QLatin1StringView(name)); };
    const QColor window = colour(colours.window);
    const QColor text = colour(colours.text);
    QPalette palette(colour(colours.button), window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, colour(colours.base));
    palette.setColor(QPalette::AlternateBase, colour(colours.alternate));
    palette.setColor(QPalette::Button, colour(colours.button));
    palette.setColor(QPalette::ToolTipBase, colour(colours.toolTip));
    // Fusion draws its lines between bars in these.
    palette.setColor(QPalette::Light, mixed(window, text, 0.08));
    palette.setColor(QPalette::Midlight, mixed(window, text, 0.05));
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, mixed(text, colour(colours.base), 0.38));
    palette.setColor(QPalette::Highlight, colour(colours.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, colour(colours.link));
    palette.setColor(QPalette::LinkVisited, colour(colours.link));
    for (QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, mixed(text, window, 0.55));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(window, text, 0.2));
    return palette;
}

} // namespace

void dress(QApplication &application, Theme theme)
{
    QApplication::setApplicationName(u"depotscope"_s);
    QApplication::setApplicationDisplayName(u"Depotscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(DEPOTSCOPE_VERSION));
    QApplication::setDesktopFileName(u"depotscope"_s);
    QApplication::setWindowIcon(QIcon(u":/depotscope.svg"_s));

    // The C locale of servers and tests writes 591713 without separators, which nobody can read at a glance.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English));
    auto *words = new QTranslator(&application);
    if (words->load(QLocale(), u"depotscope"_s, u"_"_s, u":/translations"_s)
        || words->load(u":/translations/depotscope_en.qm"_s))
        QApplication::installTranslator(words);
    // What Qt itself says is only translated where we are: a window in two languages is hard to read.
    auto *wordsOfQt = new QTranslator(&application);
    if (wordsOfQt->load(QLocale(words->language()), u"qtbase"_s, u"_"_s,
                        QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(wordsOfQt);

    if (theme == Theme::System)
        return;
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(theme == Theme::Dark ? darkColours : lightColours));
}

QIcon symbol(const QString &name)
{
    return QIcon(new SymbolEngine(name));
}

QIcon actionIcon(const QString &themeName, const QString &symbolName)
{
    return QIcon::fromTheme(themeName, symbol(symbolName));
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto mix = [part](double x, double y) { return float(x + (y - x) * part); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor barColour(const QPalette &palette, bool isSelected)
{
    if (isSelected)
        return palette.color(QPalette::HighlightedText);
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    return mixed(palette.color(QPalette::Highlight), palette.color(QPalette::Text), isDark ? 0.35 : 0.0);
}

QColor barGroundColour(const QPalette &palette, bool isSelected)
{
    return isSelected ? mixed(palette.color(QPalette::Highlight), palette.color(QPalette::HighlightedText), 0.25)
                      : mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.1);
}

void paintBar(QPainter *painter, const QRectF &ground, const QRectF &filled, const QPalette &palette, bool isSelected)
{
    const double radius = ground.height() / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(barGroundColour(palette, isSelected));
    painter->drawRoundedRect(ground, radius, radius);
    // Clipped rather than narrowed, so that a small share keeps the round end of its ground.
    painter->setClipRect(filled);
    painter->setBrush(barColour(palette, isSelected));
    painter->drawRoundedRect(ground, radius, radius);
    painter->restore();
}

QColor kindColour(Kind kind, const QPalette &palette)
{
    static constexpr std::array<const char *, size_t(kindCount)> colours = {
        "#7347b0", "#2f7fc1", "#258f66", "#d07a1a", "#b8477f", "#5563cf", "#8d8216", "#b0413e", "#8a8f98", "#6b717a"};
    const QColor colour(QLatin1StringView(colours[size_t(kind)]));
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    return mixed(colour, Qt::white, isDark ? 0.25 : 0.0);
}

QColor trashColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.48);
}

QColor quietColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), 0.35);
}

QColor messageGroundColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), QColor(0xf0, 0xb0, 0x30), 0.2);
}

QColor markGroundColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Highlight), 0.09);
}

QColor unfocusedGroundColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Highlight), 0.22);
}

QColor focusColour(const QPalette &palette, bool isSelected)
{
    return isSelected ? palette.color(QPalette::HighlightedText) : barColour(palette, false);
}

QColor changeGroundColour(bool isComing, const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), isComing ? QColor(0x30, 0xa0, 0x50) : QColor(0xd0, 0x40, 0x40), 0.2);
}

} // namespace depotscope
