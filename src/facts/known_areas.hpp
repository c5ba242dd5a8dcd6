// All areas that are known: those whose boundaries are held, and those of the lists; with every name that they go by.
#pragma once

#include "facts/workspace.hpp"
#include "geo/area_code.hpp"
#include "geo/area_list.hpp"
#include "geo/areas.hpp"

#include <optional>
#include <vector>

namespace mf::facts {

/// What the file does not have comes from the lists and from the authority's own aliases. Of an area of the lists alone the
/// vintage and the source are "".
struct KnownArea {
    geo::SetId set;
    geo::ListedArea area;
};

/// By level, code, vintage and source. A force of the lists stands under its short name, and where boundaries have its
/// code, under that alone. O(n log n).
std::vector<KnownArea> known_areas(const geo::Areas& lists,
                                   const std::vector<geo::AreaList>& boundaries,
                                   std::optional<geo::Level> level);

/// The same of a workspace.
Result<std::vector<KnownArea>>
known_areas(const Workspace& workspace, const geo::Areas& lists, std::optional<geo::Level> level);

/// Which sets have which codes: what a code of an area that somebody writes is held against.
geo::CodeBook code_book(const std::vector<KnownArea>& areas);

} // namespace mf::facts
