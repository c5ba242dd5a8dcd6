// Pieces of a question that several kinds of question are put together from.
#pragma once

#include "measures/sql.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace mf::measures {

/// "?, ?, ?".
std::string marks(std::size_t count);
/// Appends a condition that is true or false, never NULL.
void add_filter(const Filter& filter, Sql& sql);
/// Appends " AND …" that keeps the rows of one area; nothing where it is "".
void add_area(
    const Plan& plan, const geo::Areas& areas, geo::Level level, const std::string& area, Sql& sql);
/// Appends " IN (…)": some periods, as the facts have them.
void add_periods(const std::vector<std::string>& periods, Sql& sql);
/// Appends "count(*) FILTER (WHERE …)", or the sum of the measure's field; of all rows when the filter is left to the reader.
void add_counted(const Plan& plan, bool rows, bool all, Sql& sql);

} // namespace mf::measures
