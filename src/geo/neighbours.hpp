// Which areas have a border with each other, and how long it is.
#pragma once

#include "geo/boundary.hpp"

#include <cstddef>
#include <vector>

namespace mf::geo {

struct Neighbour {
    std::size_t area = 0; ///< place in set.areas
    double border_m = 0;  ///< above nought
    bool operator==(const Neighbour&) const = default;
};

/// By place in set.areas; each list ascends, and what is said of one is said of the other. An island has none.
struct Neighbours {
    std::vector<std::vector<Neighbour>> of;
    std::vector<std::vector<std::size_t>> touching; ///< in single points only: no border
    int decimals = 0; ///< to which places after the point the numbers were rounded first
};

/// How many places after the point the publisher's numbers have, in degrees at most 8 and in metres at most 3 (a
/// millimetre). What is below that in a file is what was lost when it was made: 0.411999486 means 0.412.
int decimals_of(const BoundarySet& set);

/// Corners are rounded to decimals_of, and then compared without tolerance: a border is an edge that two areas have, or
/// the part of one, where a corner of the other lies exactly on it. Areas that were drawn apart by more than the rounding
/// have no border. Edges in degrees are measured on the ellipsoid. O(n log n) in edges.
Neighbours neighbours(const BoundarySet& set);

} // namespace mf::geo
