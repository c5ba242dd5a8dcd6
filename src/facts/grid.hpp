// The grid file of the projection, handed in like any other file; without one the projection does without.
#pragma once

#include "facts/places_manifest.hpp"
#include "facts/workspace.hpp"
#include "geo/projection.hpp"
#include "store/input.hpp"

#include <string>
#include <vector>

namespace mf::facts {

constexpr const char* grid_source = "projection-grid";

/// Takes those files out of the listing that may be a grid, told by their names (.tif, .tiff, .gsb).
std::vector<store::Item> take_grid_files(store::Listing& listing);

struct GridTaken {
    std::string sha256;
    std::string name; ///< of the file
    geo::ProjectionNote note;
};

/// Keeps the original, and a copy that PROJ can open; not forced to the disk yet, and it does not count before its event is
/// in the journal. `invalid` when it is no grid that the projection can use. pre: the workspace's lock is held.
Result<GridTaken> take_grid(const Workspace& workspace, const store::Item& item);

/// Makes the copy again where it is missing or damaged: what was made. pre: the workspace's lock is held.
Result<std::vector<GridTaken>> rebuild_grid(const Workspace& workspace);

/// The projection with the grid that counts (that_count() in places_manifest.hpp); without one when none was. `integrity` when its file is gone or
/// damaged: nothing falls back in silence.
Result<geo::Projection> projection_of(const Workspace& workspace);

} // namespace mf::facts
