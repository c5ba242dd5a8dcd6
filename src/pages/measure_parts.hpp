// Parts of a measure's page: its places from A to Z, other answers to its question, who answers for it.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <string>
#include <vector>

namespace mf::pages {

struct MeasuredLevel {
    geo::Level level = geo::Level::force;
    std::vector<const release::AreaInfo*> areas; ///< by name
    Period period = Period::year(2000);          ///< the newest at that level
};

/// "3 districts are higher than chance explains in June 2026, 8 lower".
std::string
level_finding(const Asked& asked, const release::MeasureInfo& measure, const MeasuredLevel& at);

/// Each place with its number, its rate and how sure that is, and its word. In no order of numbers.
Table level_table(const Asked& asked, const release::MeasureInfo& measure, const MeasuredLevel& at);

/// Other measures that answer the same question.
void add_same_question(Page& page, const Asked& asked, const release::MeasureInfo& measure);

/// By level, the post that answers.
void add_answering(Page& page, const Asked& asked, const release::MeasureInfo& measure);

} // namespace mf::pages
