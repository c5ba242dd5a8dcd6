// Whether a number lies in a range. No number at all (NaN) lies in none, so that it is refused and not passed on.
#pragma once

namespace mf::stats {

/// lowest <= value <= highest.
constexpr bool between(double value, double lowest, double highest) {
    return value >= lowest && value <= highest;
}

/// lowest < value < highest.
constexpr bool strictly_between(double value, double lowest, double highest) {
    return value > lowest && value < highest;
}

} // namespace mf::stats
