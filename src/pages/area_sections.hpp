// The parts of an area's page, each with its heading; nothing where there is nothing to say.
#pragma once

#include "pages/area_numbers.hpp"
#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <string>

namespace mf::pages {

/// The area that the address names. `not_found` when there is none.
Result<const release::AreaInfo*> area_asked(const Asked& asked);
/// A page of the area, or of something below it: "/pack". The way to it is in its breadcrumb.
Page start_area_page(const Asked& asked, const release::AreaInfo& area, const std::string& below);

/// "2 of 14 kinds stand out".
std::string kinds_heading(const Words& words, const AreaNumbers& numbers);
/// The survey's answer that the authority's aims name, else the first that is a headline; nullptr when there is none.
const Known* shown_survey(const Asked& asked, const AreaNumbers& numbers);

/// Finding and lead: the total with what its chart says, and which kinds stand out.
void add_area_opening(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// The few figures that matter: total, rate, the newest share, what people say.
void add_area_figures(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// Small charts of all kinds, and their table.
void add_area_kinds(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// The kinds as a table with small charts in it, for paper; or folded below the small charts.
Table kinds_table(const Asked& asked, const AreaNumbers& numbers, bool for_paper);
/// The total's control chart.
void add_area_trend(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// Beside the others of its level. Errors of Asked::funnel.
Done add_area_funnel(Page& page, const Asked& asked, const AreaNumbers& numbers, bool for_paper);
/// Stops, told apart by each field apart.
void add_area_stops(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// What people said, and what nobody asked.
void add_area_survey(Page& page, const Asked& asked, const AreaNumbers& numbers, bool for_paper);
/// The tests of success that nobody measures, in the authority's own words.
void add_gaps_of_tests(Page& page, const Asked& asked, const std::string& place);
void add_area_children(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// What can be done about each kind.
void add_area_advice(Page& page, const Asked& asked, const AreaNumbers& numbers);
/// Every number that the release has of the area, newest first; in data every month of every one.
void add_area_rest(Page& page, const Asked& asked, const AreaNumbers& numbers);
void add_area_answers(Page& page, const Asked& asked, const AreaNumbers& numbers);
void add_area_boundaries(Page& page, const Asked& asked, const AreaNumbers& numbers);
void add_area_sources(Page& page, const Asked& asked, const AreaNumbers& numbers);

} // namespace mf::pages
