// A place in a plane, and which plane it is.
#pragma once

#include <algorithm>
#include <limits>

namespace mf::geo {

/// What the two numbers of a place mean.
enum class Frame {
    degrees,       ///< x longitude, y latitude; WGS84 and ETRS89 are taken as one
    national_grid, ///< x easting, y northing in metres, British National Grid (EPSG:27700)
};

struct Place {
    double x = 0;
    double y = 0;
    bool operator==(const Place&) const = default;
    auto operator<=>(const Place&) const = default;
};

/// A rectangle with its edges. Begins as none: it holds nothing.
struct Box {
    Place low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Place high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    void add(Place place) {
        low = {std::min(low.x, place.x), std::min(low.y, place.y)};
        high = {std::max(high.x, place.x), std::max(high.y, place.y)};
    }
    void add(const Box& other) {
        low = {std::min(low.x, other.low.x), std::min(low.y, other.low.y)};
        high = {std::max(high.x, other.high.x), std::max(high.y, other.high.y)};
    }
    bool has(Place place) const {
        return place.x >= low.x && place.x <= high.x && place.y >= low.y && place.y <= high.y;
    }
    bool meets(const Box& other) const {
        return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y &&
               other.low.y <= high.y;
    }
    bool empty() const { return low.x > high.x; }
    bool operator==(const Box&) const = default;
};

} // namespace mf::geo
