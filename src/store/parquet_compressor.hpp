// zstd for pages, with one context for all of them. For the Parquet writer only.
#pragma once

#include "base/error.hpp"
#include "store/parquet_buffer.hpp"

#include <cstdint>
#include <memory>
#include <span>

struct ZSTD_CCtx_s;

namespace mf::store::parquet {

class Compressor {
public:
    /// Appends one frame at level 1. The same bytes give the same frame.
    Done append(std::span<const std::uint8_t> bytes, Buffer& into);

private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
    };

    std::unique_ptr<ZSTD_CCtx_s, Free> context_; ///< made when first needed
};

} // namespace mf::store::parquet
