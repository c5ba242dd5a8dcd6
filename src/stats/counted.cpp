#include "stats/counted.hpp"

#include <cmath>

namespace mf::stats {

namespace {

Done check_denominator(double denominator, const std::string& where) {
    if (!std::isfinite(denominator) || denominator <= 0.0) {
        return fail(ErrorKind::invalid, "a denominator is above 0", where,
                    "Hand in a missing value where nothing was exposed");
    }
    return {};
}

} // namespace

Done check_count(double count, const std::string& where) {
    if (!std::isfinite(count) || count < 0.0) {
        return fail(ErrorKind::invalid, "a count is 0 or more", where,
                    "Hand in a missing value where nothing was counted");
    }
    return {};
}

Done check(Rate counted, const std::string& where) {
    if (auto done = check_count(counted.numerator, where); !done) {
        return done;
    }
    return check_denominator(counted.denominator, where);
}

Done check(Proportion counted, const std::string& where) {
    if (auto done = check(Rate{counted.numerator, counted.denominator}, where); !done) {
        return done;
    }
    if (counted.numerator > counted.denominator) {
        return fail(ErrorKind::invalid, "a part is not more than its whole", where,
                    "Use a rate where there may be more events than people");
    }
    return {};
}

} // namespace mf::stats
