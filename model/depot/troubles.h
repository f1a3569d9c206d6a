// SPDX-License-Identifier: MIT
#pragma once

#include "model/text/error.h"

#include <utility>
#include <vector>

namespace depotscope {

/// What is wrong with one file, in the order found: the first 100 one by one, the others as a count.
class Troubles {
public:
    explicit Troubles(QByteArray path)
        : m_path(std::move(path))
    {
    }

    void add(int line, const QString &detail, Fault fault = Fault::Malformed)
    {
        if (m_listed.size() < limit)
            m_listed.push_back({fault, m_path, detail, line});
        else
            ++m_unlisted;
    }

    void add(const Error &error) { add(error.line, error.detail, error.fault); }

    std::vector<Error> take()
    {
        if (m_unlisted)
            m_listed.push_back(
                {Fault::Malformed, m_path, QStringLiteral("%1 more places cannot be read").arg(m_unlisted), 0});
        m_unlisted = 0;
        return std::exchange(m_listed, {});
    }

private:
    static constexpr size_t limit = 100;
    QByteArray m_path;
    std::vector<Error> m_listed;
    qint64 m_unlisted = 0;
};

} // namespace depotscope
