// One period against an earlier one.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"

namespace mf::stats {

struct Change {
    double difference = 0; ///< of the two rates, later minus earlier
    double relative =
        0; ///< of the earlier rate: 0.5 is half as much again, -1 is none any more; infinite from none
    Interval interval; ///< of relative, exact given the events of both
    double p = 1;      ///< two-sided, of "nothing changed"
};

/// Change from one period to another by exact_rate_ratio(). Denominators are days, or people times days, so
/// that months of 28 and 31 days compare. It compares two periods that were chosen beforehand; a pair picked
/// because it looks odd finds changes that are none (use a chart). `invalid` as exact_rate_ratio(). O(log
/// events). 30 in 12 weeks, then 45 in 12: +50 %, -7.6 % to +146.6 %, p 0.105.
Result<Change>
change_between(Rate earlier, Rate later, Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
