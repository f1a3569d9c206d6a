// SPDX-License-Identifier: MIT
// PROGRAM TEST [ARGUMENT of Qt Test]…
#include "tests/support/registered.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#ifdef DEPOTSCOPE_TEST_WIDGETS
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

namespace {

/// By name.
std::map<std::string, depotscope::RegisteredTest::Run> &tests()
{
    static std::map<std::string, depotscope::RegisteredTest::Run> all;
    return all;
}

} // namespace

depotscope::RegisteredTest::RegisteredTest(const char *file, Run run)
{
    std::string name = file;
    name.erase(0, name.rfind('/') + 1);
    name.erase(name.rfind('.'));
    tests().emplace(std::move(name), run);
}

int main(int argc, char **argv)
{
    const auto test = argc > 1 ? tests().find(argv[1]) : tests().end();
    if (test == tests().end()) {
        std::cerr << "Which test? This program has:\n";
        for (const auto &[name, run] : tests())
            std::cerr << name << '\n';
        return 2;
    }
    const Application application(argc, argv);
    QCoreApplication::setApplicationName(QString::fromStdString(test->first));
    // Qt Test sees the arguments of the one test, under the name of the program.
    std::vector<char *> arguments{argv[0]};
    std::copy(argv + 2, argv + argc, std::back_inserter(arguments));
    arguments.push_back(nullptr);
    return test->second(int(arguments.size()) - 1, arguments.data());
}
