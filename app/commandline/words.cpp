// SPDX-License-Identifier: MIT
#include "app/commandline/words.h"

#include "model/text/quantity.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace depotscope {

QString formatSize(qint64 bytes)
{
    return formatBytes(bytes, QLocale::c());
}

QString formatExactSize(qint64 bytes)
{
    return u"%1 (%2 bytes)"_s.arg(formatSize(bytes)).arg(bytes);
}

QString counted(size_t count)
{
    return count == 1 ? u"1 item"_s : u"%1 items"_s.arg(count);
}

} // namespace depotscope
