#include "pages/trend_parts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace mf::pages {

namespace {

using release::SignalWord;
using release::TrackPoint;
using release::TrackSegment;

/// The point of a segment at the period of a point of its limits.
const Point* point_at(const Segment& segment, const Period& period) {
    const auto found = std::ranges::find(segment.points(), period, &Point::period);
    return found == segment.points().end() ? nullptr : &*found;
}

void step_to(std::vector<ChartPoint>& edge, double from, double to, double y) {
    constexpr double same = 0.05; // what is less apart is written as the same place
    if (!edge.empty() && std::abs(edge.back().y - y) < same) {
        edge.back().x = to;
        return;
    }
    edge.push_back({from, y});
    edge.push_back({to, y});
}

} // namespace

double TrendPlace::x(double month) const {
    const double width = layout_.right - layout_.left;
    const int between = months_.last - months_.first;
    return between == 0 ? layout_.left + width / 2
                        : layout_.left + width * (month - months_.first) / between;
}

double TrendPlace::y(double value) const {
    return layout_.bottom -
           (layout_.bottom - layout_.top) * (value - lowest_) / (highest_ - lowest_);
}

double TrendPlace::month_width() const {
    const int between = months_.last - months_.first;
    return (layout_.right - layout_.left) / (between == 0 ? 1 : between);
}

double TrendPlace::clipped(double x) const {
    return std::clamp(x, layout_.left, layout_.right);
}

ChartPoint TrendPlace::at(const Point& point) const {
    return {x(point.period.first().index()), y(point.value.value().value_or(lowest_))};
}

const Point* end_of(const Series& series) {
    if (series.segments.empty() || series.segments.back().points().empty()) {
        return nullptr;
    }
    const Point& last = series.segments.back().points().back();
    return last.value.is_number() ? &last : nullptr;
}

void add_runs(TrendLayout& layout, const Series& series, const TrendPlace& place, bool other) {
    for (const Segment& segment : series.segments) {
        const TrendLine line = other                                 ? TrendLine::other
                               : &segment == &series.segments.back() ? TrendLine::newest
                                                                     : TrendLine::older;
        std::optional<Period> expected; // the period that would carry the run on
        for (const Point& point : segment.points()) {
            if (!point.value.is_number()) {
                expected.reset();
                continue;
            }
            if (!expected || *expected != point.period) {
                layout.runs.push_back({{}, line});
            }
            const ChartPoint at = place.at(point);
            layout.runs.back().points.push_back(at);
            layout.last = at;
            expected = point.period.next();
        }
    }
}

void add_bands(TrendLayout& layout, const Chart& chart, const TrendPlace& place) {
    for (const TrackSegment& segment : chart.track.segments) {
        std::optional<Period> expected;
        for (const TrackPoint& point : segment.points) {
            if (!point.lower || !point.centre || !point.upper) {
                expected.reset();
                continue;
            }
            if (!expected || *expected != point.period) {
                layout.bands.push_back({{}, {}, {}, &segment == &chart.track.segments.back()});
            }
            const double half = place.month_width() * point.period.months() / 2;
            const double x = place.x(point.period.first().index());
            const double from = place.clipped(x - half);
            const double to = place.clipped(x + half);
            TrendBand& band = layout.bands.back();
            step_to(band.upper, from, to, place.y(*point.upper));
            step_to(band.centre, from, to, place.y(*point.centre));
            step_to(band.lower, from, to, place.y(*point.lower));
            expected = point.period.next();
        }
    }
}

void add_marks(TrendLayout& layout, const Chart& chart, const TrendPlace& place) {
    const Point* last = end_of(chart.series);
    for (std::size_t i = 0; i < chart.track.segments.size() && i < chart.series.segments.size();
         ++i) {
        for (const TrackPoint& limits : chart.track.segments[i].points) {
            const Point* point = point_at(chart.series.segments[i], limits.period);
            const bool stands_out =
                limits.word == SignalWord::higher || limits.word == SignalWord::lower;
            if (stands_out && point != nullptr && point->value.is_number()) {
                layout.marks.push_back({place.at(*point), limits.word == SignalWord::higher,
                                        last != nullptr && last->period == point->period &&
                                            i + 1 == chart.series.segments.size()});
            }
        }
    }
}

void add_limit_ends(TrendLayout& layout, const Chart& chart, const TrendPlace& place) {
    if (chart.track.segments.empty() || chart.track.segments.back().points.empty()) {
        return;
    }
    const TrackPoint& point = chart.track.segments.back().points.back();
    if (!point.lower || !point.centre || !point.upper) {
        return;
    }
    const auto add = [&](TrendEnd::Kind kind, double value) {
        layout.ends.push_back({kind, {layout.right, place.y(value)}, value, {}});
    };
    add(TrendEnd::Kind::upper, *point.upper);
    add(TrendEnd::Kind::centre, *point.centre);
    add(TrendEnd::Kind::lower, *point.lower);
}

} // namespace mf::pages
