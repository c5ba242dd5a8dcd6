// The shapes of areas, as ground for a map: simple, small, and with each border once.
#pragma once

#include "geo/arcs.hpp"
#include "geo/level.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mf::release {

/// Where the whole numbers of arcs are on the ground: metres east and north of the plane's origin.
struct OutlinesExtent {
    bool is_national_grid = true; ///< the plane; else one of metres about the middle of the areas
    double low_east_m = 0;        ///< of the point 0,0
    double low_north_m = 0;
    double unit_m = 1;       ///< metres in a step of one
    std::int32_t width = 0;  ///< every x lies from 0 to this, east is more
    std::int32_t height = 0; ///< every y lies from 0 to this, north is more
    bool operator==(const OutlinesExtent&) const = default;
};

/// The areas of one level that the release has numbers of. `areas` are ordered by code, as numbers have it (a force's is its
/// short name), and each has a ring; draw them with the even-odd rule. Two neighbours have the same arc, one of them
/// backwards, so that a border can be drawn once.
struct Outlines {
    geo::Level level = geo::Level::district;
    std::string vintage;     ///< the publisher's year of the boundaries
    std::string source;      ///< id of their definition
    std::string attribution; ///< what must be said wherever they are shown
    OutlinesExtent extent;
    std::vector<geo::Arc> arcs;
    std::vector<geo::ArcArea> areas;
    bool operator==(const Outlines&) const = default;

    const geo::ArcArea* area(std::string_view code) const; ///< O(log areas)
};

/// The smallest rectangle of points around some areas; codes that it does not know are passed over. Low above high where
/// there is none.
struct OutlinesBox {
    geo::GridPoint low{INT32_MAX, INT32_MAX};
    geo::GridPoint high{INT32_MIN, INT32_MIN};
    bool empty() const { return low.x > high.x; }
    bool operator==(const OutlinesBox&) const = default;
};
OutlinesBox box_of(const Outlines& outlines, const std::vector<std::string>& codes);

} // namespace mf::release
