// Plane shapes in degrees: rings without holes, their areas, and cutting them by a straight line.
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace mf::demo {

struct Place {
    double x = 0; ///< longitude
    double y = 0; ///< latitude
    bool operator==(const Place&) const = default;
};

/// Corners in order, the first not repeated at the end. Anticlockwise when its area is above nought.
using Ring = std::vector<Place>;

/// One or more rings that do not overlap.
using Shape = std::vector<Ring>;

struct Box {
    Place low;
    Place high;
};

/// The line of all places where a * x + b * y = c; its upper side is where the sum is above c.
struct Line {
    double a = 0;
    double b = 0;
    double c = 0;
    double above(Place p) const { return a * p.x + b * p.y - c; }
};

double area(const Ring& ring);   ///< in square degrees, below nought when clockwise
double area(const Shape& shape); ///< sum
Box box(const Shape& shape);     ///< pre: there is a corner

/// Whether the place lies inside (crossings to the right are odd). On an edge either answer may come. O(corners).
bool contains(const Shape& shape, Place place);

/// A ring that does not cross itself: repeated corners go, and of two loops at a crossing the larger stays.
/// Anticlockwise. Nothing when no area is left. O(corners^2) a crossing.
std::optional<Ring> mended(Ring ring);

/// The parts below and above the line. Nothing when a corner lies on the line, or so near that the order of the
/// crossings cannot be told: move the line a little. pre: rings are mended. O(n log n).
std::optional<std::pair<Shape, Shape>> cut(const Shape& shape, const Line& line);

/// Area of the part above the line. O(corners).
double area_above(const Shape& shape, const Line& line);

} // namespace mf::demo
