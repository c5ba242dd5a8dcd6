// The simulated places: boroughs as the outlines have them, wards and small areas cut from them, and the points to
// which crimes are snapped.
#pragma once

#include "base/error.hpp"
#include "demo/polygon.hpp"
#include "demo/tables.hpp"
#include "demo/topology.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace mf::demo {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

struct Borough {
    Shape shape;
    std::size_t first_ward = 0;
    std::size_t wards = 0;
    double hectares = 0;
};

struct Ward {
    std::string code;
    std::string name;
    std::size_t borough = 0;
    Shape shape;
    std::size_t first_area = 0;
    std::size_t areas = 0;
    std::string msoa_code; ///< the middle layer is the ward again, under a code of its own
    std::string msoa_name;
    double hectares = 0;
};

/// A lower layer super output area, of the kind "Name 003D".
struct SmallArea {
    std::string code;
    std::string name;
    std::size_t ward = 0;
    Shape shape;
};

/// A point that crimes are snapped to, in millionths of a degree.
struct Spot {
    std::int32_t longitude = 0;
    std::int32_t latitude = 0;
    std::string location; ///< "On or near Mill Lane"
    std::size_t beat = 0;
};

/// Points that are drawn from together: those of one small area, or one station.
struct Beat {
    std::string lsoa_code;
    std::string lsoa_name;
    std::size_t borough = nowhere;
    std::size_t ward = nowhere;
    std::size_t first_spot = 0;
    std::size_t spots = 0;
    bool station = false;
    double home = 1;   ///< how much crime follows the homes of this place
    double bustle = 1; ///< and how much its busyness
    double heat = 0;   ///< of the hot spot in it, 0 when there is none
    std::size_t hot_spot = nowhere;
};

struct Geography {
    std::vector<Borough> boroughs; ///< in the order of Tables::boroughs
    std::vector<Ward> wards;       ///< borough by borough
    std::vector<SmallArea> areas;  ///< ward by ward
    std::vector<Spot> spots;
    std::vector<Beat>
        beats; ///< by name of small area, as the publisher orders rows; those without last
    std::vector<std::vector<std::size_t>> beats_of_force;
    std::vector<std::vector<std::size_t>> strays_of_force; ///< beats where its stray rows lie

    std::size_t borough_of_area(std::size_t area) const { return wards[areas[area].ward].borough; }
};

/// How many points a small area has.
constexpr std::size_t spots_per_area = 8;

/// The n-th code after `first`: "E01990001" and 2 give "E01990003". pre: first ends in six digits.
std::string code_after(const std::string& first, std::size_t n);

/// `not_found` when a borough of the table has no outline, `invalid` when an outline has no area.
Result<Geography>
make_geography(const Tables& tables, const std::vector<Outline>& outlines, std::uint64_t seed);

/// The parts of make_geography.
Result<std::vector<Borough>> borough_shapes(const Tables& tables,
                                            const std::vector<Outline>& outlines);
void cut_areas(const Tables& tables, std::uint64_t seed, Geography& geography);
void place_spots(const Tables& tables, std::uint64_t seed, Geography& geography);

} // namespace mf::demo
