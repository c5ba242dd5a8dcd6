// What a pair of area and period without a row means in a wide source: nought, a count that was moved away, or a
// category that is gone.
#pragma once

#include "measures/series.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mf::measures {

/// Rows of so many periods are looked at together: two years of a thousand wards and sixty categories are a million
/// groups, some 200 MB while the engine sorts them out.
constexpr std::size_t wide_periods_at_once = 24;

/// The periods of the plan's table, ascending.
Result<std::vector<std::string>> periods_in(const Plan& plan, const Setting& setting);
/// The same periods in lists of at most wide_periods_at_once.
std::vector<std::vector<std::string>> some_at_a_time(std::span<const std::string> periods);

/// Of one plan at one level. Empty for a source that is not wide.
struct Rows {
    std::set<std::string> present; ///< periods in which the measure's categories have rows
    std::set<std::pair<std::string, std::string>>
        moved_away; ///< period and area of a row with a count that the current editions have no more
};

/// The same of all plans of one table, asked together: one question a table, and one a level and summed field.
class WideRows {
public:
    WideRows() = default;
    /// O(rows of all editions) a level, however many plans there are. pre: the plans have one table.
    static Result<WideRows>
    load(std::span<const Plan> plans, const Setting& setting, std::span<const geo::Level> levels);

    /// Of the plan with that place among those given; empty where the level was not asked for.
    Rows of(std::size_t plan, geo::Level level) const;

private:
    std::vector<std::set<std::string>> present_; ///< by plan
    std::map<std::pair<std::size_t, geo::Level>, std::set<std::pair<std::string, std::string>>>
        moved_away_;
};

} // namespace mf::measures
