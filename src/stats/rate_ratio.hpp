// One rate by another: how many times as high, and whether chance alone would say so.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"

#include <optional>

namespace mf::stats {

/// A ratio, its interval, and the two-sided p value of "they are the same".
struct Comparison {
    double ratio = 0; ///< infinite when only the second has no event
    Interval interval;
    double p = 1;
    std::optional<double> z; ///< where the method has one
};

/// Exact, given the events of both together (Przyborowski and Wilenski 1940, Biometrika 31:313):
/// Clopper-Pearson limits of the first's share, turned into a ratio; p sums all splits that are no likelier
/// than this one (relative slack 1e-7). Right for the smallest counts; cautious, so its intervals are wide. No
/// event in the first: ratio and lower 0. None in the second: ratio and upper infinite. `invalid`: check(Rate),
/// counts that are not whole, none in either. O(log events).
Result<Comparison>
exact_rate_ratio(Rate first, Rate second, Confidence confidence = Confidence::percent_95());

/// Normal on the logarithm of the ratio, with se² = 1/x1 + 1/x2 (Rothman 1986, Modern Epidemiology).
/// `invalid`: check(Rate), or one of them has no event. O(1).
Result<Comparison>
wald_rate_ratio(Rate first, Rate second, Confidence confidence = Confidence::percent_95());

/// The score test that the first's share of all events is its share of the exposure, and Wilson's limits of
/// that share, turned into a ratio. Zero counts as in exact_rate_ratio(). `invalid`: check(Rate), none in
/// either. O(1).
Result<Comparison>
score_rate_ratio(Rate first, Rate second, Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
