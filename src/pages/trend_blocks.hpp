// A measure in an area over time, as blocks: what the numbers ranged over, the chart, its table, why it parts.
#pragma once

#include "pages/site_pages.hpp"

#include <vector>

namespace mf::pages {

/// A section: heading, chart, notice for each break, and a table of every month that is part of the page's CSV.
/// The rows of two segments are never in one group.
std::vector<Block> trend_blocks(const Asked& asked,
                                const release::MeasureInfo& measure,
                                const release::AreaInfo& area,
                                const Series& series);

} // namespace mf::pages
