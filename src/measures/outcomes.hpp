// What became of the crimes of a month: a share of their distinct ids, by the latest outcome of each.
#pragma once

#include "measures/series.hpp"

#include <span>
#include <vector>

namespace mf::measures {

/// Outcomes belong to the month in which the crime was recorded. A month is judged when the force's outcomes are
/// supplied whole for it and for each of the `after_months` that follow: before, or where one of those files is cut or
/// lacks, the answer is `[x]`. Later outcomes count too, as far as whole files have them. Wilson's interval.
/// Of each plan its answers. O(incidents + outcomes) a level; some two million rows are held at once.
/// pre: plan.outcome of all, and they count the same incidents, told by the same source, at the same levels.
Result<std::vector<std::vector<Answer>>>
ask_outcomes(std::span<const Plan> plans, const Setting& setting, const Question& question);

/// Fills in the answers of all plans that are told by outcomes, at those of their levels that are no smaller than `smallest`;
/// `all` has a place for each plan. Plans that count the same incidents share their questions.
Done tell_outcomes(std::span<const Plan> plans,
                   const Setting& setting,
                   geo::Level smallest,
                   std::vector<std::vector<Answer>>& all);

} // namespace mf::measures
