// A mean and how sure it is.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"

#include <span>

namespace mf::stats {

/// Sum by pairwise halves, so that a million values lose no digits. 0 when there are none. O(n).
double sum_of(std::span<const double> values);

/// Mean of independent values with Student's interval (Student 1908, Biometrika 6:1): mean ± t s/√n, n - 1 degrees of
/// freedom. Unit: that of the values. `invalid`: fewer than two values, or one that is not finite. O(n).
Result<Estimate> mean_interval(std::span<const double> values,
                               Confidence confidence = Confidence::percent_95());

/// What a mean needs of values that are not at hand: how many, their sum and the sum of their squares.
struct Sums {
    double count = 0;
    double sum = 0;
    double squares = 0;
};

/// mean_interval() of sums: s² = (squares - sum²/n) / (n - 1). Loses digits where the mean is large beside the spread: of
/// counts of things, not of coordinates. `invalid`: fewer than two values, or a sum that is not finite. O(1).
Result<Estimate> mean_of_sums(const Sums& sums, Confidence confidence = Confidence::percent_95());

/// Value below which `share` of the values lie, interpolated between neighbours (Hyndman and Fan 1996, type 7,
/// R's own). `invalid`: no value, one that is not finite, share outside 0 to 1. O(n log n).
Result<double> quantile(std::span<const double> values, double share);

} // namespace mf::stats
