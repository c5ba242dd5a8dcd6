#include "stats/proportion_chart.hpp"

#include "stats/mean.hpp"
#include "stats/moving_range.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::stats {

namespace {

/// The variance of one point with denominator 1, by its centre.
double unit_variance(ChartKind kind, double centre) {
    const bool parts = kind == ChartKind::p || kind == ChartKind::p_prime;
    return parts ? centre * (1.0 - centre) : centre;
}

/// Numerators and denominators, missing where either is.
struct Columns {
    std::vector<std::optional<double>> numerators;
    std::vector<double> denominators;
};

template <class Counted>
Result<Columns> columns_of(std::span<const std::optional<Counted>> counted) {
    Columns columns;
    columns.numerators.reserve(counted.size());
    columns.denominators.reserve(counted.size());
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (!counted[i]) {
            columns.numerators.emplace_back();
            columns.denominators.push_back(0.0);
            continue;
        }
        if (!check(*counted[i])) { // where it is, is only put into words when it is wrong
            return pass(check(*counted[i], fmt::format("point {}", i + 1)).error());
        }
        columns.numerators.emplace_back(counted[i]->numerator);
        columns.denominators.push_back(counted[i]->denominator);
    }
    return columns;
}

double centre_of(const Columns& columns, std::span<const std::size_t> points) {
    std::vector<double> numerators;
    std::vector<double> denominators;
    numerators.reserve(points.size());
    denominators.reserve(points.size());
    for (const std::size_t point : points) {
        numerators.push_back(*columns.numerators[point]);
        denominators.push_back(columns.denominators[point]);
    }
    return sum_of(numerators) / sum_of(denominators);
}

/// Laney's sigma z, and how many ranges were screened out; nothing when no two points stand next to each other.
/// 0 where the model has no spread.
std::optional<double> sigma_z(const Chart& chart, Baseline& baseline, const ChartOptions& options) {
    const double variance = unit_variance(chart.kind, baseline.segment.level);
    std::vector<std::optional<double>> scores(chart.values.size());
    for (const std::size_t point : baseline.points) {
        const double sigma = std::sqrt(variance / chart.denominators[point]);
        scores[point] = sigma > 0.0 ? (*chart.values[point] - baseline.segment.level) / sigma : 0.0;
    }
    const auto ranges = moving_ranges(scores, baseline.points, options.gaps, options.screening);
    if (!ranges) {
        return std::nullopt;
    }
    baseline.segment.ranges_dropped = ranges->dropped;
    return ranges->mean / range_by_deviation;
}

void draw_limits(Chart& chart, const ChartSegment& segment) {
    const double variance = unit_variance(chart.kind, segment.level);
    for (std::size_t point = segment.first; point < segment.end; ++point) {
        if (chart.denominators[point] <= 0.0) {
            continue;
        }
        const double sigma = std::sqrt(variance / chart.denominators[point]) * segment.spread;
        const auto at = [&](double sigmas) {
            return std::clamp(segment.level + sigmas * sigma, chart.lowest, chart.highest);
        };
        chart.limits[point] = Limits{at(-3.0), at(-2.0), segment.level, at(2.0), at(3.0)};
    }
}

Result<Chart> chart_of(ChartKind kind, const Columns& columns, const ChartOptions& options) {
    auto parts = baselines(columns.numerators, options);
    if (!parts) {
        return pass(parts.error());
    }
    Chart chart;
    chart.kind = kind;
    chart.denominators = columns.denominators;
    chart.limits.resize(columns.numerators.size());
    chart.highest = kind == ChartKind::p || kind == ChartKind::p_prime
                        ? 1.0
                        : std::numeric_limits<double>::infinity();
    chart.values.reserve(columns.numerators.size());
    for (std::size_t i = 0; i < columns.numerators.size(); ++i) {
        chart.values.push_back(columns.numerators[i]
                                   ? std::optional{*columns.numerators[i] / columns.denominators[i]}
                                   : std::nullopt);
    }
    const bool laney = kind == ChartKind::p_prime || kind == ChartKind::u_prime;
    for (Baseline& baseline : *parts) {
        ChartSegment& segment = baseline.segment;
        if (has_limits(segment)) {
            segment.level = centre_of(columns, baseline.points);
            const auto spread = laney ? sigma_z(chart, baseline, options) : std::optional{1.0};
            segment.spread = spread.value_or(0.0);
            if (spread) {
                draw_limits(chart, segment);
            } else {
                segment.standing = Standing::none;
            }
        }
        chart.segments.push_back(segment);
    }
    return chart;
}

} // namespace

Result<Chart> p_chart(std::span<const std::optional<Proportion>> counted,
                      const ChartOptions& options,
                      Dispersion dispersion) {
    const auto columns = columns_of(counted);
    if (!columns) {
        return pass(columns.error());
    }
    return chart_of(dispersion == Dispersion::laney ? ChartKind::p_prime : ChartKind::p, *columns,
                    options);
}

Result<Chart> u_chart(std::span<const std::optional<Rate>> counted,
                      const ChartOptions& options,
                      Dispersion dispersion) {
    const auto columns = columns_of(counted);
    if (!columns) {
        return pass(columns.error());
    }
    return chart_of(dispersion == Dispersion::laney ? ChartKind::u_prime : ChartKind::u, *columns,
                    options);
}

Result<Chart> c_chart(std::span<const std::optional<double>> counts, const ChartOptions& options) {
    std::vector<std::optional<Rate>> counted;
    counted.reserve(counts.size());
    for (const auto& count : counts) {
        counted.push_back(count ? std::optional{Rate{*count, 1.0}} : std::nullopt);
    }
    const auto columns = columns_of(std::span<const std::optional<Rate>>{counted});
    if (!columns) {
        return pass(columns.error());
    }
    auto chart = chart_of(ChartKind::c, *columns, options);
    if (chart) {
        // A month without a count has limits all the same: its exposure is like the others'.
        for (const ChartSegment& segment : chart->segments) {
            std::fill(chart->denominators.begin() + static_cast<std::ptrdiff_t>(segment.first),
                      chart->denominators.begin() + static_cast<std::ptrdiff_t>(segment.end), 1.0);
            if (has_limits(segment)) {
                draw_limits(*chart, segment);
            }
        }
    }
    return chart;
}

} // namespace mf::stats
