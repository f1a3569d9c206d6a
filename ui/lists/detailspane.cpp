// SPDX-License-Identifier: MIT
#include "ui/lists/detailspane.h"

#include "model/items/wording.h"
#include "model/text/names.h"
#include "ui/parts/disabledreasons.h"
#include "ui/parts/namedaction.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextFrame>
#include <QToolButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString linked(const QString &text, const Target &target)
{
    const auto link = [&](const char *scheme, int value) {
        return u"<a href='%1:%2'>%3</a>"_s.arg(QLatin1StringView(scheme)).arg(value).arg(escaped(text));
    };
    if (target.package)
        return link("package", target.package.value);
    if (target.item)
        return link("item", target.item.value);
    return target.root ? link("root", target.root.value) : escaped(text);
}

QString headingOf(const QString &text, const QString &colour)
{
    return u"<p style='color:%1;margin-top:18px;margin-bottom:3px'>%2</p>"_s.arg(colour, escaped(text));
}

/// A line and, below it, the way that it goes: "› Foo v1.2 › libfoo".
QString lineOf(const Section::Line &line, const QString &quiet, int noteWidth)
{
    QString text = linked(line.link.text, line.link.target);
    if (!line.remark.isEmpty())
        text += u" <span style='color:%1'>%2</span>"_s.arg(quiet, escaped(line.remark));
    if (line.note.isEmpty() && line.way.empty())
        return u"<tr><td colspan='2' style='padding-top:4px'>%1</td></tr>"_s.arg(text);
    QString html = u"<tr><td style='padding-top:4px'>%1</td>"
                   "<td width='%2' align='right' style='padding-top:4px;color:%3'>%4</td></tr>"_s.arg(text)
                       .arg(noteWidth)
                       .arg(quiet, escaped(line.note));
    const auto below = [](const QString &row) {
        return u"<tr><td colspan='2' style='padding-left:12px'>%1</td></tr>"_s.arg(row);
    };
    QStringList way;
    for (const Section::Link &link : line.way)
        way += u"› "_s + linked(link.text, link.target);
    if (!way.isEmpty())
        html += below(way.join(u' '));
    if (line.canBeForgotten)
        html += below(u"<a href='forget:%1'>%2</a>"_s.arg(line.link.target.root.value)
                          .arg(escaped(DetailsPane::tr("Forget this…"))));
    return html;
}

QString sectionOf(const Section &section, int index, bool isUnfolded, const QString &quiet, const QFontMetrics &metrics)
{
    QString html = headingOf(section.heading, quiet);
    if (!section.sentence.isEmpty())
        html += u"<p style='margin-top:0;margin-bottom:3px'>%1</p>"_s.arg(escaped(section.sentence));
    int noteWidth = 0;
    for (const Section::Line &line : section.lines)
        noteWidth = qMax(noteWidth, metrics.horizontalAdvance(line.note) + 8);
    const size_t shown = isUnfolded ? section.lines.size() : std::min(section.shown, section.lines.size());
    html += u"<table cellspacing='0' cellpadding='0' width='100%'>"_s;
    for (size_t i = 0; i < shown; ++i)
        html += lineOf(section.lines[i], quiet, noteWidth);
    html += u"</table>"_s;
    const int further = int(section.lines.size() - shown + section.unlisted);
    if (further == 0)
        return html;
    const QString text = escaped(DetailsPane::tr("and %Ln more", nullptr, further));
    return html
        + (isUnfolded ? u"<p style='margin-top:3px;color:%1'>%2</p>"_s.arg(quiet, text)
                      : u"<p style='margin-top:3px'><a href='unfold:%1'>%2</a></p>"_s.arg(index).arg(text));
}

/// A table of labels and values.
QString factsOf(const std::vector<Details::Fact> &facts, int labelWidth, const QString &quiet)
{
    QString html = u"<table cellspacing='0' cellpadding='0' width='100%'>"_s;
    for (const Details::Fact &fact : facts) {
        QString text = linked(fact.text, fact.target);
        const bool isFurther = fact.label.isEmpty();
        if (isFurther && fact.target == Target() && !fact.isPath)
            text = u"<span style='color:%1'>%2</span>"_s.arg(quiet, text);
        html += u"<tr><td width='%1' style='color:%2;padding-top:%5px'>%3</td>"
                "<td style='padding-top:%5px'>%4</td></tr>"_s.arg(labelWidth)
                    .arg(quiet, escaped(fact.label), text)
                    .arg(isFurther ? 1 : 6);
    }
    return html + u"</table>"_s;
}

/// All there is to say as a page of text, what matters most first.
QString bodyOf(const Details &details, const QSet<int> &unfolded, const QPalette &palette, const QFontMetrics &metrics)
{
    const QString quiet = quietColour(palette).name();
    int labelWidth = 0;
    for (const auto *facts : {&details.facts, &details.particulars}) {
        for (const Details::Fact &fact : *facts)
            labelWidth = qMax(labelWidth, metrics.horizontalAdvance(fact.label) + 14);
    }
    QString html;
    if (!details.sentence.isEmpty())
        html += u"<p style='margin-top:0;margin-bottom:8px'>%1</p>"_s.arg(escaped(details.sentence));
    html += factsOf(details.facts, labelWidth, quiet);
    for (size_t i = 0; i < details.sections.size(); ++i)
        html += sectionOf(details.sections[i], int(i), unfolded.contains(int(i)), quiet, metrics);
    if (!details.parts.empty()) {
        html += headingOf(DetailsPane::tr("Parts"), quiet);
        html += u"<table cellspacing='0' cellpadding='0' width='100%'>"_s;
        for (const Details::Part &part : details.parts)
            html +=
                u"<tr><td style='padding-top:3px'>%1</td><td width='%5' align='right' style='padding-top:3px'>%2</td>"
                "<td width='%6' align='right' style='padding-top:3px;color:%4'>%3</td></tr>"_s
                    .arg(escaped(part.text), escaped(sizeText(part.totals)), escaped(shareText(part.share)), quiet)
                    .arg(metrics.horizontalAdvance(u"≥ 999.9 MB"_s))
                    .arg(metrics.horizontalAdvance(u"100 %"_s) + 10);
        html += u"</table>"_s;
    }
    if (!details.particulars.empty())
        html += headingOf(DetailsPane::tr("Particulars"), quiet) + factsOf(details.particulars, labelWidth, quiet);
    if (!details.path.isEmpty())
        html += headingOf(DetailsPane::tr("Path"), quiet)
            + u"<p style='margin-top:0'>%1</p>"_s.arg(escaped(forPeople(details.path)));
    return html;
}

} // namespace

DetailsPane::DetailsPane(const std::vector<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_body(new QTextBrowser(this))
{
    setObjectName(u"detailsPane"_s);
    setAccessibleName(tr("Details of the selection"));
    setMinimumWidth(280); // two buttons in a row, also in German
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.2);
    titleFont.setBold(true);
    m_title->setObjectName(u"detailsTitle"_s);
    m_title->setFont(titleFont);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_body->setObjectName(u"detailsBody"_s);
    m_body->setAccessibleName(tr("Facts about the selection"));
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setOpenLinks(false);
    // What is dropped is for the window.
    for (QWidget *widget : {static_cast<QWidget *>(m_body), m_body->viewport()})
        widget->setAcceptDrops(false);
    m_body->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_body->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_body->document()->setDocumentMargin(0);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto *buttons = new QGridLayout;
    for (size_t i = 0; i < actions.size(); ++i) {
        QAction *action = actions[i];
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const auto follow = [button, action] { button->setVisible(applies(*action)); };
        connect(action, &QAction::changed, button, follow);
        follow();
        const bool isAlone = i % 2 == 0 && i + 1 == actions.size();
        buttons->addWidget(button, int(i) / 2, int(i) % 2, 1, isAlone ? 2 : 1);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 12, 12);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_body, 1);
    auto *whyNot = new DisabledReasons(actions, this);
    whyNot->setObjectName(u"detailsWhyNot"_s);
    layout->addWidget(whyNot);
    layout->addLayout(buttons);

    connect(m_body, &QTextBrowser::anchorClicked, this, &DetailsPane::follow);
}

void DetailsPane::setDetails(const Details &details)
{
    const bool isOther = details.path != m_details.path || details.title != m_details.title;
    if (isOther)
        m_unfolded.clear();
    const int scrolled = isOther ? 0 : m_body->verticalScrollBar()->value();
    m_details = details;
    fill();
    m_body->verticalScrollBar()->setValue(scrolled);
}

void DetailsPane::follow(const QUrl &link)
{
    const int value = link.path().toInt();
    if (link.scheme() == u"package")
        emit packageActivated(PackageId{value});
    else if (link.scheme() == u"item")
        emit itemActivated(ItemId{value});
    else if (link.scheme() == u"root")
        emit rootActivated(RootId{value});
    else if (link.scheme() == u"forget")
        emit forgetActivated(RootId{value});
    else if (link.scheme() == u"unfold") {
        const int scrolled = m_body->verticalScrollBar()->value();
        m_unfolded += value;
        fill();
        m_body->verticalScrollBar()->setValue(scrolled);
    }
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void DetailsPane::fill()
{
    const bool isEmpty = m_details.title.isEmpty();
    m_icon->setPixmap(isEmpty ? QPixmap() : symbol(m_details.icon).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_icon->setVisible(!isEmpty);
    m_title->setText(isEmpty ? tr("Nothing selected") : m_details.title);
    m_body->setHtml(isEmpty ? u"<p>%1</p>"_s.arg(tr("Select a row to see what it is.").toHtmlEscaped())
                            : bodyOf(m_details, m_unfolded, palette(), fontMetrics()));
    // So that numbers at the end of a line stand clear of a scroll bar.
    QTextFrameFormat page = m_body->document()->rootFrame()->frameFormat();
    page.setRightMargin(6);
    m_body->document()->rootFrame()->setFrameFormat(page);
}

} // namespace depotscope
