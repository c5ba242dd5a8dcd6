// Areas as arcs: each piece of border stands once, however many areas it belongs to. So it can be made simpler once, and
// neighbours stay neighbours.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mf::geo {

/// A place on a grid of whole numbers.
struct GridPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    auto operator<=>(const GridPoint&) const = default;
};

/// At least two points, no two neighbours equal. It ends where it begins when nothing else meets it.
using Arc = std::vector<GridPoint>;

/// n: the arc with that number from its first point on; ~n, which is below nought: the same backwards. Each begins where the
/// one before it ends, and the last ends where the first begins.
using ArcRing = std::vector<std::int32_t>;

struct ArcArea {
    std::string code;
    std::vector<ArcRing>
        rings; ///< inside is where a line to the outside crosses an odd number of them
    bool operator==(const ArcArea&) const = default;
};

struct ArcSet {
    std::vector<Arc> arcs;
    std::vector<ArcArea> areas; ///< codes ascend
    bool operator==(const ArcSet&) const = default;
};

/// The ring's corners in order, the first not repeated at the end. pre: the numbers are those of arcs.
std::vector<GridPoint> corners_of(const std::vector<Arc>& arcs, const ArcRing& ring);

/// All points of the arcs.
std::size_t points_of(const std::vector<Arc>& arcs);

/// An area by its rings, corner by corner, before borders are found.
struct GridArea {
    std::string code;
    std::vector<std::vector<GridPoint>> rings;
};

/// Borders that two areas have corner by corner become one arc; arcs end where three meet, or where one leaves the other.
/// pre: codes ascend; each ring has three corners or more, no two neighbours equal. O(corners log corners).
ArcSet arcs_of(const std::vector<GridArea>& areas);

} // namespace mf::geo
