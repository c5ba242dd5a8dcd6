// Outlines of boroughs, wards and small areas as GeoJSON, and the list of which lies in which.
#pragma once

#include "demo/file_text.hpp"
#include "demo/world.hpp"

#include <vector>

namespace mf::demo {

/// Longitude first, six decimals, outer rings anticlockwise (RFC 7946).
std::vector<MadeFile> boundary_files(const World& world);

} // namespace mf::demo
