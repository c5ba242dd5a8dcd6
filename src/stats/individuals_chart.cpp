#include "stats/individuals_chart.hpp"

#include "stats/mean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::stats {

namespace {

Done check_range(std::span<const std::optional<double>> values, const IndividualsOptions& options) {
    if (!(options.lowest <= options.highest)) {
        return fail(ErrorKind::invalid, "the lowest value is not above the highest");
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] && (*values[i] < options.lowest || *values[i] > options.highest)) {
            return fail(ErrorKind::invalid, "a value lies where none can",
                        fmt::format("point {}", i + 1), "Mend the value, or the range said of it");
        }
    }
    return {};
}

double mean_of(std::span<const std::optional<double>> values, std::span<const std::size_t> points) {
    std::vector<double> numbers;
    numbers.reserve(points.size());
    for (const std::size_t point : points) {
        numbers.push_back(*values[point]);
    }
    return sum_of(numbers) / static_cast<double>(numbers.size());
}

/// Checks, and for each segment its level and spread; a segment without moving range has no limits.
Result<std::vector<Baseline>> measured(std::span<const std::optional<double>> values,
                                       const IndividualsOptions& options) {
    auto parts = baselines(values, options.chart);
    if (!parts) {
        return parts;
    }
    if (auto done = check_range(values, options); !done) {
        return pass(done.error());
    }
    for (auto& [segment, points] : *parts) {
        const auto ranges =
            moving_ranges(values, points, options.chart.gaps, options.chart.screening);
        if (!has_limits(segment)) {
            continue;
        }
        if (!ranges) {
            segment.standing = Standing::none;
            continue;
        }
        segment.level = mean_of(values, points);
        segment.spread = ranges->mean;
        segment.ranges_dropped = ranges->dropped;
    }
    return parts;
}

} // namespace

Result<Chart> individuals_chart(std::span<const std::optional<double>> values,
                                const IndividualsOptions& options) {
    const auto parts = measured(values, options);
    if (!parts) {
        return pass(parts.error());
    }
    Chart chart;
    chart.kind = ChartKind::individuals;
    chart.values.assign(values.begin(), values.end());
    chart.limits.resize(values.size());
    chart.lowest = options.lowest;
    chart.highest = options.highest;
    const double factor =
        options.factor == RangeFactor::two_point_66 ? 2.66 : 3.0 / range_by_deviation;
    for (const auto& [segment, points] : *parts) {
        chart.segments.push_back(segment);
        if (!has_limits(segment)) {
            continue;
        }
        const auto at = [&](double part) {
            return std::clamp(segment.level + part * factor * segment.spread, options.lowest,
                              options.highest);
        };
        const Limits limits{at(-1.0), at(-2.0 / 3.0), segment.level, at(2.0 / 3.0), at(1.0)};
        std::fill(chart.limits.begin() + static_cast<std::ptrdiff_t>(segment.first),
                  chart.limits.begin() + static_cast<std::ptrdiff_t>(segment.end), limits);
    }
    return chart;
}

Result<Chart> moving_range_chart(std::span<const std::optional<double>> values,
                                 const IndividualsOptions& options) {
    const auto parts = measured(values, options);
    if (!parts) {
        return pass(parts.error());
    }
    Chart chart;
    chart.kind = ChartKind::moving_range;
    chart.values.resize(values.size());
    chart.limits.resize(values.size());
    for (const auto& [segment, points] : *parts) {
        chart.segments.push_back(segment);
        std::optional<double> before;
        for (std::size_t point = segment.first; point < segment.end; ++point) {
            if (values[point] && before) {
                chart.values[point] = std::abs(*values[point] - *before);
            }
            if (values[point] || options.chart.gaps == Gaps::open) {
                before = values[point];
            }
            if (has_limits(segment)) {
                const double upper = range_upper_factor * segment.spread;
                chart.limits[point] = Limits{0.0, 0.0, segment.spread, upper * 2.0 / 3.0, upper};
            }
        }
    }
    return chart;
}

} // namespace mf::stats
