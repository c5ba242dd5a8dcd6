// Boundaries brought to a plane in metres and to whole numbers, ready to be made into arcs.
#pragma once

#include "geo/arcs.hpp"
#include "geo/boundary.hpp"
#include "geo/projection.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::geo {

/// Where a point of the grid is: low + unit x (x, y), in metres of the plane.
struct GridFrame {
    bool is_national_grid =
        true; ///< else a plane about the middle of the set, as good as its areas are near each other
    Place low;
    double unit_m = 1;
    std::int32_t width = 0;  ///< the largest x of a point; the least is 0
    std::int32_t height = 0; ///< the same of y
    bool operator==(const GridFrame&) const = default;
};

struct GridAreas {
    GridFrame frame;
    std::vector<GridArea>
        areas; ///< in the order of the set; those of which nothing is left have no ring
};

/// Named limit: so many units across at most. Lines are then as fine as the best screen, and a step fits in two bytes.
constexpr std::int32_t grid_units_max = 65'535;

/// The unit is the smallest of 1, 2, 5, 10, … metres with which the set has no more than `grid_units_max` across. Corners are
/// rounded as neighbours() rounds them, so that borders drawn twice agree; where an edge passes within half a unit of another
/// area's corner it gets that corner, so that a border is the same on both sides and no line crosses another that did not.
/// A ring of less than three corners after that goes. Outer rings run anticlockwise and holes clockwise, as in the set.
/// O(corners log corners + cells that edges cross).
GridAreas grid_areas(const BoundarySet& set, const Projection& projection);

} // namespace mf::geo
