#include "stats/moving_range.hpp"

#include "stats/mean.hpp"

#include <cmath>

namespace mf::stats {

std::optional<MovingRanges> moving_ranges(std::span<const std::optional<double>> values,
                                          std::span<const std::size_t> points,
                                          Gaps gaps,
                                          Screening screening) {
    MovingRanges found;
    found.ranges.reserve(points.size());
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (gaps == Gaps::closed || points[i] == points[i - 1] + 1) {
            found.ranges.push_back(std::abs(*values[points[i]] - *values[points[i - 1]]));
        }
    }
    if (found.ranges.empty()) {
        return std::nullopt;
    }
    found.mean_of_all = sum_of(found.ranges) / static_cast<double>(found.ranges.size());
    found.upper_limit = range_upper_factor * found.mean_of_all;
    found.mean = found.mean_of_all;
    if (screening == Screening::once) {
        std::vector<double> kept;
        for (const double range : found.ranges) {
            if (range < found.upper_limit) {
                kept.push_back(range);
            }
        }
        if (!kept.empty()) {
            found.dropped = found.ranges.size() - kept.size();
            found.mean = sum_of(kept) / static_cast<double>(kept.size());
        }
    }
    return found;
}

} // namespace mf::stats
