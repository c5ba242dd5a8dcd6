// Rates made comparable by weighing age bands, or other strata, as a standard population has them.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"

#include <span>

namespace mf::stats {

struct WeightedStratum {
    Rate counted;
    double weight = 0; ///< of the standard population; any unit, at least one above 0
};

struct DirectRateOptions {
    double per = 100'000;
    Confidence confidence = Confidence::percent_95();
    /// Under so many events in all strata the answer is `refused`, as official public health statistics do it.
    double events_min = 10;
};

struct DirectRate {
    double value = 0;    ///< per `per`
    double variance = 0; ///< of value
    double events = 0;   ///< in all strata
    Interval interval;
};

/// Directly standardised rate with Dobson's interval (Dobson, Kuulasmaa, Eberle and Scherer 1991, Statistics in
/// Medicine 10:457): Byar's limits of all events, moved to the weighted rate.
///   value = Σ w x/n / Σ w,  variance = Σ w² x/n² / (Σ w)²,  limit = value + √(variance/x) (Byar's limit of x - x)
/// With no event at all both are 0 but for the upper limit, which then cannot be given: `refused`. `invalid`:
/// no stratum, a bad count, a weight below 0, weights that are all 0. O(strata).
Result<DirectRate> dobson(std::span<const WeightedStratum> strata, DirectRateOptions options = {});

/// The same rate with the gamma interval (Fay and Feuer 1997, Statistics in Medicine 16:791), which is wider
/// and never too narrow; its upper limit takes the largest weight. Without an event the lower limit is 0.
/// Errors as dobson().
Result<DirectRate> fay_feuer(std::span<const WeightedStratum> strata,
                             DirectRateOptions options = {});

} // namespace mf::stats
