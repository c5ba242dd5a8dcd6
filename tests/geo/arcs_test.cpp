#include "geo/arcs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf::geo {
namespace {

GridArea square(const std::string& code, std::int32_t x, std::int32_t y) {
    return {code, {{{x, y}, {x + 2, y}, {x + 2, y + 2}, {x, y + 2}}}};
}

/// Arc numbers without their direction.
std::vector<std::int32_t> numbers_of(const ArcArea& area) {
    std::vector<std::int32_t> all;
    for (const ArcRing& ring : area.rings) {
        for (const std::int32_t number : ring) {
            all.push_back(number < 0 ? ~number : number);
        }
    }
    std::ranges::sort(all);
    return all;
}

TEST(Arcs, ABorderOfTwoNeighboursIsOneArcThatOneOfThemHasBackwards) {
    const ArcSet set = arcs_of({square("A", 0, 0), square("B", 2, 0)});
    ASSERT_EQ(set.arcs.size(), 3U);
    const auto a = numbers_of(set.areas[0]);
    const auto b = numbers_of(set.areas[1]);
    std::vector<std::int32_t> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    ASSERT_EQ(both.size(), 1U);
    const Arc& border = set.arcs[static_cast<std::size_t>(both[0])];
    EXPECT_EQ(border, (Arc{{2, 0}, {2, 2}}));
    const auto& ring_a = set.areas[0].rings[0];
    const auto& ring_b = set.areas[1].rings[0];
    EXPECT_NE(std::ranges::find(ring_a, both[0]) == ring_a.end(),
              std::ranges::find(ring_b, both[0]) == ring_b.end());
}

TEST(Arcs, OfAnAreaGiveItsCornersAgain) {
    const std::vector<GridArea> areas{square("A", 0, 0), square("B", 2, 0), square("C", 0, 2)};
    const ArcSet set = arcs_of(areas);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto corners = corners_of(set.arcs, set.areas[i].rings[0]);
        std::ranges::rotate(corners, std::ranges::find(corners, areas[i].rings[0][0]));
        EXPECT_EQ(corners, areas[i].rings[0]) << i;
    }
}

TEST(Arcs, AnIslandIsOneClosedArc) {
    const ArcSet set = arcs_of({square("A", 4, 4)});
    ASSERT_EQ(set.arcs.size(), 1U);
    EXPECT_EQ(set.arcs[0].front(), set.arcs[0].back());
    EXPECT_EQ(set.arcs[0].size(), 5U);
}

TEST(Arcs, AHoleAndWhatFillsItAreOneArcWhereverTheirRingsBegin) {
    const GridArea outer{"A", {{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{3, 3}, {3, 6}, {6, 6}, {6, 3}}}};
    const GridArea inner{"B", {{{6, 6}, {3, 6}, {3, 3}, {6, 3}}}};
    const ArcSet set = arcs_of({outer, inner});
    EXPECT_EQ(set.arcs.size(), 2U);
    EXPECT_EQ(set.areas[0].rings[1][0], ~set.areas[1].rings[0][0]);
}

TEST(Arcs, EndWhereThreeAreasMeet) {
    const GridArea below{"C", {{{0, -2}, {4, -2}, {4, 0}, {2, 0}, {0, 0}}}};
    const ArcSet set = arcs_of({square("A", 0, 0), square("B", 2, 0), below});
    for (const Arc& arc : set.arcs) {
        for (std::size_t i = 1; i + 1 < arc.size(); ++i) {
            EXPECT_NE(arc[i], (GridPoint{2, 0}));
        }
    }
    EXPECT_EQ(set.arcs.size(), 6U);
}

TEST(Arcs, AreasThatTouchInAPointShareNoArc) {
    const ArcSet set = arcs_of({square("A", 0, 0), square("B", 2, 2)});
    EXPECT_EQ(set.arcs.size(), 2U);
}

} // namespace
} // namespace mf::geo
