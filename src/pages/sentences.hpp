// Sentences that several pages say: of a number, of a place, of why there is none, of symbols.
#pragma once

#include "pages/page.hpp"
#include "pages/words.hpp"
#include "release/release.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

/// A text of a measure: kind is "title", "label", "things", "finding", "explains" or "leaves_out". Title and label fall
/// back on the measure's id, so that a new measure shows before its words are written.
std::string measure_word(const Words& words,
                         const std::string& measure,
                         std::string_view kind,
                         Arguments arguments = {});

/// The measure that is this count for each 1,000 residents, where there is one: "burglary-rate".
std::string rate_of(const std::string& count);
bool is_rate_of_a_count(const release::Release& release, const release::MeasureInfo& measure);

/// Keys of the measure's texts that the words lack, for `metforward check`: empty when all are there.
std::vector<std::string> missing_measure_words(const Words& words, const std::string& measure);

/// "Town", or "the area of …" where a name is the force's.
std::string place_name(const Words& words, const release::AreaInfo& area);
/// "district", or the authority's own word for it.
std::string level_name(const Words& words, const release::AreaInfo& area);
/// "43 police forces", "12 districts" …, of the listed levels that have areas, joined by commas.
/// With the id of a measure only of those levels at which it is counted.
std::string
counted_areas(const Words& words, const release::Release& release, const std::string& measure = {});
std::string
level_word(const Words& words, geo::Level level, std::string_view kind, Arguments arguments = {});

/// "Police recorded 12 burglaries in Town in June 2026.", or that there is no number.
std::string finding_of(const Words& words,
                       const release::MeasureInfo& measure,
                       const release::AreaInfo& area,
                       const Point& point);
/// "It was 14 in June 2025."; empty when the two cannot be set beside each other.
std::string before_of(const Words& words, const Point& year_before);
/// Why a number is missing, and that this does not mean none.
Text why_missing(const Words& words,
                 const release::Release& release,
                 const release::MeasureInfo& measure,
                 const Point& point);

/// What was found wrong about this number after it was published; one sentence each.
std::vector<std::string> corrections_of(const Words& words,
                                        const release::Release& release,
                                        const std::string& measure,
                                        const std::string& area,
                                        const Period& period);

/// Collects symbols where they occur and explains each once, below the table.
class SymbolNotes {
public:
    void see(const Cell& cell, Marks marks);
    std::string text(const Words& words) const;

private:
    std::set<std::string> seen_; ///< "x", "low"
};

} // namespace mf::pages
