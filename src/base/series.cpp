#include "base/series.hpp"

#include <algorithm>
#include <iterator>

namespace mf {

Segment Segment::since(Month month) const {
    std::vector<Point> rest;
    std::ranges::copy_if(points_, std::back_inserter(rest),
                         [&](const Point& point) { return point.period.first() >= month; });
    return Segment{basis_, std::move(rest), why_it_ends_};
}

} // namespace mf
