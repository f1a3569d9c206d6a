// SPDX-License-Identifier: MIT
#pragma once

#include "model/disk/disk.h"

#include <QByteArray>
#include <sys/types.h>
#include <utility>

namespace depotscope {

// What the sources of this folder that talk to a POSIX system share; private to them.

/// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_number(other.release())
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor();

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number = -1;
};

/// open(2) for a path of any length, links followed, close-on-exec. Errors: none open, and errno.
Descriptor openPath(const QByteArray &path, int flags);

/// The system call on `path` that just failed, by its errno. `doing` says what was tried, e.g. "open".
Failure systemFailure(const QByteArray &path, const char *doing);

/// The type that `mode`, the st_mode of a file, stands for.
FileType typeOfMode(mode_t mode);

} // namespace depotscope
