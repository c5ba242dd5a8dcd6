#include "stats/funnel.hpp"

#include "stats/between.hpp"
#include "stats/counted.hpp"
#include "stats/distributions.hpp"
#include "stats/prediction_limit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace mf::stats {

namespace {

double to_scale(FunnelScale scale, double value) {
    switch (scale) {
    case FunnelScale::arcsine:
        return std::asin(std::sqrt(value));
    case FunnelScale::square_root:
        return std::sqrt(value);
    case FunnelScale::logarithm:
        break;
    }
    return std::log(value);
}

/// Back to a value; what lies past the end of the scale is the end.
double from_scale(FunnelScale scale, double transformed) {
    switch (scale) {
    case FunnelScale::arcsine: {
        const double root = std::sin(std::clamp(transformed, 0.0, std::numbers::pi / 2.0));
        return root * root;
    }
    case FunnelScale::square_root:
        return std::max(0.0, transformed) * std::max(0.0, transformed);
    case FunnelScale::logarithm:
        break;
    }
    return std::exp(transformed);
}

double error_of(FunnelScale scale, double target, double denominator) {
    return scale == FunnelScale::logarithm ? 1.0 / std::sqrt(target * denominator)
                                           : 1.0 / (2.0 * std::sqrt(denominator));
}

Done check_unit(const FunnelUnit& unit, const FunnelOptions& options, const std::string& where) {
    if (auto done = options.kind == FunnelKind::proportions
                        ? check(Proportion{unit.numerator, unit.denominator}, where)
                        : check(Rate{unit.numerator, unit.denominator}, where);
        !done) {
        return done;
    }
    if (options.scale == FunnelScale::logarithm && unit.numerator <= 0.0) {
        return fail(ErrorKind::invalid, "a count of 0 has no logarithm", where,
                    "Use the square root scale");
    }
    return {};
}

Result<double> target_of(std::span<const FunnelUnit> units, const FunnelOptions& options) {
    const bool arcsine = options.scale == FunnelScale::arcsine;
    if (arcsine != (options.kind == FunnelKind::proportions)) {
        return fail(ErrorKind::invalid,
                    "proportions go on the arcsine scale, and nothing else does");
    }
    FunnelUnit all;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (auto done = check_unit(units[i], options, fmt::format("unit {}", i + 1)); !done) {
            return pass(done.error());
        }
        all.numerator += units[i].numerator;
        all.denominator += units[i].denominator;
    }
    const double target = options.target.value_or(all.numerator / all.denominator);
    const double highest = arcsine ? 1.0 : std::numeric_limits<double>::infinity();
    if (!strictly_between(target, 0.0, highest)) {
        return fail(ErrorKind::invalid, "a target lies above 0, and below 1 for proportions", {},
                    "Where nothing was counted anywhere there is nothing to compare");
    }
    return target;
}

/// Twice the smaller tail of the exact distribution; counts that are not whole have the normal one.
double exact_p(const FunnelUnit& unit, const Funnel& funnel, double z) {
    if (unit.numerator != std::floor(unit.numerator)) {
        return normal_two_sided(z);
    }
    const double mean = funnel.target * unit.denominator;
    const bool proportions =
        funnel.kind == FunnelKind::proportions && unit.denominator == std::floor(unit.denominator);
    const Trials trials{unit.denominator, funnel.target};
    const double at_most = proportions ? binomial_at_most(unit.numerator, trials)
                                       : poisson_at_most(unit.numerator, mean);
    const double at_least = proportions ? binomial_at_least(unit.numerator, trials)
                                        : poisson_at_least(unit.numerator, mean);
    return std::min(1.0, 2.0 * std::min(at_most, at_least));
}

} // namespace

Result<Funnel> funnel(std::span<const FunnelUnit> units, const FunnelOptions& options) {
    const auto target = target_of(units, options);
    if (!target) {
        return pass(target.error());
    }
    Funnel found;
    found.kind = options.kind;
    found.scale = options.scale;
    found.target = *target;
    const double centre = to_scale(options.scale, *target);
    std::vector<double> scores;
    std::vector<double> errors;
    for (const FunnelUnit& unit : units) {
        FunnelScore score;
        score.value = unit.numerator / unit.denominator;
        score.transformed = to_scale(options.scale, score.value);
        score.error = error_of(options.scale, *target, unit.denominator);
        score.z = (score.transformed - centre) / score.error;
        scores.push_back(score.z);
        errors.push_back(score.error);
        found.units.push_back(score);
    }
    auto spread = overdispersion(scores, errors, options.trimming);
    if (!spread) {
        return pass(spread.error());
    }
    found.overdispersion = std::move(*spread);
    found.widened = options.widening == Widening::always ||
                    (options.widening == Widening::when_present && found.overdispersion.present);
    const double phi = std::max(1.0, found.overdispersion.phi);
    for (std::size_t i = 0; i < units.size(); ++i) {
        FunnelScore& score = found.units[i];
        score.z_additive = (score.transformed - centre) /
                           std::sqrt(score.error * score.error + found.overdispersion.tau2);
        score.z_multiplicative = score.z / std::sqrt(phi);
        score.p =
            found.widened ? normal_two_sided(score.z_additive) : exact_p(units[i], found, score.z);
    }
    return found;
}

Result<NormalLimits>
normal_funnel_limits(const Funnel& funnel, double denominator, double tau2, Confidence confidence) {
    if (!std::isfinite(denominator) || denominator <= 0.0 || !(tau2 >= 0.0)) {
        return fail(ErrorKind::invalid, "a limit needs a denominator above 0 and a variance");
    }
    const double centre = to_scale(funnel.scale, funnel.target);
    const double error = error_of(funnel.scale, funnel.target, denominator);
    const double reach = confidence.normal() * std::sqrt(error * error + tau2);
    return NormalLimits{
        {centre - reach, centre + reach},
        {from_scale(funnel.scale, centre - reach), from_scale(funnel.scale, centre + reach)}};
}

Result<Interval> funnel_limits(const Funnel& funnel, double denominator, Confidence confidence) {
    if (funnel.widened) {
        const auto limits =
            normal_funnel_limits(funnel, denominator, funnel.overdispersion.tau2, confidence);
        return limits ? Result<Interval>{limits->value} : pass(limits.error());
    }
    const bool proportions = funnel.kind == FunnelKind::proportions;
    const auto at = [&](double below) {
        return proportions ? binomial_limit(funnel.target, std::round(denominator), below)
                           : poisson_limit(funnel.target, denominator, below);
    };
    const auto lower = at(confidence.tail());
    const auto upper = at(1.0 - confidence.tail());
    if (!lower || !upper) {
        return pass(lower ? upper.error() : lower.error());
    }
    return Interval{std::max(0.0, *lower), proportions ? std::min(1.0, *upper) : *upper};
}

} // namespace mf::stats
