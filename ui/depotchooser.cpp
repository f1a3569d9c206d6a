// SPDX-License-Identifier: MIT
#include "ui/depotchooser.h"

#include "model/items/wording.h"
#include "ui/look.h"

#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

DepotChooser::DepotChooser(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(u"depotChooser"_s);
    setAccessibleName(tr("Depot shown"));
    setToolTip(tr("The depot that is shown."));
    setPlaceholderText(tr("No depot"));
    setMinimumWidth(240);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(26);
    // Only by the user: list() is asked for by whom shows what is chosen then.
    connect(this, &QComboBox::activated, this, &DepotChooser::chosen);
}

void DepotChooser::list(const Inventory *inventory)
{
    const QByteArray before = depot() ? m_paths[size_t(*depot())] : QByteArray();
    clear();
    m_paths.clear();
    if (!inventory)
        return;
    for (const Depot &depot : inventory->depots) {
        if (inventory->depotNodes[m_paths.size()])
            addItem(symbol(u"package"_s), textOf(depot), int(m_paths.size()));
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
