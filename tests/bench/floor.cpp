// SPDX-License-Identifier: MIT
// floor DIR: the least that any scanner must do. getdents64 and statx on two threads, nothing kept but two sums.
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

std::mutex guard;
std::vector<std::string> waiting;
std::atomic<size_t> unread = 0;
std::atomic<int64_t> entries = 0;
std::atomic<int64_t> blocks = 0;

bool isDot(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

void walk()
{
    alignas(dirent64) static thread_local char buffer[128 * 1024];
    std::vector<std::string> mine;
    int64_t seen = 0;
    int64_t used = 0;
    while (unread > 0) {
        if (mine.empty()) {
            const std::lock_guard lock(guard);
            const size_t take = (waiting.size() + 1) / 2;
            mine.assign(waiting.end() - ptrdiff_t(take), waiting.end());
            waiting.resize(waiting.size() - take);
            continue;
        }
        const std::string path = std::move(mine.back());
        mine.pop_back();
        const int directory = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        for (ssize_t size; directory >= 0 && (size = getdents64(directory, buffer, sizeof buffer)) > 0;) {
            for (ssize_t at = 0; at < size;) {
                const auto *entry = reinterpret_cast<const dirent64 *>(buffer + at);
                at += entry->d_reclen;
                if (isDot(entry->d_name))
                    continue;
                struct statx status;
                if (statx(directory, entry->d_name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_STATX_DONT_SYNC,
                          STATX_TYPE | STATX_NLINK | STATX_INO | STATX_SIZE | STATX_BLOCKS | STATX_MTIME, &status)
                    != 0)
                    continue;
                ++seen;
                used += int64_t(status.stx_blocks);
                if (S_ISDIR(status.stx_mode)) {
                    ++unread;
                    mine.push_back(path + '/' + entry->d_name);
                }
            }
        }
        if (directory >= 0)
            close(directory);
        --unread;
        if (mine.size() > 8 && guard.try_lock()) {
            if (waiting.size() < 64) {
                waiting.insert(waiting.end(), mine.begin(), mine.begin() + ptrdiff_t(mine.size() / 2));
                mine.erase(mine.begin(), mine.begin() + ptrdiff_t(mine.size() / 2));
            }
            guard.unlock();
        }
    }
    entries += seen;
    blocks += used;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: floor DIR\n");
        return 2;
    }
    waiting.emplace_back(argv[1]);
    unread = 1;
    {
        const std::jthread other(walk);
        walk();
    }
    std::printf("%lld entries, %lld bytes\n", static_cast<long long>(entries), static_cast<long long>(blocks * 512));
}
