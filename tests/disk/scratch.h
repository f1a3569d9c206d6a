// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/names.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depotscope {

/// A new directory that goes away with everything in it, whatever its names, depth and modes. Paths are relative to it
/// and made with their directories; a verb that fails ends the program, since no test could go on.
class Scratch {
public:
    Scratch()
    {
        QByteArray pattern = QFile::encodeName(QDir::tempPath()) + "/depotscope-XXXXXX";
        must(::mkdtemp(pattern.data()) != nullptr, pattern);
        m_path = pattern;
        must(::chmod(m_path.constData(), 0755) == 0, m_path);
    }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    ~Scratch() { QProcess::execute(QStringLiteral("rm"), {QStringLiteral("-rf"), QFile::decodeName(m_path)}); }

    const QByteArray &path() const { return m_path; }
    QByteArray operator/(QByteArrayView name) const { return joined(m_path, name); }

    void directory(const QByteArray &name) const
    {
        for (qsizetype at = 0; at >= 0; at = name.indexOf('/', at + 1)) {
            if (at > 0)
                ::mkdir((*this / name.first(at)).constData(), 0755);
        }
        must(::mkdir((*this / name).constData(), 0755) == 0 || errno == EEXIST, name);
    }
    void file(const QByteArray &name, const QByteArray &content = {}, qint64 size = -1) const
    {
        parents(name);
        const int file = ::open((*this / name).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
        must(file >= 0, name);
        must(::write(file, content.constData(), size_t(content.size())) == content.size(), name);
        must(size < 0 || ::ftruncate(file, size) == 0, name);
        ::close(file);
    }
    void symlink(const QByteArray &name, const QByteArray &target) const
    {
        parents(name);
        must(::symlink(target.constData(), (*this / name).constData()) == 0, name);
    }
    void hardLink(const QByteArray &name, const QByteArray &target) const
    {
        parents(name);
        must(::link((*this / target).constData(), (*this / name).constData()) == 0, name);
    }
    void special(const QByteArray &name, mode_t type) const
    {
        parents(name);
        must(::mknod((*this / name).constData(), type | 0644, 0) == 0, name);
    }
    void mode(const QByteArray &name, mode_t mode) const { must(::chmod((*this / name).constData(), mode) == 0, name); }

    /// `depth` directories called `name`, one in the other, with `visit(descriptor)` called in each.
    template <typename Visit> void chain(int depth, const QByteArray &name, Visit visit) const
    {
        int here = ::open(m_path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        for (int level = 0; level < depth; ++level) {
            must(::mkdirat(here, name.constData(), 0755) == 0, name);
            const int next = ::openat(here, name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            must(next >= 0, name);
            ::close(here);
            here = next;
            visit(here);
        }
        ::close(here);
    }

private:
    static void must(bool done, const QByteArray &name)
    {
        if (!done)
            qFatal("cannot make %s: %s", name.constData(), qPrintable(qt_error_string(errno)));
    }
    void parents(const QByteArray &name) const
    {
        if (name.contains('/'))
            directory(name.first(name.lastIndexOf('/')));
    }

    QByteArray m_path;
};

} // namespace depotscope
