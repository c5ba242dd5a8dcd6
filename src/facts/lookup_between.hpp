// How numbers of one set of areas come to another: by a publisher's table where one is held, else by the map.
#pragma once

#include "facts/workspace.hpp"
#include "geo/lookup.hpp"
#include "geo/projection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

struct LookupFound {
    geo::Lookup lookup;
    std::string weight_of; ///< "residents", "area"; "" where each area goes whole to one
    std::string
        made_of; ///< the source that has it, or the two sets of boundaries: "wards2014, wards2018"
    /// Of a lookup by area: how the sets were brought together, and what of an area lies in no area of the other set.
    std::optional<geo::ProjectionNote> projection;
    std::vector<geo::OverlayLookup::Uncovered> uncovered;
};

/// Of several tables one with weights goes before best fit, then the lower source. `not_found` when no table leads there and
/// the boundaries of one of them are not held: the error says which sets and tables there are.
Result<LookupFound>
lookup_between(const Workspace& workspace, const geo::SetId& from, const geo::SetId& to);

/// The set of that level and vintage; of several sources the one that is drawn with most corners. Nothing when none is held.
Result<std::optional<geo::BoundarySet>> boundaries_of(const Workspace& workspace,
                                                      const geo::SetId& wanted);

} // namespace mf::facts
