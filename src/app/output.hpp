// How answers are printed: a table for people, CSV for spreadsheets, JSON for programs.
#pragma once

#include "base/error.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>

namespace mf::app {

enum class Format { table, csv, json };

Result<Format> format_of(std::string_view name);

/// Table: columns lined up, numbers to the right. CSV: RFC 4180 with LF, texts that a spreadsheet would run as a formula led by
/// an apostrophe. JSON: one array of objects. Nothing is left out; NULL is empty (null in JSON).
std::string rendered(const store::Table& table, Format format);

/// One value as it stands in CSV or in a table.
std::string text_of(const store::Value& value);

store::Value count_value(std::uint64_t count);

} // namespace mf::app
