// Series as rows of a table, one a number.
#pragma once

#include "app/published_numbers.hpp"
#include "measures/series.hpp"
#include "store/database.hpp"

#include <span>
#include <string>

namespace mf::app {

/// One area of one of the answers of a level.
struct AreaAnswer {
    const measures::Plan& plan;
    std::span<const measures::Answer>
        answers; ///< all of the level: what is missing in one tells of another
    const measures::Answer& answer;
    const std::string& area;
    std::string area_name;
    const PublishedNumbers& published;
};

/// The columns and no row. `by`: the dimension that the series are split by, or "": with it come the share of the rows
/// in which it is missing, and between which bounds that leaves the number (measures/bounds.hpp).
store::Table series_table(const std::string& by);

/// The column that says of each number whether it stands in the published release.
constexpr std::size_t published_column = 13;
constexpr const char* is_published = "published";

/// A row a period of the area. Where there is a number, and not what it is made of or how sure it is, the column says
/// why: [x].
void add_series(const AreaAnswer& area, const std::string& by, store::Table& table);

} // namespace mf::app
