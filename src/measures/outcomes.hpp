// What became of the crimes of a month: a share of their distinct ids, by the latest outcome of each.
#pragma once

#include "measures/series.hpp"

#include <vector>

namespace mf::measures {

/// Outcomes belong to the month in which the crime was recorded. A month is judged when the force's outcomes are
/// supplied whole for it and for each of the `after_months` that follow: before, or where one of those files is cut or
/// lacks, the answer is `[x]`. Later outcomes count too, as far as whole files have them. Wilson's interval.
/// O(incidents + outcomes) a level. pre: plan.outcome.
Result<std::vector<Answer>>
ask_outcomes(const Plan& plan, const Setting& setting, const Question& question);

} // namespace mf::measures
