// A small plan that has one of everything, and the plan of the authority in this repository.
#pragma once

#include "pages/site_pages.hpp"
#include "registers/plan.hpp"

#include <string>

namespace mf::pages {

/// Made up: two versions, two strands, promises in every state, a dispute.
registers::Plan sample_plan();

/// authorities/london/plan and record.
const registers::Plan& real_plan();

/// The page at an address of the sample release with a plan, or why there is none.
Result<Page> plan_page_at(const release::Release& release,
                          const registers::Plan& plan,
                          const std::string& address);

} // namespace mf::pages
