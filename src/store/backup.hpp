// A copy of a workspace, taken while it is in use.
#pragma once

#include "base/error.hpp"

#include <filesystem>

namespace mf::store {

/// The journal first, then every file that stands under its final name: whatever the journal's copy counts was in its
/// place before the journal knew of it, and files never change, so the copy is one moment's state. `refused` when `target` exists
/// and is not empty. A crash leaves an unfinished folder beside it, never a half one under its name.
Done back_up(const std::filesystem::path& workspace, const std::filesystem::path& target);

/// Makes a workspace of a backup. `refused` when `workspace` exists and is not empty.
Done restore(const std::filesystem::path& backup, const std::filesystem::path& workspace);

} // namespace mf::store
