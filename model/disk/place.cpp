// SPDX-License-Identifier: MIT
#include "model/disk/place.h"

#include "model/text/names.h"

namespace depotscope {

using namespace Qt::StringLiterals;

Result<void> checkPlace(const Disk &disk, const QByteArray &path)
{
    const QByteArray folder = parentFolder(path);
    const auto refused = [&](Fault fault) {
        return Failure({fault, folder, u"the folder for %1"_s.arg(forPeople(lastComponent(path)))});
    };
    const auto status = disk.stat(folder);
    if (!status)
        return status.error().detail.isEmpty() ? refused(status.error().fault) : Failure(status.error());
    if (status->type != FileType::Directory)
        return refused(Fault::NotDirectory);
    return disk.isWritable(folder) ? Result<void>() : refused(Fault::Denied);
}

} // namespace depotscope
