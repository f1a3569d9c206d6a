// SPDX-License-Identifier: MIT
#include "ui/parts/namedaction.h"

#include <QPushButton>
#include <QVariant>

namespace depotscope {

namespace {

constexpr const char *appliesProperty = "applies";

} // namespace

QAction *namedAction(QWidget *window, const char *name, const QString &text, const QString &toolTip, const QIcon &icon)
{
    auto *action = new QAction(icon, text, window);
    action->setObjectName(QLatin1StringView(name));
    explain(action, toolTip);
    window->addAction(action);
    return action;
}

QPushButton *actionButton(QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(action->objectName() + QLatin1StringView("Button"));
    button->setAutoDefault(false);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

void explain(QAction *action, const QString &toolTip)
{
    action->setToolTip(toolTip);
    action->setStatusTip(toolTip);
}

void setApplies(QAction *action, bool isSo)
{
    if (applies(*action) == isSo)
        return;
    action->setProperty(appliesProperty, isSo);
    emit action->changed(); // a property tells nobody
}

bool applies(const QAction &action)
{
    const QVariant isSo = action.property(appliesProperty);
    return !isSo.isValid() || isSo.toBool();
}

} // namespace depotscope
