// On which side of a line a place lies, told without error.
#pragma once

#include "geo/place.hpp"

#include <cmath>
#include <limits>

namespace mf::geo {

/// The sign of the determinant by exact arithmetic: slow, for when the quick way cannot tell.
int exact_orientation(Place a, Place b, Place c);

/// Above nought when c lies to the left of the line from a to b, below when to the right, nought when on it. Exact for
/// every finite place whose numbers are 0 or between 1e-140 and 1e140 in size.
/// J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, 1997.
inline int orientation(Place a, Place b, Place c) {
    constexpr double epsilon = std::numeric_limits<double>::epsilon() / 2;
    constexpr double bound = (3 + 16 * epsilon) * epsilon;
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double difference = left - right;
    if (std::abs(difference) > bound * (std::abs(left) + std::abs(right))) {
        return difference > 0 ? 1 : -1;
    }
    return exact_orientation(a, b, c);
}

/// Whether c lies on the edge from a to b, its ends included.
inline bool lies_on(Place a, Place b, Place c) {
    return c.x >= std::min(a.x, b.x) && c.x <= std::max(a.x, b.x) && c.y >= std::min(a.y, b.y) &&
           c.y <= std::max(a.y, b.y) && orientation(a, b, c) == 0;
}

} // namespace mf::geo
