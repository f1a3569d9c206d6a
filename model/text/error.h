// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <tl/expected.hpp>

namespace depotscope {

/// What went wrong, coarse enough to decide on. The sentence is made in one place, Error::sentence().
enum class Fault {
    NotFound,
    NotDirectory,
    Denied,
    Malformed, ///< readable, but not what it should be: bad TOML, wrong type, not a UUID
    TooBig,
    Exists, ///< where something new should go
    OtherFileSystem, ///< cannot be moved there, only copied
    Busy, ///< in use by somebody else
    Unsafe, ///< not what it was or should be, so it is left alone
    Stopped, ///< the user stopped it; an outcome rather than a failure
    Io,
};

/// A failure as a value: what, where, and the words that the kind cannot say.
struct Error {
    Fault fault = Fault::Io;
    QByteArray path; ///< bytes as the disk has them; empty if no file is concerned
    QString detail; ///< English, no full stop, but the mark of a question; may be empty
    int line = 0; ///< 1-based line in `path`; 0 if it is not about a line

    /// One sentence for people that names the file and the place. Thread: any.
    QString sentence() const;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T> using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

/// The Error for the system's error number `code` on `path`. `doing` says what was tried, e.g. "open".
Error errorFromErrno(int code, const QByteArray &path, const char *doing);

} // namespace depotscope
