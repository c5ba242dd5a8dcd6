// The heads of pages and the footer of a Parquet file. For the Parquet writer only.
#pragma once

#include "store/parquet.hpp"
#include "store/parquet_format.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace mf::store::parquet {

struct PageHead {
    PageType type = PageType::data;
    Encoding encoding = Encoding::plain;
    std::int32_t values = 0; ///< of a data page: NULLs count
    std::int32_t raw_bytes = 0;
    std::int32_t stored_bytes = 0;
};

void append_page_head(const PageHead& head, Buffer& into);

struct Footer {
    std::span<const ColumnSpec> columns;
    std::span<const GroupRecord> groups;
    std::span<const std::pair<std::string, std::string>> metadata;
};

/// The footer with its length and the last four bytes of the file.
void append_footer(const Footer& footer, Buffer& into);

} // namespace mf::store::parquet
