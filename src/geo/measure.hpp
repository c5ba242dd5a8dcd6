// How large a shape is, how long its boundary, and where its middle.
#pragma once

#include "geo/boundary.hpp"

namespace mf::geo {

/// In the plane of the set: square metres and metres for the national grid (bring a set in degrees there first,
/// projection.hpp). Holes are taken off the area and their edges count for the perimeter. Relative error below 1e-12
/// for shapes of a country's size.
double area_of(const Shape& shape);
double perimeter_of(const Shape& shape);

/// Centre of gravity; it may lie outside. pre: the area is above nought.
Place centroid_of(const Shape& shape);

/// Above nought when the ring runs anticlockwise.
double signed_area(const Ring& ring);

} // namespace mf::geo
