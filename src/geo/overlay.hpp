// How much of one area lies in another: what two sets of boundaries have in common.
#pragma once

#include "geo/boundary.hpp"

#include <cstddef>
#include <vector>

namespace mf::geo {

/// Square units that both shapes cover. pre: both are valid. No line is cut with another, so nothing can go wrong where
/// borders run together: each shape is the sum of the strips under its edges, and the strips are compared two by two.
/// Relative error below 1e-9 of the smaller box. O(edges of one x edges of the other that lie above or below it).
double shared_area(const Shape& one, const Shape& other);

struct SharedArea {
    std::size_t from = 0; ///< place in from.areas
    std::size_t to = 0;   ///< place in to.areas
    double square_metres = 0;
    bool operator==(const SharedArea&) const = default;
};

/// All pairs that share more than a square metre, by `from`, then by `to`. `invalid` unless both are in the national
/// grid (in_frame of projection.hpp brings them there): only there is an area one.
Result<std::vector<SharedArea>> overlay(const BoundarySet& from, const BoundarySet& to);

} // namespace mf::geo
