// SPDX-License-Identifier: MIT
// bench_window DIR [RUNS [CACHE [clean|export]]]: opens a window on the depot in DIR, scans it RUNS times, and prints
// the longest time for which the event loop did nothing else, while scanning and while a finished inventory is shown.
// At the end it follows the rows with the most files down to the fullest folder and prints how long that takes to open.
// With a folder CACHE the scans are kept in there; the time until the first numbers are painted, and when those are
// from, is printed. With "clean" all orphans in DIR are held and brought back, and the longest time without the event
// loop is printed. With "export" the biggest scratch space is packed, and the same is printed of that.
#include "model/session/heap.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/frame/mainwindow.h"
#include "ui/lists/filterline.h"
#include "ui/lists/itemview.h"
#include "ui/parts/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <cstdio>
#include <ctime>

using namespace depotscope;

namespace {

void openFullestFolder(const MainWindow &window)
{
    auto *view = window.findChild<ItemView *>(QStringLiteral("packageView"));
    QElapsedTimer clock;
    for (QModelIndex at; !at.isValid() || at.model()->hasChildren(at);) {
        QModelIndex fullest;
        qint64 most = -1;
        for (int row = 0; row < view->items()->rowCount(at); ++row) {
            const QModelIndex files = view->items()->index(row, int(PackageModel::Column::Files), at);
            if (const qint64 count = files.data(LazyTree::SortRole).toLongLong(); count > most) {
                most = count;
                fullest = files.siblingAtColumn(0);
            }
        }
        clock.start();
        view->setCurrentIndex(fullest);
        view->expand(fullest);
        QCoreApplication::processEvents();
        const int rows = view->items()->rowCount(fullest);
        std::printf("%d rows below %s opened in %.1f ms\n", rows, qPrintable(fullest.data().toString()),
                    double(clock.nsecsElapsed()) / 1e6);
        at = fullest;
    }
}

/// Calls `tell` after each time that `window` was painted, until that is true.
class Painted : public QObject {
public:
    Painted(QWidget &window, std::function<bool()> tell)
        : m_tell(std::move(tell))
    {
        window.installEventFilter(this);
    }

private:
    bool eventFilter(QObject *window, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest && m_tell)
            QMetaObject::invokeMethod(
                this, [this] { tell(); }, Qt::QueuedConnection);
        return QObject::eventFilter(window, event);
    }

    void tell()
    {
        if (m_tell && m_tell())
            m_tell = nullptr;
    }

    std::function<bool()> m_tell;
};

/// Sets filters as one types them and prints how long all pages and the counts take to follow.
void filter(MainWindow &window)
{
    auto *line = window.findChild<FilterLine *>();
    for (const QString &text :
         {QStringLiteral("jll"), QStringLiteral("orphan >50MB unused:6mo"), QStringLiteral("-held >1kB"), QString()}) {
        QElapsedTimer clock;
        clock.start();
        line->setText(text);
        line->settle();
        QCoreApplication::processEvents();
        std::printf("filter \"%s\" in %.1f ms\n", qPrintable(text), double(clock.nsecsElapsed()) / 1e6);
    }
}

/// Calls `begin` just before the files are packed, and `end` once they are.
void exportBiggestSpace(const std::shared_ptr<const Inventory> &inventory, const std::function<void()> &begin,
                        const std::function<void()> &end)
{
    ItemId biggest;
    for (int i = 0; i < int(inventory->items.size()); ++i) {
        const Item &item = inventory->item(ItemId{i});
        if (item.kind == Kind::Space && (!biggest || item.totals.files > inventory->item(biggest).totals.files))
            biggest = ItemId{i};
    }
    if (!biggest)
        return;
    const QTemporaryDir folder;
    ExportDialog dialog(inventory, biggest);
    dialog.findChild<QLineEdit *>(QStringLiteral("exportFile"))->setText(folder.filePath(QStringLiteral("x.tar.gz")));
    dialog.show();
    auto *next = dialog.findChild<QPushButton *>(QStringLiteral("exportNext"));
    const auto wait = [&](auto isDone) {
        QEventLoop loop;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
            if (isDone())
                loop.quit();
        });
        poll.start(20);
        loop.exec();
    };
    wait([&] { return next->isEnabled(); });
    begin();
    next->click();
    wait([&] { return dialog.findChild<QPushButton *>(QStringLiteral("exportStop"))->isHidden(); });
    end();
    std::printf("%lld files: ", (long long)inventory->item(biggest).totals.files);
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer clock;
    clock.start();
    useLargePages(); // as depotscope does
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_window DIR [RUNS]\n");
        return 2;
    }
    dress(application, Theme::Light);
    int runs = argc > 2 ? std::atoi(argv[2]) : 3;

    InventoryOptions options;
    options.keepsScan = argc > 3;
    options.cacheDirectory = argc > 3 ? argv[3] : "";
    Session session;
    qint64 began = clock.nsecsElapsed();
    session.setDepots(depotsIn({argv[1]}, options, Disk::real()));
    MainWindow window(session, {}, nullptr);
    window.show();

    qint64 last = 0;
    qint64 longest = 0;
    qint64 lastWorked = 0;
    qint64 worked = 0; // in the longest
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    const auto measure = [&] {
        timespec used{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        const qint64 work = qint64(used.tv_sec) * 1'000'000'000 + used.tv_nsec;
        const qint64 now = clock.nsecsElapsed();
        if (now - last > longest) {
            longest = now - last;
            worked = work - lastWorked;
        }
        last = now;
        lastWorked = work;
    };
    QObject::connect(&beat, &QTimer::timeout, &window, measure);
    beat.start(1);

    qint64 whileScanning = 0;
    const bool cleans = argc > 4 && QByteArrayView(argv[4]) == "clean";
    const auto finish = [&] {
        if (argc > 4 && QByteArrayView(argv[4]) == "export") {
            const auto begin = [&] {
                measure();
                longest = 0;
                began = last;
            };
            exportBiggestSpace(session.findings().inventory, begin, measure);
            std::printf("packed in %.2f s; longest gap %.1f ms\n", double(last - began) / 1e9, double(longest) / 1e6);
        }
        for (const bool isBack : {false, true}) {
            if (!cleans)
                break;
            std::vector<Choice> choices;
            const std::shared_ptr<const Inventory> inventory = session.findings().inventory;
            for (int i = 0; !isBack && i < int(inventory->items.size()); ++i) {
                if (inventory->item(ItemId{i}).verdict.status == Status::Orphaned)
                    choices.push_back({ItemId{i}, {}});
            }
            measure();
            longest = 0;
            began = last;
            QEventLoop loop;
            QObject::connect(&session, &Session::busyChanged, &loop, [&](bool isBusy) {
                if (!isBusy)
                    QTimer::singleShot(100, &loop, &QEventLoop::quit);
            });
            if (isBack)
                session.undo();
            else
                session.perform(removing(inventory, choices, RemovalMode::Trash));
            loop.exec();
            measure();
            std::printf("%s %zu items in %.2f s; longest gap %.1f ms\n", isBack ? "brought back" : "held",
                        session.findings().actionResult->items, double(last - began) / 1e9, double(longest) / 1e6);
        }
        QApplication::quit();
    };
    QMetaObject::Connection scans;
    scans = QObject::connect(&session, &Session::busyChanged, &window, [&](bool isBusy) {
        measure();
        if (isBusy) {
            began = clock.nsecsElapsed();
        } else {
            whileScanning = longest;
            // After the layouts and paints that the new inventory makes.
            QTimer::singleShot(100, &window, [&] {
                const auto &inventory = session.findings().inventory;
                std::printf("%lld entries in %.2f s; longest gap %.1f ms while scanning, %.1f ms with showing, %.1f ms "
                            "of that at work\n",
                            inventory ? (long long)(inventory->totals.files + inventory->totals.directories) : 0LL,
                            double(last - began) / 1e9, double(whileScanning) / 1e6, double(longest) / 1e6,
                            double(worked) / 1e6);
                std::fflush(stdout);
                longest = 0;
                if (--runs > 0)
                    session.rescan();
                else {
                    filter(window);
                    openFullestFolder(window);
                    QObject::disconnect(scans);
                    finish();
                }
            });
        }
    });
    const Painted painted(window, [&] {
        if (!session.findings().inventory)
            return false;
        std::printf("first numbers, of %.1f s ago, %.1f ms after the program began\n",
                    double((currentTime() - session.findings().inventory->taken).count()) / 1e3,
                    double(clock.nsecsElapsed()) / 1e6);
        return true;
    });
    measure();
    longest = 0;
    return QApplication::exec();
}
