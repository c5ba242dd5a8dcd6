// Areas by their boundaries: a set of them as a publisher put it out, as values.
#pragma once

#include "base/month.hpp"
#include "geo/level.hpp"
#include "geo/place.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

/// Corners in order, the first not repeated at the end; at least three, no two neighbours equal.
using Ring = std::vector<Place>;

/// What lies in the outer ring (anticlockwise) and in none of the holes (clockwise).
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};

/// One or more polygons whose interiors do not overlap.
using Shape = std::vector<Polygon>;

/// What was wrong with a shape as the publisher drew it. The shape that is kept is valid.
struct Repair {
    std::string fault; ///< GEOS's words: "Self-intersection[524859.1 180764.2]"
    double area_before =
        0; ///< in the square of the set's unit; of a ring that crosses itself it means little
    double area_after = 0;
    bool operator==(const Repair&) const = default;
};

struct Boundary {
    std::string code;
    std::string name;
    std::vector<std::string> aliases;
    std::string parent; ///< code of the area it lies in, ""
    std::optional<Day> from;
    std::optional<Day> to; ///< last day
    Shape shape;
    Box box; ///< of the shape
    std::optional<Repair> repair;
};

/// Which boundaries these are. The vintage is the publisher's year of them: "2018".
struct SetId {
    Level level = Level::district;
    std::string vintage;
    std::string source; ///< id of the source definition, or the file's name
    bool operator==(const SetId&) const = default;
    std::string text() const;   ///< "ward@2018 (wards2018)"
    std::string spoken() const; ///< "ward@2018"
};

/// All areas of one level, vintage and source; codes ascend byte by byte and none stands twice, so that of two areas
/// the one with the lower place in `areas` has the lower code.
struct BoundarySet {
    SetId id;
    Frame frame = Frame::degrees;
    std::vector<Boundary> areas;

    std::optional<std::size_t> find(std::string_view code) const; ///< O(log areas)
    Box box() const;
};

/// Calls `use(ring)` for each ring of the shape, outer ones and holes.
template <class Use>
void for_each_ring(const Shape& shape, Use use) {
    for (const Polygon& polygon : shape) {
        use(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            use(hole);
        }
    }
}

/// Calls `use(from, to)` for each edge of the shape, in the direction of its ring.
template <class Use>
void for_each_edge(const Shape& shape, Use use) {
    for_each_ring(shape, [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            use(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]);
        }
    });
}

Box box_of(const Shape& shape);

} // namespace mf::geo
