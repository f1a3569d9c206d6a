// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <memory>

namespace depotscope {

/// A checksum that is fed piece by piece.
class Digest {
public:
    enum Kind { Sha1, Sha256 };
    explicit Digest(Kind kind);
    Digest(Digest &&) noexcept;
    Digest &operator=(Digest &&) noexcept;
    ~Digest();

    void add(QByteArrayView content);

    /// The sum of what was added, as bytes; then it begins anew.
    QByteArray take();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace depotscope
