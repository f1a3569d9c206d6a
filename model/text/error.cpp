// SPDX-License-Identifier: MIT
#include "model/text/error.h"

#include "model/text/names.h"

#include <cerrno>

namespace depotscope {

using namespace Qt::StringLiterals;

namespace {

QString words(Fault fault)
{
    switch (fault) {
    case Fault::NotFound:
        return u"does not exist"_s;
    case Fault::NotDirectory:
        return u"is not a directory"_s;
    case Fault::Denied:
        return u"permission denied"_s;
    case Fault::Malformed:
        return u"is not what it should be"_s;
    case Fault::TooBig:
        return u"is too big"_s;
    case Fault::Exists:
        return u"exists already"_s;
    case Fault::OtherFileSystem:
        return u"is on another file system"_s;
    case Fault::Busy:
        return u"is in use"_s;
    case Fault::Unsafe:
        return u"is left alone"_s;
    case Fault::Stopped:
        return u"stopped"_s;
    case Fault::Io:
        return u"cannot be read"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString Error::sentence() const
{
    QString place = forPeople(path);
    if (line > 0)
        place += u"%1line %2"_s.arg(place.isEmpty() ? QString() : u", "_s).arg(line);

    // "is not what it should be: expected ']'" says nothing that the detail does not.
    const bool detailSaysItAll = fault == Fault::Malformed || fault == Fault::Io;
    QString what = words(fault);
    if (!detail.isEmpty())
        what = detailSaysItAll ? detail : u"%1 (%2)"_s.arg(what, detail);

    const QString sentence = place.isEmpty() ? what : u"%1: %2"_s.arg(place, what);
    return sentence.endsWith(u'?') ? sentence : sentence + u'.';
}

Error errorFromErrno(int code, const QByteArray &path, const char *doing)
{
    switch (code) {
    case ENOENT:
        return {Fault::NotFound, path, {}};
    case ENOTDIR:
        return {Fault::NotDirectory, path, {}};
    case EACCES:
    case EPERM:
        return {Fault::Denied, path, {}};
    case EEXIST:
    case ENOTEMPTY:
        return {Fault::Exists, path, {}};
    case EXDEV:
        return {Fault::OtherFileSystem, path, {}};
    case EBUSY:
    case ETXTBSY:
        return {Fault::Busy, path, {}};
    case EFBIG:
        return {Fault::TooBig, path, {}};
    default:
        return {Fault::Io, path, u"%1: %2"_s.arg(QString::fromUtf8(doing), qt_error_string(code))};
    }
}

} // namespace depotscope
