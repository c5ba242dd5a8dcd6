// From counts to the time between events, which tells more than counts where most periods have none.
#pragma once

#include "measures/series.hpp"

#include <vector>

namespace mf::measures {

/// Makes of each count above nought the months since the last period with one, from period to period: files tell no
/// days. Events of one period are one. `[z]` in a period without an event, and of the first event of a segment; after
/// a period without a number, a missing one could have been the last: `[x]`. The numerator is the count. O(cells).
void months_between(std::vector<Answer>& answers);

/// Leaves the periods that begin in the months asked for. O(cells).
void keep_asked(const Question& question, std::vector<Answer>& answers);

} // namespace mf::measures
