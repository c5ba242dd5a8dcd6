// What was counted: parts of a whole, or events in an exposure. Each method checks them by check() before it
// computes.
#pragma once

#include "base/error.hpp"
#include "base/series.hpp"

#include <string>

namespace mf::stats {

/// So many of so many: 12 of 40 stops found something. 0 <= numerator <= denominator, denominator > 0.
struct Proportion {
    double numerator = 0;
    double denominator = 0;
    bool operator==(const Proportion&) const = default;
};

/// So many events in an exposure: residents, residents times years, days. numerator >= 0, denominator > 0.
/// There may be more events than exposure.
struct Rate {
    double numerator = 0;
    double denominator = 0;
    bool operator==(const Rate&) const = default;
};

/// A number and the interval around it. lower <= value <= upper.
struct Estimate {
    double value = 0;
    Interval interval;
    bool operator==(const Estimate&) const = default;
};

/// `invalid` when it is not what is said above; `where` is handed on.
Done check(Proportion counted, const std::string& where = {});
Done check(Rate counted, const std::string& where = {});
/// `invalid` unless 0 <= count < infinity.
Done check_count(double count, const std::string& where = {});

} // namespace mf::stats
