#include "geo/point_cells.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mf::geo {

PointCells::PointCells(std::vector<GridPoint> points,
                       std::int32_t width,
                       std::int32_t height,
                       double points_a_cell)
    : points_{std::move(points)} {
    const double cells = std::max(1.0, static_cast<double>(points_.size()) / points_a_cell);
    const double across = std::sqrt((width + 1.0) * (height + 1.0) / cells);
    cell_ = std::max(1, static_cast<std::int32_t>(std::ceil(across)));
    columns_ = width / cell_ + 1;
    rows_ = height / cell_ + 1;
    const auto cell_of = [&](GridPoint point) {
        return static_cast<std::size_t>(row(point.y)) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column(point.x));
    };
    first_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1, 0);
    for (const GridPoint point : points_) {
        ++first_[cell_of(point) + 1];
    }
    for (std::size_t cell = 1; cell < first_.size(); ++cell) {
        first_[cell] += first_[cell - 1];
    }
    std::vector<std::uint32_t> next{first_.begin(), first_.end() - 1};
    order_.resize(points_.size());
    for (std::uint32_t index = 0; index < points_.size(); ++index) {
        order_[next[cell_of(points_[index])]++] = index;
    }
}

std::int32_t PointCells::column(std::int32_t x) const {
    return std::clamp(x / cell_, 0, columns_ - 1);
}

std::int32_t PointCells::row(std::int32_t y) const {
    return std::clamp(y / cell_, 0, rows_ - 1);
}

std::span<const std::uint32_t> PointCells::in_cell(std::int32_t column, std::int32_t row) const {
    const std::size_t cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                             static_cast<std::size_t>(column);
    return std::span{order_}.subspan(first_[cell], first_[cell + 1] - first_[cell]);
}

} // namespace mf::geo
