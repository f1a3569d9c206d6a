// SPDX-License-Identifier: MIT
#include "ui/dialogs/folderdialog.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>

namespace depotscope {

void askForFolder(QWidget *window, const QString &name, const QString &title,
                  const std::function<void(const QByteArray &folder)> &then)
{
    auto *dialog = new QFileDialog(window, title, QDir::homePath());
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    // A depot is usually in ~/.julia.
    dialog->setFilter(QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot);
    QObject::connect(dialog, &QFileDialog::fileSelected, window,
                     [then](const QString &folder) { then(QFile::encodeName(folder)); });
    dialog->open();
}

} // namespace depotscope
