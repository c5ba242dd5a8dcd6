// The last stage: plans are put to the rows and give series. Missing has a reason, and breaks are never joined.
#pragma once

#include "base/panel.hpp"
#include "facts/state.hpp"
#include "measures/authority.hpp"
#include "measures/plan.hpp"
#include "store/database.hpp"

#include <optional>
#include <span>
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
    std::optional<Month> to;   ///< periods that begin from `from` to `to` are answered
    std::string by;            ///< a dimension to split by, or ""
};

struct Answer {
    geo::Level level = geo::Level::force;
    std::string
        value; ///< of the dimension; "" where nothing is split, or where the field is missing
    Panel panel;
};

/// One panel a level (and value of the dimension, ascending). The areas are those of places.hpp. Reads the rows once,
/// whatever is asked. `usage`: a level or dimension that the measure has not; `not_found`: no such area.
Result<std::vector<Answer>> ask(const Plan& plan, const Setting& setting, const Question& question);

/// Every plan at those of its levels that are no smaller than `smallest`, in the order of the plans: the rows of
/// each source are read once.
Result<std::vector<std::vector<Answer>>>
ask_all(std::span<const Plan> plans, const Setting& setting, geo::Level smallest);

/// The series of one area: one, or one a value of the dimension. pre: question.area is not "".
Result<std::vector<Series>>
ask_series(const Plan& plan, const Setting& setting, const Question& question);

/// The levels at which a code may be an area, the likeliest first: a slug, a district's code, an LSOA's.
std::vector<geo::Level> levels_of(const geo::Areas& areas, const std::string& code);

} // namespace mf::measures
