// Intervals for a count of events, as if events came by chance alone (Poisson).
#pragma once

#include "base/series.hpp"
#include "stats/confidence.hpp"
#include "stats/counted.hpp"

#include <vector>

namespace mf::stats {

/// From this count on Byar's formula is as good as the exact one; below it the exact one is used.
inline constexpr int byar_from = 10;

/// Byar's approximation (Breslow and Day 1987, Statistical Methods in Cancer Research II, section 2.3).
///   lower = x (1 - 1/9x - z/3√x)³, upper = (x+1)(1 - 1/9(x+1) + z/3√(x+1))³
/// A count of 0 has lower 0. The formula may fall below 0 for counts under 3, and is given as it is; count_interval()
/// does not. Unit: events; need not be whole. `invalid` by check_count(). O(1).
Result<Interval> byar(double count, Confidence confidence = Confidence::percent_95());

/// The exact interval (Garwood 1936, Biometrika 28:437) by quantiles of the gamma distribution; a count of 0
/// has lower 0. Counts that are not whole are read as shapes of it. post: 0 <= lower <= count < upper. Errors
/// as byar().
Result<Interval> garwood(double count, Confidence confidence = Confidence::percent_95());

/// The intervals of counts at one confidence: Byar's from 10 on, the exact one below. Made once and asked often: the
/// exact ones of whole counts are kept, so that a million small counts cost no quantile each.
class CountIntervals {
public:
    explicit CountIntervals(Confidence confidence = Confidence::percent_95());

    Confidence confidence() const { return confidence_; }
    /// post: 0 <= lower <= count <= upper. `invalid` by check_count(). O(1).
    Result<Interval> interval(double count) const;

private:
    Confidence confidence_;
    double z_;
    std::vector<Interval> exact_; // of 0 to 9
};

/// CountIntervals for one count.
Result<Interval> count_interval(double count, Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
