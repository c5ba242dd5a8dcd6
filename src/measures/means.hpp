// From the sum of a field, its rows and the sum of its squares to its mean.
#pragma once

#include "measures/series.hpp"

#include <span>
#include <vector>

namespace mf::measures {

/// Makes means of sums. `denominators`: the rows that have a value, then the sum of the squares, as Plan has them.
/// The interval is Student's (stats/mean.hpp); of one row there is a mean and no interval, of none `[z]`. O(cells).
Done average(std::span<const std::vector<Answer>> denominators, std::vector<Answer>& answers);

} // namespace mf::measures
