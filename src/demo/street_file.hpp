// Street-level crime and outcomes of one force and month, as the publisher writes them.
#pragma once

#include "demo/file_text.hpp"
#include "demo/world.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mf::demo {

constexpr std::string_view street_header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context";
constexpr std::string_view outcome_header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Outcome type";

/// What a reader must find in one street file. Rows that must be refused are counted in `refused` alone.
struct StreetTally {
    std::uint64_t rows = 0;
    std::uint64_t refused = 0;
    std::uint64_t without_id = 0;
    std::uint64_t without_place = 0;
    std::uint64_t without_street_name = 0;
    std::uint64_t non_ascii = 0;
    std::uint64_t sharing_id = 0;       ///< rows whose id stands on another row too
    std::uint64_t equal_to_another = 0; ///< surplus rows that equal an earlier one in every column
    std::uint64_t outside_force = 0;    ///< with a place that is not in the force's area
    std::vector<std::uint64_t> types;
    std::vector<std::vector<std::uint64_t>>
        borough_types; ///< borough, type; the last is no borough
    bool operator==(const StreetTally&) const = default;
};

MadeFile street_file(const World& world, std::size_t force, int month);
StreetTally street_tally(const World& world, std::size_t force, int month);

/// Rows by outcome text.
using OutcomeTally = std::map<std::string, std::uint64_t>;

/// The outcomes of the month, for crimes of that month and months before, also of those that are not shown.
MadeFile outcome_file(const World& world, std::size_t force, int month, OutcomeTally& tally);

} // namespace mf::demo
