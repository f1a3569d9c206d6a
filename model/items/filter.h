// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/item.h"
#include "model/text/quantity.h"

#include <functional>

namespace depotscope {

/// What a row is to a filter. A condition on what a row does not have is not met.
struct Filterable {
    std::optional<qint64> size; ///< allocated bytes
    std::optional<Time> lastUse;
    std::optional<Status> status;
    std::optional<Kind> kind;
    bool isStale = false; ///< a compiled cache that no Julia will load again
};

/// What a filter line asks for: a row is kept if each of its terms is true of it. Terms stand apart by spaces:
///   sea tides         what names the row has these words in it, in whatever case
///   "held"  "a b"     in quotes: the words as they stand, whatever else they might mean
///   >50MB  <=1GiB     space on disk
///   unused:6mo        the last use is known, and longer ago; used:2w: it is not
///   orphan idle inuse held kept unavailable unknown
///                     the status, also with "status:" before it; of a row without status: a word like others
///   stale             compiled, but no Julia will load it again
///   kind:artifact     the kind
///   -TERM             whatever TERM is not true of
class Filter {
public:
    /// Errors: what cannot be understood of it, in one sentence for the user.
    static tl::expected<Filter, QString> parse(const QString &text);

    bool isEmpty() const { return m_terms.empty(); }

    /// Whether a row is kept; `text`, asked only where words are to be found, is what names it, in lower case.
    bool keeps(const Filterable &row, Time now, const std::function<QString()> &text) const;

    friend bool operator==(const Filter &, const Filter &) = default;

private:
    enum class What { Words, MoreThan, AtLeast, LessThan, AtMost, Unused, Used, HasStatus, Stale, HasKind };
    struct Term {
        What what = What::Words;
        QString text; ///< lower case, as it was typed
        bool isNegated = false;
        qint64 number = 0; ///< bytes; milliseconds; a Status; a Kind
        friend bool operator==(const Term &, const Term &) = default;
    };
    struct Token {
        QString text;
        bool isNegated = false;
        bool isLiteral = false;
    };

    static std::vector<Token> tokens(const QString &text);
    static tl::expected<Term, QString> termOf(const Token &token);
    static bool isTrue(const Term &term, const Filterable &row, Time now, const std::function<QString()> &text);

    std::vector<Term> m_terms;
};

} // namespace depotscope
