// Boundaries in the workspace: handed in, recognised, their original kept by hash, their areas prepared under geo/.
#pragma once

#include "base/clock.hpp"
#include "facts/boundary_definition.hpp"
#include "facts/places_manifest.hpp"
#include "facts/workspace.hpp"
#include "geo/area_list.hpp"
#include "geo/areas.hpp"
#include "geo/boundary_table.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

/// Definitions of the general boundaries and of the authority's own.
Result<std::vector<BoundaryDefinition>> boundary_definitions(const Workspace& workspace);

/// What boundaries are told by: definitions, and the lists of areas, from which those of a file without codes have theirs.
struct BoundaryWords {
    std::vector<BoundaryDefinition> definitions;
    geo::Areas lists;
};
Result<BoundaryWords> boundary_words(const Workspace& workspace);

/// Keeps the original and prepares its areas; not forced to the disk yet, and nothing counts before its event is in the
/// journal. `not_found` when no definition fits; `unsupported` for a file that needs others beside it.
/// pre: the workspace's lock is held.
Result<PlacesManifest> take_boundaries(const Workspace& workspace,
                                       const BoundaryWords& words,
                                       const std::filesystem::path& file);

/// Prepares again, from the originals, what is missing, damaged or was made by another definition. The same bytes come
/// out. pre: the workspace's lock is held.
Result<std::vector<PlacesManifest>> rebuild_boundaries(const Workspace& workspace);

/// Of each definition the file that counts (that_count() in places_manifest.hpp); by source.
Result<std::vector<PlacesObserved>> boundaries_that_count(const Workspace& workspace);

/// The set of each definition of the level (of every level: nothing given) that counts, prepared; ordered by source.
/// `integrity` when one is not there or damaged: rebuild makes it.
Result<std::vector<geo::BoundarySet>> areas_of(const Workspace& workspace,
                                               std::optional<geo::Level> level);

/// The same without shapes, which takes a hundredth of the time.
Result<std::vector<geo::AreaList>> area_lists(const Workspace& workspace,
                                              std::optional<geo::Level> level);

} // namespace mf::facts
