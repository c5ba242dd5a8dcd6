#include "serve/compress.hpp"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace mf::serve {

namespace {

constexpr std::size_t body_bytes_min = 256; ///< below it the saving is less than the head
constexpr std::size_t slow_brotli_bytes_max =
    std::size_t{128} * 1024; ///< brotli 11 takes about 1 ms a KB

std::string gzip(std::string_view body, int level) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor{
        libdeflate_alloc_compressor(level), &libdeflate_free_compressor};
    if (!compressor) {
        throw std::bad_alloc{};
    }
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), body.size()), '\0');
    const std::size_t size = libdeflate_gzip_compress(compressor.get(), body.data(), body.size(),
                                                      out.data(), out.size());
    out.resize(size); // never 0: the room was enough
    return out;
}

std::string brotli(std::string_view body, int quality) {
    std::string out(std::max<std::size_t>(BrotliEncoderMaxCompressedSize(body.size()), 16), '\0');
    std::size_t size = out.size();
    // brotli fails here only for want of memory: the room is what it asked for.
    const BROTLI_BOOL done =
        BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, body.size(),
                              reinterpret_cast<const std::uint8_t*>(body.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data()));
    if (done != BROTLI_TRUE) {
        throw std::bad_alloc{};
    }
    out.resize(size);
    return out;
}

} // namespace

std::string compressed(std::string_view body, Encoding encoding, Effort effort) {
    switch (encoding) {
    case Encoding::gzip:
        return gzip(body, effort == Effort::page ? 6 : 9);
    case Encoding::brotli:
        return brotli(body, effort == Effort::page                ? 5
                            : body.size() > slow_brotli_bytes_max ? 9
                                                                  : 11);
    case Encoding::identity:
        break;
    }
    return std::string{body};
}

bool worth_compressing(std::string_view content_type, std::size_t body_bytes) {
    if (body_bytes < body_bytes_min) {
        return false;
    }
    static constexpr std::array<std::string_view, 10> texts{
        "text/",
        "application/json",
        "application/problem+json",
        "application/geo+json",
        "application/ld+json",
        "application/csvm+json",
        "application/manifest+json",
        "application/javascript",
        "application/xml",
        "image/svg+xml",
    };
    const auto begins = [&](std::string_view start) { return content_type.starts_with(start); };
    return std::ranges::any_of(texts, begins);
}

} // namespace mf::serve
