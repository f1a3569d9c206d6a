// SPDX-License-Identifier: MIT
#include "model/text/sentence.h"

#include "model/text/names.h"

namespace depotscope {

using namespace Qt::StringLiterals;

Sentence::Sentence(const QByteArray &name)
    : m_words(name)
{
}

Sentence::Sentence(const QString &name)
    : m_words(name.toUtf8())
{
}

Sentence Sentence::counted(const char *pattern, int count)
{
    Sentence sentence(pattern);
    sentence.m_count = count;
    return sentence;
}

Sentence Sentence::on(Time time)
{
    Sentence sentence;
    sentence.m_kind = Kind::Day;
    sentence.m_time = time;
    return sentence;
}

Sentence Sentence::ago(Time time, Time now)
{
    Sentence sentence;
    sentence.m_kind = Kind::Ago;
    sentence.m_time = time;
    sentence.m_now = now;
    return sentence;
}

QString Sentence::in(const Language &language) const
{
    switch (m_kind) {
    case Kind::Name:
        return forPeople(m_words);
    case Kind::Day:
        return formatDate(m_time);
    case Kind::Ago:
        return language.ago(m_time, m_now);
    case Kind::Pattern:
        break;
    }
    const QString pattern = language.pattern(m_words.constData(), m_count);
    QString text;
    text.reserve(pattern.size() + 64);
    // Not by QString::arg(), which would look for places in the names, too.
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const qsizetype place = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].unicode() - u'1' : -1;
        if (place < 0 || place >= m_arguments.size()) {
            text += pattern[i];
            continue;
        }
        text += m_arguments[place].in(language);
        ++i;
    }
    return text;
}

QString Sentence::english() const
{
    static const Language english{
        .pattern =
            [](const char *pattern, int count) {
                QString text = QString::fromUtf8(pattern);
                if (count >= 0)
                    text.replace(u"%n"_s, QString::number(count)).replace(u"(s)"_s, count == 1 ? QString() : u"s"_s);
                return text;
            },
        .ago = formatAge,
    };
    return in(english);
}

Sentence formatPeriod(std::chrono::milliseconds period)
{
    const auto days = std::chrono::floor<std::chrono::days>(period);
    if (days == period)
        return Sentence::counted(QT_TRANSLATE_N_NOOP("Sentence", "%n day(s)"), int(days.count()));
    return Sentence::counted(QT_TRANSLATE_N_NOOP("Sentence", "%n hour(s)"),
                             int(std::chrono::floor<std::chrono::hours>(period).count()));
}

} // namespace depotscope
