// SPDX-License-Identifier: MIT
#include "model/session/watch.h"

#include <QHash>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <sys/inotify.h>
#include <unistd.h>

namespace depotscope {

struct Watch::Data {
    ~Data()
    {
        notifier.reset();
        if (descriptor >= 0)
            ::close(descriptor);
    }

    const int descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC); ///< negative if the system has no more to give
    std::optional<QSocketNotifier> notifier;
    QHash<int, QByteArray> directories; ///< by watch
    std::set<QByteArray> fresh; ///< watched since the last takeChanged(), and may have changed before
};

Watch::Watch(QObject *parent)
    : QObject(parent)
    , m(std::make_unique<Data>())
{
    if (m->descriptor < 0)
        return;
    m->notifier.emplace(m->descriptor, QSocketNotifier::Read);
    connect(&*m->notifier, &QSocketNotifier::activated, this, [this] {
        m->notifier->setEnabled(false);
        emit changed();
    });
}

Watch::~Watch() = default;

void Watch::setDirectories(const std::vector<QByteArray> &directories)
{
    if (m->descriptor < 0)
        return;
    constexpr quint32 changes = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_ATTRIB
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;
    QHash<int, QByteArray> watched;
    for (const QByteArray &directory : directories) {
        const int watch = ::inotify_add_watch(m->descriptor, directory.constData(), changes);
        if (watch >= 0) {
            watched.insert(watch, directory);
            if (!m->directories.contains(watch))
                m->fresh.insert(directory);
        } else if (errno == ENOSPC) {
            break; // what is left is looked at when somebody asks for it
        }
    }
    for (auto old = m->directories.keyBegin(); old != m->directories.keyEnd(); ++old) {
        if (!watched.contains(*old))
            ::inotify_rm_watch(m->descriptor, *old);
    }
    m->directories = std::move(watched);
    if (!m->fresh.empty())
        emit changed();
}

std::optional<std::vector<QByteArray>> Watch::takeChanged()
{
    std::set<QByteArray> found = std::exchange(m->fresh, {});
    bool isLost = false;
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    for (;;) {
        const ssize_t size = ::read(m->descriptor, buffer.data(), buffer.size());
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size;) {
            const auto &event = *reinterpret_cast<const inotify_event *>(buffer.data() + at);
            at += ssize_t(sizeof event + event.len);
            isLost |= (event.mask & IN_Q_OVERFLOW) != 0;
            if (const auto directory = m->directories.constFind(event.wd); directory != m->directories.cend())
                found.insert(*directory);
        }
    }
    if (m->notifier)
        m->notifier->setEnabled(true);
    return isLost ? std::nullopt : std::optional(std::vector<QByteArray>(found.begin(), found.end()));
}

} // namespace depotscope
