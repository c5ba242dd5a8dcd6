// What is this file? Told by its first bytes, its header and its name, in that order.
#pragma once

#include "facts/layout.hpp"
#include "store/input.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::facts {

struct Identified {
    Recognised recognised;
    std::size_t header_record = 0; ///< number of the record that is the header, the first is 0
};

/// `prefix` is the beginning of the file's text (a megabyte is plenty); `sheet` is "" unless it came from a
/// workbook. The columns' own errors are those of recognise(); a file in UTF-16 or with NULs is `unsupported`.
Result<Identified> identify(std::string_view prefix,
                            const std::vector<SourceDefinition>& sources,
                            std::string_view file_name,
                            std::string_view sheet);

enum class Form { text, parquet, old_workbook, workbook };
Form form_of(std::string_view first_bytes);

constexpr std::size_t prefix_bytes = std::size_t{1} << 16; ///< tells any file's form

/// The first prefix_bytes of a stream, fewer where it is shorter, and a reader that gives them again before the rest.
Result<std::pair<std::string, store::Reader>> with_prefix(store::Reader reader);

/// A reader over text that is in memory; it keeps a copy.
store::Reader reader_over(std::string text);

} // namespace mf::facts
