// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/inventory.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace depotscope {

/// Asks for the key and the package of a scratch space, and says where it would be, or what is wrong with them.
class NewSpaceDialog final : public QDialog {
    Q_OBJECT

public:
    explicit NewSpaceDialog(std::shared_ptr<const Inventory> inventory, QWidget *parent = nullptr);

signals:
    void wanted(const QByteArray &key, const QUuid &owner);

private:
    void check();
    void finish();

    const std::shared_ptr<const Inventory> m_inventory;
    QLineEdit *m_key;
    QLineEdit *m_package;
    QLabel *m_answer;
    QPushButton *m_make;
    std::optional<QUuid> m_owner; ///< if both are right
};

} // namespace depotscope
