// SPDX-License-Identifier: MIT
#include "model/artifact/digest.h"

#include <openssl/evp.h>

namespace depotscope {

namespace {

// Finding an algorithm takes OpenSSL longer than hashing a small file.
const EVP_MD *algorithm(Digest::Kind kind)
{
    static const EVP_MD *const sha1 = EVP_MD_fetch(nullptr, "SHA1", nullptr);
    static const EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    const EVP_MD *found = kind == Digest::Sha1 ? sha1 : sha256;
    Q_ASSERT(found);
    return found;
}

} // namespace

struct Digest::State {
    explicit State(Kind kind)
        : md(algorithm(kind))
    {
        EVP_DigestInit_ex2(context, md, nullptr);
    }
    ~State() { EVP_MD_CTX_free(context); }
    Q_DISABLE_COPY_MOVE(State)

    const EVP_MD *md;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
};

Digest::Digest(Kind kind)
    : m_state(std::make_unique<State>(kind))
{
}

Digest::Digest(Digest &&) noexcept = default;
Digest &Digest::operator=(Digest &&) noexcept = default;
Digest::~Digest() = default;

void Digest::add(QByteArrayView content)
{
    EVP_DigestUpdate(m_state->context, content.data(), size_t(content.size()));
}

QByteArray Digest::take()
{
    QByteArray sum(EVP_MD_get_size(m_state->md), Qt::Uninitialized);
    EVP_DigestFinal_ex(m_state->context, reinterpret_cast<unsigned char *>(sum.data()), nullptr);
    EVP_DigestInit_ex2(m_state->context, m_state->md, nullptr);
    return sum;
}

} // namespace depotscope
