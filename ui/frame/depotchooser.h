// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

#include <QComboBox>
#include <optional>

namespace depotscope {

/// Says which depot of an inventory is shown, and lets one choose another or all. A path that is too long loses its
/// middle, and is told whole by the tool tip and to screen readers.
class DepotChooser final : public QComboBox {
    Q_OBJECT

public:
    explicit DepotChooser(QWidget *parent = nullptr);

    /// Lists the depots that are there. The choice stands while its depot is.
    void list(const Inventory *inventory);

    void chooseAll();

    /// One of Inventory::depots; none: all.
    std::optional<int> depot() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showPopup() override;

signals:
    void chosen(); ///< by the user

private:
    static QString textOf(const Depot &depot);
    void tellWhole();

    std::vector<QByteArray> m_paths; ///< of Inventory::depots
};

} // namespace depotscope
