// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <vector>

namespace depotscope {

namespace fs = std::filesystem;

inline std::string times(int count, char c)
{
    return std::string(size_t(count), c);
}

// One line makes one entry: "d PATH", "f[MODE] PATH = CONTENT", "l PATH = TARGET". Folders on the way are made too.
struct Line {
    char type;
    std::string path;
    std::string content;
    mode_t mode = 0644;
};

inline void make(const fs::path &root, const std::vector<Line> &lines)
{
    fs::create_directories(root);
    for (const Line &line : lines) {
        const fs::path path = root / line.path;
        fs::create_directories(line.type == 'd' ? path : path.parent_path());
        if (line.type == 'f') {
            std::ofstream(path, std::ios::binary) << line.content;
            QCOMPARE(::chmod(path.c_str(), line.mode), 0);
        } else if (line.type == 'l') {
            fs::create_symlink(line.content, path);
        }
    }
}

inline QByteArray bytes(const fs::path &path)
{
    return QByteArray::fromStdString(path.string());
}

/// What Julia 1.5.3 says is the hash of a tree, and Tar.jl 1.10.0 its tar.
struct Vector {
    const char *name;
    std::vector<Line> lines;
    const char *hash;
    qint64 tarSize;
    const char *tarSha256;
};

/// Of t6 and t8 git says something else.
inline std::vector<Vector> juliaVectors()
{
    const std::string D = times(60, 'd'), N = times(101, 'n'), E = times(100, 'e'), P = times(100, 'p'),
                      Q = times(100, 'q'), Z = times(60, 'z');
    return {{"t1: one file",
             {{'f', "hello.txt", "hello\n"}},
             "aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7",
             1024,
             "fa43fa8bb53893043be09d8a0cf6c15fb524f9b700f2223b1cceb278a8f45e44"},
            {"t2: modes and a link",
             {{'f', "bin/run", "#!/bin/sh\necho hi\n", 0755},
              {'f', "share/empty", ""},
              {'l', "share/link", "../bin/run"},
              {'f', "data", "x", 0600}},
             "ed0e2b04106d20582a605f9c987e555231db7e30",
             4096,
             "fc912badd5215cb872c014c69984d786001af859e1092020adc013267a3b3c15"},
            {"t3: order",
             {{'f', "a-b/f", "1"},
              {'f', "a/f", "2"},
              {'f', "a.b", "3"},
              {'f', "a0", "4"},
              {'f', "A", "5"},
              {'f', "ab", "6"}},
             "ba2dce57fdeaf7a059e637ba12ad3b94c26d2e25",
             7168,
             "8f873c81bb157ff526b2384cd408e0ce96d5572e0f7b81a47bb9fdabb3c1381d"},
            {"t4: empty folders do not count",
             {{'f', "keep/f", "k"}, {'d', "empty", ""}, {'d', "deep/er/est", ""}},
             "702e8c72abc30fb14265c51dae71a471dacccac4",
             3584,
             "622ab424884acd44ce28243f755bb86d687f8e5e1c7e9da4f4fbc148f64479fb"},
            {"t5: names that are not ASCII",
             {{'f', "grüße/Ünï.txt", "ü"}, {'f', "日本.txt", "j"}, {'f', "sp ace \"q\"", "s"}},
             "2063d7ad06d0113a033d44ac2e06037f9c644d74",
             3584,
             "98f36c109bd3272f2f51c2c2d7efb6b669467ea5ebf094cb01d28f4369298072"},
            {"t6: .git is left out but keeps its folder",
             {{'f', ".git/HEAD", "g"}, {'f', "sub/.git/HEAD", "h"}, {'f', ".gitignore", "i"}, {'f', "f", "f"}},
             "c4385877734479d4d457ab73633eac906ee5496f",
             5632,
             "2dc1a3a864ad2a1f35ef10c3bd34a8d14e14abc1a33bcd799c64353ed25c09ed"},
            {"t7: nothing",
             {},
             "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
             512,
             "e764268f026677a73a053d0d79e1037128505e47b49137d4dd2f0c57797272de"},
            {"t8: a link's length is its characters",
             {{'l', "link", "zíel/ü"}, {'f', "a", "a"}},
             "b8260e6a77676de1060aea253fed258b2ab36a19",
             1536,
             "a077f22c6155d8ba3870434b694a6d19297d40960973a9b14564cb8e60ccaecd"},
            {"t9: links to folders",
             {{'f', "d/f", "z"}, {'l', "d-link", "d"}, {'l', "d0", "d"}},
             "d708b37b1e2166ba124972e8720dfcba8d630243",
             2560,
             "3c106c36b1bcf3fff223c46d34a5b11e1a1e81b8230d501983c992b4687955ce"},
            {"t10: only the owner's execute bit",
             {{'f', "g", "m", 0654},
              {'f', "o", "m", 0645},
              {'f', "u", "m", 0744},
              {'f', "r", "m", 0444},
              {'f', "rx", "m", 0555}},
             "deaac1efd79b28a7a7e34fb8db1ac6b571849c4e",
             5120,
             "c22ff58d3a96ffee6acc772e6c18b97f739d970e3e0fbf669fa701ce12e73a34"},
            {"t11: sizes",
             {{'f', "b512", times(512, '\0')}, {'f', "b513", times(513, '\0')}, {'f', "big", times(100000, 'A')}},
             "e7d4da93aa40fb4cd6f15a99c8581474628089eb",
             103424,
             "7c53a137f216d3d82f357f17784c968e4ba02028d726b2a7f9822824992274fb"},
            {"t12: long names",
             {{'f', D + "/f60", "1"},
              {'f', D + "/" + D + "/file", "2"},
              {'f', N, "3"},
              {'f', E, "4"},
              {'f', P + "/" + Q + "/f", "5"},
              {'f', P + "/q2/" + Z, "6"},
              {'l', "longlink", times(101, 't')},
              {'l', "link100", times(100, 't')}},
             "096a281998fdd1f8c0838bcf467c78412038f897",
             15872,
             "69326a70f05e5685c50dc5abeb9e2860f88b078cd124094291a363399ed67990"},
            {"t13: empty folders only",
             {{'d', "x/y", ""}},
             "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
             1024,
             "1a76f40485962bff55245a28f53ab1f24ebdb287b496e9bfcd748f79664dac32"}};
}

} // namespace depotscope
