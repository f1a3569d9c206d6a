// SPDX-License-Identifier: MIT
#pragma once

#include "model/artifact/digest.h"
#include "model/text/error.h"

#include <QIODevice>
#include <functional>
#include <optional>

namespace depotscope {

enum class Compression { None, Gzip, Zstd, Xz };

/// The compression that the end of a file's name stands for: .tar, .tar.gz or .tgz, .tar.zst or .tzst, .tar.xz or .txz.
std::optional<Compression> compressionOf(QByteArrayView fileName);

/// The levels that may be asked for, and the one that is taken if none is.
struct CompressionLevels {
    int least = 0;
    int most = 0;
    int usual = 0;
};
CompressionLevels levelsOf(Compression compression);

/// Compresses what is written to it, block by block on all cores, and passes it on in the thread that writes. Each
/// block is a whole gzip member, zstd frame or xz stream, which may follow one another by their formats; so the result
/// is the same whatever the machine. Takes less than 40 MB, whatever is written.
class Compressor final : public QIODevice {
public:
    using Sink = std::function<Result<void>(QByteArrayView)>;

    /// At most `threads`, or as many as the machine has if that is 0; fewer where they would take too much memory.
    Compressor(Compression compression, int level, Sink sink, unsigned threads = 0);
    ~Compressor() override; ///< without finish(), what has not been passed on is lost

    bool isSequential() const override { return true; }

    /// Passes on all that is left. What `sink` failed with, or what went wrong before, is the result.
    Result<void> finish();

    /// What made write() fail.
    const std::optional<Error> &error() const { return m_error; }

    /// Of one side, when it is finished.
    struct Sum {
        QByteArray sha256; ///< in bytes
        qint64 size = 0;
    };
    Sum written() { return {m_digestIn.take(), m_sizeIn}; } ///< call once
    Sum passedOn() { return {m_digestOut.take(), m_sizeOut}; } ///< call once

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    class Stage;
    class Gzip;
    class Zstd;
    class Xz;
    static std::unique_ptr<Stage> stageFor(Compression compression, int level, unsigned threads);
    bool passOn(QByteArrayView content);
    void fail(const Error &error);

    Sink m_sink;
    std::unique_ptr<Stage> m_stage; ///< none without compression
    std::optional<Error> m_error;
    Digest m_digestIn{Digest::Sha256};
    Digest m_digestOut{Digest::Sha256};
    qint64 m_sizeIn = 0;
    qint64 m_sizeOut = 0;
};

} // namespace depotscope
