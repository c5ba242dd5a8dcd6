// Wilson's score interval for a proportion.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"

namespace mf::stats {

/// The proportions that a score test would not reject (Wilson 1927, JASA 22:209; no continuity correction), as
/// official public health statistics use it. Numerators need not be whole.
///   (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
/// Unit: proportion, 0 to 1. post: 0 <= lower <= p <= upper <= 1. `invalid` by check(Proportion). O(1). 20 of
/// 100 at 95 %: 0.133367 to 0.288829.
Result<Interval> wilson(Proportion counted, Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
