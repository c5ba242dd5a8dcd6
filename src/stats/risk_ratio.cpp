#include "stats/risk_ratio.hpp"

#include "stats/distributions.hpp"

#include <cmath>

namespace mf::stats {

namespace {

Done check_both(Proportion first, Proportion second) {
    if (auto done = check(first, "the first proportion"); !done) {
        return done;
    }
    return check(second, "the second proportion");
}

double share(Proportion counted) {
    return counted.numerator / counted.denominator;
}

double variance(Proportion counted) {
    return share(counted) * (1.0 - share(counted)) / counted.denominator;
}

/// Of the logarithm of a proportion: 1/a - 1/n.
double log_variance(Proportion counted) {
    return 1.0 / counted.numerator - 1.0 / counted.denominator;
}

} // namespace

Result<Comparison> katz_ratio(Proportion first, Proportion second, Confidence confidence) {
    if (auto done = check_both(first, second); !done) {
        return pass(done.error());
    }
    if (first.numerator <= 0.0 || second.numerator <= 0.0) {
        return fail(ErrorKind::invalid, "the logarithm of a ratio needs events in both", {},
                    "Use the exact method");
    }
    const double squared_error = log_variance(first) + log_variance(second);
    if (squared_error <= 0.0) {
        return fail(ErrorKind::invalid, "two wholes have no spread to compare them by");
    }
    const double error = std::sqrt(squared_error);
    const double ratio = share(first) / share(second);
    const double reach = std::exp(confidence.normal() * error);
    const double z = std::log(ratio) / error;
    return Comparison{ratio, {ratio / reach, ratio * reach}, normal_two_sided(z), z};
}

Result<RiskDifference> risk_difference(Proportion first, Proportion second, Confidence confidence) {
    if (auto done = check_both(first, second); !done) {
        return pass(done.error());
    }
    const double pooled =
        (first.numerator + second.numerator) / (first.denominator + second.denominator);
    if (pooled <= 0.0 || pooled >= 1.0) {
        return fail(ErrorKind::invalid, "where all are alike there is nothing to tell apart");
    }
    const double difference = share(first) - share(second);
    const double reach = confidence.normal() * std::sqrt(variance(first) + variance(second));
    const double chi_square =
        difference * difference /
        (pooled * (1.0 - pooled) * (1.0 / first.denominator + 1.0 / second.denominator));
    return RiskDifference{difference,
                          {difference - reach, difference + reach},
                          chi_square,
                          chi_square_above(chi_square, 1.0)};
}

} // namespace mf::stats
