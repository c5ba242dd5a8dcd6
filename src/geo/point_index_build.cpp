// Makes the index of point_in_area.hpp. The areas that have a cell's reference place are found by walking from cell to
// cell: each edge that is crossed leaves or enters its areas. Each step is exact, so no error can add up.
#include "geo/orientation.hpp"
#include "geo/point_index_edges.hpp"

#include <cmath>

namespace mf::geo {

namespace {

using Index = PointInArea::Index;
using Areas = std::vector<std::uint32_t>; // ascending
using EdgeNumbers = std::span<const std::uint32_t>;

/// A cell is no smaller than so much of the greatest number in it, or rounding would reach its neighbours.
constexpr double smallest_cell = 1e-7;

/// A cell with what is known of it.
struct Cell {
    Box box;
    Place reference;
    Areas inside; ///< the areas that have the reference
};

void toggle(Areas& areas, std::uint32_t area) {
    const auto at = std::ranges::lower_bound(areas, area);
    if (at != areas.end() && *at == area) {
        areas.erase(at);
    } else {
        areas.insert(at, area);
    }
}

/// pre: neither end of the way lies on the edge. point_in_area.cpp says what holds for a corner on the way.
bool crosses(Place from, Place to, const std::pair<Place, Place>& edge) {
    const auto& [a, b] = edge;
    return (orientation(from, to, a) >= 0) != (orientation(from, to, b) >= 0) &&
           (orientation(a, b, from) > 0) != (orientation(a, b, to) > 0);
}

class Builder {
public:
    Builder(const BoundarySet& set, const IndexShape& shape)
        : shape_{shape}, edges_{shared_edges(set)}, index_{std::make_unique<Index>()} {
        keep_areas(set);
    }

    std::unique_ptr<const Index> build(const Box& box, std::size_t areas);

private:
    void keep_areas(const BoundarySet& set);
    CellGrid coarse_grid(const Box& box, std::size_t areas) const;
    void build_row(std::uint32_t row, const EdgesByCell& by_cell);
    CellWord make(const Cell& cell, EdgeNumbers near, std::uint32_t depth);
    CellWord make_mixed(const Cell& cell, EdgeNumbers near, const Areas& areas);
    CellWord make_parts(const Cell& cell, EdgeNumbers near, std::uint32_t depth);
    bool can_be_parted(const Box& box, std::uint32_t depth) const;
    Place reference_in(const Box& box, EdgeNumbers near) const;
    void walk(Areas& inside, Place from, Place to, EdgeNumbers near) const;

    IndexShape shape_;
    SharedEdges edges_;
    std::unique_ptr<Index> index_;
    double cell_size_min_ = 0;
};

void Builder::keep_areas(const BoundarySet& set) {
    for (const Boundary& area : set.areas) {
        index_->area_boxes.push_back(box_of(area.shape));
        index_->first_edge_of.push_back(static_cast<std::uint32_t>(index_->area_edges.size()));
        for_each_edge(area.shape, [&](Place a, Place b) { index_->area_edges.emplace_back(a, b); });
    }
    index_->first_edge_of.push_back(static_cast<std::uint32_t>(index_->area_edges.size()));
}

/// One more row and column on each side: what begins there begins outside of every area.
CellGrid Builder::coarse_grid(const Box& box, std::size_t areas) const {
    const double width = box.high.x - box.low.x;
    const double height = box.high.y - box.low.y;
    const double wanted = std::clamp(shape_.cells_an_area * static_cast<double>(areas), 1.0,
                                     static_cast<double>(shape_.cells_max));
    // A set that is long and narrow has no more cells for that.
    const double size = std::max(
        {std::sqrt(width * height / wanted), width / wanted, height / wanted, cell_size_min_});
    CellGrid grid;
    grid.low = {box.low.x - size, box.low.y - size};
    grid.size = {size, size};
    grid.scale = {1 / size, 1 / size};
    grid.columns = static_cast<std::uint32_t>(width / size) + 3;
    grid.rows = static_cast<std::uint32_t>(height / size) + 3;
    return grid;
}

/// The middle, or the first place of a curve that lies on no edge. A line meets that curve in two places at most, so
/// it is found.
Place Builder::reference_in(const Box& box, EdgeNumbers near) const {
    for (int attempt = 0;; ++attempt) {
        const double t = attempt == 0 ? 0.5 : 0.1 + 0.8 * std::fmod(attempt * 0.6180339887, 1.0);
        const double curve = 0.25 + t * t;
        const Place place{box.low.x + t * (box.high.x - box.low.x),
                          box.low.y + (curve / 1.25) * (box.high.y - box.low.y)};
        if (std::ranges::none_of(near, [&](std::uint32_t edge) {
                return lies_on(edges_.ends[edge].first, edges_.ends[edge].second, place);
            })) {
            return place;
        }
    }
}

void Builder::walk(Areas& inside, Place from, Place to, EdgeNumbers near) const {
    for (const std::uint32_t edge : near) {
        if (crosses(from, to, edges_.ends[edge])) {
            for (const std::uint32_t area : edges_.areas_of(edge)) {
                toggle(inside, area);
            }
        }
    }
}

bool Builder::can_be_parted(const Box& box, std::uint32_t depth) const {
    return depth < shape_.depth_max && shape_.parts > 1 &&
           (box.high.x - box.low.x) / shape_.parts >= cell_size_min_;
}

CellWord Builder::make(const Cell& cell, EdgeNumbers near, std::uint32_t depth) {
    if (near.empty()) {
        const std::size_t owner = cell.inside.empty() ? 0 : std::size_t{cell.inside.front()} + 1;
        return CellWord::of(CellWord::owner, owner);
    }
    Areas areas = cell.inside;
    for (const std::uint32_t edge : near) {
        areas.insert(areas.end(), edges_.areas_of(edge).begin(), edges_.areas_of(edge).end());
    }
    std::ranges::sort(areas);
    areas.erase(std::ranges::unique(areas).begin(), areas.end());
    const bool is_small = near.size() <= shape_.cell_edges_max && areas.size() <= mask_areas_max;
    return is_small || !can_be_parted(cell.box, depth) ? make_mixed(cell, near, areas)
                                                       : make_parts(cell, near, depth);
}

CellWord Builder::make_mixed(const Cell& cell, EdgeNumbers near, const Areas& areas) {
    MixedCell mixed;
    mixed.reference = cell.reference;
    mixed.first_edge = static_cast<std::uint32_t>(index_->edges.size());
    mixed.first_area = static_cast<std::uint32_t>(index_->cell_areas.size());
    mixed.areas = static_cast<std::uint32_t>(areas.size());
    index_->cell_areas.insert(index_->cell_areas.end(), areas.begin(), areas.end());
    const std::size_t number = index_->mixed.size();
    if (areas.size() > mask_areas_max) {
        index_->mixed.push_back(mixed);
        return CellWord::of(CellWord::crowded, number);
    }
    const auto bit = [&](std::uint32_t area) {
        return AreaMask{1} << (std::ranges::lower_bound(areas, area) - areas.begin());
    };
    for (const std::uint32_t area : cell.inside) {
        mixed.at_reference |= bit(area);
    }
    for (const std::uint32_t number_of_edge : near) {
        const auto& [a, b] = edges_.ends[number_of_edge];
        CellEdge edge{a, b, 0};
        if (orientation(a, b, cell.reference) < 0) {
            std::swap(edge.from, edge.to);
        }
        for (const std::uint32_t area : edges_.areas_of(number_of_edge)) {
            edge.areas |= bit(area);
        }
        index_->edges.push_back(edge);
    }
    mixed.edges = static_cast<std::uint32_t>(near.size());
    index_->mixed.push_back(mixed);
    return CellWord::of(CellWord::mixed, number);
}

CellWord Builder::make_parts(const Cell& cell, EdgeNumbers near, std::uint32_t depth) {
    CellGrid grid;
    grid.low = cell.box.low;
    grid.columns = shape_.parts;
    grid.rows = shape_.parts;
    grid.size = {(cell.box.high.x - cell.box.low.x) / grid.columns,
                 (cell.box.high.y - cell.box.low.y) / grid.rows};
    grid.scale = {1 / grid.size.x, 1 / grid.size.y};
    grid.first_cell = static_cast<std::uint32_t>(index_->cells.size());
    const std::size_t number = index_->grids.size();
    index_->grids.push_back(grid);
    index_->cells.resize(index_->cells.size() + std::size_t{grid.columns} * grid.rows);
    std::vector<std::uint32_t> some;
    for (std::uint32_t row = 0; row < grid.rows; ++row) {
        for (std::uint32_t column = 0; column < grid.columns; ++column) {
            Cell part{grid.box(column, row), {}, cell.inside};
            some.clear();
            std::ranges::copy_if(near, std::back_inserter(some), [&](std::uint32_t edge) {
                return comes_near(edges_.ends[edge], part.box);
            });
            part.reference = reference_in(part.box, some);
            walk(part.inside, cell.reference, part.reference, near);
            const CellWord word = make(part, some, depth + 1);
            index_->cells[grid.first_cell + row * grid.columns + column] = word;
        }
    }
    return CellWord::of(CellWord::parted, number);
}

void Builder::build_row(std::uint32_t row, const EdgesByCell& by_cell) {
    const CellGrid grid = index_->grids.front();
    Cell cell{grid.box(0, row), {}, {}};
    cell.reference = reference_in(cell.box, {});
    EdgeNumbers before;
    std::vector<std::uint32_t> either;
    for (std::uint32_t column = 0; column < grid.columns; ++column) {
        const std::size_t number = std::size_t{row} * grid.columns + column;
        const EdgeNumbers near = by_cell.of(number);
        const Place from = cell.reference;
        cell.box = grid.box(column, row);
        cell.reference = reference_in(cell.box, near);
        either.clear();
        std::ranges::set_union(before, near, std::back_inserter(either));
        walk(cell.inside, from, cell.reference, either);
        const CellWord word = make(cell, near, 0);
        index_->cells[number] = word;
        before = near;
    }
}

std::unique_ptr<const Index> Builder::build(const Box& box, std::size_t areas) {
    if (box.empty()) {
        return std::move(index_);
    }
    cell_size_min_ = smallest_cell * std::max({1e-100, std::abs(box.low.x), std::abs(box.low.y),
                                               std::abs(box.high.x), std::abs(box.high.y)});
    const CellGrid grid = coarse_grid(box, areas);
    index_->box = {grid.low, grid.box(grid.columns - 1, grid.rows - 1).high};
    index_->grids.push_back(grid);
    index_->cells.resize(std::size_t{grid.columns} * grid.rows);
    const EdgesByCell by_cell = edges_by_cell(edges_, grid);
    for (std::uint32_t row = 0; row < grid.rows; ++row) {
        build_row(row, by_cell);
    }
    return std::move(index_);
}

} // namespace

PointInArea PointInArea::over(const BoundarySet& set, const IndexShape& shape) {
    return PointInArea{Builder{set, shape}.build(set.box(), set.areas.size())};
}

} // namespace mf::geo
