// Whether two numbers can be longitude and latitude at all.
#pragma once

#include "geo/place.hpp"

#include <string_view>

namespace mf::geo {

/// Why two numbers cannot be longitude and latitude.
enum class DegreesDoubt {
    none,
    grid_reference, ///< beyond degrees, and within the national grid: metres were read as degrees
    no_degrees,     ///< longitude beyond 180, latitude beyond 90, or no number
};

/// Longitude first. It is told by the numbers alone: two that were swapped may both be degrees (place_flag.hpp sees that).
DegreesDoubt doubt_of_degrees(Place place);
std::string_view sentence_of(DegreesDoubt doubt); ///< "cannot be degrees: …", "" for none

/// Metres between two places in degrees that are no farther apart than an edge of a boundary (100 km: 0.01 % off), on
/// the ellipsoid of WGS84.
double metres_between(Place a, Place b);

} // namespace mf::geo
