// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/quantity.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <functional>

namespace depotscope {

/// A sentence, or a part of one, as data: what files and machines get is English everywhere, and a window says the same
/// in its own language.
class Sentence {
public:
    Sentence() = default;

    /// A name, a path, a date: the same in all languages.
    Sentence(const QByteArray &name);
    Sentence(const QString &name);

    /// `pattern`, with `arguments` in the places of "%1", "%2", … It outlives the sentence, and is marked for
    /// translation as QT_TRANSLATE_NOOP("Sentence", …).
    template <typename... Arguments>
    explicit Sentence(const char *pattern, const Arguments &...arguments)
        : m_words(QByteArray::fromRawData(pattern, qsizetype(qstrlen(pattern))))
        , m_kind(Kind::Pattern)
        , m_arguments{Sentence(arguments)...}
    {
    }

    /// `pattern` with `count` for "%n", and "(s)" for the plural: QT_TRANSLATE_N_NOOP("Sentence", …).
    static Sentence counted(const char *pattern, int count);

    /// A day, written when it is said.
    static Sentence on(Time time);

    /// "3 days ago", as seen at `now`.
    static Sentence ago(Time time, Time now);

    bool isEmpty() const { return m_kind == Kind::Name && m_words.isEmpty(); }

    QString english() const;

    /// How a language says what differs between languages. `count` is negative where there is none.
    struct Language {
        std::function<QString(const char *pattern, int count)> pattern;
        std::function<QString(Time time, Time now)> ago;
    };
    QString in(const Language &language) const;

    friend bool operator==(const Sentence &, const Sentence &) = default;

private:
    enum class Kind : quint8 { Name, Pattern, Day, Ago };

    QByteArray m_words;
    Kind m_kind = Kind::Name;
    int m_count = -1;
    Time m_time = {};
    Time m_now = {};
    QList<Sentence> m_arguments; ///< shared, as the words are: lists of reasons are copied often
};

/// "7 days", "36 hours", "1 day".
Sentence formatPeriod(std::chrono::milliseconds period);

} // namespace depotscope
