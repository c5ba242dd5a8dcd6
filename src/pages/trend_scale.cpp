#include "pages/trend_scale.hpp"

#include "pages/chart_axis.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace mf::pages {

namespace {

constexpr int ticks = 5;

std::optional<Month> newest_month(const Series& series) {
    std::optional<Month> newest;
    for (const Segment& segment : series.segments) {
        for (const Point& point : segment.points()) {
            newest = newest ? std::max(*newest, point.period.last()) : point.period.last();
        }
    }
    return newest;
}

Series from(const Series& series, Month first) {
    Series cut{series.measure, series.version, series.area, series.dimensions, {}};
    for (const Segment& segment : series.segments) {
        Segment rest = segment.since(first);
        if (!rest.points().empty()) {
            cut.segments.push_back(std::move(rest));
        }
    }
    return cut;
}

/// Segments of limits go with those of the series: both lose those that end before.
release::ChartTrack from(release::ChartTrack track, Month first) {
    for (release::TrackSegment& segment : track.segments) {
        std::erase_if(segment.points, [&](const release::TrackPoint& point) {
            return point.period.first() < first;
        });
    }
    std::erase_if(track.segments,
                  [](const release::TrackSegment& segment) { return segment.points.empty(); });
    return track;
}

struct Extremes {
    std::optional<double> lowest;
    std::optional<double> highest;
    bool whole = true;

    void see(double value) {
        lowest = lowest ? std::min(*lowest, value) : value;
        highest = highest ? std::max(*highest, value) : value;
    }
    void see(const Series& series) {
        for (const Segment& segment : series.segments) {
            for (const Point& point : segment.points()) {
                if (const auto value = point.value.value()) {
                    see(*value);
                    whole = whole && *value == std::floor(*value);
                }
            }
        }
    }
    void see(const release::ChartTrack& track) {
        for (const release::TrackSegment& segment : track.segments) {
            for (const release::TrackPoint& point : segment.points) {
                if (point.lower && point.upper) {
                    see(*point.lower);
                    see(*point.upper);
                }
            }
        }
    }
};

} // namespace

Chart newest_months(Chart chart) {
    const auto newest = newest_month(chart.series);
    if (!newest || chart.months <= 0) {
        return chart;
    }
    const Month first = newest->plus(1 - chart.months);
    chart.series = from(chart.series, first);
    chart.track = from(std::move(chart.track), first);
    for (OtherLine& other : chart.others) {
        other.series = from(other.series, first);
    }
    for (std::vector<MarkedRun>* marks : {&chart.runs, &chart.usual}) {
        for (MarkedRun& mark : *marks) {
            if (mark.first.first() < first) {
                mark.first = Period::month(first);
            }
        }
        std::erase_if(*marks, [&](const MarkedRun& mark) { return mark.last.last() < first; });
    }
    return chart;
}

MonthSpan months_of(const Chart& chart) {
    bool any = false;
    MonthSpan span;
    const auto see = [&](const Series& series) {
        for (const Segment& segment : series.segments) {
            for (const Point& point : segment.points()) {
                const int month = point.period.first().index();
                span.first = any ? std::min(span.first, month) : month;
                span.last = any ? std::max(span.last, month) : month;
                any = true;
            }
        }
    };
    see(chart.series);
    for (const OtherLine& other : chart.others) {
        see(other.series);
    }
    return span;
}

std::vector<double> steps_of(const Chart& chart) {
    if (chart.unit == Unit::percent_of_one) {
        return {0, 0.25, 0.5, 0.75, 1};
    }
    Extremes extremes;
    extremes.see(chart.series);
    extremes.see(chart.track);
    for (const OtherLine& other : chart.others) {
        extremes.see(other.series);
    }
    const double highest = extremes.highest.value_or(0);
    const double lowest = std::min(extremes.lowest.value_or(0), highest);
    const bool high_up = lowest > highest / 2;
    return round_steps(high_up ? lowest : std::min(0.0, lowest), highest, ticks, extremes.whole);
}

} // namespace mf::pages
