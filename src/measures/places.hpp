// Which areas of a level a question is about, and for which of them each group of a scan counts.
#pragma once

#include "measures/groups.hpp"
#include "measures/supplied.hpp"
#include "measures/vintages.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::measures {

struct Places {
    std::vector<std::string> areas; ///< codes, ascending
    std::vector<std::string>
        forces; ///< of each area: whose files and regimes decide; "" where nothing tells it
    std::vector<std::int32_t> area_of; ///< of each group: its place in `areas`, -1 for none

    bool has(const std::string& area) const; ///< O(log areas)
};

/// Forces: those that supply anything. Districts that no other took over, and the one asked for: those whose force
/// supplies anything, or, where a source knows no force, those that its rows name. Wards and small areas: those that
/// rows name. Rows of a force without an area of its own (railways) count in no area but the force. O(groups).
Places places_of(const Plan& plan,
                 const Setting& setting,
                 const Question& question,
                 const Supplied& supplied,
                 const Vintages& vintages,
                 const Groups& groups,
                 geo::Level level);

} // namespace mf::measures
