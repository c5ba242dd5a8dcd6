// Files of boundaries among what an ingest is handed, and what became of them.
#pragma once

#include "facts/ingest.hpp"

#include <filesystem>
#include <vector>

namespace mf::facts {

/// One report a file, in order. What is wrong with one file is its report; an error of the disk ends it.
/// pre: the workspace's lock is held.
Result<std::vector<FileReport>> ingest_places(const Workspace& workspace,
                                              const std::vector<std::filesystem::path>& files,
                                              const Clock& clock);

/// One report for each set that was prepared again.
Result<std::vector<FileReport>> rebuild_places(const Workspace& workspace);

} // namespace mf::facts
