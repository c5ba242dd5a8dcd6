// Which land the places of a force's files ought to lie on, as far as the boundaries that are held tell it.
#pragma once

#include "facts/workspace.hpp"
#include "geo/place_flag.hpp"
#include "geo/projection.hpp"

#include <set>
#include <string>
#include <vector>

namespace mf::facts {

/// The areas of one set, as land. Where it covers a country, a place off it is in the sea or outside the country; where it
/// covers no more than some forces' districts, it is outside the force's area.
struct Land {
    std::string source; ///< "force-areas-2016"
    bool is_country = false;
    std::set<std::string> forces; ///< slugs of those whose places it can judge
    geo::Outline outline;
};

/// The lands that the newest boundaries give, those that cover a country first, and of these the ones drawn with most corners.
/// Without boundaries none. A country's set must have the area that is called as the force's country in the lists; a set of
/// force areas the force's own; a set of districts all of the force's present ones.
Result<std::vector<Land>> lands_of(const Workspace& workspace, const geo::Areas& lists);

/// The first that covers the force; nullptr where none does.
const Land* land_of(const std::vector<Land>& lands, const std::string& force);

} // namespace mf::facts
