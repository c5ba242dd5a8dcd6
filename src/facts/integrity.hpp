// Whether what is kept is still what was kept: originals by their names, an edition's files by its manifest.
#pragma once

#include "base/progress.hpp"
#include "facts/state.hpp"
#include "facts/workspace.hpp"
#include "store/originals.hpp"

#include <filesystem>
#include <vector>

namespace mf::facts {

/// Notes the files of the folder, besides the manifest, with their hashes. Reads them all.
Done note_files(Manifest& manifest, const std::filesystem::path& folder);

/// `integrity` when a file of the folder is gone or is not what the manifest says. Reads them all.
Done check_files(const Manifest& manifest, const std::filesystem::path& folder);

/// `integrity` when the original is gone or is not what its name says. Reads it all.
Done check_original(const store::Originals& originals, const std::string& sha256);

/// Everything that is damaged or gone, in the order of the paths; empty when all is well. Reads every byte that the
/// journal names.
std::vector<Error> damage(const Workspace& workspace, const State& state, Progress::When progress);

/// The first edition that is damaged, where a question has failed and nobody knows why yet.
Done check_editions(const State& state);

} // namespace mf::facts
