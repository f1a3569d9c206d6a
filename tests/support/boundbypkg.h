// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace depotscope {

/// The Artifacts.toml that bind_artifact! of Julia 1.5 wrote for three names, one of them for three platforms.
inline const QByteArray boundByPkg = R"([one]
git-tree-sha1 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

[[plat]]
arch = "x86_64"
git-tree-sha1 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
libc = "glibc"
os = "linux"
[[plat]]
arch = "x86_64"
git-tree-sha1 = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
lazy = true
os = "macos"

    [[plat.download]]
    sha256 = "3333333333333333333333333333333333333333333333333333333333333333"
    url = "https://z.org/m.tar.gz"
[[plat]]
arch = "i686"
git-tree-sha1 = "cccccccccccccccccccccccccccccccccccccccc"
os = "windows"

[three]
git-tree-sha1 = "cccccccccccccccccccccccccccccccccccccccc"
lazy = true

    [[three.download]]
    sha256 = "1111111111111111111111111111111111111111111111111111111111111111"
    url = "https://x.org/a.tar.gz"
    [[three.download]]
    sha256 = "2222222222222222222222222222222222222222222222222222222222222222"
    url = "https://y.org/a.tar.gz"

["we ird \"näme\""]
git-tree-sha1 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
)";

} // namespace depotscope
