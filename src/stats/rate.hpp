// A rate and a proportion with their intervals, per so many.
#pragma once

#include "stats/count_interval.hpp"

namespace mf::stats {

/// numerator / denominator × per, with the interval of the count (count_interval.hpp) scaled alike; the
/// denominator is taken as known. `per` is 1000 for "per 1,000 residents". `invalid` by check(Rate), or unless
/// 0 < per < infinity. O(1). 20 in 100, per 100: 20, 12.21 to 30.89 at 95 %.
Result<Estimate> rate(Rate counted, double per, const CountIntervals& intervals);
Result<Estimate>
rate(Rate counted, double per = 1.0, Confidence confidence = Confidence::percent_95());

/// numerator / denominator × per, with Wilson's interval (wilson.hpp) scaled alike. `per` is 100 for a percentage.
/// `invalid` by check(Proportion), or unless 0 < per < infinity. O(1).
Result<Estimate>
proportion(Proportion counted, double per = 1.0, Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
