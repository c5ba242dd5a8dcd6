// An area as somebody names it on the command line: CODE, or CODE@VINTAGE.
#pragma once

#include "base/error.hpp"
#include "facts/workspace.hpp"
#include "geo/areas.hpp"
#include "geo/level.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::app {

struct NamedArea {
    std::string code; ///< as numbers have it: a force's is its short name
    std::vector<geo::Level>
        levels; ///< at which it may be, the likeliest first; empty when nothing tells
};

/// Held against the boundaries that are loaded and the lists. Of a code alone only those levels count that `counts` says yes
/// to, where there are such. `usage` when it could be several areas, `not_found` when there is none of that vintage: both name
/// those that there are. A code alone that no list has is what numbers make of it.
Result<NamedArea> area_option(const facts::Workspace& workspace,
                              const geo::Areas& lists,
                              const std::string& text,
                              const std::function<bool(geo::Level)>& counts);

/// The year of a level that has one in its name, "" of others: lsoa2011 is of 2011.
std::string_view year_of(geo::Level level);

} // namespace mf::app
