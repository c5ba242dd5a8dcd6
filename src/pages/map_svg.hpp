// A map as SVG: areas in a few shades, with their numbers where these fit.
#pragma once

#include "pages/map_chart.hpp"
#include "pages/markup.hpp"
#include "pages/words.hpp"

namespace mf::pages {

/// One picture for every width: it grows and shrinks, and its numbers are left out where they would be too small to read.
/// Few areas are links, so that a keyboard reaches each; of many the list below is for that.
Html map_svg(const MapChart& chart, const Words& words);

/// What each shade means, and the pattern of what is missing.
Html map_legend(const MapChart& chart, const Words& words);

} // namespace mf::pages
