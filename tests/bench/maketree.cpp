// SPDX-License-Identifier: MIT
// maketree DIR [FILES [FOLDERS]]: writes a tree shaped like a Julia depot, the same for the same numbers.
//
// The shape, taken from depots in use: items of about 45 folders and 250 files each, at most a dozen levels deep, names
// of 5 to 40 bytes; 2 of 100 files are symbolic links, 2 are further names of a file in another item, half have a hole
// for most of their length. Of 16 items 8 are artifacts, 6 package versions, one is a space, and one stands for
// compiled caches, which Pkg puts side by side, a few files in a folder for each package.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

std::mt19937_64 chance(20261122);

size_t below(size_t bound)
{
    return chance() % bound;
}

[[noreturn]] void fail(const std::string &path)
{
    std::fprintf(stderr, "maketree: %s: %s\n", path.c_str(), std::strerror(errno));
    std::exit(1);
}

std::string hex(size_t digits)
{
    std::string text;
    while (text.size() < digits)
        text += "0123456789abcdef"[below(16)];
    return text;
}

void makeDirectory(const std::string &path)
{
    if (mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
        fail(path);
}

enum class Top { Artifacts, Packages, Spaces, Compiled };

Top topOf(size_t item)
{
    const size_t place = item % 16;
    if (place == 7)
        return Top::Compiled;
    if (place == 15)
        return Top::Spaces;
    return place % 2 == 0 ? Top::Artifacts : Top::Packages;
}

/// Makes what lies above item `number`, and says where it is to be.
std::string itemPath(const std::string &depot, size_t number)
{
    const auto within = [&](std::string folder, const std::string &name) {
        makeDirectory(folder);
        return folder += '/' + name;
    };
    switch (topOf(number)) {
    case Top::Artifacts:
        return within(depot + "/artifacts", hex(40));
    case Top::Packages:
        return within(within(depot + "/packages", "Package" + std::to_string(number / 8)), hex(5));
    case Top::Spaces:
        return within(within(depot + "/scratchspaces", "Package" + std::to_string(number / 8)), hex(5));
    case Top::Compiled:
        return within(depot + "/compiled", "v1." + std::to_string(number / 16));
    }
    std::abort();
}

std::string folderName(size_t number)
{
    static constexpr std::array words{
        "src",      "test", "docs",  "include", "lib", "share", "doc_internals", "assets", "python3.11-site-packages",
        "examples", "deps", "locale"};
    return words[below(words.size())] + std::to_string(number);
}

std::string fileName(size_t number)
{
    static constexpr std::array stems{"a",
                                      "Project",
                                      "libcrypto",
                                      "runtests",
                                      "header_of_the_thing",
                                      "index",
                                      "precompile",
                                      "some_longer_name_of_a_data_file",
                                      "x_",
                                      "io"};
    static constexpr std::array ends{".jl", ".h", ".so", ".md", ".toml", ".html", ".ji", ""};
    return stems[below(stems.size())] + std::to_string(number) + ends[below(ends.size())];
}

void makeFile(const std::string &path, std::string &linkable)
{
    const size_t kind = below(100);
    if (kind < 2) {
        if (symlink("../elsewhere", path.c_str()) != 0)
            fail(path);
        return;
    }
    if (kind < 4 && !linkable.empty() && link(linkable.c_str(), path.c_str()) == 0)
        return;
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0)
        fail(path);
    if (kind < 50 && write(file, path.data(), path.size()) < 0)
        fail(path);
    if (ftruncate(file, off_t(below(size_t(1) << (4 + below(20))))) != 0)
        fail(path);
    close(file);
    if (kind == 50)
        linkable = path;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: maketree DIR [FILES [FOLDERS]]\n");
        return 2;
    }
    const std::string depot = argv[1];
    const size_t files = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 500'000;
    const size_t folders = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : std::max<size_t>(files * 18 / 100, 1);
    if (mkdir(depot.c_str(), 0755) != 0)
        fail(depot);

    const size_t items = std::max<size_t>(folders / 45, 1);
    std::string linkable;
    size_t madeFiles = 0;
    size_t madeFolders = 0;
    for (size_t item = 0; item < items; ++item) {
        const size_t folderGoal = folders * (item + 1) / items;
        const size_t fileGoal = files * (item + 1) / items;
        std::vector<std::string> inside{itemPath(depot, item)};
        makeDirectory(inside.front());
        for (++madeFolders; madeFolders < folderGoal; ++madeFolders) {
            const std::string &parent = inside[topOf(item) == Top::Compiled ? 0 : below(inside.size())];
            inside.push_back(parent + '/' + folderName(inside.size()));
            makeDirectory(inside.back());
        }
        for (; madeFiles < fileGoal; ++madeFiles)
            makeFile(inside[below(inside.size())] + '/' + fileName(madeFiles), linkable);
    }
    std::printf("%zu files, %zu folders of items\n", madeFiles, madeFolders);
}
