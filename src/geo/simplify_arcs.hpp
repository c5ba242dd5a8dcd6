// Fewer corners on each border, the same neighbours.
#pragma once

#include "geo/arcs.hpp"

#include <cstddef>

namespace mf::geo {

/// Takes corners away until no more than `points_max` points are left, always the one whose triangle with its two neighbours
/// is smallest (Visvalingam and Whyatt 1993), over all arcs together; what lies on a straight line goes in any case. Ends of
/// arcs stay. A corner stays when another point lies in its triangle: so no line comes to cross or touch another that it did
/// not. Each closed arc keeps three corners, and of several arcs between the same two ends one at most becomes straight:
/// so no ring is lost. More points than wished may be left for that. The same arcs give the same ones. O(n log n), as long as
/// points are spread.
ArcSet simplified(const ArcSet& set, std::size_t points_max);

} // namespace mf::geo
