#include "app/output.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace mf::app {

namespace {

bool is_number(const store::Value& value) {
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

std::string csv_field(const store::Value& value) {
    std::string text = text_of(value);
    const bool formula = std::holds_alternative<std::string>(value) && !text.empty() &&
                         std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos;
    if (formula) {
        text.insert(text.begin(), '\'');
    }
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + '"';
}

std::string as_csv(const store::Table& table) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        text += (i == 0 ? "" : ",") + csv_field(table.columns[i].name);
    }
    text += '\n';
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : ",") + csv_field(row[i]);
        }
        text += '\n';
    }
    return text;
}

std::string as_json(const store::Table& table) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const auto& row : table.rows) {
        nlohmann::ordered_json object;
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::visit(
                [&](const auto& value) {
                    using T = std::decay_t<decltype(value)>;
                    if constexpr (std::is_same_v<T, std::monostate>) {
                        object[table.columns[i].name] = nullptr;
                    } else if constexpr (std::is_same_v<T, double>) {
                        // A count is written as one: 2, not 2.0.
                        constexpr double exact_max = 9007199254740992.0; // 2^53
                        const bool whole =
                            value == std::floor(value) && std::fabs(value) < exact_max;
                        object[table.columns[i].name] =
                            whole ? nlohmann::ordered_json(static_cast<std::int64_t>(value))
                                  : nlohmann::ordered_json(value);
                    } else {
                        object[table.columns[i].name] = value;
                    }
                },
                row[i]);
        }
        all.push_back(std::move(object));
    }
    return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

/// How many characters a person sees: bytes that continue a character do not count.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

std::string as_table(const store::Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::size_t widest = width(table.columns[i].name);
        for (const auto& row : table.rows) {
            widest = std::max(widest, width(one_line(text_of(row[i]))));
        }
        widths.push_back(widest);
    }
    std::string text;
    const auto add = [&](const std::string& cell, std::size_t column, bool right) {
        const std::string space(widths[column] - width(cell), ' ');
        const bool last = column + 1 == widths.size();
        text += right ? space + cell : cell + (last ? "" : space);
        text += last ? "\n" : "  ";
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        add(table.columns[i].name, i, !table.rows.empty() && is_number(table.rows[0][i]));
    }
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            add(one_line(text_of(row[i])), i, is_number(row[i]));
        }
    }
    return text;
}

} // namespace

Result<Format> format_of(std::string_view name) {
    if (name == "table") {
        return Format::table;
    }
    if (name == "csv") {
        return Format::csv;
    }
    if (name == "json") {
        return Format::json;
    }
    return fail(ErrorKind::usage, fmt::format("'{}' is no format", name), {},
                "Use table, csv or json");
}

std::string text_of(const store::Value& value) {
    return std::visit(
        [](const auto& inner) -> std::string {
            using T = std::decay_t<decltype(inner)>;
            if constexpr (std::is_same_v<T, std::monostate>) {
                return "";
            } else if constexpr (std::is_same_v<T, bool>) {
                return inner ? "true" : "false";
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                return std::to_string(inner);
            } else if constexpr (std::is_same_v<T, double>) {
                return shortest(inner);
            } else {
                return inner;
            }
        },
        value);
}

store::Value count_value(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

std::string rendered(const store::Table& table, Format format) {
    switch (format) {
    case Format::csv:
        return as_csv(table);
    case Format::json:
        return as_json(table);
    case Format::table:
        break;
    }
    return as_table(table);
}

} // namespace mf::app
