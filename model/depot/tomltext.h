// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"

#include <QByteArrayView>
#include <optional>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace depotscope {

/// The TOML 1.0 document in `text`. Time and memory are bounded: what nests deeper, or has more values or tables, than
/// any file of a depot is refused before it is parsed.
/// Errors: Malformed with line (no TOML), TooBig.
Result<toml::table> parseToml(QByteArrayView text, const QByteArray &path);

/// A part of a document that can be parsed by itself: a header `[x]` or `[[x]]` at the start of a line, and all that
/// follows up to the next header that is not below x.
struct TomlBlock {
    QByteArrayView text;
    int linesBefore = 0; ///< how many lines of the document are above the block
};

/// Cuts a document that does not parse, so that what is undamaged can be read. The first block is what is above the
/// first header; without any header there is nothing to cut, and that block is empty. After very many blocks the last
/// one is the whole rest.
std::vector<TomlBlock> tomlBlocks(QByteArrayView text);

/// The string at `key`, or nothing if there is none or it is no string.
std::optional<QByteArray> stringAt(const toml::table &table, std::string_view key);

/// The bytes of a TOML string or key.
QByteArray bytesOf(std::string_view text);

/// `text` as a TOML string, in escapes that Julia's older parsers know too. Errors: Malformed if it is no UTF-8.
Result<QByteArray> quotedToml(const QByteArray &text);

/// 1-based line of `node` in the text it was parsed from.
int lineOf(const toml::node &node);

} // namespace depotscope
