// A release on disk: releases/<hash>/release.json, and beside it each panel and the areas, compressed, named by their
// own hashes. Written once, never altered. docs/releases.md describes it for who wants to read one without us.
#pragma once

#include "base/error.hpp"
#include "release/manifest.hpp"
#include "release/release.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace mf::publish {

/// Writes it into a folder of `releases` that bears its hash, whole or not at all, forced to disk; the same release
/// again changes nothing. Returns the hash. O(cells).
Result<std::string> freeze(const release::Release& release, const std::filesystem::path& releases);

/// The release of that hash, every byte checked on the way, without the numbers of areas smaller than `smallest`.
/// `not_found`; `integrity`, naming the file.
Result<release::Release> thaw(const std::filesystem::path& releases,
                              const std::string& hash,
                              geo::Level smallest = geo::Level::lsoa2021);

/// Its manifest alone: what it was made from, without the numbers. Errors as thaw().
Result<release::Manifest> manifest_at(const std::filesystem::path& releases,
                                      const std::string& hash);

/// Its panels of some measures, read alone. Errors as thaw().
Result<std::vector<Panel>> panels_at(const std::filesystem::path& releases,
                                     const std::string& hash,
                                     const std::set<std::string>& measures);

/// The frozen release whose hash begins so. `not_found` when none does; `usage` when several do, or when it is shorter than
/// four characters.
Result<std::string> whole_hash(const std::filesystem::path& releases, const std::string& begin);

} // namespace mf::publish
