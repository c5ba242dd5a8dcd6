#include "geo/grid_areas.hpp"
#include "geo/made_areas.hpp"
#include "geo/orientation.hpp"
#include "geo/simplify_arcs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace mf::geo {
namespace {

using Segment = std::pair<GridPoint, GridPoint>;

Place place(GridPoint point) {
    return {static_cast<double>(point.x), static_cast<double>(point.y)};
}

/// Whether two segments have a point in common that is not an end of both.
bool cross(const Segment& one, const Segment& other) {
    if (one.first == other.first || one.first == other.second || one.second == other.first ||
        one.second == other.second) {
        const GridPoint& end =
            one.first == other.first || one.first == other.second ? one.second : one.first;
        const GridPoint& far =
            other.first == one.first || other.first == one.second ? other.second : other.first;
        return end != far && (lies_on(place(other.first), place(other.second), place(end)) ||
                              lies_on(place(one.first), place(one.second), place(far)));
    }
    const auto side = [](const Segment& line, GridPoint point) {
        return orientation(place(line.first), place(line.second), place(point));
    };
    return side(one, other.first) * side(one, other.second) <= 0 &&
           side(other, one.first) * side(other, one.second) <= 0 &&
           (side(one, other.first) != 0 || side(one, other.second) != 0 ||
            lies_on(place(one.first), place(one.second), place(other.first)) ||
            lies_on(place(one.first), place(one.second), place(other.second)));
}

/// Every pair of segments of the arcs; how many cross or touch.
std::size_t crossings(const ArcSet& set) {
    std::vector<Segment> segments;
    for (const Arc& arc : set.arcs) {
        for (std::size_t i = 1; i < arc.size(); ++i) {
            segments.emplace_back(arc[i - 1], arc[i]);
        }
    }
    std::ranges::sort(segments, {},
                      [](const Segment& s) { return std::min(s.first.x, s.second.x); });
    std::size_t found = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::int32_t end = std::max(segments[i].first.x, segments[i].second.x);
        for (std::size_t j = i + 1;
             j < segments.size() && std::min(segments[j].first.x, segments[j].second.x) <= end;
             ++j) {
            found += cross(segments[i], segments[j]) ? 1U : 0U;
        }
    }
    return found;
}

double area_of_ring(const ArcSet& set, const ArcRing& ring) {
    double twice = 0;
    const auto corners = corners_of(set.arcs, ring);
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Place a = place(corners[i]);
        const Place b = place(corners[(i + 1) % corners.size()]);
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

ArcSet tiles(unsigned seed) {
    auto projection = Projection::without_grid();
    EXPECT_TRUE(projection);
    return arcs_of(grid_areas(tiling(16, 12, 7, 0.37, seed), *projection).areas);
}

TEST(SimplifiedArcs, KeepTheirEndsAndLoseCorners) {
    const ArcSet set = tiles(3);
    const ArcSet simple = simplified(set, 1'500);
    EXPECT_LE(points_of(simple.arcs), 1'500U);
    EXPECT_GT(points_of(set.arcs), 3'000U);
    ASSERT_EQ(simple.arcs.size(), set.arcs.size());
    for (std::size_t i = 0; i < set.arcs.size(); ++i) {
        EXPECT_EQ(simple.arcs[i].front(), set.arcs[i].front());
        EXPECT_EQ(simple.arcs[i].back(), set.arcs[i].back());
    }
    EXPECT_EQ(simple.areas, set.areas);
}

TEST(SimplifiedArcs, NeverCrossEachOtherHoweverFewPointsAreLeft) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const ArcSet set = tiles(seed);
        ASSERT_EQ(crossings(set), 0U);
        for (const std::size_t points : {0U, 500U, 2'000U}) {
            EXPECT_EQ(crossings(simplified(set, points)), 0U) << seed << " " << points;
        }
    }
}

TEST(SimplifiedArcs, LeaveEveryAreaItsRingsTurnedAsTheyWere) {
    const ArcSet set = tiles(5);
    const ArcSet simple = simplified(set, 0);
    for (std::size_t i = 0; i < set.areas.size(); ++i) {
        for (std::size_t j = 0; j < set.areas[i].rings.size(); ++j) {
            const double before = area_of_ring(set, set.areas[i].rings[j]);
            const double after = area_of_ring(simple, simple.areas[i].rings[j]);
            EXPECT_GT(before * after, 0) << set.areas[i].code;
        }
    }
}

TEST(SimplifiedArcs, LoseTheLeastTriangleFirst) {
    const ArcSet set{{{{0, 0}, {10, 1}, {20, 0}, {30, 9}, {40, 0}}}, {}};
    EXPECT_EQ(simplified(set, 4).arcs[0], (Arc{{0, 0}, {20, 0}, {30, 9}, {40, 0}}));
}

TEST(SimplifiedArcs, LoseWhatLiesOnAStraightLineInAnyCase) {
    const ArcSet set{{{{0, 0}, {10, 0}, {20, 0}, {30, 9}}}, {}};
    EXPECT_EQ(simplified(set, 100).arcs[0], (Arc{{0, 0}, {20, 0}, {30, 9}}));
}

TEST(SimplifiedArcs, KeepACornerInWhoseTriangleAnotherPointLies) {
    // A small island in the bay: without the bay's corner the coast would run through it.
    const ArcSet set{{{{0, 0}, {50, 40}, {100, 0}}, {{49, 20}, {51, 20}, {50, 22}, {49, 20}}}, {}};
    EXPECT_EQ(simplified(set, 0).arcs[0], set.arcs[0]);
}

TEST(SimplifiedArcs, OfTwoBetweenTheSameEndsOneKeepsACorner) {
    const ArcSet set{{{{0, 0}, {50, 3}, {100, 0}}, {{0, 0}, {50, -2}, {100, 0}}}, {}};
    const ArcSet simple = simplified(set, 0);
    EXPECT_EQ(simple.arcs[0].size() + simple.arcs[1].size(), 5U);
}

TEST(SimplifiedArcs, ThatAreClosedKeepThreeCorners) {
    Arc circle;
    for (int i = 0; i <= 60; ++i) {
        const double turn = (i % 60) * 3.14159265 / 30;
        circle.push_back({static_cast<std::int32_t>(std::lround(500 + 400 * std::cos(turn))),
                          static_cast<std::int32_t>(std::lround(500 + 400 * std::sin(turn)))});
    }
    EXPECT_EQ(simplified({{circle}, {}}, 0).arcs[0].size(), 4U);
}

TEST(SimplifiedArcs, OfTheSameArcsAreTheSame) {
    const ArcSet set = tiles(7);
    EXPECT_EQ(simplified(set, 700), simplified(set, 700));
}

} // namespace
} // namespace mf::geo
