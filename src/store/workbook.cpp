#include "store/little_endian.hpp"
#include "store/process.hpp"

#include <algorithm>
#include <array>

namespace mf::store {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t header_bytes = 30; // an entry's own header in a ZIP, without its name

constexpr std::array xlsx_names{
    "[Content_Types].xml"sv, "xl/workbook.xml"sv, "xl/worksheets/"sv, "xl/sharedStrings.xml"sv,
    "xl/styles.xml"sv,       "xl/theme/"sv,       "xl/_rels/"sv};

} // namespace

Workbook workbook_of(std::string_view first_bytes_of_file) {
    if (first_bytes_of_file.starts_with("\xD0\xCF\x11\xE0"sv)) {
        return Workbook::old_binary;
    }
    std::string_view left = first_bytes_of_file;
    bool first = true;
    while (left.size() >= header_bytes && left.starts_with("PK\3\4"sv)) {
        const auto flags = little_endian<std::uint16_t>(left, 6);
        const std::size_t packed = little_endian<std::uint32_t>(left, 18);
        const std::size_t name_bytes = little_endian<std::uint16_t>(left, 26);
        const std::size_t extra_bytes = little_endian<std::uint16_t>(left, 28);
        left.remove_prefix(header_bytes);
        const std::string_view name = left.substr(0, name_bytes);
        left.remove_prefix(std::min(left.size(), name_bytes + extra_bytes));
        if (first && name == "mimetype") {
            return left.starts_with("application/vnd.oasis.opendocument.spreadsheet"sv)
                       ? Workbook::ods
                       : Workbook::none;
        }
        if (std::ranges::any_of(xlsx_names, [&](auto start) { return name.starts_with(start); })) {
            return Workbook::xlsx;
        }
        first = false;
        // Where the size follows the bytes instead of going before them, the next header must be looked for.
        const bool size_follows = (flags & 8) != 0 && packed == 0;
        left.remove_prefix(size_follows ? std::min(left.size(), left.find("PK\3\4"sv))
                                        : std::min(left.size(), packed));
    }
    return Workbook::none;
}

} // namespace mf::store
