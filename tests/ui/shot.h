// SPDX-License-Identifier: MIT
#pragma once

#include "ui/frame/mainwindow.h"
#include "ui/lists/itemview.h"

#include <QAction>
#include <QLabel>
#include <QStackedWidget>
#include <QTest>

namespace depotscope {

using namespace Qt::StringLiterals;

/// A window that found its depots, of which a picture stays in the build folder.
struct Shot {
    Session session;
    MainWindow window;
    QString picture = QString::fromLatin1(QTest::currentTestFunction()); ///< of the picture

    explicit Shot(const Source &source, QSettings *settings = nullptr, Page page = Page::Packages)
        : window(session, {}, settings)
    {
        window.resize(1200, 700);
        window.goTo(page);
        window.show();
        // Where nobody manages windows, as on a bare X server, a window has to ask.
        if (QTest::qWaitForWindowExposed(&window, patience))
            window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window, patience))
            qWarning("the window is not active, so keys may go astray");
        session.setDepots(source);
    }
    ~Shot()
    {
        QCoreApplication::processEvents(); // layouts
        // To be looked at: of what failed, and where DEPOTSCOPE_PICTURES asks for it.
        if (QTest::currentTestFailed() || qEnvironmentVariableIsSet("DEPOTSCOPE_PICTURES"))
            window.grab().save(
                u"%1-%2.png"_s.arg(QLatin1StringView(QTest::testObject()->metaObject()->className()), picture));
    }

    template <typename T> T *get(const char *name) { return window.findChild<T *>(QLatin1StringView(name)); }
    ItemView *view(const char *name) { return get<ItemView>(name); }
    QAction *action(const char *name) { return get<QAction>(name); }
    QString text(const QByteArray &label) { return get<QLabel>(label.constData())->text(); }
    QByteArray page() { return get<QStackedWidget>("pages")->currentWidget()->objectName().toUtf8(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }
    bool settle()
    {
        const bool isSettled = QTest::qWaitFor([this] { return !session.isBusy(); }, patience);
        QCoreApplication::processEvents(); // what is new on a page that is shown already appears with the next events
        return isSettled;
    }
};

} // namespace depotscope
