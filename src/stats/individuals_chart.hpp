// XmR: the chart of single values, and the chart of how far they moved.
#pragma once

#include "stats/chart.hpp"
#include "stats/moving_range.hpp"

#include <limits>
#include <optional>
#include <span>

namespace mf::stats {

/// By what the mean moving range is multiplied: 2.66 as most books and the NHS print it, or 3/1.128 = 2.65957….
enum class RangeFactor { two_point_66, three_by_d2 };

struct IndividualsOptions {
    ChartOptions chart;
    RangeFactor factor = RangeFactor::two_point_66;
    double lowest =
        -std::numeric_limits<double>::infinity(); ///< 0 for counts and rates: limits stop there
    double highest = std::numeric_limits<double>::infinity(); ///< 1 for proportions
};

/// Individuals chart (Shewhart 1931; Wheeler 2000, Understanding Variation): centre = mean, limits = mean ±
/// 2.66 × mean moving range, inner limits at two thirds. It needs no model, so it fits any measure that moves
/// month by month; it expects points that do not lean on their neighbours and a spread that is even. All points
/// of the baseline equal: limits = mean. No two points next to each other: no limits. Unit: that of the values.
/// `invalid`: baselines(); lowest above highest, or a value outside them. O(points).
Result<Chart> individuals_chart(std::span<const std::optional<double>> values,
                                const IndividualsOptions& options = {});

/// Chart of the moving ranges of the same values: centre = mean range, upper limit 3.267 times that, lower 0,
/// inner upper at two thirds of the upper. The first point of each segment, and points beside a gap, have none.
/// Only the limit rule applies to it: neighbouring ranges share a point. Errors as individuals_chart().
/// O(points).
Result<Chart> moving_range_chart(std::span<const std::optional<double>> values,
                                 const IndividualsOptions& options = {});

} // namespace mf::stats
