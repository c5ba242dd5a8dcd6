// Intervals for a share of people, found by a survey.
#pragma once

#include "stats/confidence.hpp"
#include "stats/counted.hpp"
#include "stats/survey.hpp"

namespace mf::stats {

/// The kinds of R's survey package (svyciprop), by the same names. All use a t value with the design's degrees
/// of freedom.
enum class SurveyInterval {
    logit, ///< normal on log(p/(1-p)); the usual choice
    likelihood, ///< where the likelihood, scaled by the design effect, has fallen as far (Rao and Scott 1984)
    arcsine, ///< normal on asin √p
    beta, ///< exact binomial for the effective number (Korn and Graubard 1998); safest for few or rare
    mean, ///< normal on p itself; may leave 0 to 1, and is kept for comparison alone
};

/// Interval for a mean of answers that are 0 or 1, as survey_mean() gives it. R's `xlogit` is the same formula as its
/// `logit`, without iterations; so here they are one. Unit: proportion.
/// `invalid`: value outside 0 to 1, no degree of freedom; or all or none said so, or there is no spread
/// (nothing can then be said by them: use wilson_with_design_effect()). O(1); likelihood O(digits).
Result<Estimate> survey_proportion(const SurveyEstimate& share,
                                   SurveyInterval kind = SurveyInterval::logit,
                                   Confidence confidence = Confidence::percent_95());

/// For published shares of which no more is known than how many were asked and the design effect: Wilson's
/// interval for asked / design_effect people (Dean and Pagano 2015, J. Survey Stat. Methodol. 3:484, compare it
/// with the kinds above). Where no base is published there is no interval. `invalid`: share outside 0 to 1, the
/// others not above 0. O(1).
struct PublishedShare {
    double share = 0;
    double asked = 0;
    double design_effect = 1;
};
Result<Estimate> wilson_with_design_effect(PublishedShare published,
                                           Confidence confidence = Confidence::percent_95());

} // namespace mf::stats
