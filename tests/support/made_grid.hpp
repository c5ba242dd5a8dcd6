// A grid file of our own: right at four of Ordnance Survey's published points, and nowhere else.
#pragma once

#include <string>

namespace mf::test {

/// NTv2 with a small sub-grid around each of the four points that the projection tries. `off_seconds` is added to every
/// shift of latitude: with a thousandth it is 3 cm off.
std::string grid_at_published_points(double off_seconds = 0);

} // namespace mf::test
