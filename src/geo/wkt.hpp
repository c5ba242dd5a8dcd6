// Shapes written as well-known text (OGC 06-103r4), as ogr2ogr writes them.
#pragma once

#include "geo/boundary.hpp"

#include <string>
#include <string_view>

namespace mf::geo {

/// Reads POLYGON and MULTIPOLYGON of two numbers a corner. Repeated corners go; outer rings are turned anticlockwise,
/// holes clockwise, unless they have no area; a number is read to the nearest double, and as 0 below 1e-100. `invalid`
/// (without `where`): another kind, no polygon, a ring that does not end where it began or has fewer than three different
/// corners, a number that is not finite or above 1e9 in size, text after the end. O(text).
Result<Shape> parse_wkt(std::string_view text);

/// The reverse: MULTIPOLYGON, with as few digits as read back to the same double.
std::string wkt(const Shape& shape);

} // namespace mf::geo
