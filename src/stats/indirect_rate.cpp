#include "stats/indirect_rate.hpp"

#include "stats/rate.hpp"

#include <fmt/format.h>

namespace mf::stats {

namespace {

Done check(std::span<const ReferenceStratum> strata) {
    if (strata.empty()) {
        return fail(ErrorKind::invalid, "there is no stratum to expect events in");
    }
    for (std::size_t i = 0; i < strata.size(); ++i) {
        const std::string where = fmt::format("stratum {}", i + 1);
        if (auto done = stats::check(strata[i].reference, where); !done) {
            return done;
        }
        if (auto done = check_count(strata[i].denominator, where); !done) {
            return done;
        }
    }
    return {};
}

} // namespace

Result<double> expected_count(std::span<const ReferenceStratum> strata) {
    if (auto done = check(strata); !done) {
        return pass(done.error());
    }
    double expected = 0;
    for (const auto& [people, reference] : strata) {
        expected += people * reference.numerator / reference.denominator;
    }
    return expected;
}

Result<double> reference_rate(std::span<const ReferenceStratum> strata) {
    if (auto done = check(strata); !done) {
        return pass(done.error());
    }
    Rate all;
    for (const ReferenceStratum& stratum : strata) {
        all.numerator += stratum.reference.numerator;
        all.denominator += stratum.reference.denominator;
    }
    return all.numerator / all.denominator;
}

Result<Estimate> standardised_ratio(double observed, double expected, Confidence confidence) {
    return rate({observed, expected}, 1.0, confidence);
}

} // namespace mf::stats
