// In which area a place lies. An index that is made once for a set and asked millions of times.
#pragma once

#include "geo/boundary.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace mf::geo {

/// How fine the index is. Only the time and the memory depend on it, never an answer.
struct IndexShape {
    double cells_an_area = 1024;       ///< so that most cells lie wholly in one area
    std::uint32_t cells_max = 1 << 22; ///< of the coarse grid: 16 MB
    std::uint32_t cell_edges_max = 8;  ///< a cell with more is parted again
    std::uint32_t parts = 4;           ///< into so many by so many
    std::uint32_t depth_max = 3;       ///< so often at most
};

/// A place lies in an area when it lies in its interior or on its boundary (what GEOS calls "intersects"). Of several
/// areas the first of the set, which has the lowest code, is the answer: so a place on a shared border has one owner,
/// always the same. Every comparison is exact (orientation.hpp). Immutable; read from any number of threads.
class PointInArea {
public:
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

    /// pre: the rings are closed as boundary.hpp says; they need not be valid, inside is then where the number of edges
    /// on the way out is odd. O(n log n) in edges. Keeps no reference to the set.
    static PointInArea over(const BoundarySet& set, const IndexShape& shape = {});

    /// The place in set.areas of the first area, in the set's own frame. A number that is none lies nowhere.
    /// A cell that no boundary crosses answers at once; otherwise O(edges in the cell).
    std::optional<std::size_t> find(Place place) const;

    /// The same for many: areas[i] for places[i], `nowhere` for none. pre: as many of each. Quicker, because the memory
    /// for the next places is fetched while one is looked at.
    void find(std::span<const Place> places, std::span<std::uint32_t> areas) const;

    /// All areas that have the place, ascending.
    std::vector<std::size_t> all(Place place) const;

    std::size_t bytes() const; ///< memory of the index

    PointInArea(PointInArea&&) noexcept;
    PointInArea& operator=(PointInArea&&) noexcept;
    ~PointInArea();

    struct Index;

private:
    explicit PointInArea(std::unique_ptr<const Index> index);

    std::unique_ptr<const Index> index_;
};

} // namespace mf::geo
