// SPDX-License-Identifier: MIT
#include "model/depot/uuid.h"

namespace depotscope {

std::optional<QUuid> uuidFromText(QByteArrayView text)
{
    if (text.size() != 36)
        return std::nullopt;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (isDash ? c != '-' : !isHex)
            return std::nullopt;
    }
    return QUuid(QString::fromLatin1(text));
}

QByteArray uuidText(const QUuid &uuid)
{
    return uuid.toByteArray(QUuid::WithoutBraces);
}

} // namespace depotscope
