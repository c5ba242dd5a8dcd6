#include "geo/measure.hpp"

#include <cmath>

namespace mf::geo {

namespace {

/// Twice the area of the triangle from `origin` over the edge: small numbers, so that little is lost.
double twice_area(Place origin, Place a, Place b) {
    return (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
}

} // namespace

double signed_area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += twice_area(ring[0], ring[i], ring[i + 1]);
    }
    return twice / 2;
}

double area_of(const Shape& shape) {
    double sum = 0;
    for_each_ring(shape, [&](const Ring& ring) { sum += signed_area(ring); });
    return sum;
}

double perimeter_of(const Shape& shape) {
    double sum = 0;
    for_each_edge(shape, [&](Place a, Place b) { sum += std::hypot(b.x - a.x, b.y - a.y); });
    return sum;
}

Place centroid_of(const Shape& shape) {
    const Place origin = shape.front().outer.front();
    double twice = 0;
    Place moment;
    for_each_edge(shape, [&](Place a, Place b) {
        const double part = twice_area(origin, a, b);
        twice += part;
        moment.x += part * ((a.x - origin.x) + (b.x - origin.x));
        moment.y += part * ((a.y - origin.y) + (b.y - origin.y));
    });
    return {origin.x + moment.x / (3 * twice), origin.y + moment.y / (3 * twice)};
}

} // namespace mf::geo
