#include "publish/signals.hpp"

#include "publish/signals_charts.hpp"
#include "publish/signals_funnels.hpp"
#include "stats/benjamini_hochberg.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace mf::publish {

namespace {

using release::Signal;
using release::SignalRule;
using release::Signals;
using release::SignalTally;
using release::SignalWord;

/// p values that no double can write in full are none to tell apart.
constexpr double p_min = 1e-300;

bool has_number(const Panel& panel, int period) {
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        if (panel.number(area, period).is_number()) {
            return true;
        }
    }
    return false;
}

/// Gives each p of the signals its adjusted one. Several lists may be one family: `signals` names them all.
Done adjust(std::span<Signal* const> signals) {
    std::vector<double> p_values;
    for (Signal* signal : signals) {
        if (signal->p && *signal->p < p_min) {
            signal->p = 0.0;
        }
        if (signal->p) {
            p_values.push_back(*signal->p);
        }
    }
    const auto adjusted = stats::benjamini_hochberg(p_values);
    if (!adjusted) {
        return pass(adjusted.error());
    }
    std::size_t next = 0;
    for (Signal* signal : signals) {
        if (signal->p) {
            const double one = (*adjusted)[next++];
            signal->adjusted = one < p_min ? 0.0 : one;
        }
    }
    return {};
}

bool stands(const Signal& signal) {
    return signal.adjusted && *signal.adjusted <= share_false;
}

/// How many of those that stand are false, on average at most. With none, one that chance might yet have made.
double false_ones(std::size_t standing, std::size_t tested) {
    return tested == 0 ? 0.0
                       : share_false * static_cast<double>(std::max<std::size_t>(1, standing));
}

Done finish_charts(std::vector<ChartSignal>& charts, Signals& signals) {
    std::vector<Signal*> family;
    family.reserve(charts.size());
    for (ChartSignal& one : charts) {
        family.push_back(&one.signal);
    }
    if (auto done = adjust(family); !done) {
        return done;
    }
    SignalTally& tally = signals.tally;
    tally.charts = charts.size();
    std::size_t standing = 0;
    for (ChartSignal& one : charts) {
        tally.charts_judged += one.signal.word == SignalWord::cannot_say ? 0U : 1U;
        tally.false_patterns += one.false_patterns;
        const bool beyond = one.signal.rule == SignalRule::beyond;
        standing += beyond && stands(one.signal) ? 1U : 0U;
        if (beyond && !stands(one.signal) && one.otherwise) {
            one.signal.word = one.otherwise->word;
            one.signal.rule = one.otherwise->rule;
            one.signal.since = one.otherwise->since;
            one.signal.chance = one.otherwise->chance;
            one.signal.discounted = true;
        }
        signals.all.push_back(std::move(one.signal));
    }
    tally.false_limits = false_ones(standing, tally.charts_judged);
    return {};
}

Done finish_funnels(std::vector<Signal>& funnels, Signals& signals) {
    std::vector<Signal*> family;
    family.reserve(funnels.size());
    std::ranges::transform(funnels, std::back_inserter(family), [](Signal& one) { return &one; });
    if (auto done = adjust(family); !done) {
        return done;
    }
    std::size_t standing = 0;
    for (Signal& one : funnels) {
        signals.tally.areas_in_funnels += one.p ? 1U : 0U;
        if (one.rule == SignalRule::outside && !stands(one)) {
            one.discounted = true;
            one.rule = SignalRule::none;
            one.word = SignalWord::no_change;
        }
        standing += one.rule == SignalRule::outside ? 1U : 0U;
        signals.all.push_back(std::move(one));
    }
    signals.tally.false_funnels = false_ones(standing, signals.tally.areas_in_funnels);
    return {};
}

/// The signals of all panels, in their order.
struct Gathered {
    std::vector<ChartSignal> charts;
    std::vector<Signal> funnels;
    std::size_t funnels_drawn = 0;
};

Result<Gathered> gather(const release::Release& release, std::span<const Rebased> decisions) {
    Gathered gathered;
    Alarms alarms;
    for (const Panel& panel : release.panels) {
        const release::MeasureInfo* measure = release.measure(panel.shape().measure);
        const auto period = newest_period(release, panel.shape().measure);
        if (measure == nullptr || !period || !measure->is_judged(panel.shape().level)) {
            continue;
        }
        auto charts = chart_signals(*measure, panel, *period, decisions, alarms);
        auto funnels = funnel_signals(*measure, panel, panel.shape().index(*period));
        if (!charts || !funnels) {
            return pass(charts ? funnels.error() : charts.error());
        }
        gathered.funnels_drawn +=
            std::ranges::any_of(*funnels, [](const Signal& one) { return one.p.has_value(); });
        std::ranges::move(*charts, std::back_inserter(gathered.charts));
        std::ranges::move(*funnels, std::back_inserter(gathered.funnels));
    }
    return gathered;
}

} // namespace

std::optional<Period> newest_period(const release::Release& release, const std::string& measure) {
    std::optional<Period> newest;
    for (const Panel& panel : release.panels) {
        if (panel.shape().measure != measure) {
            continue;
        }
        for (int period = panel.shape().periods - 1; period >= 0; --period) {
            if (has_number(panel, period)) {
                const Period found = panel.shape().period(period);
                newest = newest ? std::max(*newest, found) : found;
                break;
            }
        }
    }
    return newest;
}

Result<Signals> signals_of(const release::Release& release, std::span<const Rebased> decisions) {
    auto gathered = gather(release, decisions);
    if (!gathered) {
        return pass(gathered.error());
    }
    Signals signals;
    signals.all.reserve(gathered->charts.size() + gathered->funnels.size());
    signals.tally.funnels = gathered->funnels_drawn;
    if (auto done = finish_charts(gathered->charts, signals); !done) {
        return pass(done.error());
    }
    if (auto done = finish_funnels(gathered->funnels, signals); !done) {
        return pass(done.error());
    }
    std::ranges::stable_sort(signals.all, {}, [](const Signal& one) {
        return std::tie(one.measure, one.area, one.test);
    });
    return signals;
}

} // namespace mf::publish
