// The edges of a set, each once, with the areas that have it, and which cells they come near. For this room only.
#pragma once

#include "geo/point_index.hpp"

namespace mf::geo {

/// Edge i goes from ends[i].first to the greater ends[i].second and belongs to areas[first_area[i]] up to
/// areas[first_area[i + 1]], which ascend. An edge that an area has twice stands twice.
struct SharedEdges {
    std::vector<std::pair<Place, Place>> ends;
    std::vector<std::uint32_t> areas;
    std::vector<std::uint32_t> first_area;

    std::span<const std::uint32_t> areas_of(std::uint32_t edge) const {
        return std::span{areas}.subspan(first_area[edge], first_area[edge + 1] - first_area[edge]);
    }
};

SharedEdges shared_edges(const BoundarySet& set);

/// Whether the edge may come into the box; a little around the box counts as in it.
bool comes_near(const std::pair<Place, Place>& edge, const Box& box);

/// For each cell of the grid the edges that may come into it: cell i has edges[first[i]] up to edges[first[i + 1]].
struct EdgesByCell {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> edges;

    std::span<const std::uint32_t> of(std::size_t cell) const {
        return std::span{edges}.subspan(first[cell], first[cell + 1] - first[cell]);
    }
};

EdgesByCell edges_by_cell(const SharedEdges& edges, const CellGrid& grid);

} // namespace mf::geo
