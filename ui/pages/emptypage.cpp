// SPDX-License-Identifier: MIT
#include "ui/pages/emptypage.h"

#include "model/text/names.h"
#include "ui/parts/theme.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace depotscope {

using namespace Qt::StringLiterals;

EmptyPage::EmptyPage(QAction *chooseDepot, QAction *writeSample, QWidget *parent)
    : QWidget(parent)
    , m_places(new QLabel(this))
{
    setObjectName(u"emptyPage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto *picture = new QLabel(this);
    picture->setPixmap(QApplication::windowIcon().pixmap(QSize(96, 96), devicePixelRatioF()));
    auto *title = new QLabel(tr("There is no depot here"), this);
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.6);
    titleFont.setBold(true);
    title->setFont(titleFont);
    auto *text = new QLabel(tr("A depot is the folder in which Julia keeps the packages, artifacts, caches and scratch "
                               "spaces of a user, usually .julia in the home folder. Julia makes it when a package is "
                               "first installed."),
                            this);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    m_places->setObjectName(u"placesLookedAt"_s);
    m_places->setWordWrap(true);
    m_places->setAlignment(Qt::AlignHCenter);
    m_places->setTextFormat(Qt::PlainText);
    m_places->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    for (QAction *action : {chooseDepot, writeSample}) {
        auto *button = new QPushButton(action->icon(), action->text(), this);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setToolTip(action->toolTip());
        button->setAutoDefault(true);
        button->setMinimumHeight(button->sizeHint().height() + 6);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    }
    buttons->addStretch();

    auto *column = new QVBoxLayout;
    column->setSpacing(14);
    column->addStretch(2);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(text);
    column->addWidget(m_places);
    column->addSpacing(6);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(column, 4);
    layout->addStretch(1);
}

void EmptyPage::setDepots(const std::vector<Depot> &lookedAt)
{
    QStringList places;
    for (const Depot &depot : lookedAt)
        places += forPeople(depot.path);
    m_places->setText(places.isEmpty() ? tr("JULIA_DEPOT_PATH is set to an empty list, so there was no place to look.")
                                       : tr("Looked for it in: %1").arg(u'\n' + places.join(u'\n')));
}

} // namespace depotscope
