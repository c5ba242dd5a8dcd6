#include "stats/rules.hpp"

#include <algorithm>
#include <span>

namespace mf::stats {

namespace {

int sign(double difference) {
    return (difference > 0.0) - (difference < 0.0);
}

/// One point as the rules see it.
struct Place {
    bool judged = false; ///< it has a value and limits
    double value = 0;
    int side = 0;   ///< of the centre
    int beyond = 0; ///< of a limit, by side
    int past = 0;   ///< of an inner limit, by side; also when beyond
};

std::vector<Place> places_of(const Chart& chart, const ChartSegment& segment) {
    std::vector<Place> places;
    places.reserve(segment.end - segment.first);
    for (std::size_t point = segment.first; point < segment.end; ++point) {
        const auto& value = chart.values[point];
        const auto& limits = chart.limits[point];
        if (!value || !limits) {
            places.emplace_back();
            continue;
        }
        const auto outside = [&](double lower, double upper) {
            return (*value > upper) - (*value < lower);
        };
        places.push_back({true, *value, sign(*value - limits->centre),
                          outside(limits->lower, limits->upper),
                          outside(limits->inner_lower, limits->inner_upper)});
    }
    return places;
}

void mark_runs(std::span<const Place> places, std::span<Flags> flags, std::size_t needed) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == 0 || places[i].side != places[i - 1].side || places[i].side == 0) {
            first = i;
        }
        const std::size_t length = i + 1 - first;
        if (places[i].side == 0 || length < needed) {
            continue;
        }
        for (std::size_t point = length == needed ? first : i; point <= i; ++point) {
            flags[point].run = true;
        }
    }
}

/// A trend is kept as the points in it; with ties passed over, an equal point is none of them and ends nothing.
void mark_trends(std::span<const Place> places,
                 std::span<Flags> flags,
                 const RuleOptions& options) {
    std::vector<std::size_t> members;
    int direction = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i].judged) {
            members.clear();
            continue;
        }
        const int step = members.empty() ? 0 : sign(places[i].value - places[members.back()].value);
        if (step == 0 && !members.empty() && options.ties == Ties::pass_over) {
            continue;
        }
        if (step == 0) {
            members.clear();
        } else if (members.size() > 1 && step != direction) {
            members = {members.back()};
        }
        direction = step;
        members.push_back(i);
        if (members.size() < options.trend) {
            continue;
        }
        const std::size_t from = members.size() == options.trend ? 0 : members.size() - 1;
        for (const std::size_t member : std::span{members}.subspan(from)) {
            flags[member].trend = true;
        }
    }
}

/// Whether a point is one of the two that speak for this side.
bool is_outer(const Place& place, int side, TwoOfThree wording) {
    return place.past == side && (wording == TwoOfThree::anywhere || place.beyond == 0);
}

/// Whether a point may be the third.
bool goes_along(const Place& place, int side, TwoOfThree wording) {
    return place.judged && (wording == TwoOfThree::anywhere || place.side == side);
}

void mark_two_of_three(std::span<const Place> places, std::span<Flags> flags, TwoOfThree wording) {
    for (std::size_t first = 0; first + 3 <= places.size(); ++first) {
        const auto window = places.subspan(first, 3);
        for (const int side : {-1, 1}) {
            const auto outer = [&](const Place& place) { return is_outer(place, side, wording); };
            const auto along = [&](const Place& place) { return goes_along(place, side, wording); };
            if (std::ranges::count_if(window, outer) < 2 || !std::ranges::all_of(window, along)) {
                continue;
            }
            for (std::size_t i = 0; i < window.size(); ++i) {
                flags[first + i].two_of_three = flags[first + i].two_of_three || outer(window[i]);
            }
        }
    }
}

} // namespace

Result<std::vector<Flags>> apply_rules(const Chart& chart, const RuleOptions& options) {
    if (options.run < 2 || options.trend < 2) {
        return fail(ErrorKind::invalid, "a run and a trend have two points or more");
    }
    std::vector<Flags> all(chart.values.size());
    for (const ChartSegment& segment : chart.segments) {
        const std::vector<Place> places = places_of(chart, segment);
        const auto flags = std::span{all}.subspan(segment.first, places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            flags[i].beyond = places[i].beyond != 0;
        }
        if (chart.kind == ChartKind::moving_range) {
            continue;
        }
        mark_runs(places, flags, options.run);
        mark_trends(places, flags, options);
        mark_two_of_three(places, flags, options.two_of_three);
    }
    return all;
}

} // namespace mf::stats
