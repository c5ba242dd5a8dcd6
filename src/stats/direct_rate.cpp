#include "stats/direct_rate.hpp"

#include "stats/count_interval.hpp"
#include "stats/distributions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::stats {

namespace {

/// The sums of a weighted rate, per 1.
struct Sums {
    double value = 0;
    double variance = 0;
    double events = 0;
    double largest_weight = 0; ///< of one event
};

Result<double> total_weight(std::span<const WeightedStratum> strata) {
    double total = 0;
    for (const WeightedStratum& stratum : strata) {
        if (!std::isfinite(stratum.weight) || stratum.weight < 0.0) {
            return fail(ErrorKind::invalid, "a weight is 0 or more");
        }
        total += stratum.weight;
    }
    if (total <= 0.0) {
        return fail(ErrorKind::invalid, "a standard population has somebody in it");
    }
    return total;
}

Result<Sums> sums_of(std::span<const WeightedStratum> strata, const DirectRateOptions& options) {
    const auto total = total_weight(strata);
    if (!total) {
        return pass(total.error());
    }
    if (!std::isfinite(options.per) || options.per <= 0.0) {
        return fail(ErrorKind::invalid, "a rate is per a number above 0");
    }
    Sums sums;
    for (std::size_t i = 0; i < strata.size(); ++i) {
        const auto& [counted, weight] = strata[i];
        if (auto done = check(counted, fmt::format("stratum {}", i + 1)); !done) {
            return pass(done.error());
        }
        const double each = weight / *total / counted.denominator;
        sums.value += each * counted.numerator;
        sums.variance += each * each * counted.numerator;
        sums.events += counted.numerator;
        sums.largest_weight = std::max(sums.largest_weight, each);
    }
    if (sums.events < options.events_min) {
        return fail(ErrorKind::refused,
                    fmt::format("a standardised rate needs {:g} events", options.events_min), {},
                    "Give the count and its interval instead");
    }
    return sums;
}

DirectRate scaled(const Sums& sums, Interval interval, double per) {
    return {sums.value * per,
            sums.variance * per * per,
            sums.events,
            {interval.lower * per, interval.upper * per}};
}

} // namespace

Result<DirectRate> dobson(std::span<const WeightedStratum> strata, DirectRateOptions options) {
    const auto sums = sums_of(strata, options);
    if (!sums) {
        return pass(sums.error());
    }
    if (sums->events <= 0.0) {
        return fail(ErrorKind::refused, "without an event this interval has no upper limit", {},
                    "Use the gamma interval of Fay and Feuer");
    }
    const auto counts = byar(sums->events, options.confidence);
    if (!counts) {
        return pass(counts.error());
    }
    const double scale = std::sqrt(sums->variance / sums->events);
    return scaled(*sums,
                  {sums->value + scale * (counts->lower - sums->events),
                   sums->value + scale * (counts->upper - sums->events)},
                  options.per);
}

Result<DirectRate> fay_feuer(std::span<const WeightedStratum> strata, DirectRateOptions options) {
    const auto sums = sums_of(strata, options);
    if (!sums) {
        return pass(sums.error());
    }
    const double tail = options.confidence.tail();
    const double largest = sums->largest_weight;
    const double lower = sums->value > 0.0
                             ? sums->variance / sums->value *
                                   gamma_quantile(tail, sums->value * sums->value / sums->variance)
                             : 0.0;
    const double value = sums->value + largest;
    const double variance = sums->variance + largest * largest;
    const double upper = variance / value * gamma_quantile_above(tail, value * value / variance);
    return scaled(*sums, {lower, upper}, options.per);
}

} // namespace mf::stats
