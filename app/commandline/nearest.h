// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace depotscope {

/// What of `words` somebody may have meant by `word`: a few letters more, less or other, in capitals or not, or its
/// beginning. Empty if none is near. Pure.
QByteArray nearestTo(const QByteArray &word, const std::vector<QByteArray> &words);

/// "; did you mean 'X'?", or nothing if none of `words` is near.
QString suggestion(const QByteArray &word, const std::vector<QByteArray> &words);

} // namespace depotscope
