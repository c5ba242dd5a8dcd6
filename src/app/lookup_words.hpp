// Sets of areas and lookups between them, as commands name them.
#pragma once

#include "base/error.hpp"
#include "facts/places_manifest.hpp"
#include "geo/boundary.hpp"

#include <string>
#include <string_view>

namespace mf::app {

/// Reads "ward@2018"; both parts are needed. `usage`, naming the option, for anything else.
Result<geo::SetId> parse_set(std::string_view text, const std::string& option);

/// Where its weights come from: "best fit, each area goes whole to one (weight 1)", "186 areas are parted by residents [e]".
std::string in_words(const facts::LookupManifest& lookup);

/// "country, region, …"
std::string levels_in_words();

} // namespace mf::app
