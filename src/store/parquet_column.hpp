// One column of one row group as the values of Parquet's pages, before compression. For the Parquet writer only.
#pragma once

#include "store/parquet.hpp"
#include "store/parquet_buffer.hpp"
#include "store/parquet_dictionary.hpp"
#include "store/parquet_format.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace mf::store::parquet {

struct EncodedColumn {
    std::uint32_t dictionary_values = 0; ///< 0: there is no dictionary page
    Buffer dictionary;
    Encoding encoding = Encoding::plain;
    Buffer data;                          ///< levels of NULL, then values
    std::span<const std::uint8_t> hashes; ///< stored behind `data` as they lie with the caller
    Statistics statistics;

    /// Empty again, with the room it had.
    void start() {
        dictionary_values = 0;
        dictionary.clear();
        encoding = Encoding::plain;
        data.clear();
        hashes = {};
        statistics = {};
    }
};

/// Holds what is used again from column to column and from group to group.
class ColumnEncoder {
public:
    /// `internal` when the values break the contract of ParquetWriter::write_group.
    /// Reads the values; `into` may keep a view of the hashes.
    Done encode(const ColumnSpec& spec,
                const ColumnValues& values,
                std::size_t rows,
                EncodedColumn& into);

private:
    /// The elements of rows that have a value.
    template <class T>
    std::span<const T> present(std::span<const T> all);

    Done encode_values(ColumnType type, const ColumnValues& values, EncodedColumn& into);
    Done encode_text(std::span<const std::uint32_t> codes,
                     std::span<const std::string_view> dictionary,
                     EncodedColumn& into);
    template <class T>
    void encode_numbers(std::span<const T> values, UsedNumbers<T>& used, EncodedColumn& into);
    template <class T>
    bool encode_delta(std::span<const T> values);
    void append_indexes(std::size_t count, std::size_t distinct, Buffer& into);

    std::span<const std::uint8_t> valid_; ///< empty: every row has a value
    Buffer present_;
    Buffer delta_;
    std::vector<std::uint32_t> indexes_;
    UsedCodes used_codes_;
    UsedNumbers<std::int64_t> used_wholes_;
    UsedNumbers<std::int32_t> used_days_;
    UsedNumbers<double> used_numbers_;
};

} // namespace mf::store::parquet
