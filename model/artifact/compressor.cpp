// SPDX-License-Identifier: MIT
#include "model/artifact/compressor.h"

#include <algorithm>
#include <condition_variable>
#include <libdeflate.h>
#include <lzma.h>
#include <mutex>
#include <thread>
#include <vector>
#include <zstd.h>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

using Bytes = std::vector<char>;
using PassOn = std::function<bool(QByteArrayView)>;

constexpr qsizetype mebibyte = 1024 * 1024;

struct Format {
    const char *endings[2];
    CompressionLevels levels;
};

const Format &formatOf(Compression compression)
{
    static constexpr Format formats[] = {
        {{".tar", ".tar"}, {0, 0, 0}},
        {{".tar.gz", ".tgz"}, {1, 9, 4}}, // a quarter less work than 5, for one or two parts in a hundred
        {{".tar.zst", ".tzst"}, {1, 19, 9}},
        {{".tar.xz", ".txz"}, {1, 9, 6}},
    };
    return formats[size_t(compression)];
}

} // namespace

std::optional<Compression> compressionOf(QByteArrayView fileName)
{
    for (const auto compression : {Compression::None, Compression::Gzip, Compression::Zstd, Compression::Xz}) {
        for (const char *ending : formatOf(compression).endings) {
            if (fileName.endsWith(ending))
                return compression;
        }
    }
    return std::nullopt;
}

CompressionLevels levelsOf(Compression compression)
{
    return formatOf(compression).levels;
}

/// What turns content into something shorter. Both functions are false if it cannot or if `passOn` is.
class Compressor::Stage {
public:
    virtual ~Stage() = default;
    virtual bool add(QByteArrayView content, const PassOn &passOn) = 0;
    virtual bool end(const PassOn &passOn) = 0;
};

// A ring of blocks: the writer fills them in turn, whichever thread is free compresses the next one, and the writer
// takes what became of them in the same turn. How long a block is decides what comes out, so no machine may change it.
class Compressor::Gzip final : public Stage {
public:
    Gzip(int level, unsigned threads)
        : m_ring(threads + 2)
    {
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this, level](const std::stop_token &token) { compressAll(token, level); });
    }

    bool add(QByteArrayView content, const PassOn &passOn) override
    {
        while (!content.isEmpty()) {
            if (isFull() && !take(passOn))
                return false;
            Bytes &block = at(m_filled).content;
            const qsizetype count = std::min(content.size(), mebibyte - qsizetype(block.size()));
            block.insert(block.end(), content.begin(), content.begin() + count);
            content = content.sliced(count);
            if (qsizetype(block.size()) == mebibyte)
                close();
        }
        return true;
    }

    bool end(const PassOn &passOn) override
    {
        if (m_filled == 0 || (!isFull() && !at(m_filled).content.empty()))
            close();
        while (m_taken != m_filled) {
            if (!take(passOn))
                return false;
        }
        return true;
    }

private:
    struct Block {
        bool isDone = false; // under the mutex until it is
        Bytes content;
        Bytes compressed;
        size_t size = 0; // of what came out; 0 if nothing could
    };
    Block &at(size_t number) { return m_ring[number % m_ring.size()]; }
    bool isFull() const { return m_filled - m_taken == m_ring.size(); }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        ++m_filled;
        m_changed.notify_all();
    }

    bool take(const PassOn &passOn)
    {
        Block &block = at(m_taken++);
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return block.isDone; });
        lock.unlock();
        block.isDone = false;
        block.content.clear();
        return block.size > 0 && passOn({block.compressed.data(), qsizetype(block.size)});
    }

    void compressAll(const std::stop_token &token, int level)
    {
        const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
            libdeflate_alloc_compressor(level), libdeflate_free_compressor);
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, token, [this] { return m_begun < m_filled; })) {
            Block &block = at(m_begun++);
            lock.unlock();
            block.compressed.resize(libdeflate_gzip_compress_bound(compressor.get(), mebibyte));
            block.size = compressor
                ? libdeflate_gzip_compress(compressor.get(), block.content.data(), block.content.size(),
                                           block.compressed.data(), block.compressed.size())
                : 0;
            lock.lock();
            block.isDone = true;
            m_changed.notify_all();
        }
    }

    std::vector<Block> m_ring;
    size_t m_filled = 0; // how many blocks so far; changes under the mutex
    size_t m_begun = 0; // under the mutex
    size_t m_taken = 0; // the writer's own
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::jthread> m_threads; // last, so that they end first
};

class Compressor::Zstd final : public Stage {
public:
    Zstd(int level, unsigned threads)
        : m_context(ZSTD_createCCtx(), ZSTD_freeCCtx)
        , m_out(ZSTD_CStreamOutSize())
    {
        std::vector<std::pair<ZSTD_cParameter, int>> parameters = {
            {ZSTD_c_compressionLevel, level},
            {ZSTD_c_checksumFlag, 1},
            {ZSTD_c_windowLog, 21},
            // Without any thread of its own something else would come out.
            {ZSTD_c_nbWorkers, std::clamp(int(threads), 1, 2)},
            {ZSTD_c_jobSize, int(2 * mebibyte)},
        };
        constexpr int firstBig = 6; // from here on each thread's tables would be bigger than this
        if (level >= firstBig)
            parameters.insert(parameters.end(), {{ZSTD_c_hashLog, 20}, {ZSTD_c_chainLog, 20}});
        for (const auto &[parameter, value] : parameters)
            m_isUsable = m_isUsable && !ZSTD_isError(ZSTD_CCtx_setParameter(m_context.get(), parameter, value));
    }

    bool add(QByteArrayView content, const PassOn &passOn) override { return run(content, ZSTD_e_continue, passOn); }
    bool end(const PassOn &passOn) override { return run({}, ZSTD_e_end, passOn); }

private:
    bool run(QByteArrayView content, ZSTD_EndDirective directive, const PassOn &passOn)
    {
        ZSTD_inBuffer in{content.data(), size_t(content.size()), 0};
        size_t left = 1;
        while (directive == ZSTD_e_end ? left > 0 : in.pos < in.size) {
            ZSTD_outBuffer out{m_out.data(), m_out.size(), 0};
            left = m_isUsable ? ZSTD_compressStream2(m_context.get(), &out, &in, directive) : 0;
            if (!m_isUsable || ZSTD_isError(left))
                return false;
            if (out.pos > 0 && !passOn({m_out.data(), qsizetype(out.pos)}))
                return false;
        }
        return true;
    }

    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> m_context;
    Bytes m_out;
    bool m_isUsable = true;
};

class Compressor::Xz final : public Stage {
public:
    Xz(int level, unsigned threads)
        : m_out(64 * 1024)
    {
        constexpr quint64 memory = 40 * mebibyte;
        lzma_options_lzma options;
        if (lzma_lzma_preset(&options, quint32(level)))
            return;
        options.dict_size = std::min(options.dict_size, quint32(2 * mebibyte));
        const lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
        lzma_mt settings{};
        settings.filters = filters;
        settings.check = LZMA_CHECK_CRC64;
        settings.block_size = 4 * mebibyte;
        settings.threads = threads;
        while (settings.threads > 1 && lzma_stream_encoder_mt_memusage(&settings) > memory)
            --settings.threads;
        m_isUsable = lzma_stream_encoder_mt(&m_stream, &settings) == LZMA_OK;
    }
    ~Xz() override { lzma_end(&m_stream); }
    Q_DISABLE_COPY_MOVE(Xz)

    bool add(QByteArrayView content, const PassOn &passOn) override { return run(content, LZMA_RUN, passOn); }
    bool end(const PassOn &passOn) override { return run({}, LZMA_FINISH, passOn); }

private:
    bool run(QByteArrayView content, lzma_action action, const PassOn &passOn)
    {
        m_stream.next_in = reinterpret_cast<const quint8 *>(content.data());
        m_stream.avail_in = size_t(content.size());
        lzma_ret state = m_isUsable ? LZMA_OK : LZMA_MEM_ERROR;
        while (state == LZMA_OK && (action == LZMA_FINISH || m_stream.avail_in > 0)) {
            m_stream.next_out = reinterpret_cast<quint8 *>(m_out.data());
            m_stream.avail_out = m_out.size();
            state = lzma_code(&m_stream, action);
            const auto count = qsizetype(m_out.size() - m_stream.avail_out);
            if (count > 0 && !passOn({m_out.data(), count}))
                return false;
        }
        return state == (action == LZMA_FINISH ? LZMA_STREAM_END : LZMA_OK);
    }

    lzma_stream m_stream = LZMA_STREAM_INIT;
    Bytes m_out;
    bool m_isUsable = false;
};

std::unique_ptr<Compressor::Stage> Compressor::stageFor(Compression compression, int level, unsigned threads)
{
    constexpr unsigned mostThreads = 8;
    threads = std::clamp(threads > 0 ? threads : std::thread::hardware_concurrency(), 1U, mostThreads);
    switch (compression) {
    case Compression::None:
        return nullptr;
    case Compression::Gzip:
        return std::make_unique<Gzip>(level, threads);
    case Compression::Zstd:
        return std::make_unique<Zstd>(level, threads);
    case Compression::Xz:
        return std::make_unique<Xz>(level, threads);
    }
    Q_UNREACHABLE();
}

Compressor::Compressor(Compression compression, int level, Sink sink, unsigned threads)
    : m_sink(std::move(sink))
    , m_stage(stageFor(compression, level, threads))
{
    open(WriteOnly | Unbuffered);
}

Compressor::~Compressor() = default;

void Compressor::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
    setErrorString(m_error->sentence());
}

bool Compressor::passOn(QByteArrayView content)
{
    m_digestOut.add(content);
    m_sizeOut += content.size();
    const auto done = m_sink(content);
    if (!done)
        fail(done.error());
    return done.has_value();
}

qint64 Compressor::readData(char * /*data*/, qint64 /*size*/)
{
    return -1;
}

qint64 Compressor::writeData(const char *data, qint64 size)
{
    const QByteArrayView content(data, size);
    if (m_error)
        return -1;
    m_digestIn.add(content);
    m_sizeIn += size;
    const auto pass = [this](QByteArrayView compressed) { return passOn(compressed); };
    if (!content.isEmpty() && !(m_stage ? m_stage->add(content, pass) : passOn(content)))
        fail({Fault::Io, {}, u"there is not enough memory to compress it"_s});
    return m_error ? -1 : size;
}

Result<void> Compressor::finish()
{
    if (m_stage && !m_error && !m_stage->end([this](QByteArrayView compressed) { return passOn(compressed); }))
        fail({Fault::Io, {}, u"there is not enough memory to compress it"_s});
    if (m_error)
        return Failure(*m_error);
    return {};
}

} // namespace depotscope
