#include "stats/chance.hpp"

#include "stats/distributions.hpp"
#include "stats/moving_range.hpp"
#include "stats/rare_events_chart.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace mf::stats {

namespace {

/// The model of one point: how likely a value is at most, or at least, so large.
class Model {
public:
    Model(const Chart& chart, std::size_t point, ChartKind kind)
        : kind_{kind}, level_{segment_at(chart, point).level},
          spread_{segment_at(chart, point).spread},
          denominator_{chart.denominators.empty() ? 1.0 : chart.denominators[point]} {}

    /// Whether there is a spread to judge by.
    bool varies() const {
        switch (kind_) {
        case ChartKind::p:
            return level_ > 0.0 && level_ < 1.0;
        case ChartKind::c:
        case ChartKind::u:
        case ChartKind::g:
            return level_ > 0.0;
        default:
            return sigma() > 0.0;
        }
    }
    double at_most(double value) const {
        switch (kind_) {
        case ChartKind::p:
            return binomial_at_most(whole(value), {whole(1.0), level_});
        case ChartKind::c:
        case ChartKind::u:
            return poisson_at_most(whole(value), level_ * denominator_);
        case ChartKind::g:
            return 1.0 - std::pow(level_ / (level_ + 1.0), std::floor(value) + 1.0);
        default:
            return normal_below((scaled(value) - level_) / sigma());
        }
    }
    double at_least(double value) const {
        switch (kind_) {
        case ChartKind::p:
            return binomial_at_least(whole(value), {whole(1.0), level_});
        case ChartKind::c:
        case ChartKind::u:
            return poisson_at_least(whole(value), level_ * denominator_);
        case ChartKind::g:
            return std::pow(level_ / (level_ + 1.0), std::ceil(value));
        default:
            return normal_above((scaled(value) - level_) / sigma());
        }
    }
    /// Strictly outside: counts just past a limit are the next whole ones.
    double above(double limit) const {
        if (!counts()) {
            return at_least(limit);
        }
        return at_least((std::floor(number(limit)) + 1.0) / denominator_);
    }
    double below(double limit) const {
        if (!counts()) {
            return at_most(limit);
        }
        const double next = std::ceil(number(limit)) - 1.0;
        return next < 0.0 ? 0.0 : at_most(next / denominator_);
    }

private:
    bool counts() const {
        return kind_ == ChartKind::p || kind_ == ChartKind::c || kind_ == ChartKind::u ||
               kind_ == ChartKind::g;
    }
    double number(double value) const { return value * denominator_; }
    /// Numerators come back from their quotient a little off; those that were whole are made whole.
    double whole(double value) const { return std::round(number(value)); }
    double scaled(double value) const {
        return kind_ == ChartKind::t ? std::pow(value, t_power) : value;
    }
    double sigma() const {
        switch (kind_) {
        case ChartKind::p_prime:
            return std::sqrt(level_ * (1.0 - level_) / denominator_) * spread_;
        case ChartKind::u_prime:
            return std::sqrt(level_ / denominator_) * spread_;
        default:
            return spread_ / range_by_deviation;
        }
    }

    ChartKind kind_;
    double level_;
    double spread_;
    double denominator_;
};

std::optional<Model> model_of(const Chart& chart, std::size_t point, ChartKind kind) {
    assert(point < chart.values.size());
    if (!chart.limits[point] || chart.kind == ChartKind::moving_range) {
        return std::nullopt;
    }
    const Model model{chart, point, kind};
    return model.varies() ? std::optional{model} : std::nullopt;
}

/// By the model of `kind`, whatever the chart's own is.
std::optional<double> two_sided_p(const Chart& chart, std::size_t point, ChartKind kind) {
    const auto model = model_of(chart, point, kind);
    if (!model || !chart.values[point]) {
        return std::nullopt;
    }
    const double value = *chart.values[point];
    return std::min(1.0, 2.0 * std::min(model->at_most(value), model->at_least(value)));
}

} // namespace

std::optional<double> limit_rule_p(const Chart& chart, std::size_t point) {
    return two_sided_p(chart, point, chart.kind);
}

std::optional<double> cautious_limit_rule_p(const Chart& chart, std::size_t point) {
    const auto own = limit_rule_p(chart, point);
    if (!own || (chart.kind != ChartKind::p_prime && chart.kind != ChartKind::u_prime)) {
        return own;
    }
    const auto plain = chart.kind == ChartKind::p_prime ? ChartKind::p : ChartKind::u;
    return std::max(*own, two_sided_p(chart, point, plain).value_or(*own));
}

std::optional<double> limit_rule_false_alarm(const Chart& chart, std::size_t point) {
    const auto model = model_of(chart, point, chart.kind);
    if (!model) {
        return std::nullopt;
    }
    const Limits& limits = *chart.limits[point];
    // Where a limit was cut to the end of what values can be, nothing lies outside it.
    const double below = limits.lower > chart.lowest ? model->below(limits.lower) : 0.0;
    const double above = limits.upper < chart.highest ? model->above(limits.upper) : 0.0;
    return below + above;
}

} // namespace mf::stats
