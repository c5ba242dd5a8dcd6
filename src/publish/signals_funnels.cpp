#include "publish/signals_funnels.hpp"

#include "publish/charts_season.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::publish {

namespace {

using release::Signal;
using release::SignalRule;
using release::SignalTest;
using release::SignalUnsaid;
using release::SignalWord;

struct Compared {
    std::vector<std::size_t> areas;
    std::vector<stats::FunnelUnit> units;
    double events = 0;
};

Compared compared(const Panel& panel, int period) {
    Compared found;
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        const auto parts = panel.parts(area, period);
        const auto events = events_at(panel, area, period);
        const double denominator = !parts ? 0.0 : parts->denominator.value().value_or(0);
        if (events && *events >= 0.0 && denominator > 0.0) {
            found.areas.push_back(area);
            found.units.push_back({*events, denominator});
            found.events += *events;
        }
    }
    return found;
}

Error with_place(Error error, const std::string& measure, const std::string& level) {
    error.where = fmt::format("funnel of {}, {}{}{}", measure, level,
                              error.where.empty() ? "" : ", ", error.where);
    return error;
}

/// Fills in limits and word. pre: signal.value is there.
Done judge(const stats::Funnel& funnel,
           const stats::FunnelUnit& unit,
           double scale,
           Signal& signal) {
    const auto limits =
        stats::funnel_limits(funnel, unit.denominator, stats::Confidence::percent_99_8());
    if (!limits) {
        return pass(limits.error());
    }
    signal.lower = limits->lower * scale;
    signal.centre = funnel.target * scale;
    signal.upper = limits->upper * scale;
    signal.chance = funnel_false_alarm;
    const double value = unit.numerator / unit.denominator;
    const bool above = value > limits->upper;
    signal.word = SignalWord::no_change;
    if (above || value < limits->lower) {
        signal.word = above ? SignalWord::higher : SignalWord::lower;
        signal.rule = SignalRule::outside;
    }
    return {};
}

bool has_denominator(const release::MeasureInfo& measure) {
    return measure.kind == "rate" || measure.kind == "share";
}

} // namespace

stats::FunnelOptions funnel_options(const release::MeasureInfo& measure) {
    stats::FunnelOptions options;
    if (measure.kind == "share") {
        options.kind = stats::FunnelKind::proportions;
        options.scale = stats::FunnelScale::arcsine;
    }
    return options;
}

Result<std::vector<Signal>>
funnel_signals(const release::MeasureInfo& measure, const Panel& panel, int period) {
    std::vector<Signal> signals;
    if (!has_denominator(measure) || period < 0 || period >= panel.shape().periods) {
        return signals;
    }
    const Compared found = compared(panel, period);
    for (std::size_t i = 0; i < found.areas.size(); ++i) {
        Signal signal;
        signal.measure = measure.id;
        signal.area = panel.shape().areas[found.areas[i]];
        signal.period = panel.shape().period(period);
        signal.test = SignalTest::funnel;
        signal.based_on = found.areas.size();
        signal.value = found.units[i].numerator / found.units[i].denominator * measure.scale;
        signals.push_back(std::move(signal));
    }
    if (found.areas.size() < funnel_areas_min || found.events < funnel_events_min) {
        const auto why = found.areas.size() < funnel_areas_min ? SignalUnsaid::too_few_areas
                                                               : SignalUnsaid::too_few_events;
        std::ranges::for_each(signals, [why](Signal& signal) { signal.unsaid = why; });
        return signals;
    }
    const auto funnel = stats::funnel(found.units, funnel_options(measure));
    if (!funnel) {
        return pass(with_place(funnel.error(), measure.id, panel.shape().level));
    }
    for (std::size_t i = 0; i < signals.size(); ++i) {
        signals[i].p = funnel->units[i].p;
        if (auto done = judge(*funnel, found.units[i], measure.scale, signals[i]); !done) {
            return pass(with_place(done.error(), measure.id, panel.shape().level));
        }
    }
    return signals;
}

} // namespace mf::publish
