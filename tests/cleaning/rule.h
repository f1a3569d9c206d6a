// SPDX-License-Identifier: MIT
#pragma once

#include "tests/cleaning/bench.h"

#include <QTest>

#include <functional>

namespace depotscope {

/// What rules make of a bench: one line of a table.
struct Rule {
    const char *name;
    std::vector<QByteArray> words; ///< each gives the same
    std::chrono::hours delay;
    std::function<void(Bench &)> make;
    QByteArray expected;
    bool allDepots = false;
};

/// The data rows "word: name" of a test for which checkRule() is called.
inline void addRules(const std::vector<Rule> &rules)
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QByteArray>("word");
    for (const Rule &rule : rules) {
        for (const QByteArray &word : rule.words)
            QTest::newRow((word + ": " + rule.name).constData()) << rule << word;
    }
}

/// Tries the rule of the current data row.
inline void checkRule()
{
    QFETCH(const Rule, rule);
    QFETCH(const QByteArray, word);
    Bench bench;
    rule.make(bench);
    QVERIFY(bench.write());
    GcRules rules = *GcRules::fromWord(QString::fromLatin1(word));
    rules.collectDelay = rule.delay;
    rules.allDepots = rule.allDepots;
    const auto inventory = bench.inventory();
    const Plan plan = planGc(*inventory, rules, bench.now);
    QCOMPARE(bench.print(*inventory, plan), rule.expected);
    for (const Waiting &waiting : plan.waiting)
        QVERIFY(waiting.until > bench.now && waiting.until >= waiting.since);
}

} // namespace depotscope
