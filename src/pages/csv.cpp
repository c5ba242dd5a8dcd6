#include "pages/csv.hpp"

#include "base/text.hpp"

#include <string_view>

namespace mf::pages {

namespace {

constexpr std::string_view line_end = "\r\n";

std::string field(std::string_view content) {
    if (content.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string{content};
    }
    std::string quoted = "\"";
    for (const char c : content) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

std::string text_field(const std::string& text) {
    constexpr std::string_view runs = "=+-@\t\r";
    const bool would_run = !text.empty() && runs.find(text.front()) != std::string_view::npos;
    return field(would_run ? "'" + text : text);
}

void add_header(std::string& lines, const Table& table) {
    std::string separator;
    for (const Column& column : table.columns) {
        if (column.type == Column::Type::picture) {
            continue;
        }
        const bool ends = column.type == Column::Type::interval;
        lines += separator + field(column.id + (ends ? "_lower" : ""));
        separator = ",";
        if (column.type == Column::Type::number || ends) {
            lines += "," + field(column.id + (ends ? "_upper" : "_symbol"));
        }
    }
    lines += line_end;
}

std::string fields(const TableCell& cell, Column::Type type) {
    if (const auto* number = std::get_if<NumberCell>(&cell)) {
        const auto value = number->value.value();
        const std::string digits = value ? shortest(*value) : std::string{};
        return type == Column::Type::count ? digits
                                           : digits + "," + symbols(number->value, number->marks);
    }
    if (const auto* period = std::get_if<Period>(&cell)) {
        return field(period->text());
    }
    if (const auto* word = std::get_if<release::SignalWord>(&cell)) {
        return std::string{release::name(*word)};
    }
    if (const auto* interval = std::get_if<IntervalCell>(&cell)) {
        const auto& ends = interval->interval;
        return ends ? shortest(ends->lower) + "," + shortest(ends->upper) : ",";
    }
    return text_field(std::get<Text>(cell).plain());
}

void add_rows(std::string& lines, const Table& table) {
    for (const RowGroup& group : table.groups) {
        for (const auto& row : group.rows) {
            std::string separator;
            for (std::size_t column = 0; column < row.size(); ++column) {
                if (table.columns[column].type == Column::Type::picture) {
                    continue;
                }
                lines += separator + fields(row[column], table.columns[column].type);
                separator = ",";
            }
            lines += line_end;
        }
    }
}

} // namespace

std::optional<std::string> csv(const Page& page) {
    std::string lines;
    for (const Block& block : page.blocks) {
        if (const auto* table = std::get_if<Table>(&block); table != nullptr && table->main) {
            if (lines.empty()) {
                add_header(lines, *table);
            }
            add_rows(lines, *table);
        }
    }
    return lines.empty() ? std::nullopt : std::optional{std::move(lines)};
}

} // namespace mf::pages
