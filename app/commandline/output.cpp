// SPDX-License-Identifier: MIT
#include "app/commandline/output.h"

#include <QIODevice>

namespace depotscope {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

Output::Output(QIODevice &device)
    : m_device(device)
{
}

Output::~Output()
{
    flush();
}

void Output::write(QByteArrayView bytes)
{
    m_collected.append(bytes.data(), bytes.size());
    if (m_collected.size() >= pieceSize)
        flush();
}

void Output::writeLine(const QString &line)
{
    write(line.toUtf8() + '\n');
}

bool Output::flush()
{
    if (!m_hasFailed && !m_collected.isEmpty() && m_device.write(m_collected) != m_collected.size()) {
        m_hasFailed = true;
        m_failure = m_device.errorString();
    }
    m_collected.clear();
    return !m_hasFailed;
}

} // namespace depotscope
