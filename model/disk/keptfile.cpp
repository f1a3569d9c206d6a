// SPDX-License-Identifier: MIT
#include "model/disk/keptfile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace depotscope {

Result<void> keepFile(const QByteArray &path, const std::function<bool(QIODevice &file)> &write)
{
    const QString name = QFile::decodeName(path);
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && write(file) && file.commit())
        return {};
    return Failure({file.error() == QFileDevice::OpenError ? Fault::Denied : Fault::Io, path, file.errorString()});
}

} // namespace depotscope
