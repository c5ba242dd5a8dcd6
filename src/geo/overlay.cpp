#include "geo/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace mf::geo {

namespace {

constexpr double least_square_metres = 1; // below it is what rounding and drawing leave

/// The strip between an edge and the bottom line, which is y = 0 here. It counts for or against the shape.
struct Strip {
    Place from; ///< the western end
    Place to;
    double sign = 1;
};

/// The strips of a shape inside the box, measured from its lower corner; by their western ends.
std::vector<Strip> strips(const Shape& shape, const Box& box) {
    std::vector<Strip> all;
    for_each_edge(shape, [&](Place a, Place b) {
        // An edge that runs west lies above its shape, when outer rings run anticlockwise.
        const double sign = a.x > b.x ? 1 : -1;
        if (a.x > b.x) {
            std::swap(a, b);
        }
        if (a.x == b.x || b.x <= box.low.x || a.x >= box.high.x) {
            return;
        }
        all.push_back(
            {{a.x - box.low.x, a.y - box.low.y}, {b.x - box.low.x, b.y - box.low.y}, sign});
    });
    std::ranges::sort(all, {}, [](const Strip& strip) { return strip.from.x; });
    return all;
}

double height_at(const Strip& strip, double x) {
    const double part = (x - strip.from.x) / (strip.to.x - strip.from.x);
    return strip.from.y + part * (strip.to.y - strip.from.y);
}

/// The integral of max(0, h) where h runs straight from `left` to `right` over `width`.
double area_above_nought(double left, double right, double width) {
    if (left >= 0 && right >= 0) {
        return (left + right) / 2 * width;
    }
    if (left <= 0 && right <= 0) {
        return 0;
    }
    const double above = std::max(left, right);
    return above * above / std::abs(right - left) / 2 * width;
}

/// What two strips have in common: the integral of max(0, the lower of the two heights).
double common(const Strip& one, const Strip& other, double east_end) {
    const double west = std::max({one.from.x, other.from.x, 0.0});
    const double east = std::min({one.to.x, other.to.x, east_end});
    if (east <= west) {
        return 0;
    }
    const double one_west = height_at(one, west);
    const double one_east = height_at(one, east);
    const double other_west = height_at(other, west);
    const double other_east = height_at(other, east);
    const double gap_west = one_west - other_west;
    const double gap_east = one_east - other_east;
    if (gap_west * gap_east >= 0) {
        return gap_west + gap_east <= 0 ? area_above_nought(one_west, one_east, east - west)
                                        : area_above_nought(other_west, other_east, east - west);
    }
    const double part = gap_west / (gap_west - gap_east);
    const double middle = one_west + part * (one_east - one_west);
    return area_above_nought(std::min(one_west, other_west), middle, part * (east - west)) +
           area_above_nought(middle, std::min(one_east, other_east), (1 - part) * (east - west));
}

} // namespace

double shared_area(const Shape& one, const Shape& other) {
    const Box a = box_of(one);
    const Box b = box_of(other);
    const Box box{{std::max(a.low.x, b.low.x), std::max(a.low.y, b.low.y)},
                  {std::min(a.high.x, b.high.x), std::min(a.high.y, b.high.y)}};
    if (!(box.low.x < box.high.x) || !(box.low.y < box.high.y)) {
        return 0;
    }
    const std::vector<Strip> mine = strips(one, box);
    const std::vector<Strip> theirs = strips(other, box);
    const double east_end = box.high.x - box.low.x;
    double sum = 0;
    for (const Strip& strip : mine) {
        for (const Strip& across : theirs) {
            if (across.from.x >= strip.to.x) {
                break; // so do all that follow
            }
            sum += strip.sign * across.sign * common(strip, across, east_end);
        }
    }
    return std::max(sum, 0.0);
}

Result<std::vector<SharedArea>> overlay(const BoundarySet& from, const BoundarySet& to) {
    for (const BoundarySet* set : {&from, &to}) {
        if (set->frame != Frame::national_grid) {
            return fail(ErrorKind::invalid, "areas can be compared in the national grid only",
                        set->id.text(), "Bring the set to the national grid first");
        }
    }
    std::vector<std::size_t> by_west(to.areas.size());
    for (std::size_t i = 0; i < by_west.size(); ++i) {
        by_west[i] = i;
    }
    std::ranges::sort(by_west, {}, [&](std::size_t i) { return to.areas[i].box.low.x; });
    std::vector<SharedArea> shared;
    for (std::size_t i = 0; i < from.areas.size(); ++i) {
        const Boundary& area = from.areas[i];
        for (const std::size_t j : by_west) {
            if (to.areas[j].box.low.x > area.box.high.x) {
                break; // so do all that follow
            }
            if (area.box.meets(to.areas[j].box)) {
                const double square_metres = shared_area(area.shape, to.areas[j].shape);
                if (square_metres > least_square_metres) {
                    shared.push_back({i, j, square_metres});
                }
            }
        }
    }
    std::ranges::sort(shared, {},
                      [](const SharedArea& pair) { return std::pair{pair.from, pair.to}; });
    return shared;
}

} // namespace mf::geo
