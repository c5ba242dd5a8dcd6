#include "store/parquet_compressor.hpp"

#include <zstd.h>

#include <string>

namespace mf::store::parquet {

namespace {

constexpr int level = 1; // the pages are packed already: more effort gains little and costs much

} // namespace

void Compressor::Free::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

Done Compressor::append(std::span<const std::uint8_t> bytes, Buffer& into) {
    if (!context_) {
        context_.reset(ZSTD_createCCtx());
        ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level);
        // Who reads a page that was damaged on the disk is told so, and gets no wrong number.
        ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
    }
    const std::size_t room = ZSTD_compressBound(bytes.size());
    const std::size_t size =
        ZSTD_compress2(context_.get(), into.room(room), room, bytes.data(), bytes.size());
    if (ZSTD_isError(size) != 0) {
        return fail(ErrorKind::internal,
                    "zstd cannot compress a page: " + std::string{ZSTD_getErrorName(size)});
    }
    into.take(size);
    return {};
}

} // namespace mf::store::parquet
