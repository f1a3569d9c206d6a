// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

class QIODevice;

namespace depotscope {

/// Collects what goes to a device into big pieces, and remembers the first failure instead of reporting each.
class Output {
public:
    explicit Output(QIODevice &device);
    ~Output();
    Q_DISABLE_COPY_MOVE(Output)

    void write(QByteArrayView bytes);
    void writeLine(const QString &line); ///< as UTF-8

    /// Writes out what was collected. False if this or anything before failed; failure() says why.
    bool flush();
    const QString &failure() const { return m_failure; }

private:
    QIODevice &m_device;
    QByteArray m_collected;
    QString m_failure;
    bool m_hasFailed = false;
};

} // namespace depotscope
