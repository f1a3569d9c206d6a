// SPDX-License-Identifier: MIT
#include "model/cleaning/jsontext.h"

#include "model/cleaning/removable.h"
#include "model/text/names.h"

using namespace Qt::StringLiterals;

namespace depotscope {

void putBytes(QJsonObject &object, const QString &name, const QByteArray &bytes)
{
    object[name] = QString::fromUtf8(bytes);
    if (!isUtf8(bytes))
        object[name + u"_b64"_s] = QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesAt(const QJsonObject &object, const QString &name)
{
    const QJsonValue exact = object[name + u"_b64"_s];
    return exact.isString() ? QByteArray::fromBase64(exact.toString().toLatin1()) : object[name].toString().toUtf8();
}

void putTime(QJsonObject &object, const QString &name, Time time)
{
    object[name] = qint64(time.time_since_epoch().count());
}

Time timeAt(const QJsonObject &object, const QString &name)
{
    return Time(std::chrono::milliseconds(object[name].toInteger()));
}

QJsonObject jsonOf(const PlannedItem &item)
{
    QJsonObject object;
    object[u"kind"_s] = QString::fromLatin1(kindWord(item.kind));
    putBytes(object, u"name"_s, item.name);
    putBytes(object, u"depot"_s, item.depot);
    object[u"reason"_s] = item.reason;
    object[u"size"_s] = item.bytes;
    object[u"entries"_s] = item.entries;
    putTime(object, u"newest"_s, item.newest);
    QJsonArray paths;
    for (const PlannedPath &path : item.paths) {
        QJsonObject entry;
        putBytes(entry, u"path"_s, path.inside);
        entry[u"device"_s] = qint64(path.id.device);
        entry[u"inode"_s] = qint64(path.id.inode);
        putTime(entry, u"modified"_s, path.modified);
        putTime(entry, u"changed"_s, path.changed);
        entry[u"mode"_s] = qint64(path.mode);
        paths.append(entry);
    }
    object[u"paths"_s] = paths;
    return object;
}

std::optional<PlannedItem> plannedItemOf(const QJsonObject &object)
{
    PlannedItem item;
    const QByteArray word = object[u"kind"_s].toString().toLatin1();
    int kind = 0;
    while (kind < kindCount && kindWord(Kind(kind)) != word)
        ++kind;
    const QJsonArray paths = object[u"paths"_s].toArray();
    item.depot = bytesAt(object, u"depot"_s);
    if (kind == kindCount || paths.isEmpty() || !item.depot.startsWith('/'))
        return std::nullopt;
    item.kind = Kind(kind);
    item.name = bytesAt(object, u"name"_s);
    item.reason = object[u"reason"_s].toString();
    item.bytes = object[u"size"_s].toInteger();
    item.entries = object[u"entries"_s].toInteger();
    item.newest = timeAt(object, u"newest"_s);
    for (const QJsonValue &value : paths) {
        const QJsonObject entry = value.toObject();
        PlannedPath path;
        path.inside = bytesAt(entry, u"path"_s);
        path.id = {quint64(entry[u"device"_s].toInteger()), quint64(entry[u"inode"_s].toInteger())};
        path.modified = timeAt(entry, u"modified"_s);
        path.changed = timeAt(entry, u"changed"_s);
        path.mode = quint32(entry[u"mode"_s].toInteger()) & 07777;
        if (!isRemovable(path.inside))
            return std::nullopt;
        item.paths.push_back(path);
    }
    return item;
}

Result<QJsonObject> objectIn(const QByteArray &json, const QByteArray &path, const char *schema)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return Failure({Fault::Malformed, path, u"is no JSON: "_s + parsed.errorString()});
    const QJsonObject object = document.object();
    if (object[u"schema"_s].toString() != QLatin1StringView(schema))
        return Failure({Fault::Malformed, path, u"was not written by this version of depotctl"_s});
    return object;
}

} // namespace depotscope
