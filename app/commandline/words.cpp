// SPDX-License-Identifier: MIT
#include "app/commandline/words.h"

#include "model/disk/quantity.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace depotscope {

QString sizeWords(qint64 bytes)
{
    return formatBytes(bytes, QLocale::c());
}

QString exactSizeWords(qint64 bytes)
{
    return u"%1 (%2 bytes)"_s.arg(sizeWords(bytes)).arg(bytes);
}

QString counted(size_t count)
{
    return count == 1 ? u"1 item"_s : u"%1 items"_s.arg(count);
}

} // namespace depotscope
