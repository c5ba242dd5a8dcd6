// Where a place that is no different would lie: limits of a funnel from the exact distribution of its count.
#pragma once

#include "base/error.hpp"

namespace mf::stats {

/// The value that a proportion of `denominator` people lies below with chance `below` when the true one is
/// `target`. Counts are whole, so it is interpolated between neighbours (Spiegelhalter 2005, Statistics in
/// Medicine 24:1185, appendix):
///   r = smallest count with F(r) >= below,  limit = (r - (F(r) - below) / (F(r) - F(r-1))) / denominator
/// It predicts what will be counted; it is no confidence interval around what was. The formula may fall below 0
/// for small denominators, and is given as it is; what is drawn is cut to 0. Unit: proportion. `invalid`:
/// target outside 0 to 1, denominator not whole or not above 0, below outside 0 to 1. O(log denominator).
Result<double> binomial_limit(double target, double denominator, double below);

/// The same for a rate or ratio: `expected` are the events at a ratio of 1, or the exposure. Unit: that of target.
/// `invalid`: target or expected not above 0, below outside 0 to 1. O(log expected).
Result<double> poisson_limit(double target, double expected, double below);

} // namespace mf::stats
