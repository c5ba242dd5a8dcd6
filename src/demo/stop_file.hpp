// Stop and search of one force and month. The file's month is by local time, its dates are in UTC.
#pragma once

#include "demo/file_text.hpp"
#include "demo/world.hpp"

#include <cstdint>
#include <string_view>

namespace mf::demo {

constexpr std::string_view stop_header =
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing";

struct StopTally {
    std::uint64_t rows = 0;
    std::uint64_t without_place = 0;
    std::uint64_t evening_before = 0; ///< whose date in UTC is the last day of the month before
    bool doubled = false;             ///< then every row stands twice, and `rows` counts both
};

MadeFile stop_file(const World& world, std::size_t force, int month, StopTally& tally);

} // namespace mf::demo
