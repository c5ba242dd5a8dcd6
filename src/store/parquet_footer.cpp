#include "store/parquet_footer.hpp"

#include "store/parquet_thrift.hpp"

namespace mf::store::parquet {

namespace {

enum class PhysicalType : std::int32_t {
    boolean = 0,
    int32 = 1,
    int64 = 2,
    float64 = 5,
    byte_array = 6,
    fixed_byte_array = 7,
};

enum class ConvertedType : std::int32_t { utf8 = 0, date = 6, timestamp_micros = 10 };

PhysicalType physical_type(ColumnType type) {
    switch (type) {
    case ColumnType::text:
        return PhysicalType::byte_array;
    case ColumnType::whole:
    case ColumnType::moment:
        return PhysicalType::int64;
    case ColumnType::number:
        return PhysicalType::float64;
    case ColumnType::flag:
        return PhysicalType::boolean;
    case ColumnType::bytes32:
        return PhysicalType::fixed_byte_array;
    case ColumnType::day:
        return PhysicalType::int32;
    }
    return PhysicalType::byte_array;
}

std::int32_t code(auto value) {
    return static_cast<std::int32_t>(value);
}

/// What the values mean, in the words of old readers (field 6) and of new ones (field 10).
void meaning(ThriftWriter& out, ColumnType type) {
    if (type == ColumnType::text) {
        out.whole32(6, code(ConvertedType::utf8));
        out.begin(10);
        out.empty_struct(1); // STRING
        out.end();
    } else if (type == ColumnType::day) {
        out.whole32(6, code(ConvertedType::date));
        out.begin(10);
        out.empty_struct(6); // DATE
        out.end();
    } else if (type == ColumnType::moment) {
        out.whole32(6, code(ConvertedType::timestamp_micros));
        out.begin(10);
        out.begin(8);      // TIMESTAMP
        out.flag(1, true); // adjusted to UTC
        out.begin(2);
        out.empty_struct(2); // MICROS
        out.end();
        out.end();
        out.end();
    }
}

void schema(ThriftWriter& out, std::span<const ColumnSpec> columns) {
    out.list_of_structs(2, columns.size() + 1);
    out.begin_element(); // the root, whose children are the columns
    out.text(4, "schema");
    out.whole32(5, static_cast<std::int32_t>(columns.size()));
    out.end();
    for (const ColumnSpec& column : columns) {
        out.begin_element();
        out.whole32(1, code(physical_type(column.type)));
        if (column.type == ColumnType::bytes32) {
            out.whole32(2, 32);
        }
        out.whole32(3, column.nullable ? 1 : 0);
        out.text(4, column.name);
        meaning(out, column.type);
        out.end();
    }
}

void statistics(ThriftWriter& out, const Statistics& known) {
    out.begin(12);
    out.whole64(3, known.nulls);
    if (known.range) {
        out.text(5, known.range->largest);
        out.text(6, known.range->least);
    }
    out.end();
}

void chunk(ThriftWriter& out, const ColumnSpec& column, const ChunkRecord& record) {
    out.begin_element();
    out.whole64(2, 0); // out of use in the format, but required
    out.begin(3);
    out.whole32(1, code(physical_type(column.type)));
    out.list_of_wholes(2, record.encodings);
    out.list_of_one_text(3, column.name);
    out.whole32(4, code(record.codec));
    out.whole64(5, record.values);
    out.whole64(6, record.raw_bytes);
    out.whole64(7, record.stored_bytes);
    out.whole64(9, record.data_at);
    if (record.dictionary_at) {
        out.whole64(11, *record.dictionary_at);
    }
    statistics(out, record.statistics);
    out.end();
    out.end();
}

void group(ThriftWriter& out, std::span<const ColumnSpec> columns, const GroupRecord& record) {
    std::int64_t raw_bytes = 0;
    std::int64_t stored_bytes = 0;
    for (const ChunkRecord& one : record.chunks) {
        raw_bytes += one.raw_bytes;
        stored_bytes += one.stored_bytes;
    }
    const ChunkRecord& first = record.chunks.front();
    out.begin_element();
    out.list_of_structs(1, record.chunks.size());
    for (std::size_t i = 0; i < record.chunks.size(); ++i) {
        chunk(out, columns[i], record.chunks[i]);
    }
    out.whole64(2, raw_bytes);
    out.whole64(3, record.rows);
    out.whole64(5, first.dictionary_at.value_or(first.data_at));
    out.whole64(6, stored_bytes);
    out.end();
}

void metadata(ThriftWriter& out, std::span<const std::pair<std::string, std::string>> pairs) {
    if (pairs.empty()) {
        return;
    }
    out.list_of_structs(5, pairs.size());
    for (const auto& [key, value] : pairs) {
        out.begin_element();
        out.text(1, key);
        out.text(2, value);
        out.end();
    }
}

/// That least and largest go by the order of each column's type: without it readers ignore them.
void orders(ThriftWriter& out, std::size_t columns) {
    out.list_of_structs(7, columns);
    for (std::size_t i = 0; i < columns; ++i) {
        out.begin_element();
        out.empty_struct(1);
        out.end();
    }
}

} // namespace

void append_page_head(const PageHead& head, Buffer& into) {
    ThriftWriter out{into};
    out.begin_element();
    out.whole32(1, code(head.type));
    out.whole32(2, head.raw_bytes);
    out.whole32(3, head.stored_bytes);
    if (head.type == PageType::dictionary) {
        out.begin(7);
        out.whole32(1, head.values);
        out.whole32(2, code(head.encoding));
    } else {
        out.begin(5);
        out.whole32(1, head.values);
        out.whole32(2, code(head.encoding));
        out.whole32(3, code(Encoding::rle)); // levels of NULL
        out.whole32(4, code(Encoding::rle)); // levels of lists: there are none
    }
    out.end();
    out.end();
}

void append_footer(const Footer& footer, Buffer& into) {
    const std::size_t start = into.size();
    std::int64_t rows = 0;
    for (const GroupRecord& one : footer.groups) {
        rows += one.rows;
    }
    ThriftWriter out{into};
    out.begin_element();
    out.whole32(1, 2); // version of the format
    schema(out, footer.columns);
    out.whole64(3, rows);
    out.list_of_structs(4, footer.groups.size());
    for (const GroupRecord& one : footer.groups) {
        group(out, footer.columns, one);
    }
    metadata(out, footer.metadata);
    out.text(6, "metforward");
    orders(out, footer.columns.size());
    out.end();
    into.append_number(static_cast<std::uint32_t>(into.size() - start));
    into.append(magic);
}

} // namespace mf::store::parquet
