// Which of the files that are handed in may hold boundaries: told by their names, before anything reads them.
#pragma once

#include "store/input.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace mf::facts {

/// Takes those files out of the listing that may hold boundaries, told by their names and those in their archives; gives
/// each path on the disk once. Nothing is read by OGR. What only stands beside such a file (.dbf, .xsd) is taken out too.
std::vector<std::filesystem::path> take_boundary_files(store::Listing& listing);

/// Whether a file of that name holds only a part, and the rest stands beside it.
bool needs_files_beside(std::string_view name);

} // namespace mf::facts
