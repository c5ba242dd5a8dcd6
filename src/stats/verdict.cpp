#include "stats/verdict.hpp"

#include "stats/chance.hpp"

namespace mf::stats {

namespace {

std::optional<Unsaid> unsaid_of(const Chart& chart) {
    if (chart.values.empty()) {
        return Unsaid::no_points;
    }
    const std::size_t latest = chart.values.size() - 1;
    switch (segment_at(chart, latest).standing) {
    case Standing::overlapping:
        return Unsaid::overlapping_windows;
    case Standing::none:
        return Unsaid::too_few_points;
    case Standing::trial:
        return Unsaid::trial_limits;
    case Standing::settled:
        break;
    }
    const auto& limits = chart.limits[latest];
    const auto& value = chart.values[latest];
    if (!value || !limits) {
        return Unsaid::latest_missing;
    }
    if (limits->upper <= limits->lower && *value != limits->centre) {
        return Unsaid::no_spread;
    }
    return std::nullopt;
}

std::optional<Rule> speaking(const Flags& flags, LimitRule limit_rule) {
    if (flags.beyond && limit_rule == LimitRule::counts) {
        return Rule::beyond;
    }
    if (flags.run) {
        return Rule::run;
    }
    if (flags.trend) {
        return Rule::trend;
    }
    return flags.two_of_three ? std::optional{Rule::two_of_three} : std::nullopt;
}

/// What the newest point is compared with: for a trend the newest value that differs, else the centre.
double compared_with(const Chart& chart, Rule rule) {
    const std::size_t latest = chart.values.size() - 1;
    if (rule == Rule::trend) {
        for (std::size_t before = latest; before > 0; --before) {
            const auto& value = chart.values[before - 1];
            if (value && *value != *chart.values[latest]) {
                return *value;
            }
        }
    }
    return chart.limits[latest]->centre;
}

} // namespace

Result<Verdict> verdict(const Chart& chart, std::span<const Flags> flags, LimitRule limit_rule) {
    if (chart.kind == ChartKind::moving_range) {
        return fail(ErrorKind::unsupported, "moving ranges go neither up nor down", {},
                    "Ask the chart of the values");
    }
    if (flags.size() != chart.values.size()) {
        return fail(ErrorKind::invalid, "there is one set of flags to a point");
    }
    Verdict found;
    found.unsaid = unsaid_of(chart);
    if (found.unsaid) {
        return found;
    }
    const std::size_t latest = chart.values.size() - 1;
    found.flags = flags[latest];
    found.p = limit_rule_p(chart, latest);
    found.rule = speaking(found.flags, limit_rule);
    found.word = Word::no_change_that_stands_out;
    if (found.rule) {
        found.word =
            *chart.values[latest] > compared_with(chart, *found.rule) ? Word::higher : Word::lower;
    }
    return found;
}

} // namespace mf::stats
