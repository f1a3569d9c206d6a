// SPDX-License-Identifier: MIT
#include "ui/dialogs/helpdialog.h"

#include "model/items/wording.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int signSize = 16;

QString plain(QString text)
{
    return text.remove(u'&').toHtmlEscaped();
}

QString headingOf(const QString &text)
{
    return u"<h3>%1</h3>"_s.arg(plain(text));
}

/// Two columns, in line with those of other tables; both are HTML.
QString rowOf(const QString &first, const QString &second)
{
    return u"<tr><td width='190' style='padding:3px 14px 3px 0'>%1</td><td style='padding:3px 0'>%2</td></tr>"_s.arg(
        first, second);
}

/// The same with a sign before it.
QString rowOf(const QString &symbolName, const QString &name, const QString &sentence)
{
    return u"<tr><td width='26' style='padding:3px 0'><img src='symbol:%1' width='%2' height='%2'></td>"
           "<td width='164' style='padding:4px 14px 3px 0'>%3</td><td style='padding:4px 0 3px 0'>%4</td></tr>"_s
               .arg(symbolName)
               .arg(signSize)
               .arg(name.toHtmlEscaped(), sentence.toHtmlEscaped());
}

QString tableOf(const QString &rows)
{
    return u"<table cellspacing='0' cellpadding='0'>%1</table>"_s.arg(rows);
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys += u"<b>%1</b>"_s.arg(key.toString(QKeySequence::NativeText).toHtmlEscaped());
    return keys.join(u", "_s);
}

/// A row for each action in the menu that has a key.
QString rowsOf(const QMenu &menu)
{
    QString rows;
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            rows += rowsOf(*action->menu());
        else if (!action->shortcut().isEmpty())
            rows += rowOf(keysOf(*action), plain(action->text()));
    }
    return rows;
}

QString keyPage(const QMenuBar &bar)
{
    QString html;
    for (const QAction *entry : bar.actions()) {
        if (const QString rows = entry->menu() ? rowsOf(*entry->menu()) : QString(); !rows.isEmpty())
            html += headingOf(entry->text()) + tableOf(rows);
    }
    const auto row = [](const QString &keys, const QString &what) {
        return rowOf(u"<b>%1</b>"_s.arg(keys.toHtmlEscaped()), what.toHtmlEscaped());
    };
    html += headingOf(HelpDialog::tr("In lists"))
        + tableOf(row(HelpDialog::tr("Shift+Up, Shift+Down, Ctrl+A"), HelpDialog::tr("Select several rows."))
                  + row(HelpDialog::tr("Ctrl+Space"),
                        HelpDialog::tr("Add the current row to the selection, or take it out."))
                  + row(HelpDialog::tr("Space"),
                        HelpDialog::tr("Tick what is selected, where rows have boxes; elsewhere mark it."))
                  + row(HelpDialog::tr("Right, Left"), HelpDialog::tr("Open a row, close it."))
                  + row(HelpDialog::tr("Enter"),
                        HelpDialog::tr("Go from another list to where an item stands among the packages."))
                  + row(HelpDialog::tr("Letters"), HelpDialog::tr("Go to the next name that begins with them.")));
    html += headingOf(HelpDialog::tr("On the map and the rings"))
        + tableOf(row(HelpDialog::tr("Arrows"), HelpDialog::tr("Go from tile to tile."))
                  + row(HelpDialog::tr("Enter, Backspace"), HelpDialog::tr("Go into a folder, and out of it.")));
    return html;
}

/// What a status means for what one may do.
QString statusSentence(Status status)
{
    switch (status) {
    case Status::InUse:
        return HelpDialog::tr("An environment or a project needs it.");
    case Status::Idle:
        return HelpDialog::tr("Something needs it, but it was not used for three weeks or longer.");
    case Status::Orphaned:
        return HelpDialog::tr("Nothing needs it any more: it can go.");
    case Status::Trashed:
        return HelpDialog::tr("It was cleaned, and is set aside in the depot. The history brings it back or frees it.");
    case Status::Kept:
        return HelpDialog::tr("It is on your list of what no clean ever takes.");
    case Status::Unavailable:
        return HelpDialog::tr("What would need it is out of reach, as on a drive that is not mounted. So it stays.");
    case Status::Unknown:
        return HelpDialog::tr("Nothing says whether it is needed. So it stays.");
    }
    return {};
}

QString wordPage()
{
    QString states;
    for (int i = 0; i <= int(Status::Unknown); ++i)
        states += rowOf(statusIcon(Status(i)), statusText(Status(i)), statusSentence(Status(i)));
    states += rowOf(u"marked"_s, HelpDialog::tr("Marked"),
                    HelpDialog::tr("You have marked it to go. Nothing happens to it before you have reviewed it."));
    QString kinds;
    for (int i = 0; i < kindCount; ++i)
        kinds += rowOf(kindIcon(Kind(i)), kindText(Kind(i)), kindSentence(Kind(i)));
    return headingOf(HelpDialog::tr("States")) + tableOf(states) + headingOf(HelpDialog::tr("Kinds")) + tableOf(kinds)
        + headingOf(HelpDialog::tr("Hold and free"))
        + u"<p>%1</p>"_s.arg(
            HelpDialog::tr("What is held is set aside in its depot for 30 days and can be brought back "
                           "as it was; the disk has its space once it is freed. What is freed is gone.")
                .toHtmlEscaped());
}

} // namespace

HelpDialog::HelpDialog(const QMenuBar &bar, const QString &filter, QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
{
    setObjectName(u"helpDialog"_s);
    setWindowTitle(tr("Keys and Words"));
    resize(720, 560);
    m_tabs->setObjectName(u"helpTabs"_s);
    addPage(tr("&Keys"), u"keyHelp"_s, keyPage(bar));
    addPage(tr("&Words and Signs"), u"wordHelp"_s, wordPage());
    addPage(tr("&Filter"), u"filterHelp"_s, filter);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    m_tabs->widget(0)->setFocus();
}

void HelpDialog::addPage(const QString &title, const QString &name, const QString &html)
{
    auto *page = new QTextBrowser(m_tabs);
    page->setObjectName(name);
    page->setAccessibleName(QString(title).remove(u'&'));
    page->setFrameShape(QFrame::NoFrame);
    page->document()->setDocumentMargin(14);
    const double scale = devicePixelRatioF();
    const auto addSign = [&](const QString &symbolName) {
        page->document()->addResource(QTextDocument::ImageResource, QUrl(u"symbol:"_s + symbolName),
                                      symbol(symbolName).pixmap(QSize(signSize, signSize), scale));
    };
    for (int i = 0; i <= int(Status::Unknown); ++i)
        addSign(statusIcon(Status(i)));
    for (int i = 0; i < kindCount; ++i)
        addSign(kindIcon(Kind(i)));
    addSign(u"marked"_s);
    page->setHtml(html);
    m_tabs->addTab(page, title);
}

} // namespace depotscope
