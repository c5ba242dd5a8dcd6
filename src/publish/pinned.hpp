// The definitions that a release was made by, kept with it word for word: by these it is recomputed, whatever was changed since.
#pragma once

#include "base/error.hpp"
#include "release/release.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace mf::publish {

/// Every file below `home` that says how a number of this authority ("" for none) is made: of sources, measures, areas,
/// boundaries, lookups, places, and the authority's own. Ordered by path. What is only for people (words, the plan, registers)
/// is not among them.
Result<std::vector<release::DefinitionFile>> definition_files_of(const std::filesystem::path& home,
                                                                 const std::string& authority);

/// Writes them below an empty folder, so that it can be the home of a recomputation. `integrity` for a path that leads out.
Done lay_out(const std::vector<release::DefinitionFile>& files, const std::filesystem::path& home);

} // namespace mf::publish
