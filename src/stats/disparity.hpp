// Whether something is done to one group of people more often than to another, for their numbers.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"
#include "stats/rate_ratio.hpp"

#include <optional>

namespace mf::stats {

/// events: to how many of the group it was done, or how often; denominator: how many people are in it.
struct DisparityQuestion {
    Rate group;
    Rate compared_with; ///< usually the largest group
    Rate everybody;     ///< all groups together, both of these among them
    Confidence confidence = Confidence::percent_95();
};

struct Disparity {
    double rate = 0;          ///< of the group, per person
    double compared_rate = 0; ///< of the other, per person
    double ratio = 0;         ///< rate / compared_rate; infinite when the other has no event
    Interval exact;           ///< of the ratio, exact_rate_ratio(): always there, and cautious
    double p = 1;             ///< of exact
    std::optional<Interval> poisson_log; ///< wald_rate_ratio(); none when a group has no event
    std::optional<Interval>
        katz;              ///< katz_ratio(); none then, or when there are more events than people
    double difference = 0; ///< rate - compared_rate
    double excess = 0;     ///< events that would not have been at the other's rate; may be below 0
    double share_of_events = 0;     ///< of everybody's
    double share_of_population = 0; ///< of everybody's
    double disparity_index = 0;     ///< share_of_events / share_of_population
    double ratio_to_all_others =
        0; ///< against everybody who is not in the group; infinite when they have no event
};

/// All at once, so that no number is shown without the others. What counts as the right denominator (residents,
/// or who was there to be met) is the reader's to judge: the page says which it was. `invalid`: check(Rate),
/// counts that are not whole, no event at all, everybody is not more people than the group, or has fewer
/// events. O(log events).
Result<Disparity> disparity(const DisparityQuestion& question);

} // namespace mf::stats
