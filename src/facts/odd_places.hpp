// Published points that cannot be where they are said to be: counted, never dropped.
#pragma once

#include "facts/land.hpp"
#include "facts/state.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mf::facts {

/// What the kept rows of one edition have, row by row.
struct OddPlaces {
    std::string edition;
    std::string force;        ///< whose files these are, "" where the source knows none
    std::string land;         ///< the boundaries they were held against, "" for none
    std::uint64_t placed = 0; ///< rows with a point
    std::uint64_t zero = 0;   ///< at 0,0
    std::uint64_t not_degrees = 0;
    std::uint64_t swapped = 0; ///< on the land once longitude and latitude are changed about
    std::uint64_t in_sea = 0;
    std::uint64_t outside_country = 0;
    std::uint64_t outside_force = 0; ///< on a land that is no more than the force's area

    std::uint64_t all() const {
        return zero + not_degrees + swapped + in_sea + outside_country + outside_force;
    }
};

/// Whether the source has points: longitude and latitude, or eastings and northings.
bool has_places(const SourceDefinition& source);

/// One for each of the editions whose source has points, in their order. Without a land only what the numbers themselves
/// tell is counted. Reads two columns, many files at a time; millions of rows a second.
Result<std::vector<OddPlaces>> odd_places(const State& state,
                                          const store::Database& database,
                                          const std::vector<Land>& lands,
                                          const geo::Projection& projection,
                                          const std::vector<std::string>& editions);

/// Each kind in words with its rows, which may be 0: "place in the sea".
std::vector<std::pair<std::string, std::uint64_t>> in_words(const OddPlaces& odd);

} // namespace mf::facts
