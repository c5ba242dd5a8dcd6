// What was supplied, numbers told apart by a field, names of places, and definitions, as the text in which a release freezes them: JSON, one entry a
// line, so that anyone can read it.
#pragma once

#include "base/error.hpp"
#include "release/release.hpp"

#include <string>
#include <vector>

namespace mf::release {

/// Equal lists give equal bytes.
std::string coverage_text(const std::vector<CoverageInfo>& coverage);
std::string splits_text(const std::vector<SplitInfo>& splits);
std::string places_text(const std::vector<PlaceInfo>& places);
std::string definitions_text(const std::vector<DefinitionFile>& definitions);

/// The reverse: coverage_of(coverage_text(x)) == x. `integrity` for anything else.
Result<std::vector<CoverageInfo>> coverage_of(const std::string& text);
Result<std::vector<SplitInfo>> splits_of(const std::string& text);
Result<std::vector<PlaceInfo>> places_of(const std::string& text);
Result<std::vector<DefinitionFile>> definitions_of(const std::string& text);

} // namespace mf::release
