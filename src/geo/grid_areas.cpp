#include "geo/grid_areas.hpp"

#include "geo/neighbours.hpp"
#include "geo/point_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace mf::geo {

namespace {

constexpr double metres_a_degree =
    111'320.0; // of latitude, on a sphere: a plane about the middle is no better

double power_of_ten(int exponent) {
    return std::pow(10.0, exponent);
}

/// Numbers as the publisher meant them: what is below his decimals was lost when the file was made.
void round_corners(BoundarySet& set) {
    const double scale = power_of_ten(decimals_of(set));
    for (Boundary& area : set.areas) {
        for (Polygon& polygon : area.shape) {
            const auto round = [&](Ring& ring) {
                for (Place& corner : ring) {
                    corner = {std::round(corner.x * scale) / scale,
                              std::round(corner.y * scale) / scale};
                }
            };
            round(polygon.outer);
            std::ranges::for_each(polygon.holes, round);
        }
        area.box = box_of(area.shape);
    }
}

/// Metres east and north of the middle.
void to_local_plane(BoundarySet& set) {
    const Box box = set.box();
    const Place middle{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
    const double narrow = std::cos(middle.y * std::numbers::pi / 180);
    for (Boundary& area : set.areas) {
        for (Polygon& polygon : area.shape) {
            const auto move = [&](Ring& ring) {
                for (Place& corner : ring) {
                    corner = {(corner.x - middle.x) * metres_a_degree * narrow,
                              (corner.y - middle.y) * metres_a_degree};
                }
            };
            move(polygon.outer);
            std::ranges::for_each(polygon.holes, move);
        }
        area.box = box_of(area.shape);
    }
}

/// Whether the national grid is meant for such places: its formulas give numbers for others too.
bool is_near_national_grid(const BoundarySet& set) {
    constexpr Box degrees{{-11, 48.5}, {4, 62}}; // the islands, with room to spare
    const Box box = set.box();
    return set.frame == Frame::national_grid || (degrees.has(box.low) && degrees.has(box.high));
}

/// In metres; whether of the national grid.
std::pair<BoundarySet, bool> in_metres(BoundarySet set, const Projection& projection) {
    if (is_near_national_grid(set)) {
        if (auto grid = in_frame(set, Frame::national_grid, projection)) {
            return {std::move(*grid), true};
        }
    }
    to_local_plane(set);
    return {std::move(set), false};
}

GridFrame frame_of(const Box& box, bool is_national_grid) {
    const double across = std::max(box.high.x - box.low.x, box.high.y - box.low.y);
    GridFrame frame{is_national_grid, {}, 1, 0, 0};
    for (int step = 0; across / frame.unit_m > grid_units_max - 1; ++step) {
        frame.unit_m *= step % 3 == 1 ? 2.5 : 2; // 1, 2, 5, 10, …
    }
    frame.low = {std::floor(box.low.x / frame.unit_m) * frame.unit_m,
                 std::floor(box.low.y / frame.unit_m) * frame.unit_m};
    frame.width = static_cast<std::int32_t>(std::lround((box.high.x - frame.low.x) / frame.unit_m));
    frame.height =
        static_cast<std::int32_t>(std::lround((box.high.y - frame.low.y) / frame.unit_m));
    return frame;
}

/// A place in units of the frame, not rounded yet.
Place in_units(const GridFrame& frame, Place place) {
    return {(place.x - frame.low.x) / frame.unit_m, (place.y - frame.low.y) / frame.unit_m};
}

GridPoint rounded(Place units) {
    return {static_cast<std::int32_t>(std::lround(units.x)),
            static_cast<std::int32_t>(std::lround(units.y))};
}

/// Whether the line from a to b comes into the square of one unit about the point; its edges count.
bool passes(Place a, Place b, GridPoint point) {
    constexpr double half = 0.5;
    const double low_x = point.x - half;
    const double high_x = point.x + half;
    const double low_y = point.y - half;
    const double high_y = point.y + half;
    if (std::max(a.x, b.x) < low_x || std::min(a.x, b.x) > high_x || std::max(a.y, b.y) < low_y ||
        std::min(a.y, b.y) > high_y) {
        return false;
    }
    // The corners of the square lie on both sides of the line, or on it.
    const auto side = [&](double x, double y) {
        return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    };
    const auto [least, most] = std::minmax(
        {side(low_x, low_y), side(low_x, high_y), side(high_x, low_y), side(high_x, high_y)});
    return least <= 0 && most >= 0;
}

/// The corners of all areas that an edge comes by, in the order in which it does, without its ends.
std::vector<GridPoint> on_the_way(const PointCells& corners, Place a, Place b) {
    const GridPoint from = rounded(a);
    const GridPoint to = rounded(b);
    std::vector<std::pair<double, GridPoint>> found;
    const std::int32_t step = corners.cell_units();
    // A strip of one cell's height at a time: a long slanting edge has few cells, and its rectangle has many.
    for (std::int32_t y = std::min(from.y, to.y) - 1; y <= std::max(from.y, to.y) + 1; y += step) {
        const double y0 = std::clamp(y - 1.0, std::min(a.y, b.y), std::max(a.y, b.y));
        const double y1 = std::clamp(y + step + 1.0, std::min(a.y, b.y), std::max(a.y, b.y));
        const auto x_at = [&](double at) {
            return a.y == b.y ? a.x : a.x + (b.x - a.x) * (at - a.y) / (b.y - a.y);
        };
        const bool level = a.y == b.y;
        const double x0 = level ? std::min(a.x, b.x) : std::min(x_at(y0), x_at(y1));
        const double x1 = level ? std::max(a.x, b.x) : std::max(x_at(y0), x_at(y1));
        const GridPoint low{static_cast<std::int32_t>(std::floor(x0)) - 1, y};
        const GridPoint high{static_cast<std::int32_t>(std::ceil(x1)) + 1, y + step - 1};
        corners.in_box(low, high, [&](std::uint32_t index) {
            const GridPoint point = corners.points()[index];
            if (point != from && point != to && passes(a, b, point)) {
                const double along = (point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y);
                found.emplace_back(along, point);
            }
            return true;
        });
    }
    std::ranges::sort(found);
    std::vector<GridPoint> points;
    for (const auto& [along, point] : found) {
        points.push_back(point);
    }
    return points;
}

/// Without corners that stand twice in a row, and without ways out and back: a, b, a.
void clean(std::vector<GridPoint>& ring) {
    std::vector<GridPoint> kept;
    for (const GridPoint corner : ring) {
        if (!kept.empty() && kept.back() == corner) {
            continue;
        }
        if (kept.size() > 1 && kept[kept.size() - 2] == corner) {
            kept.pop_back();
            continue;
        }
        kept.push_back(corner);
    }
    std::size_t begin = 0; // the same across the ring's end
    while (kept.size() - begin > 2) {
        if (kept.back() == kept[begin]) {
            kept.pop_back();
        } else if (kept[kept.size() - 2] == kept[begin]) {
            kept.pop_back();
        } else if (kept.back() == kept[begin + 1]) {
            ++begin;
        } else {
            break;
        }
    }
    ring.assign(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.end());
}

PointCells corners_in(const BoundarySet& set, const GridFrame& frame) {
    std::vector<GridPoint> corners;
    for (const Boundary& area : set.areas) {
        for_each_ring(area.shape, [&](const Ring& ring) {
            for (const Place corner : ring) {
                corners.push_back(rounded(in_units(frame, corner)));
            }
        });
    }
    std::ranges::sort(corners);
    corners.erase(std::ranges::unique(corners).begin(), corners.end());
    return {std::move(corners), frame.width, frame.height};
}

GridArea area_on(const Boundary& boundary, const GridFrame& frame, const PointCells& corners) {
    GridArea area{boundary.code, {}};
    for_each_ring(boundary.shape, [&](const Ring& ring) {
        std::vector<GridPoint> points;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Place a = in_units(frame, ring[i]);
            const Place b = in_units(frame, ring[i + 1 == ring.size() ? 0 : i + 1]);
            points.push_back(rounded(a));
            std::ranges::copy(on_the_way(corners, a, b), std::back_inserter(points));
        }
        clean(points);
        if (points.size() >= 3) {
            area.rings.push_back(std::move(points));
        }
    });
    return area;
}

} // namespace

GridAreas grid_areas(const BoundarySet& set, const Projection& projection) {
    BoundarySet plain = set;
    round_corners(plain);
    const auto [metres, is_national_grid] = in_metres(std::move(plain), projection);
    GridAreas made{frame_of(metres.box(), is_national_grid), {}};
    const PointCells corners = corners_in(metres, made.frame);
    for (const Boundary& boundary : metres.areas) {
        made.areas.push_back(area_on(boundary, made.frame, corners));
    }
    return made;
}

} // namespace mf::geo
