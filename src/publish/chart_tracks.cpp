#include "publish/chart_tracks.hpp"

#include "publish/signals.hpp"
#include "stats/chance.hpp"
#include "stats/rules.hpp"

#include <algorithm>
#include <tuple>

namespace mf::publish {

namespace {

using release::ChartTrack;
using release::SignalWord;
using release::TrackSegment;

std::vector<Rebased> decisions_of(const release::Release& release) {
    std::vector<Rebased> decisions;
    for (const release::RebasedInfo& one : release.rebased) {
        const auto period = Period::parse(one.period);
        const auto decided = Day::parse(one.date);
        if (period && decided) { // a release holds no other
            decisions.push_back(
                {one.measure, one.area, *period, one.post, *decided, one.reason, 0});
        }
    }
    std::ranges::stable_sort(decisions, {}, [](const Rebased& one) {
        return std::tie(one.measure, one.area, one.period);
    });
    return decisions;
}

/// Which way a flagged point stands out: by its side of the centre, of a steady move by where it goes.
SignalWord word_of(const stats::Chart& chart, std::size_t i, const stats::Flags& flags) {
    if (!flags.any() || !chart.values[i] || !chart.limits[i]) {
        return SignalWord::no_change;
    }
    double off = *chart.values[i] - chart.limits[i]->centre;
    if (!flags.beyond && !flags.run && !flags.two_of_three) {
        const std::size_t from = i > 0 && chart.values[i - 1] ? i - 1 : i;
        const std::size_t to = from == i ? i + 1 : i;
        if (to < chart.values.size() && chart.values[from] && chart.values[to]) {
            off = *chart.values[to] - *chart.values[from];
        }
    }
    return off > 0 ? SignalWord::higher : SignalWord::lower;
}

/// What the release says of the newest point: a point that it discounted does not stand out.
void set_newest(const release::Release& release,
                const std::string& measure,
                const std::string& area,
                TrackSegment& segment) {
    for (const release::Signal& one : release.signals.of(measure, area)) {
        const auto point =
            std::ranges::find(segment.points, one.period, &release::TrackPoint::period);
        if (one.test == release::SignalTest::chart && point != segment.points.end()) {
            point->word = one.word;
        }
    }
}

/// The points with their limits, in the measure's own unit.
TrackSegment points_of(const AreaChart& made, const Panel::Shape& shape) {
    TrackSegment segment;
    for (std::size_t i = 0; i < made.to_value.size(); ++i) {
        release::TrackPoint point;
        point.period = shape.period(made.first + static_cast<int>(i));
        if (i < made.chart.limits.size() && made.chart.limits[i]) {
            const stats::Limits& limits = *made.chart.limits[i];
            point.lower = limits.lower * made.to_value[i];
            point.centre = limits.centre * made.to_value[i];
            point.upper = limits.upper * made.to_value[i];
        }
        segment.points.push_back(point);
    }
    return segment;
}

} // namespace

ChartTracks::ChartTracks(const release::Release& release)
    : release_{release}, decisions_{decisions_of(release)} {}

std::optional<Period> ChartTracks::newest(const std::string& measure) {
    const auto [place, fresh] = newest_.try_emplace(measure);
    if (fresh) {
        place->second = newest_period(release_, measure);
    }
    return place->second;
}

const PanelCharts& ChartTracks::charts_of(std::size_t panel, int newest) {
    std::unique_ptr<PanelCharts>& charts = charts_[{panel, newest}];
    if (charts == nullptr) {
        const Panel& numbers = release_.panels[panel];
        charts = std::make_unique<PanelCharts>(*release_.measure(numbers.shape().measure), numbers,
                                               newest, decisions_);
    }
    return *charts;
}

std::optional<double> ChartTracks::chance_of(const AreaChart& made) {
    const std::size_t newest = made.chart.values.size() - 1;
    if (!made.chart.values[newest] || !made.chart.limits[newest]) {
        return std::nullopt;
    }
    const auto beyond = stats::limit_rule_false_alarm(made.chart, newest);
    const stats::FalseAlarms& alarms = alarms_.of(newest + 1);
    const double patterns =
        made.patterns ? alarms.run_or_two_of_three.latest + alarms.trend.latest : 0.0;
    return std::min(1.0, beyond.value_or(0) + patterns);
}

Result<ChartTracks::Drawn> ChartTracks::draw(std::size_t panel, std::size_t area, int last) {
    const Panel::Shape& shape = release_.panels[panel].shape();
    auto made = charts_of(panel, last).of(area);
    if (!made) {
        return pass(made.error());
    }
    Drawn drawn{points_of(*made, shape), made->season, std::nullopt};
    TrackSegment& segment = drawn.segment;
    const stats::Chart& chart = made->chart;
    if (chart.values.empty()) {
        return drawn;
    }
    const stats::ChartSegment& limits = stats::segment_at(chart, chart.values.size() - 1);
    segment.trial = limits.standing == stats::Standing::trial;
    if (stats::has_limits(limits)) {
        segment.based_on = limits.used;
        segment.since = shape.period(made->first + static_cast<int>(limits.first));
    }
    if (segment.trial) {
        return drawn;
    }
    const auto flags = stats::apply_rules(chart);
    if (!flags) {
        return pass(flags.error());
    }
    for (std::size_t i = 0; i < flags->size(); ++i) {
        const stats::Flags& all = (*flags)[i];
        segment.points[i].word =
            word_of(chart, i, made->patterns ? all : stats::Flags{.beyond = all.beyond});
    }
    drawn.chance = chance_of(*made);
    return drawn;
}

Result<ChartTrack> ChartTracks::track(std::size_t panel, std::size_t area, int newest) {
    const Panel::Shape& shape = release_.panels[panel].shape();
    ChartTrack track;
    for (const Stretch& stretch : release_.panels[panel].stretches(area)) {
        const int last = std::max(stretch.first, std::min(stretch.last, newest));
        auto drawn = draw(panel, area, last);
        if (!drawn) {
            return pass(drawn.error());
        }
        for (int at = last + 1; at <= stretch.last; ++at) { // nothing was judged there
            drawn->segment.points.push_back({shape.period(at), {}, {}, {}});
        }
        track.segments.push_back(std::move(drawn->segment));
        track.season = drawn->season;
        track.chance = drawn->chance;
    }
    return track;
}

Result<std::optional<ChartTrack>> ChartTracks::chart(const std::string& measure,
                                                     const std::string& area) {
    for (std::size_t panel = 0; panel < release_.panels.size(); ++panel) {
        const Panel::Shape& shape = release_.panels[panel].shape();
        const auto place =
            shape.measure == measure ? release_.panels[panel].find(area) : std::nullopt;
        const auto period = place ? newest(measure) : std::nullopt;
        if (!period) {
            continue;
        }
        auto made = track(panel, *place, shape.index(*period));
        if (!made) {
            return pass(made.error());
        }
        if (!made->segments.empty()) {
            set_newest(release_, measure, area, made->segments.back());
        }
        return std::optional{std::move(*made)};
    }
    return std::optional<ChartTrack>{};
}

} // namespace mf::publish
