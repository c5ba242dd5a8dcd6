#include "stats/wilson.hpp"

#include <algorithm>
#include <cmath>

namespace mf::stats {

Result<Interval> wilson(Proportion counted, Confidence confidence) {
    if (auto done = check(counted); !done) {
        return pass(done.error());
    }
    const double z_squared = confidence.normal() * confidence.normal();
    const double whole = counted.denominator;
    const auto upper_for = [&](double part) {
        const double share = part / whole;
        const double reach = std::sqrt(
            z_squared * (share * (1.0 - share) / whole + z_squared / (4.0 * whole * whole)));
        return (share + z_squared / (2.0 * whole) + reach) / (1.0 + z_squared / whole);
    };
    // The two limits multiply to p² / (1 + z²/n); the lower one by subtraction would lose its digits when small.
    const double share = counted.numerator / whole;
    const double upper = upper_for(counted.numerator);
    const double lower = share * share / ((1.0 + z_squared / whole) * upper);
    return Interval{std::min(lower, share),
                    counted.numerator == whole ? 1.0 : std::clamp(upper, share, 1.0)};
}

} // namespace mf::stats
