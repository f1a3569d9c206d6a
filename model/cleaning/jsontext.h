// SPDX-License-Identifier: MIT
#pragma once

#include "model/cleaning/frozenplan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace depotscope {

// Orders and journals as JSON; private to this folder.

inline constexpr char jsonSchema[] = "depotctl/1"; ///< of what we keep
inline constexpr char planSchema[] = "depotscope-plan/1"; ///< of a plan for `depotctl apply`

/// Bytes as text, or as NAME_b64 beside a lossy text where they are no UTF-8.
void putBytes(QJsonObject &object, const QString &name, const QByteArray &bytes);
QByteArray bytesAt(const QJsonObject &object, const QString &name);

/// Milliseconds since 1970.
void putTime(QJsonObject &object, const QString &name, Time time);
Time timeAt(const QJsonObject &object, const QString &name);

QJsonObject jsonOf(const PlannedItem &item);

/// Nothing if it is not what jsonOf() writes, or not a place where something may be removed.
std::optional<PlannedItem> plannedItemOf(const QJsonObject &object);

/// The object in `json`. Errors: Malformed if it is none of this schema.
Result<QJsonObject> objectIn(const QByteArray &json, const QByteArray &path, const char *schema = jsonSchema);

} // namespace depotscope
