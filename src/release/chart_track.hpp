// A chart as it is drawn: limits at each point, and which points stood out. No page works these out.
#pragma once

#include "base/period.hpp"
#include "base/series.hpp"
#include "release/signal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mf::release {

/// One point of a control chart, in the measure's own unit. Without limits where the chart has none.
struct TrackPoint {
    Period period = Period::year(2000);
    std::optional<double> lower;
    std::optional<double> centre;
    std::optional<double> upper;
    /// `higher` or `lower` where a rule spoke of it when it came. Of the newest what the release says.
    SignalWord word = SignalWord::no_change;
};

/// The limits of one segment of the series: as many points as that has periods, in their order.
struct TrackSegment {
    std::vector<TrackPoint> points;
    std::size_t based_on = 0;    ///< points that set the limits
    std::optional<Period> since; ///< the first of the points that set them; nothing: there are none
    bool trial = false;          ///< too few points to conclude anything
    std::string anew;            ///< reason of the decision by which limits begin anew, "" for none
};

/// The control chart of one measure in one area: one entry for each segment of the series. Nothing is joined.
struct ChartTrack {
    std::vector<TrackSegment> segments;
    SignalSeason season = SignalSeason::none; ///< of the newest segment
    /// Chance that any rule speaks of the newest point where nothing has changed; nothing where nothing can be said.
    std::optional<double> chance;
};

struct FunnelPlace {
    std::string area; ///< code
    double denominator = 0;
    double value = 0;
    SignalWord word = SignalWord::cannot_say;
};

/// The limits at one size of a place.
struct FunnelEdge {
    double denominator = 0;
    Interval percent_95;
    Interval percent_99_8;
};

/// The areas of one level beside each other, by their size. In no order of their numbers.
struct FunnelTrack {
    Period period = Period::year(2000);
    double target = 0; ///< of all of them together
    double widened =
        1; ///< so many times as wide as chance alone makes the limits of a middling place
    std::vector<FunnelPlace> places; ///< by code
    std::vector<FunnelEdge> edges;   ///< by denominator, from the smallest place to the largest
};

} // namespace mf::release
