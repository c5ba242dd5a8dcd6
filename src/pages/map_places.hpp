// The published places behind the number of a map: drawn as what they are, fixed points that rows were moved to.
#pragma once

#include "pages/map_chart.hpp"
#include "pages/map_shown.hpp"
#include "pages/page.hpp"

namespace mf::pages {

/// The map with a ring for each place, and the list of the places by name. pre: shown.within. Errors as asked.places.
Done add_map_places(Page& page, const Asked& asked, const MapShown& shown, MapChart chart);

} // namespace mf::pages
