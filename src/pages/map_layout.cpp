#include "pages/map_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>

namespace mf::pages {

namespace {

struct Pixel {
    int x = 0;
    int y = 0;
    bool operator==(const Pixel&) const = default;
};

/// From the grid of the outlines to whole units of the picture.
class Scale {
public:
    Scale(const release::OutlinesBox& box, double width)
        : box_{box}, factor_{(width - 2 * margin) / std::max(1, box.high.x - box.low.x)} {}

    double height() const { return (box_.high.y - box_.low.y) * factor_ + 2 * margin; }

    /// Of metres east and north.
    ChartPoint operator()(const release::OutlinesExtent& extent, const MapPlace& place) const {
        return {((place.east_m - extent.low_east_m) / extent.unit_m - box_.low.x) * factor_ +
                    margin,
                (box_.high.y - (place.north_m - extent.low_north_m) / extent.unit_m) * factor_ +
                    margin};
    }

    Pixel operator()(const geo::GridPoint& point) const {
        return {static_cast<int>(std::lround((point.x - box_.low.x) * factor_ + margin)),
                static_cast<int>(std::lround((box_.high.y - point.y) * factor_ + margin))};
    }

private:
    static constexpr double margin = 4; ///< half of the widest line

    release::OutlinesBox box_;
    double factor_;
};

/// "M3 4l1 2 -5 0": points that fall together stand once.
void add_line(std::span<const geo::GridPoint> points, const Scale& scale, std::string& path) {
    Pixel last = scale(points.front());
    fmt::format_to(std::back_inserter(path), "M{} {}", last.x, last.y);
    bool first = true;
    for (const geo::GridPoint& point : points.subspan(1)) {
        const Pixel next = scale(point);
        if (next == last) {
            continue;
        }
        fmt::format_to(std::back_inserter(path), "{}{} {}", first ? "l" : " ", next.x - last.x,
                       next.y - last.y);
        first = false;
        last = next;
    }
}

using Ring = std::vector<Pixel>;

/// Where a horizontal line enters and leaves the rings, ascending.
std::vector<double> crossings(const std::vector<Ring>& rings, double y) {
    std::vector<double> found;
    for (const Ring& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Pixel& a = ring[i];
            const Pixel& b = ring[(i + 1) % ring.size()];
            if ((a.y > y) != (b.y > y)) {
                found.push_back(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y));
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

/// The widest place in which a line of type can stand: at its foot, middle and head alike.
void place_label(const std::vector<Ring>& rings, MapShape& shape) {
    constexpr int tries = 16;
    constexpr double half_line = 10;
    int top = INT32_MAX;
    int bottom = INT32_MIN;
    for (const Ring& ring : rings) {
        for (const Pixel& corner : ring) {
            top = std::min(top, corner.y);
            bottom = std::max(bottom, corner.y);
        }
    }
    for (int i = 1; i < tries; ++i) {
        const double y = top + 0.5 + (bottom - top) * static_cast<double>(i) / tries;
        const auto middle = crossings(rings, y);
        for (std::size_t k = 0; k + 1 < middle.size(); k += 2) {
            double left = middle[k];
            double right = middle[k + 1];
            for (const double edge : {y - half_line, y + half_line}) {
                const auto there = crossings(rings, edge);
                double from = right;
                double to = left;
                for (std::size_t m = 0; m + 1 < there.size(); m += 2) {
                    if (there[m] < right && there[m + 1] > left) {
                        from = std::max(left, there[m]);
                        to = std::min(right, there[m + 1]);
                        break;
                    }
                }
                left = std::max(left, from);
                right = std::min(right, to);
            }
            if (right - left > shape.room) {
                shape.room = right - left;
                shape.label = {(left + right) / 2, y};
            }
        }
    }
}

MapShape shape_of(const release::Outlines& outlines, const geo::ArcArea& area, const Scale& scale) {
    MapShape shape;
    std::vector<Ring> rings;
    for (const geo::ArcRing& ring : area.rings) {
        const auto corners = geo::corners_of(outlines.arcs, ring);
        if (corners.empty()) {
            continue;
        }
        add_line(corners, scale, shape.path);
        shape.path += "z";
        rings.emplace_back();
        std::ranges::transform(corners, std::back_inserter(rings.back()), scale);
    }
    place_label(rings, shape);
    return shape;
}

std::size_t number_of(std::int32_t arc) {
    return static_cast<std::size_t>(arc < 0 ? ~arc : arc);
}

} // namespace

MapLayout map_layout(const release::Outlines& outlines,
                     const std::vector<std::string>& codes,
                     double width,
                     std::span<const MapPlace> places) {
    MapLayout layout;
    const auto box = box_of(outlines, codes);
    layout.shapes.resize(codes.size());
    if (box.empty()) {
        return layout;
    }
    const Scale scale{box, width};
    layout.width = width;
    layout.height = std::ceil(scale.height());
    std::vector<int> sides(outlines.arcs.size()); // how many of the areas an arc borders
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const geo::ArcArea* area = outlines.area(codes[i]);
        if (area == nullptr) {
            continue;
        }
        layout.shapes[i] = shape_of(outlines, *area, scale);
        for (const geo::ArcRing& ring : area->rings) {
            for (const std::int32_t arc : ring) {
                ++sides[number_of(arc)];
            }
        }
    }
    for (const MapPlace& place : places) {
        layout.points.push_back(scale(outlines.extent, place));
    }
    for (std::size_t arc = 0; arc < sides.size(); ++arc) {
        if (sides[arc] > 0) {
            add_line(outlines.arcs[arc], scale, sides[arc] > 1 ? layout.inner : layout.outer);
        }
    }
    return layout;
}

} // namespace mf::pages
