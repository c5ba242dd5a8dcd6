// The pages of the plan: their functions, and the table of their addresses.
#pragma once

#include "pages/site_pages.hpp"

#include <span>
#include <string>

namespace mf::pages {

/// In order of address; the last two take any address of one or two parts that the plan gives to a programme.
std::span<const SitePage> plan_pages();

Result<Page> plan_page(const Asked& asked);
Result<Page> plan_changes_page(const Asked& asked);
Result<Page> five_words_page(const Asked& asked); ///< words that run through all strands
Result<Page> strand_page(const Asked& asked);     ///< names: id; the same below
Result<Page> programme_page(const Asked& asked);
Result<Page> commitment_page(const Asked& asked);
Result<Page> outcome_page(const Asked& asked);
Result<Page> duties_page(const Asked& asked);
Result<Page> committees_page(const Asked& asked);
Result<Page> committee_page(const Asked& asked);
Result<Page> partners_page(const Asked& asked);
Result<Page> partner_page(const Asked& asked);
Result<Page> claims_page(const Asked& asked);
Result<Page> claim_page(const Asked& asked);
Result<Page> progress_page(const Asked& asked);
Result<Page> ourselves_page(const Asked& asked);
Result<Page> burden_page(const Asked& asked);
Result<Page> today_page(const Asked& asked);
Result<Page> promised_at_one(const Asked& asked); ///< names: the one part of the address
Result<Page> promised_at_two(const Asked& asked); ///< names: its two parts

/// The programme that the plan shows at an address. `not_found` when there is none.
Result<Page> promised_page(const Asked& asked, const std::string& address);

} // namespace mf::pages
