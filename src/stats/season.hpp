// The time of year: how far each month usually lies above or below the level of the months around it.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace mf::stats {

/// Seasonal factors of a series by classical multiplicative decomposition (Macaulay 1931, The Smoothing of Time
/// Series; as R's `decompose` has it): each value by the centred moving average over one cycle around it, these
/// ratios averaged by their place in the cycle, the averages divided by their mean. post: as many factors as
/// `cycle`, mean 1; the first belongs to the first value. A level that moves slowly leaves them as they are.
/// `invalid`: a cycle below 2, fewer than two cycles of values, a value below 0 or not finite, a cycle that is all
/// 0. O(values × cycle).
Result<std::vector<double>> seasonal_factors(std::span<const double> values, std::size_t cycle);

} // namespace mf::stats
