// SPDX-License-Identifier: MIT
#include "ui/frame/depotchooser.h"

#include "model/items/wording.h"
#include "ui/parts/theme.h"

#include <QAbstractItemView>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconGap = 4; ///< between icon and text, as styles have it
constexpr int frameRoom = 12; ///< around the text of a row in the list

} // namespace

DepotChooser::DepotChooser(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(u"depotChooser"_s);
    setAccessibleName(tr("Depot shown"));
    setPlaceholderText(tr("No depot"));
    setMinimumWidth(240);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(26);
    // Only by the user: list() is asked for by whom shows what is chosen then.
    connect(this, &QComboBox::activated, this, &DepotChooser::chosen);
    connect(this, &QComboBox::currentTextChanged, this, &DepotChooser::tellWhole);
    view()->setTextElideMode(Qt::ElideMiddle);
    tellWhole();
}

/// Style sheets apart, a combo box cuts off the end of what is too long, which is what paths are told apart by.
void DepotChooser::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    QStyleOptionComboBox option;
    initStyleOption(&option);
    if (currentIndex() < 0)
        option.currentText = placeholderText();
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + iconGap;
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideMiddle, field.width() - icon - 2);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void DepotChooser::showPopup()
{
    // As wide as the longest path, as far as the window goes.
    int wanted = 0;
    for (int i = 0; i < count(); ++i)
        wanted = qMax(wanted, fontMetrics().horizontalAdvance(itemText(i)) + iconSize().width() + 4 * frameRoom);
    view()->setMinimumWidth(qBound(width(), wanted, qMax(width(), window()->width() - x() - frameRoom)));
    QComboBox::showPopup();
}

void DepotChooser::tellWhole()
{
    const QString whole = currentIndex() < 0 ? QString() : currentText();
    setToolTip(whole.isEmpty() ? tr("The depot that is shown.") : tr("The depot that is shown: %1").arg(whole));
    setAccessibleDescription(whole);
}

void DepotChooser::list(const Inventory *inventory)
{
    const QByteArray before = depot() ? m_paths[size_t(*depot())] : QByteArray();
    clear();
    m_paths.clear();
    if (!inventory)
        return;
    for (const Depot &depot : inventory->depots) {
        if (inventory->depotNodes[m_paths.size()]) {
            addItem(symbol(u"package"_s), textOf(depot), int(m_paths.size()));
            setItemData(count() - 1, textOf(depot), Qt::ToolTipRole);
        }
        m_paths.push_back(depot.path);
    }
    if (count() > 1)
        insertItem(0, symbol(u"package"_s), tr("All depots"));
    setCurrentIndex(qMax(0, findData(int(std::ranges::find(m_paths, before) - m_paths.begin()))));
}

void DepotChooser::chooseAll()
{
    setCurrentIndex(0);
}

std::optional<int> DepotChooser::depot() const
{
    const QVariant depot = count() > 1 ? currentData() : QVariant();
    return depot.isValid() ? std::optional<int>(depot.toInt()) : std::nullopt;
}

QString DepotChooser::textOf(const Depot &depot)
{
    const QString path = homeText(depot.path);
    switch (depot.role) {
    case DepotRole::User:
        return path;
    case DepotRole::Shared:
        return tr("%1 (shared)").arg(path);
    case DepotRole::Bundled:
        return tr("%1 (with Julia)").arg(path);
    }
    return path;
}

} // namespace depotscope
