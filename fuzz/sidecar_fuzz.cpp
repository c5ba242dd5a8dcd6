// editions.csv as people write it: rows that can be written again and read as the same, or an error with its line.
#include "facts/sidecar.hpp"
#include "property.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mf;
using namespace mf::facts;
using fuzz::require;

constexpr std::size_t input_bytes_max = 4096;

std::string as_quoted(std::string_view text) {
    std::string field = "\"";
    for (const char c : text) {
        field.append(c == '"' ? 2 : 1, c);
    }
    return field + "\"";
}

std::string written(const std::vector<SidecarRow>& rows) {
    std::string text = "scope,latest,glob,earliest\r\n";
    for (const SidecarRow& row : rows) {
        const auto day = [](const std::optional<Day>& day) { return day ? day->text() : ""; };
        text += as_quoted(row.scope.whole ? "whole" : "cut: " + row.scope.words) + "," +
                day(row.published.latest) + "," + as_quoted(row.glob) + "," +
                day(row.published.earliest) + "\r\n";
    }
    return text;
}

void check_row(const SidecarRow& row) {
    const auto& [basis, earliest, latest] = row.published;
    require(!earliest || !latest || *earliest <= *latest,
            "the earliest day is not after the latest");
    require((basis == Published::Basis::stated) == (earliest || latest), "days are stated");
    require(row.scope.whole == row.scope.words.empty(), "what is cut says to what");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string text{fuzz::text_of(data, size)};
    const auto rows = parse_sidecar(text, "editions.csv");
    if (!rows) {
        fuzz::require_mendable(rows.error(), "editions.csv", text);
        return 0;
    }
    for (const SidecarRow& row : *rows) {
        check_row(row);
    }
    const auto again = parse_sidecar(written(*rows), "again.csv");
    require(again && again->size() == rows->size(), "what was read can be written and read");
    for (std::size_t i = 0; i < rows->size(); ++i) {
        require((*again)[i].glob == (*rows)[i].glob && (*again)[i].scope == (*rows)[i].scope &&
                    (*again)[i].published == (*rows)[i].published,
                "what was written is the same");
    }
    for (const char* name : {"2025-02/2025-02-metropolitan-street.csv", "any"}) {
        const auto row = sidecar_row(*rows, "2025", "archive.zip", name);
        require(!row || !rows->empty(), "a row that fits is one of the table");
    }
    return 0;
}
