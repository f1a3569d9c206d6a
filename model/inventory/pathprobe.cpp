// SPDX-License-Identifier: MIT
#include "model/inventory/pathprobe.h"

#include "model/text/names.h"

#include <array>

namespace depotscope {

namespace {

/// True if the folders in `folder` come and go with disks, shares and machines: what is missing right below it may be
/// back tomorrow. That nobody deletes a project by deleting a top-level folder makes "/" one of them.
bool holdsMounts(const QByteArray &folder)
{
    static const std::array<QByteArrayView, 8> places = {"/",    "/mnt",  "/media", "/run/media",
                                                         "/net", "/home", "/Users", "/Volumes"};
    if (std::ranges::find(places, QByteArrayView(folder)) != places.end())
        return true;
    const QByteArray above = parentFolder(folder);
    return above == "/media" || above == "/run/media";
}

} // namespace

PathProbe::PathProbe(const Disk &disk)
    : m_disk(disk)
{
    const auto table = disk.read("/etc/fstab");
    if (!table)
        return;
    for (const QByteArray &line : table->split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 1 && fields[1].startsWith('/') && fields[1].size() > 1 && !fields[0].startsWith('#'))
            m_mountPlaces.insert(fields[1]);
    }
}

/// True if `folder` is to be a mount point but lies on the same device as the folder above it.
bool PathProbe::isUnmounted(const QByteArray &folder) const
{
    const auto status = m_disk.stat(folder);
    const auto above = m_disk.stat(parentFolder(folder));
    return !status || !above || status->device == above->device;
}

PathState PathProbe::of(const QByteArray &path) const
{
    if (const auto status = m_disk.stat(path)) {
        switch (status->type) {
        case FileType::File:
            return PathState::File;
        case FileType::Directory:
            return PathState::Directory;
        case FileType::Symlink:
        case FileType::Fifo:
        case FileType::Socket:
        case FileType::Device:
        case FileType::Unknown:
            return PathState::Gone;
        }
    } else if (status.error().fault != Fault::NotFound && status.error().fault != Fault::NotDirectory) {
        return PathState::Unavailable;
    }
    for (const QByteArray &place : m_mountPlaces) {
        if (isInside(path, place) && isUnmounted(place))
            return PathState::Unavailable;
    }
    QByteArray folder = parentFolder(path);
    while (folder.size() > 1 && !m_disk.stat(folder))
        folder = parentFolder(folder);
    return holdsMounts(folder) ? PathState::Unavailable : PathState::Gone;
}

} // namespace depotscope
