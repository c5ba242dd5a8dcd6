// A funnel as SVG: places by their size, and what their size explains. In no order of their numbers.
#pragma once

#include "pages/chart.hpp"
#include "pages/markup.hpp"
#include "pages/words.hpp"

namespace mf::pages {

enum class FunnelWidth { narrow, wide }; // 320 and 720 units

/// The page's own place is a full disc with its number, the others are rings; those apart are named.
Html funnel_svg(const FunnelChart& chart, const Words& words, FunnelWidth width);

} // namespace mf::pages
