// The last stage: a plan is put to the rows and gives series. Missing has a reason, and breaks are never joined.
#pragma once

#include "base/panel.hpp"
#include "facts/state.hpp"
#include "measures/authority.hpp"
#include "measures/plan.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::measures {

/// What a plan is put to. `database` has the views of `state` (facts::make_views).
struct Setting {
    const facts::State& state;
    const store::Database& database;
    const Regimes& regimes;
};

struct Question {
    std::vector<geo::Level> levels;
    std::string area;          ///< "": all areas of the levels; else there is one level
    std::optional<Month> from; ///< nothing: from the first that there is
    std::optional<Month> to;
    std::string by; ///< a dimension to split by, or ""
};

struct Answer {
    geo::Level level = geo::Level::force;
    std::string
        value; ///< of the dimension; "" where nothing is split, or where the field is missing
    Panel panel;
};

/// One panel a level (and value of the dimension, ascending). Areas are those whose force some edition supplies:
/// forces, districts that no other took over, LSOAs that the rows or a list name. Reads the rows once, whatever
/// is asked; some 1,000,000 groups at a time. `usage`: a level or dimension that the measure has not; `not_found`:
/// no such area; `limit`: a count past 2^31 or too many values.
Result<std::vector<Answer>> ask(const Plan& plan, const Setting& setting, const Question& question);

/// The series of one area: one, or one a value of the dimension. pre: question.area is not "".
Result<std::vector<Series>>
ask_series(const Plan& plan, const Setting& setting, const Question& question);

/// The levels at which a code may be an area, the likeliest first: a slug, a district's code, an LSOA's.
std::vector<geo::Level> levels_of(const geo::Areas& areas, const std::string& code);

} // namespace mf::measures
