// SPDX-License-Identifier: MIT
#include "model/session/heap.h"
#include "model/text/names.h"
#include "ui/frame/mainwindow.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace depotscope;

namespace {

constexpr int failed = 1;
constexpr int misused = 2;

constexpr const char help[] =
    R"(Usage: depotscope [OPTION]...
Shows what fills the Julia depots of this machine, and why.

  --depot DIR          show the depot in DIR; several times: the first is the
                       user's, the others shared (default: JULIA_DEPOT_PATH)
  --page PAGE          start with overview, packages, folders (with what stood
                       beside them last), map or rings (of the folders),
                       spaces, environments, history or items (default: the
                       page of the last time)
  --size WIDTHxHEIGHT  size of the window
  --theme THEME        light or dark (default: what the desktop says)
  --screenshot FILE    save a picture of the window as PNG once everything is
                       read, and end; needs no display
  --help               show this help
  --version            show the version
)";

constexpr std::pair<QByteArrayView, Page> pageWords[] = {{"overview", Page::Overview},
                                                         {"packages", Page::Packages},
                                                         {"folders", Page::Folders},
                                                         {"map", Page::Folders},
                                                         {"rings", Page::Folders},
                                                         {"spaces", Page::Spaces},
                                                         {"environments", Page::Environments},
                                                         {"history", Page::History},
                                                         {"items", Page::Items}};

struct Wishes {
    std::vector<QByteArray> depots;
    std::optional<Page> page;
    std::optional<FolderViewMode> mode; ///< of the page of folders
    std::optional<QSize> size;
    Theme theme = Theme::System;
    QByteArray screenshot;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

std::optional<QSize> sizeFrom(const QByteArray &text)
{
    const QList<QByteArray> numbers = text.split('x');
    if (numbers.size() != 2)
        return std::nullopt;
    bool isWidth = false;
    bool isHeight = false;
    const QSize size(numbers[0].toInt(&isWidth), numbers[1].toInt(&isHeight));
    const bool isSensible =
        size.width() >= 200 && size.height() >= 200 && size.width() <= 8192 && size.height() <= 8192;
    return isWidth && isHeight && isSensible ? std::optional(size) : std::nullopt;
}

/// Options as bytes, because a folder may be named in any. The error is one sentence.
tl::expected<Wishes, QByteArray> wishesFrom(const std::vector<QByteArray> &arguments)
{
    Wishes wishes;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const qsizetype equals = arguments[i].startsWith("--") ? arguments[i].indexOf('=') : -1;
        const QByteArray option = equals < 0 ? arguments[i] : arguments[i].first(equals);
        if (option == "--help" || option == "-h") {
            wishes.wantsHelp = true;
            continue;
        }
        if (option == "--version") {
            wishes.wantsVersion = true;
            continue;
        }
        if (option != "--depot" && option != "--page" && option != "--size" && option != "--theme"
            && option != "--screenshot")
            return tl::unexpected("There is no option " + option + "; depotscope --help lists what there is.");
        QByteArray value;
        if (equals >= 0)
            value = arguments[i].sliced(equals + 1);
        else if (i + 1 < arguments.size())
            value = arguments[++i];
        if (value.isEmpty())
            return tl::unexpected(option + " needs a value after it.");

        if (option == "--depot") {
            wishes.depots.push_back(cleanAbsolute(value));
        } else if (option == "--page") {
            const auto page = std::ranges::find(pageWords, value, &std::pair<QByteArrayView, Page>::first);
            if (page == std::end(pageWords))
                return tl::unexpected(
                    "There is no page " + value
                    + "; the pages are overview, packages, folders, map, rings, spaces, environments, "
                      "history and items.");
            wishes.page = page->second;
            wishes.mode.reset();
            if (value == "map" || value == "rings")
                wishes.mode = value == "map" ? FolderViewMode::Map : FolderViewMode::Rings;
        } else if (option == "--size") {
            wishes.size = sizeFrom(value);
            if (!wishes.size)
                return tl::unexpected(value + " is no size; it is written as 1280x800, each from 200 to 8192.");
        } else if (option == "--theme") {
            if (value != "light" && value != "dark")
                return tl::unexpected("There is no theme " + value + "; the themes are light and dark.");
            wishes.theme = value == "dark" ? Theme::Dark : Theme::Light;
        } else {
            wishes.screenshot = value;
        }
    }
    return wishes;
}

void say(FILE *stream, const QByteArray &sentence)
{
    std::fwrite(sentence.constData(), 1, size_t(sentence.size()), stream);
}

/// Qt ends the process with an abort where it finds no display; a person should read why instead.
void explainMissingDisplay(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtFatalMsg)
        return;
    say(stderr,
        "depotscope: There is no display to open a window on; depotscope --screenshot FILE and depotctl need none.\n");
    std::_Exit(failed);
}

/// Saves a picture of `window` once `session` is done, and ends the event loop with the exit code.
void takePicture(MainWindow &window, const Session &session, const QByteArray &file)
{
    QObject::connect(&session, &Session::findingsChanged, &window, [&window, &session, file] {
        if (session.isBusy())
            return;
        // A timer fires once the layouts that the new inventory asked for are made.
        QTimer::singleShot(0, &window, [&window, file] {
            QFile out(QFile::decodeName(file));
            const bool isSaved = out.open(QIODevice::WriteOnly) && window.grab().save(&out, "PNG") && out.flush();
            if (!isSaved)
                say(stderr,
                    "depotscope: " + file + " could not be written: " + out.errorString().toLocal8Bit() + ".\n");
            QApplication::exit(isSaved ? EXIT_SUCCESS : failed);
        });
    });
}

} // namespace

int main(int argc, char **argv)
{
    const auto wishes = wishesFrom(std::vector<QByteArray>(argv + 1, argv + argc));
    if (!wishes) {
        say(stderr, "depotscope: " + wishes.error() + '\n');
        return misused;
    }
    if (wishes->wantsHelp || wishes->wantsVersion) {
        say(stdout, wishes->wantsHelp ? help : "depotscope " DEPOTSCOPE_VERSION "\n");
        return EXIT_SUCCESS;
    }
    useLargePages();
    const bool isPicture = !wishes->screenshot.isEmpty();
    if (isPicture && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    // Only our own name goes to Qt: it has options of its own that the help does not list.
    int qtArgc = 1;
    const QtMessageHandler usual = qInstallMessageHandler(explainMissingDisplay);
    QApplication application(qtArgc, argv);
    // Pictures are for scripts, which read errors and not the remarks of Qt's offscreen platform.
    if (!isPicture)
        qInstallMessageHandler(usual);
    dress(application, isPicture && wishes->theme == Theme::System ? Theme::Light : wishes->theme);

    InventoryOptions options;
    options.looksForJulias = true;
    options.cacheDirectory = QFile::encodeName(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                               + QStringLiteral("/depotscope"));
    options.keepsScan = !isPicture; // which is to show what is there now
    Session session;
    session.setFollowing(!isPicture);
    // What is known is read while the window is being made.
    session.setDepots(wishes->depots.empty() ? depotsOfProcess(options, Disk::real())
                                             : depotsIn(wishes->depots, options, Disk::real()));
    std::optional<QSettings> settings;
    if (!isPicture)
        settings.emplace(QStringLiteral("Depotscope"), QStringLiteral("depotscope"));
    MainWindow window(session, options, settings ? &*settings : nullptr);
    if (wishes->size)
        window.resize(*wishes->size);
    if (isPicture)
        takePicture(window, session, wishes->screenshot);
    if (wishes->mode)
        window.setFolderViewMode(*wishes->mode);
    if (wishes->page)
        window.goTo(*wishes->page);
    window.show();
    return application.exec();
}
