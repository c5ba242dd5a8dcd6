#include "stats/count_interval.hpp"

#include "stats/distributions.hpp"

#include <cmath>

namespace mf::stats {

namespace {

double cube(double x) {
    return x * x * x;
}

Interval byar_limits(double count, double z) {
    const double next = count + 1.0;
    const double lower =
        count > 0.0 ? count * cube(1.0 - 1.0 / (9.0 * count) - z / (3.0 * std::sqrt(count))) : 0.0;
    return {lower, next * cube(1.0 - 1.0 / (9.0 * next) + z / (3.0 * std::sqrt(next)))};
}

Interval exact_limits(double count, Confidence confidence) {
    return {count > 0.0 ? gamma_quantile(confidence.tail(), count) : 0.0,
            gamma_quantile_above(confidence.tail(), count + 1.0)};
}

} // namespace

Result<Interval> byar(double count, Confidence confidence) {
    if (auto done = check_count(count); !done) {
        return pass(done.error());
    }
    return byar_limits(count, confidence.normal());
}

Result<Interval> garwood(double count, Confidence confidence) {
    if (auto done = check_count(count); !done) {
        return pass(done.error());
    }
    return exact_limits(count, confidence);
}

CountIntervals::CountIntervals(Confidence confidence)
    : confidence_{confidence}, z_{confidence.normal()} {
    for (int count = 0; count < byar_from; ++count) {
        exact_.push_back(exact_limits(count, confidence));
    }
}

Result<Interval> CountIntervals::interval(double count) const {
    if (auto done = check_count(count); !done) {
        return pass(done.error());
    }
    if (count >= byar_from) {
        return byar_limits(count, z_);
    }
    if (count == std::floor(count)) {
        return exact_[static_cast<std::size_t>(count)];
    }
    return exact_limits(count, confidence_);
}

Result<Interval> count_interval(double count, Confidence confidence) {
    if (auto done = check_count(count); !done) {
        return pass(done.error());
    }
    return count >= byar_from ? byar_limits(count, confidence.normal())
                              : exact_limits(count, confidence);
}

} // namespace mf::stats
