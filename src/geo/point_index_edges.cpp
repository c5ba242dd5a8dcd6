#include "geo/point_index_edges.hpp"

#include <cmath>
#include <tuple>

namespace mf::geo {

namespace {

/// So much of a cell's size around it counts as the cell: far more than what rounding can move, far less than matters.
constexpr double margin = 1e-6;

struct EdgeOfArea {
    std::pair<Place, Place> ends;
    std::uint32_t time = 0; ///< how often the area had this edge before
    std::uint32_t area = 0;
};

std::vector<EdgeOfArea> edges_of_areas(const BoundarySet& set) {
    std::vector<EdgeOfArea> all;
    for (std::uint32_t area = 0; area < set.areas.size(); ++area) {
        for_each_edge(set.areas[area].shape,
                      [&](Place a, Place b) { all.push_back({std::minmax(a, b), 0, area}); });
    }
    const auto key = [](const EdgeOfArea& edge) { return std::tie(edge.ends, edge.area); };
    std::ranges::sort(all, {}, key);
    for (std::size_t i = 1; i < all.size(); ++i) {
        all[i].time = key(all[i]) == key(all[i - 1]) ? all[i - 1].time + 1 : 0;
    }
    return all;
}

/// Calls `use(cell)` for each cell that the edge may come into, row by row.
template <class Use>
void for_each_cell(const std::pair<Place, Place>& edge, const CellGrid& grid, Use use) {
    const auto& [a, b] = edge;
    const auto step = [](double at, double around, std::uint32_t count) {
        const auto whole = static_cast<std::int64_t>(std::floor(at + around));
        return static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(whole, 0, std::int64_t{count} - 1));
    };
    const auto [bottom, top] = std::minmax(a.y, b.y);
    const std::uint32_t last_row = step((top - grid.low.y) * grid.scale.y, margin, grid.rows);
    for (auto row = step((bottom - grid.low.y) * grid.scale.y, -margin, grid.rows); row <= last_row;
         ++row) {
        const double low = grid.low.y + row * grid.size.y - margin * grid.size.y;
        const double high = low + (1 + 2 * margin) * grid.size.y;
        const auto x_at = [&](double y) {
            return a.y == b.y ? a.x : a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
        };
        const double one = a.y == b.y ? a.x : x_at(std::clamp(low, bottom, top));
        const double other = a.y == b.y ? b.x : x_at(std::clamp(high, bottom, top));
        const std::uint32_t last =
            step((std::max(one, other) - grid.low.x) * grid.scale.x, margin, grid.columns);
        for (auto column =
                 step((std::min(one, other) - grid.low.x) * grid.scale.x, -margin, grid.columns);
             column <= last; ++column) {
            use(row * grid.columns + column);
        }
    }
}

} // namespace

SharedEdges shared_edges(const BoundarySet& set) {
    std::vector<EdgeOfArea> all = edges_of_areas(set);
    std::ranges::sort(
        all, {}, [](const EdgeOfArea& edge) { return std::tie(edge.ends, edge.time, edge.area); });
    SharedEdges edges;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == 0 || all[i].ends != all[i - 1].ends || all[i].time != all[i - 1].time) {
            edges.ends.push_back(all[i].ends);
            edges.first_area.push_back(static_cast<std::uint32_t>(i));
        }
        edges.areas.push_back(all[i].area);
    }
    edges.first_area.push_back(static_cast<std::uint32_t>(all.size()));
    return edges;
}

bool comes_near(const std::pair<Place, Place>& edge, const Box& box) {
    const auto& [a, b] = edge;
    const double around_x = margin * (box.high.x - box.low.x);
    const double around_y = margin * (box.high.y - box.low.y);
    const Box wide{{box.low.x - around_x, box.low.y - around_y},
                   {box.high.x + around_x, box.high.y + around_y}};
    Box of_edge;
    of_edge.add(a);
    of_edge.add(b);
    if (!of_edge.meets(wide)) {
        return false;
    }
    const auto side = [&](double x, double y) {
        return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    };
    const auto [least, most] =
        std::minmax({side(wide.low.x, wide.low.y), side(wide.low.x, wide.high.y),
                     side(wide.high.x, wide.low.y), side(wide.high.x, wide.high.y)});
    return least <= 0 && most >= 0;
}

EdgesByCell edges_by_cell(const SharedEdges& edges, const CellGrid& grid) {
    EdgesByCell by_cell;
    by_cell.first.assign(std::size_t{grid.columns} * grid.rows + 1, 0);
    for (const auto& edge : edges.ends) {
        for_each_cell(edge, grid, [&](std::uint32_t cell) { ++by_cell.first[cell + 1]; });
    }
    for (std::size_t i = 1; i < by_cell.first.size(); ++i) {
        by_cell.first[i] += by_cell.first[i - 1];
    }
    by_cell.edges.resize(by_cell.first.back());
    std::vector<std::uint32_t> next{by_cell.first.begin(), by_cell.first.end() - 1};
    for (std::uint32_t edge = 0; edge < edges.ends.size(); ++edge) {
        for_each_cell(edges.ends[edge], grid,
                      [&](std::uint32_t cell) { by_cell.edges[next[cell]++] = edge; });
    }
    return by_cell;
}

} // namespace mf::geo
