// A control chart: values in order of time, and the limits within which chance alone keeps nearly all of them.
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mf::stats {

/// Limits from fewer points than the first are none; from fewer than the second they are trial limits.
inline constexpr std::size_t limits_from = 6;
inline constexpr std::size_t limits_settled_from = 12;

enum class ChartKind { individuals, moving_range, p, p_prime, c, u, u_prime, g, t };

/// What a limit chart draws at one point. lower <= inner_lower <= inner_upper <= upper; the inner ones stand at
/// two thirds of the way from the centre. On a g chart the centre is the median.
struct Limits {
    double lower = 0;
    double inner_lower = 0;
    double centre = 0;
    double inner_upper = 0;
    double upper = 0;
    bool operator==(const Limits&) const = default;
};

/// How far the limits of a segment can be relied on.
enum class Standing {
    none,        ///< fewer than 6 points: no limits
    trial,       ///< fewer than 12: drawn as trial limits, and nothing is concluded from them
    settled,     ///< 12 or more
    overlapping, ///< points share data with their neighbours: no limits, whatever the number
};

/// A part of the chart with limits of its own, points [first, end).
struct ChartSegment {
    std::size_t first = 0;
    std::size_t end = 0;
    std::size_t used = 0; ///< points that the limits are made from
    Standing standing = Standing::none;
    double level =
        0; ///< mean on the scale of the chart's model: of the values; of their power on a t chart
    double spread =
        0; ///< what varies beside the model: mean moving range (I, MR, t), sigma z (p', u'), else 0 or 1
    std::size_t ranges_dropped = 0; ///< moving ranges left out by the screening that was asked for
};

struct Chart {
    ChartKind kind = ChartKind::individuals;
    std::vector<std::optional<double>> values;
    std::vector<double> denominators; ///< of p and u charts, one a point; 0 where it is missing
    std::vector<std::optional<Limits>>
        limits; ///< one a point; none where there are none, or no denominator
    std::vector<ChartSegment> segments; ///< in order, without holes
    double lowest = 0;                  ///< values cannot lie below, nor limits
    double highest = std::numeric_limits<double>::infinity();
};

/// Something about a chart that a person decided, and put his post, the day and the reason to. There is no
/// other way to begin new limits or to leave a point out of them.
struct Decision {
    std::size_t point = 0; ///< index into the values
    std::string post;
    Day decided = Day::at(0);
    std::string reason;
};

/// Whether a point has data in it that its neighbours have too, as in rolling twelve months.
enum class Windows { apart, overlapping };
/// Whether the step over a missing point is a moving range.
enum class Gaps { open, closed };
/// Whether moving ranges at or above 3.267 times their mean are left out of the mean, once (Nelson 1982, J. Quality
/// Technology 14:172). It is asked for, never done in silence, and the number left out is told.
enum class Screening { none, once };

struct ChartOptions {
    std::size_t baseline =
        0; ///< so many first points of each segment set its limits, missing ones counted; 0: all
    std::vector<Decision> rebased;  ///< limits begin anew at each of these points
    std::vector<Decision> left_out; ///< drawn and judged, but not in the limits
    Windows windows = Windows::apart;
    Gaps gaps = Gaps::open;
    Screening screening = Screening::none;
};

/// The segments of a chart and which points set the limits of each, before any limit is computed. Ascending.
struct Baseline {
    ChartSegment segment;
    std::vector<std::size_t> points; ///< with a value, not left out, within the baseline
};

/// `invalid`: a value that is not finite, a decision about no point or about one twice, a start of limits at point 0;
/// `refused`: a decision without post or reason. O(points + decisions log decisions).
Result<std::vector<Baseline>> baselines(std::span<const std::optional<double>> values,
                                        const ChartOptions& options);

/// Trial or settled.
bool has_limits(const ChartSegment& segment);

/// The segment that a point is in. pre: point < values.
const ChartSegment& segment_at(const Chart& chart, std::size_t point);

} // namespace mf::stats
