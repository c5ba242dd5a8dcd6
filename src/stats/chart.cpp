#include "stats/chart.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace mf::stats {

namespace {

/// The points of the decisions, ascending.
Result<std::vector<std::size_t>>
decided_points(std::span<const Decision> decisions, std::size_t size, std::size_t first) {
    std::vector<std::size_t> points;
    for (const Decision& decision : decisions) {
        const std::string where = fmt::format("point {}", decision.point + 1);
        if (trimmed(decision.post).empty() || trimmed(decision.reason).empty()) {
            return fail(ErrorKind::refused, "limits change only by a decision with post and reason",
                        where, "Record who decided it and why");
        }
        if (decision.point < first || decision.point >= size) {
            return fail(ErrorKind::invalid, "the decision is about no point of this chart", where);
        }
        points.push_back(decision.point);
    }
    std::ranges::sort(points);
    if (const auto twice = std::ranges::adjacent_find(points); twice != points.end()) {
        return fail(ErrorKind::invalid, "the same is decided twice",
                    fmt::format("point {}", *twice + 1));
    }
    return points;
}

Done check_values(std::span<const std::optional<double>> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] && !std::isfinite(*values[i])) {
            return fail(ErrorKind::invalid, "a value is a finite number",
                        fmt::format("point {}", i + 1), "Leave it empty when it is missing");
        }
    }
    return {};
}

Standing standing_of(std::size_t used, Windows windows) {
    if (windows == Windows::overlapping) {
        return Standing::overlapping;
    }
    if (used < limits_from) {
        return Standing::none;
    }
    return used < limits_settled_from ? Standing::trial : Standing::settled;
}

} // namespace

Result<std::vector<Baseline>> baselines(std::span<const std::optional<double>> values,
                                        const ChartOptions& options) {
    if (auto done = check_values(values); !done) {
        return pass(done.error());
    }
    auto starts = decided_points(options.rebased, values.size(), 1);
    if (!starts) {
        return pass(starts.error());
    }
    const auto left_out = decided_points(options.left_out, values.size(), 0);
    if (!left_out) {
        return pass(left_out.error());
    }
    starts->insert(starts->begin(), 0);
    starts->push_back(values.size());
    std::vector<Baseline> found;
    for (std::size_t i = 0; i + 1 < starts->size() && !values.empty(); ++i) {
        Baseline baseline;
        baseline.segment.first = (*starts)[i];
        baseline.segment.end = (*starts)[i + 1];
        const std::size_t length = baseline.segment.end - baseline.segment.first;
        const std::size_t wanted =
            options.baseline == 0 ? length : std::min(length, options.baseline);
        baseline.points.reserve(wanted);
        for (std::size_t point = baseline.segment.first; point < baseline.segment.first + wanted;
             ++point) {
            if (values[point] && !std::ranges::binary_search(*left_out, point)) {
                baseline.points.push_back(point);
            }
        }
        baseline.segment.used = baseline.points.size();
        baseline.segment.standing = standing_of(baseline.segment.used, options.windows);
        found.push_back(std::move(baseline));
    }
    return found;
}

bool has_limits(const ChartSegment& segment) {
    return segment.standing == Standing::trial || segment.standing == Standing::settled;
}

const ChartSegment& segment_at(const Chart& chart, std::size_t point) {
    assert(point < chart.values.size());
    const auto after = std::ranges::upper_bound(chart.segments, point, {}, &ChartSegment::first);
    return *std::prev(after);
}

} // namespace mf::stats
