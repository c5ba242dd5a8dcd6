#include "store/parquet_group.hpp"

#include <string>
#include <utility>
#include <vector>

namespace mf::store::parquet {

namespace {

constexpr std::size_t compressed_bytes_min = 64; // below, the frame's own head eats the gain
constexpr std::size_t page_bytes_max = std::size_t{1} << 30; // the format counts in 31 bits
constexpr std::size_t group_rows_max = std::size_t{1} << 30; // the same

std::vector<std::int32_t> encodings_of(const EncodedColumn& column, bool nullable) {
    std::vector<std::int32_t> encodings{static_cast<std::int32_t>(column.encoding)};
    if (column.dictionary_values > 0) {
        encodings.push_back(static_cast<std::int32_t>(Encoding::plain)); // the dictionary's own
    }
    if (nullable) {
        encodings.push_back(static_cast<std::int32_t>(Encoding::rle)); // the levels'
    }
    return encodings;
}

} // namespace

/// Compresses both pages, or leaves them where that saves less than a twentieth.
Result<Codec> GroupWriter::choose_codec(Page& dictionary, Page& data) {
    const std::size_t raw = dictionary.raw + data.raw;
    if (raw < compressed_bytes_min || !data.hashes.empty()) {
        return Codec::uncompressed;
    }
    compressed_.clear();
    if (dictionary.raw > 0) {
        if (Done done = compressor_.append(dictionary.stored, compressed_); !done) {
            return pass(done.error());
        }
    }
    const std::size_t boundary = compressed_.size();
    if (Done done = compressor_.append(data.stored, compressed_); !done) {
        return pass(done.error());
    }
    if (compressed_.size() > raw - raw / 20) {
        return Codec::uncompressed;
    }
    dictionary.stored = compressed_.bytes().first(boundary);
    data.stored = compressed_.bytes().subspan(boundary);
    return Codec::zstd;
}

Done GroupWriter::write_page(PageHead head, const Page& page, ChunkRecord& record, Output& output) {
    const std::size_t stored = page.stored.size() + page.hashes.size();
    head.raw_bytes = static_cast<std::int32_t>(page.raw);
    head.stored_bytes = static_cast<std::int32_t>(stored);
    head_.clear();
    append_page_head(head, head_);
    record.raw_bytes += static_cast<std::int64_t>(head_.size() + page.raw);
    record.stored_bytes += static_cast<std::int64_t>(head_.size() + stored);
    for (const std::span<const std::uint8_t> bytes : {head_.bytes(), page.stored, page.hashes}) {
        if (Done done = output.put(bytes); !done) {
            return done;
        }
    }
    return {};
}

/// Writes what the encoder left in column_.
Result<ChunkRecord>
GroupWriter::write_chunk(const ColumnSpec& spec, std::size_t rows, Output& output) {
    const std::size_t data_bytes = column_.data.size() + column_.hashes.size();
    if (column_.dictionary.size() > page_bytes_max || data_bytes > page_bytes_max) {
        return fail(ErrorKind::limit,
                    "the column '" + spec.name + "' has more than a gigabyte in one group of rows");
    }
    Page dictionary{column_.dictionary.size(), column_.dictionary.bytes(), {}};
    Page data{data_bytes, column_.data.bytes(), column_.hashes};
    const Result<Codec> codec = choose_codec(dictionary, data);
    if (!codec) {
        return pass(codec.error());
    }
    ChunkRecord record;
    record.encodings = encodings_of(column_, spec.nullable);
    record.codec = *codec;
    record.values = static_cast<std::int64_t>(rows);
    record.statistics = std::move(column_.statistics);
    PageHead head;
    if (column_.dictionary_values > 0) {
        record.dictionary_at = static_cast<std::int64_t>(output.offset());
        head.type = PageType::dictionary;
        head.values = static_cast<std::int32_t>(column_.dictionary_values);
        if (Done done = write_page(head, dictionary, record, output); !done) {
            return pass(done.error());
        }
    }
    record.data_at = static_cast<std::int64_t>(output.offset());
    head.type = PageType::data;
    head.encoding = column_.encoding;
    head.values = static_cast<std::int32_t>(rows);
    if (Done done = write_page(head, data, record, output); !done) {
        return pass(done.error());
    }
    return record;
}

Result<GroupRecord> GroupWriter::write(std::span<const ColumnSpec> columns,
                                       std::span<const ColumnValues> values,
                                       std::size_t rows,
                                       Output& output) {
    if (values.size() != columns.size()) {
        return fail(ErrorKind::internal, "a group of rows has not the columns of its file");
    }
    if (rows > group_rows_max) {
        return fail(ErrorKind::limit, "a group has more than a thousand million rows");
    }
    GroupRecord group{.rows = static_cast<std::int64_t>(rows), .chunks = {}};
    group.chunks.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (Done done = encoder_.encode(columns[i], values[i], rows, column_); !done) {
            return pass(done.error());
        }
        Result<ChunkRecord> chunk = write_chunk(columns[i], rows, output);
        if (!chunk) {
            return pass(chunk.error());
        }
        group.chunks.push_back(std::move(*chunk));
    }
    return group;
}

} // namespace mf::store::parquet
