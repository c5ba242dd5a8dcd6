// The memory behind point_in_area.hpp: flat arrays. For this room only.
#pragma once

#include "geo/point_in_area.hpp"

#include <algorithm>
#include <utility>

namespace mf::geo {

/// What is known of a cell, in one word: the kind in the two highest bits, the rest a number.
///   owner    no boundary is near: the area that has all of it plus one, 0 for none
///   mixed    boundaries cross it: which of `mixed`
///   parted   it has a grid of its own: which of `grids`
///   crowded  the same, but more areas meet here than a mask holds: each is asked by itself
struct CellWord {
    enum Kind : std::uint32_t { owner = 0, mixed = 1, parted = 2, crowded = 3 };

    std::uint32_t bits = 0;

    static CellWord of(Kind kind, std::size_t number) {
        return {(std::uint32_t{kind} << 30) | static_cast<std::uint32_t>(number)};
    }
    Kind kind() const { return static_cast<Kind>(bits >> 30); }
    std::uint32_t number() const { return bits & 0x3fff'ffffU; }
};

/// Cells of equal size, row by row.
struct CellGrid {
    Place low;
    Place size;  ///< of a cell
    Place scale; ///< 1 / size
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::uint32_t first_cell = 0;

    /// pre: the place lies in the grid, or beside it by no more than rounding.
    std::uint32_t cell(Place place) const {
        const auto within = [](double at, std::uint32_t count) {
            const auto whole = static_cast<std::int32_t>(at);
            return static_cast<std::uint32_t>(
                std::clamp(whole, 0, static_cast<std::int32_t>(count) - 1));
        };
        return first_cell + within((place.y - low.y) * scale.y, rows) * columns +
               within((place.x - low.x) * scale.x, columns);
    }

    Box box(std::uint32_t column, std::uint32_t row) const {
        const Place corner{low.x + column * size.x, low.y + row * size.y};
        return {corner, {corner.x + size.x, corner.y + size.y}};
    }
};

/// Which of a mixed cell's areas, a bit an area.
using AreaMask = std::uint32_t;
constexpr std::size_t mask_areas_max = 32;

/// An edge near a cell; the cell's reference place is not to its right.
struct CellEdge {
    Place from;
    Place to;
    AreaMask areas = 0;
};

struct MixedCell {
    Place reference; ///< in the cell, on no edge
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t first_area = 0; ///< in `cell_areas`: bit 0 of the mask; they ascend
    std::uint32_t areas = 0;
    AreaMask at_reference = 0; ///< the areas that have the reference place
};

struct PointInArea::Index {
    Box box;                     ///< of the coarse grid
    std::vector<CellGrid> grids; ///< the first is the coarse one
    std::vector<CellWord> cells;
    std::vector<MixedCell> mixed;
    std::vector<CellEdge> edges;
    std::vector<std::uint32_t> cell_areas;
    /// The edges of each area by themselves, for crowded cells: area i has edges first_edge_of[i] to first_edge_of[i+1].
    std::vector<std::pair<Place, Place>> area_edges;
    std::vector<std::uint32_t> first_edge_of;
    std::vector<Box> area_boxes;

    CellWord word_at(Place place) const { return cells[grids.front().cell(place)]; }
};

} // namespace mf::geo
