#include "demo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace mf::demo {
namespace {

double cross(Place a, Place b) {
    return a.x * b.y - b.x * a.y;
}

/// Twice the area of the triangle; above nought when it turns left.
double turn(Place a, Place b, Place c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Where two edges cross inside both.
std::optional<Place> crossing(Place a, Place b, Place c, Place d) {
    const double c_side = turn(a, b, c);
    const double d_side = turn(a, b, d);
    if (c_side * d_side >= 0 || turn(c, d, a) * turn(c, d, b) >= 0) {
        return std::nullopt;
    }
    const double part = c_side / (c_side - d_side);
    return Place{c.x + part * (d.x - c.x), c.y + part * (d.y - c.y)};
}

void drop_repeated(Ring& ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
}

/// The larger loop at the first crossing that is found.
std::optional<Ring> uncrossed_once(const Ring& ring) {
    const std::size_t count = ring.size();
    for (std::size_t i = 0; i + 2 < count; ++i) {
        for (std::size_t j = i + 2; j < count; ++j) {
            const auto at = crossing(ring[i], ring[i + 1], ring[j], ring[(j + 1) % count]);
            if (!at) {
                continue;
            }
            Ring inner{*at};
            Ring outer{*at};
            for (std::size_t k = 0; k < count; ++k) {
                (k > i && k <= j ? inner : outer).push_back(ring[k]);
            }
            // `outer` begins after j, wraps round, and ends at i.
            std::rotate(outer.begin() + 1, outer.begin() + 2 + static_cast<std::ptrdiff_t>(i),
                        outer.end());
            return std::abs(area(inner)) > std::abs(area(outer)) ? inner : outer;
        }
    }
    return std::nullopt;
}

} // namespace

double area(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        // Relative to the first corner, so that small rings keep their digits.
        const Place a{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        const Place& next = ring[(i + 1) % ring.size()];
        sum += cross(a, Place{next.x - ring[0].x, next.y - ring[0].y});
    }
    return sum / 2;
}

double area(const Shape& shape) {
    double sum = 0;
    for (const Ring& ring : shape) {
        sum += area(ring);
    }
    return sum;
}

Box box(const Shape& shape) {
    Box found{shape.front().front(), shape.front().front()};
    for (const Ring& ring : shape) {
        for (const Place& p : ring) {
            found.low = {std::min(found.low.x, p.x), std::min(found.low.y, p.y)};
            found.high = {std::max(found.high.x, p.x), std::max(found.high.y, p.y)};
        }
    }
    return found;
}

bool contains(const Shape& shape, Place place) {
    bool inside = false;
    for (const Ring& ring : shape) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Place& a = ring[i];
            const Place& b = ring[(i + 1) % ring.size()];
            if ((a.y > place.y) != (b.y > place.y) &&
                place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

std::optional<Ring> mended(Ring ring) {
    drop_repeated(ring);
    while (const auto simpler = uncrossed_once(ring)) {
        ring = *simpler;
        drop_repeated(ring);
    }
    const double size = ring.size() < 3 ? 0 : area(ring);
    if (size == 0) {
        return std::nullopt;
    }
    if (size < 0) {
        std::reverse(ring.begin(), ring.end());
    }
    return ring;
}

double area_above(const Shape& shape, const Line& line) {
    double sum = 0;
    for (const Ring& ring : shape) {
        Ring part;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Place& a = ring[i];
            const Place& b = ring[(i + 1) % ring.size()];
            const double a_above = line.above(a);
            const double b_above = line.above(b);
            if (a_above >= 0) {
                part.push_back(a);
            }
            if ((a_above >= 0) != (b_above >= 0)) {
                const double at = a_above / (a_above - b_above);
                part.push_back({a.x + at * (b.x - a.x), a.y + at * (b.y - a.y)});
            }
        }
        // Edges that run back along the line enclose nothing, so the area is right all the same.
        sum += part.size() < 3 ? 0 : area(part);
    }
    return sum;
}

} // namespace mf::demo
