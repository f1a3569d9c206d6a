// SPDX-License-Identifier: MIT
#include "model/items/filter.h"

#include "model/items/wording.h"

#include <QCoreApplication>
#include <algorithm>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

class FilterText {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

using Wrong = tl::unexpected<QString>;

/// Sizes as people write them: in whatever case, and with the decimal comma of some languages.
Result<qint64> sizeOf(const QString &text)
{
    QString number = text.toUpper();
    number.replace(u',', u'.').replace(u"IB"_s, u"iB"_s);
    return parseSize(number);
}

std::optional<Status> statusOf(const QString &word)
{
    static const std::pair<QString, Status> others[] = {{u"orphan"_s, Status::Orphaned},
                                                        {u"orphans"_s, Status::Orphaned},
                                                        {u"inuse"_s, Status::InUse},
                                                        {u"in-use"_s, Status::InUse},
                                                        {u"held"_s, Status::Trashed}};
    for (const auto &[name, status] : others) {
        if (word == name)
            return status;
    }
    for (int i = 0; i <= int(Status::Unknown); ++i) {
        if (word.toLatin1() == statusWord(Status(i)) || word == statusText(Status(i)).toLower())
            return Status(i);
    }
    return std::nullopt;
}

std::optional<Kind> kindOf(const QString &word)
{
    for (int i = 0; i < kindCount; ++i) {
        if (word.toLatin1() == kindWord(Kind(i)) || word == kindText(Kind(i)).toLower())
            return Kind(i);
    }
    return std::nullopt;
}

QString kindWords()
{
    QStringList words;
    for (int i = 0; i < kindCount; ++i)
        words += QString::fromLatin1(kindWord(Kind(i)));
    return words.join(u", "_s);
}

} // namespace

tl::expected<Filter, QString> Filter::parse(const QString &text)
{
    Filter filter;
    for (const Token &token : tokens(text)) {
        const auto term = termOf(token);
        if (!term)
            return Wrong(term.error());
        filter.m_terms.push_back(*term);
    }
    return filter;
}

/// A quote that has no end reaches as far as the text does.
std::vector<Filter::Token> Filter::tokens(const QString &text)
{
    std::vector<Token> found;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        Token token;
        const auto isAt = [&](qsizetype at, QChar c) { return at < text.size() && text[at] == c; };
        token.isNegated = isAt(i, u'-') && i + 1 < text.size() && !text[i + 1].isSpace();
        i += token.isNegated;
        token.isLiteral = isAt(i, u'"');
        i += token.isLiteral;
        const qsizetype start = i;
        while (i < text.size() && (token.isLiteral ? text[i] != u'"' : !text[i].isSpace()))
            ++i;
        token.text = text.sliced(start, i - start).toLower();
        i += token.isLiteral;
        // "> 50MB" is one term.
        static const QStringList comparisons = {u">"_s, u"<"_s, u">="_s, u"<="_s};
        if (!found.empty() && !found.back().isLiteral && comparisons.contains(found.back().text))
            found.back().text += token.text;
        else if (!token.text.isEmpty())
            found.push_back(token);
    }
    return found;
}

tl::expected<Filter::Term, QString> Filter::termOf(const Token &token)
{
    Term term;
    term.text = token.text;
    term.isNegated = token.isNegated;
    if (token.isLiteral)
        return term;

    if (token.text.startsWith(u'>') || token.text.startsWith(u'<')) {
        const bool isMore = token.text.startsWith(u'>');
        const bool hasEqual = token.text.size() > 1 && token.text[1] == u'=';
        const QString number = token.text.sliced(hasEqual ? 2 : 1);
        const auto size = sizeOf(number);
        if (!size)
            return Wrong(FilterText::tr("“%1” is no size; sizes are written like 50MB or 1GiB.").arg(number));
        if (isMore)
            term.what = hasEqual ? What::AtLeast : What::MoreThan;
        else
            term.what = hasEqual ? What::AtMost : What::LessThan;
        term.number = *size;
        return term;
    }
    const qsizetype colon = token.text.indexOf(u':');
    const QString field = token.text.first(std::max<qsizetype>(colon, 0));
    const QString value = token.text.sliced(colon + 1);
    if (field == u"unused" || field == u"used") {
        const auto age = parseAge(value);
        if (!age)
            return Wrong(FilterText::tr("“%1” is no age; ages are written like 10d, 2w, 6mo or 1y.").arg(value));
        term.what = field == u"unused" ? What::Unused : What::Used;
        term.number = age->count();
        return term;
    }
    if (field == u"kind") {
        const auto kind = kindOf(value);
        if (!kind)
            return Wrong(FilterText::tr("There is no kind “%1”; the kinds are %2.").arg(value, kindWords()));
        term.what = What::HasKind;
        term.number = int(*kind);
        return term;
    }
    if (value == u"stale" && (field.isEmpty() || field == u"status")) {
        term.what = What::Stale;
        return term;
    }
    if (const auto status = field.isEmpty() || field == u"status" ? statusOf(value) : std::nullopt) {
        term.what = What::HasStatus;
        term.text = value;
        term.number = int(*status);
        return term;
    }
    if (field == u"status")
        return Wrong(FilterText::tr("There is no status “%1”; it is one of orphan, idle, inuse, held, kept, "
                                    "unavailable, unknown or stale.")
                         .arg(value));
    return term;
}

bool Filter::keeps(const Filterable &row, Time now, const std::function<QString()> &text) const
{
    return std::ranges::all_of(m_terms,
                               [&](const Term &term) { return isTrue(term, row, now, text) != term.isNegated; });
}

bool Filter::isTrue(const Term &term, const Filterable &row, Time now, const std::function<QString()> &text)
{
    const auto age = [&] { return (now - *row.lastUse).count(); };
    switch (term.what) {
    case What::Words:
        return text().contains(term.text);
    case What::MoreThan:
        return row.size && *row.size > term.number;
    case What::AtLeast:
        return row.size && *row.size >= term.number;
    case What::LessThan:
        return row.size && *row.size < term.number;
    case What::AtMost:
        return row.size && *row.size <= term.number;
    case What::Unused:
        return row.lastUse && age() > term.number;
    case What::Used:
        return row.lastUse && age() <= term.number;
    case What::HasStatus:
        return row.status ? *row.status == Status(term.number) : text().contains(term.text);
    case What::Stale:
        return row.isStale;
    case What::HasKind:
        return row.kind == Kind(term.number);
    }
    return false;
}

} // namespace depotscope
