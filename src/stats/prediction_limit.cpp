#include "stats/prediction_limit.hpp"

#include "stats/between.hpp"
#include "stats/distributions.hpp"

#include <cmath>

namespace mf::stats {

namespace {

Done check_chance(double below) {
    if (!strictly_between(below, 0.0, 1.0)) {
        return fail(ErrorKind::invalid, "a limit has between 0 and 1 below it", {},
                    "Use 0.025 and 0.975 for limits of 95 %");
    }
    return {};
}

/// The interpolated count by its distribution. `enough` is a count that has `below` or more at or under it.
template <class AtMost>
double interpolated(const AtMost& at_most, double enough, double below) {
    double too_few = -1.0;
    while (enough - too_few > 1.0) {
        const double middle = std::floor((too_few + enough) / 2.0);
        (at_most(middle) >= below ? enough : too_few) = middle;
    }
    const double reached = at_most(enough);
    const double before = at_most(enough - 1.0);
    return enough - (reached - below) / (reached - before);
}

} // namespace

Result<double> binomial_limit(double target, double denominator, double below) {
    if (auto done = check_chance(below); !done) {
        return pass(done.error());
    }
    if (!strictly_between(target, 0.0, 1.0)) {
        return fail(ErrorKind::invalid, "a proportion to aim at lies between 0 and 1");
    }
    if (!std::isfinite(denominator) || denominator < 1.0 ||
        denominator != std::floor(denominator)) {
        return fail(ErrorKind::invalid, "a denominator of a proportion is a whole number above 0");
    }
    const auto at_most = [&](double count) {
        return binomial_at_most(count, {denominator, target});
    };
    return interpolated(at_most, denominator, below) / denominator;
}

Result<double> poisson_limit(double target, double expected, double below) {
    if (auto done = check_chance(below); !done) {
        return pass(done.error());
    }
    const double mean = target * expected;
    if (!(target > 0.0) || !(expected > 0.0) || !std::isfinite(mean)) {
        return fail(ErrorKind::invalid, "a ratio to aim at and what is expected are above 0");
    }
    const auto at_most = [&](double count) { return poisson_at_most(count, mean); };
    double enough = std::ceil(mean + 10.0 * std::sqrt(mean)) + 10.0;
    while (at_most(enough) < below) {
        enough *= 2.0;
    }
    return interpolated(at_most, enough, below) / expected;
}

} // namespace mf::stats
