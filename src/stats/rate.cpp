#include "stats/rate.hpp"

#include "stats/wilson.hpp"

#include <cmath>

namespace mf::stats {

namespace {

Done check_per(double per) {
    if (!std::isfinite(per) || per <= 0.0) {
        return fail(ErrorKind::invalid, "a rate is per a number above 0", {},
                    "Use 1000 for a rate per 1,000");
    }
    return {};
}

Result<Estimate> scaled(Rate counted, double per, const Result<Interval>& of_the_count) {
    if (auto done = check(counted); !done) {
        return pass(done.error());
    }
    if (auto done = check_per(per); !done) {
        return pass(done.error());
    }
    if (!of_the_count) {
        return pass(of_the_count.error());
    }
    const double scale = per / counted.denominator;
    return Estimate{counted.numerator * scale,
                    {of_the_count->lower * scale, of_the_count->upper * scale}};
}

} // namespace

Result<Estimate> rate(Rate counted, double per, const CountIntervals& intervals) {
    return scaled(counted, per, intervals.interval(counted.numerator));
}

Result<Estimate> rate(Rate counted, double per, Confidence confidence) {
    return scaled(counted, per, count_interval(counted.numerator, confidence));
}

Result<Estimate> proportion(Proportion counted, double per, Confidence confidence) {
    if (auto done = check_per(per); !done) {
        return pass(done.error());
    }
    const auto limits = wilson(counted, confidence);
    if (!limits) {
        return pass(limits.error());
    }
    return Estimate{counted.numerator / counted.denominator * per,
                    {limits->lower * per, limits->upper * per}};
}

} // namespace mf::stats
