// Tables of what stands out: how many places by kind, and each signal with its evidence.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

/// How many places of a level stand out, of one measure.
struct Standing {
    const release::MeasureInfo* measure = nullptr;
    StripCell places;
};

/// Of each kind of the release's total the places of the level within the authority's own area (all where it has none): the
/// kinds of which most stand out first.
std::vector<Standing> standing_of(const Asked& asked, geo::Level level);

/// Kind, how many higher, a mark a place, how many lower. At most `rows`; 0: all.
Table standing_table(const Asked& asked, const std::vector<Standing>& standing, std::size_t rows);

/// "Stalking: higher in 28 of 32 districts": the kind of which most stand out; nothing when none does.
std::optional<std::string>
standing_finding(const Asked& asked, const std::vector<Standing>& standing, geo::Level level);

/// All that stands out, as a table with the evidence; only of levels that are listed when `listed_only`.
Table signals_table(const Asked& asked, bool listed_only, std::size_t rows_max);

/// Signals that speak, of all levels.
std::size_t speaking(const release::Release& release);

} // namespace mf::pages
