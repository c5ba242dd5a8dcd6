#include "stats/disparity.hpp"

#include "stats/risk_ratio.hpp"

#include <limits>

namespace mf::stats {

namespace {

double per_head(Rate counted) {
    return counted.numerator / counted.denominator;
}

Done check_everybody(Rate group, Rate everybody) {
    if (auto done = check(everybody, "everybody"); !done) {
        return done;
    }
    if (everybody.denominator <= group.denominator || everybody.numerator < group.numerator) {
        return fail(ErrorKind::invalid, "everybody is more than one group", "everybody",
                    "Hand in the sums over all groups");
    }
    if (everybody.numerator <= 0.0) {
        return fail(ErrorKind::invalid, "without an event there is no disparity", "everybody");
    }
    return {};
}

std::optional<Interval> interval_of(const Result<Comparison>& comparison) {
    return comparison ? std::optional{comparison->interval} : std::nullopt;
}

} // namespace

Result<Disparity> disparity(const DisparityQuestion& question) {
    const Rate group = question.group;
    const Rate other = question.compared_with;
    const auto exact = exact_rate_ratio(group, other, question.confidence);
    if (!exact) {
        return pass(exact.error());
    }
    if (auto done = check_everybody(group, question.everybody); !done) {
        return pass(done.error());
    }
    const Rate others{question.everybody.numerator - group.numerator,
                      question.everybody.denominator - group.denominator};
    Disparity found;
    found.rate = per_head(group);
    found.compared_rate = per_head(other);
    found.ratio = exact->ratio;
    found.exact = exact->interval;
    found.p = exact->p;
    found.poisson_log = interval_of(wald_rate_ratio(group, other, question.confidence));
    found.katz = interval_of(katz_ratio({group.numerator, group.denominator},
                                        {other.numerator, other.denominator}, question.confidence));
    found.difference = found.rate - found.compared_rate;
    found.excess = group.numerator - group.denominator * found.compared_rate;
    found.share_of_events = group.numerator / question.everybody.numerator;
    found.share_of_population = group.denominator / question.everybody.denominator;
    found.disparity_index = found.share_of_events / found.share_of_population;
    found.ratio_to_all_others = others.numerator > 0.0 ? found.rate / per_head(others)
                                                       : std::numeric_limits<double>::infinity();
    return found;
}

} // namespace mf::stats
