// SPDX-License-Identifier: MIT
// makemixed DIR FILES BYTES: writes so many files of so many bytes in all, as a scratch space may have them: words,
// tables of numbers, binary numbers, and what is compressed already. The same arguments write the same files.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace {

using Random = std::mt19937_64;

std::string words(size_t size, Random &random, const std::vector<std::string> &dictionary)
{
    std::string text;
    // Some words are much more frequent than others.
    std::exponential_distribution<double> rank(1.0 / 150);
    while (text.size() < size) {
        text += dictionary[std::min(dictionary.size() - 1, size_t(rank(random)))];
        text += random() % 12 == 0 ? '\n' : ' ';
    }
    text.resize(size);
    return text;
}

std::string table(size_t size, Random &random)
{
    std::string text;
    std::array<char, 96> line{};
    double value = 20;
    for (int row = 0; text.size() < size; ++row) {
        value += double(random() % 200) / 100 - 1;
        std::snprintf(line.data(), line.size(), "%d,2020-%02d-%02d,%.2f,%.4f,%s\n", row, 1 + row / 28 % 12,
                      1 + row % 28, value, std::sin(row * 0.01), random() % 3 == 0 ? "true" : "false");
        text += line.data();
    }
    text.resize(size);
    return text;
}

std::string numbers(size_t size, Random &random)
{
    std::string bytes(size, '\0');
    double value = 1;
    for (size_t at = 0; at + sizeof value <= size; at += sizeof value) {
        value = std::round((value + double(random() % 1000) / 1000 - 0.5) * 256) / 256;
        std::memcpy(bytes.data() + at, &value, sizeof value);
    }
    return bytes;
}

std::string noise(size_t size, Random &random)
{
    std::string bytes(size, '\0');
    for (size_t at = 0; at < size; at += sizeof(std::uint64_t)) {
        const std::uint64_t value = random();
        std::memcpy(bytes.data() + at, &value, std::min(sizeof value, size - at));
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: makemixed DIR FILES BYTES\n");
        return 2;
    }
    const std::filesystem::path root(argv[1]);
    const auto files = std::strtoull(argv[2], nullptr, 10);
    const auto mean = double(std::strtoull(argv[3], nullptr, 10)) / double(files);
    Random random(1);
    std::vector<std::string> dictionary;
    for (int i = 0; i < 4000; ++i) {
        std::string word;
        for (auto left = 2 + random() % 9; left > 0; --left)
            word += "etaoinshrdlucmfwypvbgkqjxz"[std::min<size_t>(
                25, size_t(double(random() % 1000) / 1000 * double(random() % 40)))];
        dictionary.push_back(word);
    }
    std::uniform_real_distribution<double> spread(0.2, 1.8);
    for (unsigned long long i = 0; i < files; ++i) {
        const auto folder = root / ("part" + std::to_string(i % 50)) / ("set" + std::to_string(i % 7));
        std::filesystem::create_directories(folder);
        const auto size = size_t(mean * spread(random));
        const auto kind = random() % 20;
        const std::string content = kind < 7 ? words(size, random, dictionary)
            : kind < 12                      ? table(size, random)
            : kind < 17                      ? numbers(size, random)
                                             : noise(size, random);
        std::ofstream(folder / ("file" + std::to_string(i)), std::ios::binary) << content;
    }
}
