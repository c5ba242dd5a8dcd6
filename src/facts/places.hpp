// Boundaries in the workspace: handed in, recognised, their original kept by hash, their areas prepared under geo/.
#pragma once

#include "base/clock.hpp"
#include "facts/boundary_definition.hpp"
#include "facts/places_manifest.hpp"
#include "facts/workspace.hpp"
#include "geo/boundary_table.hpp"
#include "store/input.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

/// Definitions of the general boundaries and of the authority's own.
Result<std::vector<BoundaryDefinition>> boundary_definitions(const Workspace& workspace);

/// Takes those files out of the listing that may hold boundaries, told by their names and those in their archives; gives
/// each path on the disk once. Nothing is read by OGR.
std::vector<std::filesystem::path> take_boundary_files(store::Listing& listing);

struct PlacesLoaded {
    PlacesManifest manifest;
    bool known = false; ///< these bytes were met before, and stand prepared
};

/// Keeps the original and prepares its areas; forced to the disk and in the journal on return. `not_found` when no
/// definition fits. pre: the workspace's lock is held.
Result<PlacesLoaded>
take_boundaries(const Workspace& workspace, const std::filesystem::path& file, const Clock& clock);

/// Prepares again, from the originals, what is missing, damaged or was made by another definition. The same bytes come
/// out. pre: the workspace's lock is held.
Result<std::vector<PlacesManifest>> rebuild_boundaries(const Workspace& workspace);

/// The newest set of each definition of the level (of every level: nothing given), prepared; ordered by source.
/// `integrity` when one is not there or damaged: rebuild makes it.
Result<std::vector<geo::BoundarySet>> areas_of(const Workspace& workspace,
                                               std::optional<geo::Level> level);

} // namespace mf::facts
