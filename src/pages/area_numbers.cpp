#include "pages/area_numbers.hpp"

#include "pages/sentences.hpp"

#include <algorithm>
#include <tuple>

namespace mf::pages {

namespace {

using release::Signal;
using release::SignalWord;
using release::TrackPoint;

/// Named limit: a number older than two years before the newest month is no news; it is told below, not on top.
constexpr int news_months = 24;
constexpr int spark_months = 24;

std::vector<Known> known_of(const release::Release& release, const std::string& code) {
    std::vector<Known> known;
    for (const release::MeasureInfo& measure : release.measures) {
        if (is_rate_of_a_count(release, measure)) {
            continue;
        }
        if (auto series = release.series(measure.id, code); series && newest(*series)) {
            known.push_back({&measure, std::move(*series)});
        }
    }
    return known;
}

/// What the area's other numbers are kinds of: the headline of its question where there are several.
std::optional<std::size_t> total_of(const release::Release& release,
                                    const std::vector<Known>& known) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const bool whole = std::ranges::any_of(known, [&](const Known& part) {
            return part.measure->part_of == known[i].measure->id;
        });
        if (whole && is_news(release, known[i].series) &&
            (!found || (known[i].measure->headline && !known[*found].measure->headline))) {
            found = i;
        }
    }
    return found;
}

Done add_kinds(const Asked& asked, AreaNumbers& numbers) {
    const Known& total = *numbers.total_known();
    const auto period = newest_number(total.series);
    for (const Known& known : numbers.all) {
        const auto number = newest_number(known.series);
        if (known.measure->part_of != total.measure->id || !number || !period ||
            number->point->period != period->point->period) {
            continue;
        }
        auto track = track_of(asked, known.measure->id, numbers.area.code);
        if (!track) {
            return pass(track.error());
        }
        numbers.kinds.push_back({&known,
                                 signal_of(asked.release, known.measure->id, numbers.area.code),
                                 std::move(*track)});
    }
    std::ranges::stable_sort(numbers.kinds, {}, [&](const Kind& kind) {
        return std::tuple{!kind.stands_out(), kind.word(),
                          measure_word(asked.words, kind.known->measure->id, "title")};
    });
    return {};
}

} // namespace

SignalWord Kind::word() const {
    return signal == nullptr ? SignalWord::cannot_say : signal->word;
}

bool Kind::stands_out() const {
    return word() == SignalWord::higher || word() == SignalWord::lower;
}

const Known* AreaNumbers::find(const std::string& measure) const {
    const auto found =
        std::ranges::find_if(all, [&](const Known& one) { return one.measure->id == measure; });
    return found == all.end() ? nullptr : &*found;
}

std::size_t AreaNumbers::standing_out() const {
    return static_cast<std::size_t>(std::ranges::count_if(kinds, &Kind::stands_out));
}

bool AreaNumbers::any_judged() const {
    return std::ranges::any_of(
        kinds, [](const Kind& kind) { return kind.word() != SignalWord::cannot_say; });
}

double AreaNumbers::by_chance() const {
    double sum = 0;
    for (const Kind& kind : kinds) {
        sum += kind.track.chance.value_or(0);
    }
    return sum;
}

const Signal* signal_of(const release::Release& release,
                        const std::string& measure,
                        const std::string& area,
                        release::SignalTest test) {
    for (const Signal& one : release.signals.of(measure, area)) {
        if (one.test == test) {
            return &one;
        }
    }
    return nullptr;
}

bool is_news(const release::Release& release, const Series& series) {
    const auto number = newest_number(series);
    const auto month = newest_month(release);
    return number && (!month || number->point->period.last() > month->plus(-news_months));
}

Result<release::ChartTrack>
track_of(const Asked& asked, const std::string& measure, const std::string& area) {
    if (!asked.chart) {
        return release::ChartTrack{};
    }
    auto track = asked.chart(measure, area);
    if (!track) {
        return pass(track.error());
    }
    return track->value_or(release::ChartTrack{});
}

Spark spark_of(const Series& series, const release::ChartTrack& track) {
    Spark spark;
    const auto end = newest(series);
    if (!end) {
        return spark;
    }
    const Month first = end->point->period.last().plus(1 - spark_months);
    for (std::size_t i = 0; i < series.segments.size(); ++i) {
        std::vector<SparkPoint> part;
        for (const Point& point : series.segments[i].points()) {
            if (point.period.first() < first) {
                continue;
            }
            SparkPoint one{point.period, point.value.value(), {}, {}, {}, SignalWord::no_change};
            if (i < track.segments.size()) {
                const auto& limits = track.segments[i].points;
                const auto found = std::ranges::find(limits, point.period, &TrackPoint::period);
                if (found != limits.end()) {
                    one.lower = found->lower;
                    one.centre = found->centre;
                    one.upper = found->upper;
                    one.word = found->word;
                }
            }
            part.push_back(one);
        }
        if (!part.empty()) {
            spark.parts.push_back(std::move(part));
        }
    }
    return spark;
}

std::optional<Interval> usual_of(const release::ChartTrack& track, const Period& period) {
    for (const release::TrackSegment& segment : track.segments) {
        const auto point = std::ranges::find(segment.points, period, &TrackPoint::period);
        if (point != segment.points.end() && point->lower && point->upper && !segment.trial) {
            return Interval{*point->lower, *point->upper};
        }
    }
    return std::nullopt;
}

Result<AreaNumbers> area_numbers(const Asked& asked, const release::AreaInfo& area) {
    AreaNumbers numbers{area, known_of(asked.release, area.code), {}, {}, {}};
    numbers.total = total_of(asked.release, numbers.all);
    if (!numbers.total) {
        return numbers;
    }
    auto track = track_of(asked, numbers.total_known()->measure->id, area.code);
    if (!track) {
        return pass(track.error());
    }
    numbers.total_track = std::move(*track);
    if (auto added = add_kinds(asked, numbers); !added) {
        return pass(added.error());
    }
    return numbers;
}

} // namespace mf::pages
