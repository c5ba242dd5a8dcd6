// The funnel of a measure as blocks: heading, chart, how to read it, table from A to Z.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <vector>

namespace mf::pages {

/// The places of the area's level; nothing where the release says nothing of them. Errors of Asked::funnel.
Result<std::vector<Block>> funnel_blocks(const Asked& asked,
                                         const release::MeasureInfo& measure,
                                         const release::AreaInfo& area,
                                         bool for_paper);

} // namespace mf::pages
