// SPDX-License-Identifier: MIT
#include "model/session/heap.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace depotscope {

void useLargePages()
{
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    constexpr int mostBelowMmap = 32 << 20; // a limit of glibc's
    constexpr int keptAtTheTop = 256 << 20;
    static const bool isPrepared =
        mallopt(M_MMAP_THRESHOLD, mostBelowMmap) != 0 && mallopt(M_TRIM_THRESHOLD, keptAtTheTop) != 0;
    if (!isPrepared)
        return;
    // The heap of a thread grows for these, and has room for what comes once they are free again.
    std::array<void *, 2> pieces{};
    constexpr std::size_t size = 28 << 20; // two of them fit in the 64 MiB that a heap may have
    const auto page = std::uintptr_t(::sysconf(_SC_PAGESIZE));
    for (void *&piece : pieces) {
        piece = std::malloc(size);
        const auto begin = (reinterpret_cast<std::uintptr_t>(piece) + page - 1) / page * page;
        if (piece)
            (void)::madvise(reinterpret_cast<void *>(begin), size - page, MADV_HUGEPAGE);
    }
    for (void *piece : pieces)
        std::free(piece);
#endif
}

} // namespace depotscope
