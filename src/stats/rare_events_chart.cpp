#include "stats/rare_events_chart.hpp"

#include "stats/counted.hpp"
#include "stats/individuals_chart.hpp"
#include "stats/mean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::stats {

namespace {

Done check_all(std::span<const std::optional<double>> values, bool whole) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            continue;
        }
        const std::string where = fmt::format("point {}", i + 1);
        if (auto done = check_count(*values[i], where); !done) {
            return done;
        }
        if (whole && *values[i] != std::floor(*values[i])) {
            return fail(ErrorKind::invalid, "chances between events are whole", where,
                        "Use a t chart for times");
        }
    }
    return {};
}

void draw_g(Chart& chart, const Baseline& baseline) {
    std::vector<double> numbers;
    for (const std::size_t point : baseline.points) {
        numbers.push_back(*chart.values[point]);
    }
    ChartSegment segment = baseline.segment;
    if (has_limits(segment)) {
        segment.level = sum_of(numbers) / static_cast<double>(numbers.size());
        const double sigma = std::sqrt(segment.level * (segment.level + 1.0));
        const double centre = quantile(numbers, 0.5).value_or(segment.level);
        const auto at = [&](double sigmas) {
            return std::max(0.0, segment.level + sigmas * sigma);
        };
        const Limits limits{at(-3.0), at(-2.0), centre, at(2.0), at(3.0)};
        std::fill(chart.limits.begin() + static_cast<std::ptrdiff_t>(segment.first),
                  chart.limits.begin() + static_cast<std::ptrdiff_t>(segment.end), limits);
    }
    chart.segments.push_back(segment);
}

} // namespace

Result<Chart> g_chart(std::span<const std::optional<double>> between, const ChartOptions& options) {
    const auto parts = baselines(between, options);
    if (!parts) {
        return pass(parts.error());
    }
    if (auto done = check_all(between, true); !done) {
        return pass(done.error());
    }
    Chart chart;
    chart.kind = ChartKind::g;
    chart.values.assign(between.begin(), between.end());
    chart.limits.resize(between.size());
    for (const Baseline& baseline : *parts) {
        draw_g(chart, baseline);
    }
    return chart;
}

Result<Chart> t_chart(std::span<const std::optional<double>> times, const ChartOptions& options) {
    if (auto done = check_all(times, false); !done) {
        return pass(done.error());
    }
    std::vector<std::optional<double>> powers;
    powers.reserve(times.size());
    for (const auto& time : times) {
        powers.push_back(time ? std::optional{std::pow(*time, t_power)} : std::nullopt);
    }
    IndividualsOptions individuals;
    individuals.chart = options;
    individuals.factor = RangeFactor::three_by_d2;
    individuals.lowest = 0.0;
    auto chart = individuals_chart(powers, individuals);
    if (!chart) {
        return chart;
    }
    chart->kind = ChartKind::t;
    chart->values.assign(times.begin(), times.end());
    const auto back = [](double power) { return std::pow(power, 1.0 / t_power); };
    for (auto& limits : chart->limits) {
        if (limits) {
            limits = Limits{back(limits->lower), back(limits->inner_lower), back(limits->centre),
                            back(limits->inner_upper), back(limits->upper)};
        }
    }
    return chart;
}

} // namespace mf::stats
