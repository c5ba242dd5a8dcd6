// Points of a grid by coarse cells: which of them lie near a line. For this room only.
#pragma once

#include "geo/arcs.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace mf::geo {

/// Immutable; the points keep the order in which cells have them.
class PointCells {
public:
    /// pre: every point lies within [0, width] x [0, height]. About `points_a_cell` are in one.
    PointCells(std::vector<GridPoint> points,
               std::int32_t width,
               std::int32_t height,
               double points_a_cell = 4);

    const std::vector<GridPoint>& points() const { return points_; }

    /// Calls `use(index)` for each point that lies in the rectangle, its edges included. `use` returns false to end it.
    template <class Use>
    void in_box(GridPoint low, GridPoint high, Use use) const {
        const std::int32_t last_column = column(high.x);
        const std::int32_t last_row = row(high.y);
        for (std::int32_t r = row(low.y); r <= last_row; ++r) {
            for (std::int32_t c = column(low.x); c <= last_column; ++c) {
                for (const std::uint32_t index : in_cell(c, r)) {
                    const GridPoint point = points_[index];
                    const bool inside = point.x >= low.x && point.x <= high.x && point.y >= low.y &&
                                        point.y <= high.y;
                    if (inside && !use(index)) {
                        return;
                    }
                }
            }
        }
    }

    std::int32_t cell_units() const { return cell_; }

private:
    std::int32_t column(std::int32_t x) const;
    std::int32_t row(std::int32_t y) const;
    std::span<const std::uint32_t> in_cell(std::int32_t column, std::int32_t row) const;

    std::vector<GridPoint> points_;
    std::int32_t cell_ = 1; ///< units across
    std::int32_t columns_ = 1;
    std::int32_t rows_ = 1;
    std::vector<std::uint32_t> first_; ///< of each cell: where in `order_` it begins
    std::vector<std::uint32_t> order_; ///< indexes of points, cell by cell, ascending in each
};

} // namespace mf::geo
