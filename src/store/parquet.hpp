// Writes Apache Parquet files (format 2, data page v1): the lake's own form, which every engine reads.
// Why our own writer: docs/decisions/0002.
#pragma once

#include "base/error.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::store {

enum class ColumnType {
    text,    ///< BYTE_ARRAY, UTF8/STRING; dictionary-coded
    whole,   ///< INT64
    number,  ///< DOUBLE
    flag,    ///< BOOLEAN
    bytes32, ///< FIXED_LEN_BYTE_ARRAY(32), stored as it is: hashes do not compress
    day,     ///< INT32, DATE: days since 1970-01-01
    moment,  ///< INT64, TIMESTAMP(MICROS, UTC): microseconds since 1970-01-01T00:00:00Z
};

struct ColumnSpec {
    std::string name;
    ColumnType type = ColumnType::text;
    bool nullable = false;
};

/// The values of one column for one row group. Views only: they must outlive the call. Exactly the span of the
/// column's type is filled, with one element a row (an element that is not valid is ignored).
struct ColumnValues {
    std::span<const std::uint8_t> valid;          ///< 1 or 0 a row; empty: every row has a value
    std::span<const std::uint32_t> codes;         ///< text: index into dictionary
    std::span<const std::string_view> dictionary; ///< text: may hold more than the group uses
    std::span<const std::int64_t> wholes;         ///< whole, moment
    std::span<const double> numbers;
    std::span<const std::uint8_t> flags;
    std::span<const std::array<std::uint8_t, 32>> hashes;
    std::span<const std::int32_t> days;
};

/// Deterministic: the same rows give the same bytes. zstd level 1 for pages, none where it does not help. Whole
/// numbers, numbers and days take a dictionary when it is smaller; every column chunk carries min, max and null
/// count where they are cheap (text, whole, number, day). Memory: one row group's encoded pages. Not thread-safe.
class ParquetWriter {
public:
    /// Makes the file (it must not exist) and writes nothing else to disk.
    static Result<ParquetWriter>
    create(const std::filesystem::path& file,
           std::vector<ColumnSpec> columns,
           std::vector<std::pair<std::string, std::string>> metadata = {});
    ~ParquetWriter(); ///< a file that was not closed is removed
    ParquetWriter(ParquetWriter&&) noexcept;
    ParquetWriter& operator=(ParquetWriter&&) noexcept;

    /// pre: values in the order of the columns. Rows of a group should be some 100,000.
    Done write_group(std::span<const ColumnValues> values, std::size_t rows);
    std::uint64_t rows() const;
    /// Writes the footer. `io` when the disk is full; the file is then removed.
    Done close();

private:
    struct State;
    explicit ParquetWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::store
