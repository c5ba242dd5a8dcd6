// Lookups in the workspace: a publisher's table that leads from one set of areas to another, kept by hash, prepared under geo/.
#pragma once

#include "facts/lookup_definition.hpp"
#include "facts/places_manifest.hpp"
#include "facts/workspace.hpp"
#include "store/input.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

/// Definitions of the general lookups and of the authority's own.
Result<std::vector<LookupDefinition>> lookup_definitions(const Workspace& workspace);

/// Where a lookup is put; for several threads at once, each with a scratch folder of its own.
struct LookupShelf {
    const std::vector<LookupDefinition>& definitions;
    std::filesystem::path originals;
    std::filesystem::path prepared; ///< the workspace's geo/
    std::filesystem::path scratch;
};

/// The lookups that a delimited table holds, its original kept; not forced to the disk yet, and nothing counts before its
/// event is in the journal. `first_bytes` are the text's. `not_found` when no definition fits its header: then nothing is
/// read or kept.
Result<std::vector<LookupManifest>> take_lookups(const LookupShelf& shelf,
                                                 std::string_view first_bytes,
                                                 store::Reader whole,
                                                 std::string_view file_name);

/// Prepares again, from the originals, what is missing, damaged or was made by another definition. The same bytes come
/// out. pre: the workspace's lock is held.
Result<std::vector<LookupManifest>> rebuild_lookups(const Workspace& workspace);

/// Of each definition the file that counts (that_count() in places_manifest.hpp); by source.
Result<std::vector<PlacesObserved>> lookups_that_count(const Workspace& workspace);

/// The same as prepared; ordered by source. `integrity` when one is not there or damaged: rebuild makes it.
Result<std::vector<LookupManifest>> lookups_held(const Workspace& workspace);
/// One of them with its links.
Result<geo::Lookup> lookup_of(const Workspace& workspace, const LookupManifest& manifest);

} // namespace mf::facts
