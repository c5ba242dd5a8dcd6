#include "facts/sidecar.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

enum class End { first, last };

/// A day, or the first or last day of a month; blank is nothing.
Result<std::optional<Day>> day_in(const std::string& text, End end, const std::string& where) {
    if (trimmed(text).empty()) {
        return std::optional<Day>{};
    }
    if (const auto day = Day::parse(trimmed(text))) {
        return std::optional{*day};
    }
    if (const auto month = Month::parse(trimmed(text))) {
        return std::optional{end == End::first ? Day::first_of(*month) : Day::last_of(*month)};
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is not a day", text), where,
                "Write it as 2026-03-31, or leave it empty");
}

Result<Scope> scope_in(const std::string& text, const std::string& where) {
    const std::string_view words = trimmed(text);
    if (words.empty() || lower(words) == "whole") {
        return Scope{};
    }
    if (!lower(words).starts_with("cut")) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no scope", text), where,
                    "Write \"whole\", or \"cut: Burglary\"");
    }
    const auto colon = words.find(':');
    const std::string_view what =
        colon == std::string_view::npos ? "" : trimmed(words.substr(colon + 1));
    return Scope{false, what.empty() ? "cut" : std::string{what}, {}};
}

Result<SidecarRow>
read_row(const CsvTable& table, const std::vector<std::size_t>& columns, const CsvRow& row) {
    const std::string where = table.where(row);
    const auto earliest = day_in(row.fields[columns[1]], End::first, where);
    const auto latest = day_in(row.fields[columns[2]], End::last, where);
    const auto scope = scope_in(row.fields[columns[3]], where);
    if (!earliest || !latest || !scope) {
        return pass(!earliest ? earliest.error() : !latest ? latest.error() : scope.error());
    }
    if (*earliest && *latest && **latest < **earliest) {
        return fail(ErrorKind::invalid, "the latest day is before the earliest", where,
                    "Put the earlier day under 'earliest'");
    }
    const bool dated = earliest->has_value() || latest->has_value();
    return SidecarRow{
        std::string{trimmed(row.fields[columns[0]])},
        {dated ? Published::Basis::stated : Published::Basis::unknown, *earliest, *latest},
        *scope};
}

} // namespace

Result<std::vector<SidecarRow>> parse_sidecar(const std::string& text, const std::string& file) {
    const auto table = parse_csv(text, file);
    if (!table) {
        return pass(table.error());
    }
    const auto columns = table->columns({"glob", "earliest", "latest", "scope"});
    if (!columns) {
        return pass(columns.error());
    }
    std::vector<SidecarRow> rows;
    for (const CsvRow& row : table->rows) {
        auto read = read_row(*table, *columns, row);
        if (!read) {
            return pass(read.error());
        }
        rows.push_back(std::move(*read));
    }
    return rows;
}

std::optional<SidecarRow> sidecar_row(const std::vector<SidecarRow>& rows,
                                      const std::string& folder,
                                      const std::string& container,
                                      const std::string& name) {
    const auto slash = name.rfind('/');
    std::vector<std::string> texts{name,
                                   slash == std::string::npos ? name : name.substr(slash + 1)};
    if (!container.empty()) {
        texts.push_back(container);
        texts.push_back(container + "/" + name);
    }
    const std::size_t plain = texts.size();
    for (std::size_t i = 0; i < plain && !folder.empty(); ++i) {
        texts.push_back(folder + "/" + texts[i]);
    }
    const auto found = std::ranges::find_if(rows, [&](const SidecarRow& row) {
        return std::ranges::any_of(
            texts, [&](const std::string& text) { return matches_glob(row.glob, text); });
    });
    return found == rows.end() ? std::nullopt : std::optional{*found};
}

} // namespace mf::facts
