// A small table of our own, kept as RFC 4180 text: the whole text in, its rows with their lines out. What
// publishers send is read elsewhere (facts), forgivingly; here whatever is not right is an error.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf {

struct CsvRow {
    std::uint64_t line = 0; ///< physical line on which it begins; the first line of the text is 1
    std::vector<std::string> fields;
    bool operator==(const CsvRow&) const = default;
};

struct CsvTable {
    std::string name; ///< of the file, for messages
    std::vector<std::string> header;
    std::vector<CsvRow> rows; ///< each as wide as the header

    std::optional<std::size_t> column(std::string_view header_name) const;
    /// The numbers of these columns, in the order asked for; `invalid` when one is missing.
    Result<std::vector<std::size_t>> columns(const std::vector<std::string>& header_names) const;
    /// "districts.csv:12", for messages about a row.
    std::string where(const CsvRow& row) const;
};

/// Reads commas, double quotes ("" is one inside), CRLF or LF, and a UTF-8 byte-order mark. Lines without any
/// character are passed over. `invalid`, with file and line: no header, two columns of one name, a row of
/// another width than the header, a quote that is not closed or not followed by a comma, a row that is not UTF-8. O(text).
Result<CsvTable> parse_csv(std::string_view text, std::string name);

/// A field as parse_csv() reads it back, whatever is in it: in quotes.
std::string csv_quoted(std::string_view field);

} // namespace mf
