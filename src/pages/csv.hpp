// A page's main table as CSV for programs and spreadsheets.
#pragma once

#include "pages/page.hpp"

#include <optional>
#include <string>

namespace mf::pages {

/// All main tables of the page below each other, by RFC 4180: UTF-8, CRLF, a header of column ids. After a column
/// of numbers stands its symbols' column ("recorded", "recorded_symbol"); a missing number is an empty field with its
/// symbol, never 0. Numbers have no separators, periods are ISO. A cell of text that a spreadsheet would run
/// (it begins with = + - @ TAB CR) gets an apostrophe before it. Nothing when the page has no main table.
std::optional<std::string> csv(const Page& page);

} // namespace mf::pages
