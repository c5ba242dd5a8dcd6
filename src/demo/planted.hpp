// The truth, for programs and for people.
#pragma once

#include "demo/file_text.hpp"
#include "demo/residents.hpp"
#include "demo/tallies.hpp"
#include "demo/world.hpp"

#include <vector>

namespace mf::demo {

/// simulated.toml and SIMULATED.txt.
std::vector<MadeFile> notice_files(const World& world);

/// editions.csv.
MadeFile edition_file(const World& world);

/// planted.json.
MadeFile planted_json(const World& world, const Tallies& tallies, const Residents& residents);

/// PLANTED.md.
MadeFile planted_text(const World& world, const Tallies& tallies);

/// One trap as it was really planted, for both.
struct PlantedTrap {
    std::string id;   ///< "shared-ids"
    std::string file; ///< "" when it is in every file
    std::string says; ///< in words
    std::uint64_t rows = 0;
};

std::vector<PlantedTrap> planted_traps(const World& world, const Tallies& tallies);

} // namespace mf::demo
