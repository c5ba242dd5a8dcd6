// A map as a value: which area has which number, in which of a few steps, and where it lies.
#pragma once

#include "base/series.hpp"
#include "pages/chart.hpp"
#include "pages/text.hpp"
#include "release/outlines.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mf::pages {

/// Numbers from `lower` to `upper` have one colour.
struct MapStep {
    double lower = 0;
    double upper = 0;
    bool operator==(const MapStep&) const = default;
};

constexpr std::size_t map_steps_max = 5; ///< more shades cannot be told apart

/// Steps with about as many numbers in each; equal numbers are in one step. Ascending; none without numbers.
std::vector<MapStep> map_steps(std::vector<double> numbers);

struct MapArea {
    std::string code;
    std::string name;
    Cell value = Missing::not_available;
    Marks marks = {};
};

/// A published point with its rows, in metres east and north.
struct MapPlace {
    std::string name;
    double east_m = 0;
    double north_m = 0;
    std::uint64_t rows = 0;
};

/// Areas of one level in one period. Followed by its table.
struct MapChart {
    std::string id;
    Text description;
    release::Outlines outlines;
    std::vector<MapArea> areas; ///< by name
    std::vector<MapStep> steps; ///< none: numbers are printed and not shaded
    Unit unit = Unit::as_is;
    Text caption;
    std::string address; ///< of the page that shows it in this period
    std::vector<MapPlace> places =
        {}; ///< where rows were put; then the areas' own numbers are not printed

    /// The step of a number; nothing for what is missing, or where nothing is shaded.
    std::optional<std::size_t> step_of(const Cell& value) const;
};

} // namespace mf::pages
