// How far neighbouring points lie apart: what the limits of a chart are made of when no model gives them.
#pragma once

#include "stats/chart.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace mf::stats {

/// Mean of two normal values' range, by their standard deviation: d2 for n = 2 as printed, and D4 (Montgomery,
/// table VI).
inline constexpr double range_by_deviation = 1.128;
inline constexpr double range_upper_factor = 3.267;

struct MovingRanges {
    std::vector<double> ranges; ///< those that count, in order, before screening
    double mean_of_all = 0;
    double upper_limit = 0; ///< 3.267 × mean_of_all
    std::size_t dropped = 0;
    double mean = 0; ///< after screening; mean_of_all when none would be left
};

/// Absolute differences of neighbouring points among `points` (indices into values, ascending, all with a value).
/// With Gaps::open only points next to each other count; with closed, each point and the one before it in the list.
/// Nothing when no pair counts. O(points).
std::optional<MovingRanges> moving_ranges(std::span<const std::optional<double>> values,
                                          std::span<const std::size_t> points,
                                          Gaps gaps = Gaps::open,
                                          Screening screening = Screening::none);

} // namespace mf::stats
