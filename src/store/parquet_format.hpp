// The words of the Parquet format (format 2) that the writer uses, and what a footer says of each column chunk.
// For the Parquet writer only.
#pragma once

#include "store/parquet_buffer.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mf::store::parquet {

inline constexpr std::array<std::uint8_t, 4> magic{'P', 'A', 'R',
                                                   '1'}; ///< first and last in the file

enum class Encoding : std::int32_t {
    plain = 0,
    rle = 3,
    delta_binary_packed = 5,
    rle_dictionary = 8,
};

enum class Codec : std::int32_t { uncompressed = 0, zstd = 6 };

enum class PageType : std::int32_t { data = 0, dictionary = 2 };

/// Least and largest value as the format stores them: numbers as eight or four bytes, texts as they are.
struct Range {
    std::string least;
    std::string largest;
};

struct Statistics {
    std::optional<Range> range;
    std::int64_t nulls = 0;
};

/// What the footer says of one column of one row group.
struct ChunkRecord {
    std::vector<std::int32_t> encodings;
    Codec codec = Codec::uncompressed;
    std::int64_t values = 0; ///< NULLs count
    std::int64_t raw_bytes = 0;
    std::int64_t stored_bytes = 0; ///< as they lie in the file, with their heads
    std::optional<std::int64_t> dictionary_at;
    std::int64_t data_at = 0;
    Statistics statistics;
};

struct GroupRecord {
    std::int64_t rows = 0;
    std::vector<ChunkRecord> chunks;
};

} // namespace mf::store::parquet
