// What was observed, against what a reference's rates would have given: standardised ratio and indirectly
// standardised rate.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"

#include <span>

namespace mf::stats {

struct ReferenceStratum {
    double denominator = 0; ///< people of the place that is looked at
    Rate reference;         ///< events and people of the reference
};

/// Σ denominator × reference rate. Unit: events. `invalid`: no stratum, a bad count, a denominator below 0.
/// O(strata).
Result<double> expected_count(std::span<const ReferenceStratum> strata);

/// All events by all people of the reference, per 1. Errors as expected_count().
Result<double> reference_rate(std::span<const ReferenceStratum> strata);

/// observed / expected, with the interval of the count (count_interval.hpp) divided alike; `expected` is taken
/// as known. Times reference_rate() it is the indirectly standardised rate (Breslow and Day 1987, chapter 2).
/// `invalid`: observed below 0, expected not above 0. O(1).
Result<Estimate> standardised_ratio(double observed,
                                    double expected,
                                    Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
