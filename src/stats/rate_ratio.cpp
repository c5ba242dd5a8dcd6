#include "stats/rate_ratio.hpp"

#include "stats/distributions.hpp"
#include "stats/wilson.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mf::stats {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

Done check_both(Rate first, Rate second) {
    if (auto done = check(first, "the first rate"); !done) {
        return done;
    }
    if (auto done = check(second, "the second rate"); !done) {
        return done;
    }
    if (first.numerator + second.numerator <= 0.0) {
        return fail(ErrorKind::invalid, "without an event there is no ratio of rates");
    }
    return {};
}

/// Of how many of `all` there are, from `first` in steps of `step`, the ones that are no likelier than `limit`; their
/// chances fall from the mean outwards, so the border is found by halving. Gives the count next to the mean.
double border(double nearest, double farthest, double limit, Trials of) {
    while (std::abs(farthest - nearest) > 1.0) {
        const double middle = std::floor((nearest + farthest) / 2.0);
        (binomial_exactly(middle, of) <= limit ? farthest : nearest) = middle;
    }
    return binomial_exactly(nearest, of) <= limit ? nearest : farthest;
}

/// The two-sided p value of a binomial count, as R's binom.test has it.
double binomial_p(double count, Trials of) {
    const double mean = of.trials * of.chance;
    const double limit = binomial_exactly(count, of) * (1.0 + 1e-7);
    if (count == mean) {
        return 1.0;
    }
    if (count < mean) {
        // From the mean up: the first count as unlikely as this one, if there is one.
        const double found = border(std::ceil(mean), of.trials + 1.0, limit, of);
        return std::min(1.0, binomial_at_most(count, of) + binomial_at_least(found, of));
    }
    const double found = border(std::floor(mean), -1.0, limit, of);
    return std::min(1.0, binomial_at_most(found, of) + binomial_at_least(count, of));
}

/// What a share of the events means for the ratio of the rates.
double ratio_at(double share, Rate first, Rate second) {
    return share >= 1.0 ? infinite
                        : share / (1.0 - share) * (second.denominator / first.denominator);
}

double ratio_of(Rate first, Rate second) {
    return second.numerator > 0.0
               ? first.numerator / first.denominator / (second.numerator / second.denominator)
               : infinite;
}

double share_of_exposure(Rate first, Rate second) {
    return first.denominator / (first.denominator + second.denominator);
}

} // namespace

Result<Comparison> exact_rate_ratio(Rate first, Rate second, Confidence confidence) {
    if (auto done = check_both(first, second); !done) {
        return pass(done.error());
    }
    const double a = first.numerator;
    const double b = second.numerator;
    if (a != std::floor(a) || b != std::floor(b)) {
        return fail(ErrorKind::invalid, "the exact method compares whole counts", {},
                    "Use the score method for counts that were shared out");
    }
    const double tail = confidence.tail();
    const double lower = a > 0.0 ? beta_quantile(tail, {a, b + 1.0}) : 0.0;
    const double upper = b > 0.0 ? beta_quantile_above(tail, {a + 1.0, b}) : 1.0;
    return Comparison{ratio_of(first, second),
                      {ratio_at(lower, first, second), ratio_at(upper, first, second)},
                      binomial_p(a, {a + b, share_of_exposure(first, second)}),
                      {}};
}

Result<Comparison> wald_rate_ratio(Rate first, Rate second, Confidence confidence) {
    if (auto done = check_both(first, second); !done) {
        return pass(done.error());
    }
    if (first.numerator <= 0.0 || second.numerator <= 0.0) {
        return fail(ErrorKind::invalid, "the logarithm of a ratio needs events in both", {},
                    "Use the exact or the score method");
    }
    const double ratio = ratio_of(first, second);
    const double error = std::sqrt(1.0 / first.numerator + 1.0 / second.numerator);
    const double reach = std::exp(confidence.normal() * error);
    const double z = std::log(ratio) / error;
    return Comparison{ratio, {ratio / reach, ratio * reach}, normal_two_sided(z), z};
}

Result<Comparison> score_rate_ratio(Rate first, Rate second, Confidence confidence) {
    if (auto done = check_both(first, second); !done) {
        return pass(done.error());
    }
    const double events = first.numerator + second.numerator;
    const auto share = wilson({first.numerator, events}, confidence);
    if (!share) {
        return pass(share.error());
    }
    const double by_exposure = share_of_exposure(first, second);
    const double z = (first.numerator - events * by_exposure) /
                     std::sqrt(events * by_exposure * (1.0 - by_exposure));
    return Comparison{
        ratio_of(first, second),
        {ratio_at(share->lower, first, second), ratio_at(share->upper, first, second)},
        normal_two_sided(z),
        z};
}

} // namespace mf::stats
