// Segments that a test makes up; the program has them from a panel alone.
#pragma once

#include "base/series.hpp"

#include <string>
#include <utility>
#include <vector>

namespace mf::test {

struct SegmentOf {
    static Segment points(std::vector<Point> points, std::string why_it_ends = {}) {
        return Segment{{}, std::move(points), std::move(why_it_ends)};
    }
};

} // namespace mf::test
