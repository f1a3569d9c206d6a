// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <functional>

namespace depotscope {

/// The real disk, but that `before` is asked ahead of each change: what it returns fails the change instead.
/// `verb` is the name of the member function.
class FaultyDisk final : public Disk {
public:
    using Before = std::function<std::optional<Fault>(QByteArrayView verb, const QByteArray &inside)>;
    explicit FaultyDisk(Before before)
        : m_before(std::move(before))
    {
    }

    Result<FileStatus> stat(const QByteArray &path) const override { return m_disk.stat(path); }
    Result<std::vector<DirectoryEntry>> list(const QByteArray &path) const override { return m_disk.list(path); }
    Result<QByteArray> read(const QByteArray &path, qint64 limit) const override { return m_disk.read(path, limit); }
    Result<QByteArray> readStart(const QByteArray &path, qint64 count) const override
    {
        return m_disk.readStart(path, count);
    }
    bool isWritable(const QByteArray &path) const override { return m_disk.isWritable(path); }
    Result<DiskRoom> room(const QByteArray &path) const override { return m_disk.room(path); }
    Result<FileStatus> statInside(const Fence &fence, const QByteArray &inside) const override
    {
        return m_disk.statInside(fence, inside);
    }
    Result<void> makeDirectory(const Fence &fence, const QByteArray &inside) override
    {
        return unless("makeDirectory", inside, [&] { return m_disk.makeDirectory(fence, inside); });
    }
    Result<void> write(const Fence &fence, const QByteArray &inside, QByteArrayView content) override
    {
        return unless("write", inside, [&] { return m_disk.write(fence, inside, content); });
    }
    Result<void> append(const Fence &fence, const QByteArray &inside, QByteArrayView content) override
    {
        return unless("append", inside, [&] { return m_disk.append(fence, inside, content); });
    }
    Result<void> rewrite(const Fence &fence, const QByteArray &inside, const Edit &edit, bool keepsTime) override
    {
        return unless("rewrite", inside, [&] { return m_disk.rewrite(fence, inside, edit, keepsTime); });
    }
    Result<void> move(const Fence &fence, const QByteArray &from, FileId expected, const QByteArray &to) override
    {
        return unless("move", from, [&] { return m_disk.move(fence, from, expected, to); });
    }
    Result<void> setMode(const Fence &fence, const QByteArray &inside, FileId expected, quint32 mode) override
    {
        return unless("setMode", inside, [&] { return m_disk.setMode(fence, inside, expected, mode); });
    }
    Result<void> setModified(const Fence &fence, const QByteArray &inside, FileId expected, ExactTime time) override
    {
        return unless("setModified", inside, [&] { return m_disk.setModified(fence, inside, expected, time); });
    }
    Result<void> removeEmpty(const Fence &fence, const QByteArray &inside) override
    {
        return unless("removeEmpty", inside, [&] { return m_disk.removeEmpty(fence, inside); });
    }
    Result<Removal> removeTree(const Fence &fence, const QByteArray &inside, FileId expected, Job &job) override
    {
        return unless("removeTree", inside, [&] { return m_disk.removeTree(fence, inside, expected, job); });
    }

private:
    template <typename Act> auto unless(QByteArrayView verb, const QByteArray &inside, Act act) -> decltype(act())
    {
        if (const auto fault = m_before(verb, inside))
            return Failure({*fault, inside, QStringLiteral("broken on purpose")});
        return act();
    }

    Disk &m_disk = Disk::real();
    Before m_before;
};

} // namespace depotscope
