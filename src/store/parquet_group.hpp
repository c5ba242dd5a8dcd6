// Row groups into a file: each column encoded, compressed where that helps, and written with its heads.
// For the Parquet writer only.
#pragma once

#include "store/parquet.hpp"
#include "store/parquet_column.hpp"
#include "store/parquet_compressor.hpp"
#include "store/parquet_footer.hpp"
#include "store/parquet_output.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace mf::store::parquet {

/// Holds what is used again from group to group.
class GroupWriter {
public:
    /// Appends the group to the file and tells what its footer has to say of it. pre: rows > 0.
    Result<GroupRecord> write(std::span<const ColumnSpec> columns,
                              std::span<const ColumnValues> values,
                              std::size_t rows,
                              Output& output);

private:
    /// A page before and after compression.
    struct Page {
        std::size_t raw = 0;
        std::span<const std::uint8_t> stored;
        std::span<const std::uint8_t> hashes; ///< counted in `raw`; follow `stored` as they are
    };

    Result<ChunkRecord> write_chunk(const ColumnSpec& spec, std::size_t rows, Output& output);
    Result<Codec> choose_codec(Page& dictionary, Page& data);
    Done write_page(PageHead head, const Page& page, ChunkRecord& record, Output& output);

    ColumnEncoder encoder_;
    EncodedColumn column_;
    Compressor compressor_;
    Buffer compressed_;
    Buffer head_;
};

} // namespace mf::store::parquet
