// Outlines from a TopoJSON file (version 1): arcs, quantised or not, put together into shapes.
#pragma once

#include "base/error.hpp"
#include "demo/polygon.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::demo {

struct Outline {
    std::string name; ///< the geometry's id
    Shape shape;      ///< mended rings; holes are not kept
};

/// All Polygons and MultiPolygons of all objects, in the file's order. `invalid` when it is no topology, an arc is
/// not there or a geometry without a text as id; `where` names the file in messages.
Result<std::vector<Outline>> read_topology(std::string_view text, const std::string& where);

} // namespace mf::demo
