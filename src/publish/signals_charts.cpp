#include "publish/signals_charts.hpp"

#include "publish/charts.hpp"
#include "stats/chance.hpp"
#include "stats/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mf::publish {

namespace {

using release::Signal;
using release::SignalRule;
using release::SignalUnsaid;
using release::SignalWord;

SignalWord word_of(stats::Word word) {
    switch (word) {
    case stats::Word::higher:
        return SignalWord::higher;
    case stats::Word::lower:
        return SignalWord::lower;
    case stats::Word::no_change_that_stands_out:
        return SignalWord::no_change;
    case stats::Word::cannot_say:
        break;
    }
    return SignalWord::cannot_say;
}

SignalRule rule_of(const std::optional<stats::Rule>& rule) {
    if (!rule) {
        return SignalRule::none;
    }
    switch (*rule) {
    case stats::Rule::beyond:
        return SignalRule::beyond;
    case stats::Rule::run:
        return SignalRule::run;
    case stats::Rule::trend:
        return SignalRule::trend;
    case stats::Rule::two_of_three:
        break;
    }
    return SignalRule::two_of_three;
}

SignalUnsaid unsaid_of(const std::optional<stats::Unsaid>& unsaid) {
    if (!unsaid) {
        return SignalUnsaid::none;
    }
    switch (*unsaid) {
    case stats::Unsaid::no_points:
    case stats::Unsaid::latest_missing:
        return SignalUnsaid::latest_missing;
    case stats::Unsaid::too_few_points:
        return SignalUnsaid::too_few_points;
    case stats::Unsaid::trial_limits:
        return SignalUnsaid::trial_limits;
    case stats::Unsaid::overlapping_windows:
        return SignalUnsaid::overlapping_windows;
    case stats::Unsaid::no_spread:
        break;
    }
    return SignalUnsaid::no_spread;
}

/// Where a chart has its values on one side of the centre, going one way, or past a limit, up to the newest.
class Pattern {
public:
    Pattern(const stats::Chart& chart, std::span<const stats::Flags> flags)
        : chart_{chart}, flags_{flags}, newest_{chart.values.size() - 1} {}

    /// The first point of what the rule speaks of.
    std::size_t begin(stats::Rule rule) const {
        switch (rule) {
        case stats::Rule::beyond:
            return back([this](std::size_t i) { return flags_[i].beyond && alike(i); });
        case stats::Rule::run:
            return back([this](std::size_t i) { return flags_[i].run && alike(i); });
        case stats::Rule::trend:
            return back(
                [this](std::size_t i) { return flags_[i].trend && way(i) * way(newest_) >= 0; });
        case stats::Rule::two_of_three:
            break;
        }
        return newest_ < 2 ? 0 : newest_ - 2;
    }

private:
    template <class Holds>
    std::size_t back(const Holds& holds) const {
        std::size_t first = newest_;
        const std::size_t begin = stats::segment_at(chart_, newest_).first;
        while (first > begin && holds(first - 1)) {
            --first;
        }
        return first;
    }
    int side(std::size_t i) const {
        if (!chart_.values[i] || !chart_.limits[i]) {
            return 0;
        }
        const double off = *chart_.values[i] - chart_.limits[i]->centre;
        return (off > 0.0) - (off < 0.0);
    }
    bool alike(std::size_t i) const { return side(i) == side(newest_); }
    /// Whether the step to the point after it, or to the newest from before it, goes up or down.
    int way(std::size_t i) const {
        const std::size_t from = i == newest_ ? i - 1 : i;
        if (newest_ == 0 || !chart_.values[from] || !chart_.values[from + 1]) {
            return 0;
        }
        const double step = *chart_.values[from + 1] - *chart_.values[from];
        return (step > 0.0) - (step < 0.0);
    }

    const stats::Chart& chart_;
    std::span<const stats::Flags> flags_;
    std::size_t newest_;
};

/// So many points in a row have a number, up to the newest, in its segment.
std::size_t unbroken(const stats::Chart& chart) {
    const std::size_t newest = chart.values.size() - 1;
    const std::size_t begin = stats::segment_at(chart, newest).first;
    std::size_t points = 0;
    while (newest >= begin + points && chart.values[newest - points]) {
        ++points;
        if (points > newest) {
            break;
        }
    }
    return points;
}

/// Chance that the rule speaks at the newest point where nothing has changed; without a rule that any does.
double chance_of(SignalRule rule, const stats::FalseAlarms& alarms, double beyond, bool patterns) {
    switch (rule) {
    case SignalRule::beyond:
        return beyond;
    case SignalRule::run:
        return alarms.run.latest;
    case SignalRule::trend:
        return alarms.trend.latest;
    case SignalRule::two_of_three:
        return alarms.two_of_three.latest;
    default:
        break;
    }
    const double by_pattern =
        patterns ? alarms.run_or_two_of_three.latest + alarms.trend.latest : 0.0;
    return std::min(1.0, beyond + by_pattern);
}

/// One chart and all that its signal is filled from.
struct Judged {
    const AreaChart& made;
    const Panel& panel;
    std::vector<stats::Flags> flags;
    const stats::FalseAlarms& alarms;
};

void fill(const Judged& judged, const stats::Verdict& verdict, Signal& signal) {
    const stats::Chart& chart = judged.made.chart;
    const std::size_t newest = chart.values.size() - 1;
    signal.word = word_of(verdict.word);
    signal.rule = rule_of(verdict.rule);
    signal.unsaid = unsaid_of(verdict.unsaid);
    if (const auto& limits = chart.limits[newest]) {
        const double unit = judged.made.to_value[newest];
        signal.lower = limits->lower * unit;
        signal.centre = limits->centre * unit;
        signal.upper = limits->upper * unit;
    }
    if (verdict.word == stats::Word::cannot_say) {
        return;
    }
    signal.p = stats::cautious_limit_rule_p(chart, newest);
    signal.chance =
        chance_of(signal.rule, judged.alarms,
                  stats::limit_rule_false_alarm(chart, newest).value_or(0), judged.made.patterns);
    if (verdict.rule) {
        const std::size_t begin = Pattern{chart, judged.flags}.begin(*verdict.rule);
        signal.since = judged.panel.shape().period(judged.made.first + static_cast<int>(begin));
    }
}

Result<ChartSignal>
judge(const AreaChart& made, const Panel& panel, Alarms& alarms, Signal signal) {
    ChartSignal found;
    signal.value = made.newest;
    signal.season = made.season;
    if (made.too_few_events || !made.newest) {
        signal.unsaid = made.newest ? SignalUnsaid::too_few_events : SignalUnsaid::latest_missing;
        found.signal = std::move(signal);
        return found;
    }
    auto flags = stats::apply_rules(made.chart);
    if (!flags) {
        return pass(flags.error());
    }
    if (!made.patterns) {
        std::ranges::for_each(*flags, [](stats::Flags& one) { one = {.beyond = one.beyond}; });
    }
    const auto verdict = stats::verdict(made.chart, *flags);
    const auto without = stats::verdict(made.chart, *flags, stats::LimitRule::discounted);
    if (!verdict || !without) {
        return pass(verdict ? without.error() : verdict.error());
    }
    signal.based_on = stats::segment_at(made.chart, made.chart.values.size() - 1).used;
    const stats::FalseAlarms& chances = alarms.of(std::max<std::size_t>(1, unbroken(made.chart)));
    const Judged judged{made, panel, std::move(*flags), chances};
    if (verdict->word != stats::Word::cannot_say && made.patterns) {
        found.false_patterns = chances.run_or_two_of_three.latest + chances.trend.latest;
    }
    if (verdict->rule == stats::Rule::beyond) {
        Signal other;
        fill(judged, *without, other);
        found.otherwise = Otherwise{other.word, other.rule, other.since, other.chance};
    }
    fill(judged, *verdict, signal);
    found.signal = std::move(signal);
    return found;
}

} // namespace

const stats::FalseAlarms& Alarms::of(std::size_t points) {
    points = std::min(points, stats::false_alarm_points_max);
    const auto [place, fresh] = known_.try_emplace(points);
    if (fresh) {
        place->second = stats::false_alarms(points).value_or(stats::FalseAlarms{});
    }
    return place->second;
}

Result<std::vector<ChartSignal>> chart_signals(const release::MeasureInfo& measure,
                                               const Panel& panel,
                                               const Period& period,
                                               std::span<const Rebased> decisions,
                                               Alarms& alarms) {
    std::vector<ChartSignal> found;
    found.reserve(panel.shape().areas.size());
    const PanelCharts charts{measure, panel, panel.shape().index(period), decisions};
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        Signal signal;
        signal.measure = measure.id;
        signal.area = panel.shape().areas[area];
        signal.period = period;
        const auto made = charts.of(area);
        auto judged = made ? judge(*made, panel, alarms, std::move(signal)) : pass(made.error());
        if (!judged) {
            return pass(judged.error());
        }
        found.push_back(std::move(*judged));
    }
    return found;
}

} // namespace mf::publish
