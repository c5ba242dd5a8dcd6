#include "publish/funnel_track.hpp"

#include "publish/charts_season.hpp"
#include "publish/signals_funnels.hpp"

#include <algorithm>

namespace mf::publish {

namespace {

using release::FunnelTrack;
using release::Signal;
using release::SignalTest;

/// Limits are drawn at so many sizes.
constexpr int edges_drawn = 48;

const Signal* funnel_signal(const release::Release& release,
                            const std::string& measure,
                            const std::string& area) {
    for (const Signal& one : release.signals.of(measure, area)) {
        if (one.test == SignalTest::funnel && one.centre) {
            return &one;
        }
    }
    return nullptr;
}

struct Gathered {
    FunnelTrack track;
    std::vector<stats::FunnelUnit> units;
};

/// The areas that the release judged, with what they were judged by.
Gathered
gather(const release::Release& release, const release::MeasureInfo& measure, const Panel& panel) {
    Gathered gathered;
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        const std::string& code = panel.shape().areas[area];
        const Signal* signal = funnel_signal(release, measure.id, code);
        if (signal == nullptr) {
            continue;
        }
        const int period = panel.shape().index(signal->period);
        const auto events = events_at(panel, area, period);
        const auto parts = panel.parts(area, period);
        const double denominator = !parts ? 0.0 : parts->denominator.value().value_or(0);
        if (events && denominator > 0.0) {
            gathered.units.push_back({*events, denominator});
            gathered.track.period = signal->period;
            gathered.track.target = *signal->centre;
            gathered.track.places.push_back(
                {code, denominator, *events / denominator * measure.scale, signal->word});
        }
    }
    return gathered;
}

Interval scaled(const Interval& limits, double scale) {
    return {limits.lower * scale, limits.upper * scale};
}

Done add_edges(const stats::Funnel& funnel, double scale, FunnelTrack& track) {
    const auto [smallest, largest] =
        std::ranges::minmax(track.places, {}, &release::FunnelPlace::denominator);
    const double step = (largest.denominator - smallest.denominator) / (edges_drawn - 1);
    for (int i = 0; i < edges_drawn; ++i) {
        const double at = smallest.denominator + step * i;
        const auto inner = stats::funnel_limits(funnel, at, stats::Confidence::percent_95());
        const auto outer = stats::funnel_limits(funnel, at, stats::Confidence::percent_99_8());
        if (!inner || !outer) {
            return pass(inner ? outer.error() : inner.error());
        }
        track.edges.push_back({at, scaled(*inner, scale), scaled(*outer, scale)});
    }
    return {};
}

/// How many times as wide the limits of a middling place are as chance alone would make them.
double widened(const stats::Funnel& funnel, std::vector<stats::FunnelUnit> units) {
    const auto middle = units.begin() + static_cast<std::ptrdiff_t>(units.size() / 2);
    std::ranges::nth_element(units, middle, {}, &stats::FunnelUnit::denominator);
    const auto wide =
        stats::normal_funnel_limits(funnel, middle->denominator, funnel.overdispersion.tau2);
    const auto plain = stats::normal_funnel_limits(funnel, middle->denominator, 0);
    if (!funnel.widened || !wide || !plain) {
        return 1;
    }
    const auto width = [](const Interval& on_scale) { return on_scale.upper - on_scale.lower; };
    return width(wide->on_scale) / width(plain->on_scale);
}

} // namespace

Result<std::optional<FunnelTrack>>
funnel_track(const release::Release& release, const std::string& measure, geo::Level level) {
    const release::MeasureInfo* info = release.measure(measure);
    const auto panel = std::ranges::find_if(release.panels, [&](const Panel& one) {
        return one.shape().measure == measure && one.shape().level == geo::name(level);
    });
    if (info == nullptr || panel == release.panels.end()) {
        return std::optional<FunnelTrack>{};
    }
    Gathered gathered = gather(release, *info, *panel);
    if (gathered.units.size() < funnel_areas_min) {
        return std::optional<FunnelTrack>{};
    }
    const auto funnel = stats::funnel(gathered.units, funnel_options(*info));
    if (!funnel) {
        return pass(funnel.error());
    }
    gathered.track.widened = widened(*funnel, gathered.units);
    if (auto done = add_edges(*funnel, info->scale, gathered.track); !done) {
        return pass(done.error());
    }
    return std::optional{std::move(gathered.track)};
}

} // namespace mf::publish
