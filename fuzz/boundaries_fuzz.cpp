// The table of boundaries: what can be read can be written again, and its shapes, index and borders agree.
#include "geo/area_list.hpp"
#include "geo/boundary_table.hpp"
#include "geo/grid_areas.hpp"
#include "geo/neighbours.hpp"
#include "geo/point_in_area.hpp"
#include "geo/simplify_arcs.hpp"
#include "property.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace mf;
using namespace mf::geo;
using fuzz::require;

constexpr std::size_t input_bytes_max = 2048;
constexpr std::size_t corners_looked_at = 40;

void check_index(const BoundarySet& set) {
    const auto index = PointInArea::over(set, {4, 1U << 10, 2, 2, 3});
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < set.areas.size(); ++i) {
        for_each_edge(set.areas[i].shape, [&](Place a, Place b) {
            if (++looked_at > corners_looked_at) {
                return;
            }
            for (const Place place : {a, Place{(a.x + b.x) / 2, (a.y + b.y) / 2}}) {
                const auto all = index.all(place);
                require(index.find(place) ==
                            (all.empty() ? std::nullopt : std::optional{all.front()}),
                        "the index finds the first area that has the place");
                require(place != a || std::ranges::find(all, i) != all.end(),
                        "an area has its corners");
            }
        });
    }
}

void check_borders(const BoundarySet& set) {
    const Neighbours all = neighbours(set);
    for (std::size_t i = 0; i < all.of.size(); ++i) {
        for (const Neighbour& other : all.of[i]) {
            require(other.area != i && other.border_m > 0, "a border has a length");
            require(std::ranges::find(all.of[other.area], Neighbour{i, other.border_m}) !=
                        all.of[other.area].end(),
                    "a border has two sides");
        }
    }
}

/// Borders as arcs, made as simple as can be: every ring of every area is still there, and closed.
void check_arcs(const BoundarySet& set) {
    const auto projection = Projection::without_grid();
    require(projection.has_value(), "the projection needs no file");
    GridAreas grid = grid_areas(set, *projection);
    std::erase_if(grid.areas, [](const GridArea& area) { return area.rings.empty(); });
    const ArcSet arcs = arcs_of(grid.areas);
    const ArcSet simple = simplified(arcs, 0);
    require(simple.areas == arcs.areas, "no ring is lost");
    for (std::size_t i = 0; i < arcs.areas.size(); ++i) {
        for (std::size_t j = 0; j < arcs.areas[i].rings.size(); ++j) {
            auto corners = corners_of(arcs.arcs, arcs.areas[i].rings[j]);
            const auto first = std::ranges::find(corners, grid.areas[i].rings[j].front());
            require(first != corners.end(), "a ring keeps its corners");
            require(corners.size() == grid.areas[i].rings[j].size(), "each of them once");
            require(corners_of(simple.arcs, arcs.areas[i].rings[j]).size() >= 2,
                    "a simple ring is a ring");
        }
    }
    for (const Arc& arc : simple.arcs) {
        require(arc.size() >= 2 && std::ranges::adjacent_find(arc) == arc.end(), "an arc goes on");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string text{fuzz::text_of(data, size)};
    const auto table = parse_boundaries(text, "areas.csv", {Level::ward, "2018", "fuzz"});
    if (!table) {
        fuzz::require_mendable(table.error(), "areas.csv", text);
        return 0;
    }
    for (const Error& error : table->refused) {
        fuzz::require_mendable(error, "areas.csv", text);
    }
    const auto& areas = table->set.areas;
    require(!areas.empty() && std::ranges::is_sorted(areas, {}, &Boundary::code), "codes ascend");
    const std::string written = boundary_table(table->set);
    const auto again = parse_boundaries(written, "again.csv", table->set.id);
    require(again && again->refused.empty() && boundary_table(again->set) == written,
            "what was read can be written and read");
    check_index(table->set);
    check_borders(table->set);
    check_arcs(table->set);
    const AreaList list = listed(table->set);
    const auto same = parse_area_list(area_list_text(list), "list.csv", list.id);
    require(same && same->areas == list.areas, "the list is read as it was written");
    return 0;
}
