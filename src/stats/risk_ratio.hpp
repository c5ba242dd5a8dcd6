// Two proportions compared: how many times as likely, how much more often, and whether chance alone would say so.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"
#include "stats/rate_ratio.hpp"

namespace mf::stats {

/// Ratio of proportions with Katz's interval: normal on its logarithm, se² = 1/a - 1/n1 + 1/b - 1/n2 (Katz,
/// Baptista, Azen and Pike 1978, Biometrics 34:469). p is that of the same z. `invalid`: check(Proportion),
/// none in either part, or both are their wholes (no spread). O(1). 344 of 470 against 367 of 1,731: 3.4522
/// (3.1049 to 3.8383).
Result<Comparison>
katz_ratio(Proportion first, Proportion second, Confidence confidence = Confidence::percent_95());

struct RiskDifference {
    double difference = 0; ///< first minus second, -1 to 1
    Interval interval;     ///< Wald: se² = p1(1-p1)/n1 + p2(1-p2)/n2
    double chi_square = 0; ///< Pearson's, one degree of freedom, no continuity correction
    double p = 1;          ///< of chi_square
};

/// Difference of proportions and Pearson's test that they are one (Pearson 1900). `invalid`: check(Proportion),
/// or the two together have none or nothing but (then there is nothing to tell apart). O(1).
Result<RiskDifference> risk_difference(Proportion first,
                                       Proportion second,
                                       Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
