// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace depotscope {

/// Asks for a folder, hidden ones included, in a window of its own, and calls `then` with the one that is chosen.
/// `name` is the objectName of that window.
void askForFolder(QWidget *window, const QString &name, const QString &title,
                  const std::function<void(const QByteArray &folder)> &then);

} // namespace depotscope
