// What the plan and the true record say of one place: for the page of an area.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <vector>

namespace mf::pages {

/// Promises that concern the area by name, then those that concern every district of the authority; and what really
/// happened there. Nothing without a plan, outside the authority's own area, or for a place smaller than a district.
std::vector<Block> plan_for_area(const Asked& asked, const release::AreaInfo& area);

} // namespace mf::pages
