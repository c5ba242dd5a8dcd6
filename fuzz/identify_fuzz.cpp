// What is this file? Workbooks of both kinds are told by their bytes (no other program is run here), tables by their
// header, by definitions that we ship.
#include "facts/identify.hpp"
#include "memory_file.hpp"
#include "property.hpp"
#include "store/input.hpp"
#include "store/process.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mf;
using namespace mf::facts;
using fuzz::require;
using std::string_view_literals::operator""sv;

constexpr std::size_t input_bytes_max = 1024;

/// Two that differ a little, one with periods as headings, one whose header stands below titles: more cost time only.
constexpr std::array ids{"police-street"sv, "police-outcomes"sv, "residents-lsoa2011"sv,
                         "deaths-in-custody-workbook"sv};

const std::vector<SourceDefinition>& sources() {
    static const auto chosen = [] {
        auto loaded = load_sources({"definitions/sources"});
        require(loaded.has_value(), "the definitions can be read");
        std::erase_if(*loaded, [](const SourceDefinition& source) {
            return std::ranges::find(ids, source.id) == ids.end();
        });
        require(loaded->size() == ids.size(), "there are the definitions that are looked for");
        return std::move(*loaded);
    }();
    return chosen;
}

void check_workbook(std::string_view bytes) {
    const store::Workbook kind = store::workbook_of(bytes);
    const Form form = form_of(bytes);
    const bool is_zip = bytes.starts_with("PK\3\4");
    require(kind != store::Workbook::old_binary || bytes.starts_with("\xD0\xCF\x11\xE0"),
            "an old workbook begins as one");
    require((form == Form::workbook) ==
                (kind == store::Workbook::xlsx || kind == store::Workbook::ods),
            "a workbook is one form of file");
    require(form != Form::workbook || is_zip, "a new workbook is a ZIP archive");
    if (kind == store::Workbook::none) {
        return;
    }
    const fuzz::MemoryFile file{bytes};
    const auto listing = store::list(file.path());
    require(listing && listing->unreadable.empty() && listing->items.size() == 1,
            "a workbook is one file");
    require(listing->items[0].container.empty() && listing->items[0].bytes == bytes.size(),
            "a workbook is not unpacked");
}

void check_layout(const Layout& layout) {
    require(layout.source != nullptr && layout.headings.size() == layout.width,
            "a layout has the file's headings");
    require(layout.column.size() == layout.source->columns.size(), "each field has its place");
    for (const Unit& unit : layout.units) {
        require(unit.first <= unit.last && unit.last < layout.width, "a unit lies in the file");
        for (const std::size_t field : unit.fields) {
            require(layout.column.at(field).has_value(), "a field of a unit has a column");
        }
    }
    for (std::size_t i = 0; i < layout.column.size(); ++i) {
        const ColumnDefinition& column = layout.source->columns[i];
        require(layout.column[i].value_or(0) < layout.width, "a column lies in the file");
        require(layout.column[i] || column.names.empty() || column.optional,
                "no needed column is missing");
        const auto units = std::ranges::count_if(layout.units, [&](const Unit& unit) {
            return std::ranges::find(unit.fields, i) != unit.fields.end();
        });
        require(units == (layout.column[i] ? 1 : 0), "a field is read once");
    }
}

void check_table(std::string_view text, std::string_view name, std::string_view sheet) {
    const auto found = identify(text, sources(), name, sheet);
    if (!found) {
        require(!found.error().message.empty(), "what is not recognised says why");
        return;
    }
    require(!text.starts_with("\xff\xfe") && !text.starts_with("\xfe\xff"),
            "text in UTF-16 is not read");
    check_layout(found->recognised.layout);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string_view bytes = fuzz::text_of(data, size);
    check_workbook(bytes);
    check_table(bytes, "2025-02-metropolitan-street.csv", "");
    check_table(bytes, "any.xlsx", "Sheet1");
    return 0;
}
