#include "stats/survey_proportion.hpp"

#include "stats/between.hpp"
#include "stats/distributions.hpp"
#include "stats/wilson.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mf::stats {

namespace {

double logistic(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

Interval by_logit(double share, double reach) {
    const double middle = std::log(share / (1.0 - share));
    const double moved = reach / (share * (1.0 - share));
    return {logistic(middle - moved), logistic(middle + moved)};
}

Interval by_arcsine(double share, double reach) {
    const double middle = std::asin(std::sqrt(share));
    const double moved = reach / (2.0 * std::sqrt(share * (1.0 - share)));
    const double lower = std::sin(std::max(0.0, middle - moved));
    const double upper = std::sin(std::min(std::numbers::pi / 2.0, middle + moved));
    return {lower * lower, upper * upper};
}

Interval by_beta(const SurveyEstimate& share, Confidence confidence) {
    const double tail = confidence.tail();
    const double asked = static_cast<double>(share.answers) - 1.0;
    const double simple = student_quantile_above(tail, asked);
    const double ours = student_quantile_above(tail, share.freedom);
    const double variance = share.standard_error * share.standard_error;
    const double effective =
        share.value * (1.0 - share.value) / variance * (simple / ours) * (simple / ours);
    const double yes = effective * share.value;
    const double no = effective - yes;
    return {beta_quantile(tail, {yes, no + 1.0}), beta_quantile_above(tail, {yes + 1.0, no})};
}

/// How much less likely `other` makes what was found than `share` does: a distance that is 0 at share.
double divergence(double share, double other) {
    return share * std::log(share / other) +
           (1.0 - share) * std::log((1.0 - share) / (1.0 - other));
}

/// Where from `share` towards `end` the divergence reaches `limit`; it grows without bound, so halving finds it.
double where_reached(double share, double end, double limit) {
    double near = share;
    double far = end;
    for (double middle = (near + far) / 2.0; middle != near && middle != far;
         middle = (near + far) / 2.0) {
        (divergence(share, middle) > limit ? far : near) = middle;
    }
    return near;
}

/// The deviance of the mean is scaled by its dispersion n/(n-1), and by the design effect that reach² has in it.
Interval by_likelihood(const SurveyEstimate& share, double reach) {
    const auto asked = static_cast<double>(share.answers);
    const double limit =
        reach * reach / (2.0 * share.value * (1.0 - share.value)) * asked / (asked - 1.0);
    return {where_reached(share.value, 0.0, limit), where_reached(share.value, 1.0, limit)};
}

Interval limits(const SurveyEstimate& share, SurveyInterval kind, Confidence confidence) {
    const double reach =
        student_quantile_above(confidence.tail(), share.freedom) * share.standard_error;
    switch (kind) {
    case SurveyInterval::logit:
        return by_logit(share.value, reach);
    case SurveyInterval::likelihood:
        return by_likelihood(share, reach);
    case SurveyInterval::arcsine:
        return by_arcsine(share.value, reach);
    case SurveyInterval::beta:
        return by_beta(share, confidence);
    case SurveyInterval::mean:
        break;
    }
    return {share.value - reach, share.value + reach};
}

} // namespace

Result<Estimate>
survey_proportion(const SurveyEstimate& share, SurveyInterval kind, Confidence confidence) {
    if (!between(share.value, 0.0, 1.0)) {
        return fail(ErrorKind::invalid, "a share lies between 0 and 1", {},
                    "Answers are 1 for yes and 0 for no");
    }
    if (!(share.freedom >= 1.0) || share.answers < 2) {
        return fail(ErrorKind::invalid, "too few clusters were asked to say how sure this is");
    }
    if (share.value == 0.0 || share.value == 1.0 || !(share.standard_error > 0.0) ||
        !std::isfinite(share.standard_error)) {
        return fail(ErrorKind::invalid, "answers that are all alike have no spread to go by", {},
                    "Use Wilson's interval with the design effect");
    }
    return Estimate{share.value, limits(share, kind, confidence)};
}

Result<Estimate> wilson_with_design_effect(PublishedShare published, Confidence confidence) {
    if (!(published.design_effect > 0.0) || !std::isfinite(published.design_effect)) {
        return fail(ErrorKind::invalid, "a design effect is above 0");
    }
    const double effective = published.asked / published.design_effect;
    const auto interval = wilson({published.share * effective, effective}, confidence);
    if (!interval) {
        return pass(interval.error());
    }
    return Estimate{published.share, *interval};
}

} // namespace mf::stats
