#include "geo/geos_answers.hpp"
#include "geo/made_areas.hpp"
#include "geo/neighbours.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

using List = std::vector<Neighbour>;
using Places = std::vector<std::size_t>;

TEST(Neighbours, TwoThatShareAnEdgeAreNeighboursOfItsLength) {
    const auto all =
        neighbours(set_of({{"A", box_text(0, 0, 10, 10)}, {"B", box_text(10, 0, 20, 10)}}));
    EXPECT_EQ(all.of[0], (List{{1, 10}}));
    EXPECT_EQ(all.of[1], (List{{0, 10}}));
}

TEST(Neighbours, TwoThatTouchInAPointHaveNoBorder) {
    const auto all =
        neighbours(set_of({{"A", box_text(0, 0, 10, 10)}, {"B", box_text(10, 10, 20, 20)}}));
    EXPECT_TRUE(all.of[0].empty());
    EXPECT_EQ(all.touching[0], (Places{1}));
    EXPECT_EQ(all.touching[1], (Places{0}));
}

TEST(Neighbours, AnIslandHasNone) {
    const auto all =
        neighbours(set_of({{"A", box_text(0, 0, 10, 10)}, {"B", box_text(11, 0, 20, 10)}}));
    EXPECT_TRUE(all.of[0].empty());
    EXPECT_TRUE(all.touching[0].empty());
}

TEST(Neighbours, AnAreaInTheHoleOfAnotherIsItsNeighbour) {
    const auto all =
        neighbours(set_of({{"A", "POLYGON ((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3))"},
                           {"B", box_text(3, 3, 6, 6)}}));
    EXPECT_EQ(all.of[0], (List{{1, 12}}));
}

TEST(Neighbours, ACornerOnTheEdgeOfAnotherPartsIt) {
    const auto all = neighbours(set_of({{"A", box_text(0, 0, 10, 10)},
                                        {"B", box_text(10, 0, 20, 10)},
                                        {"H", box_text(0, 10, 20, 30)}}));
    EXPECT_EQ(all.of[2], (List{{0, 10}, {1, 10}}));
    const auto corner = neighbours(
        set_of({{"A", box_text(0, 0, 20, 10)}, {"B", "POLYGON ((10 10,15 20,5 20,10 10))"}}));
    EXPECT_TRUE(corner.of[0].empty());
    EXPECT_EQ(corner.touching[0], (Places{1}));
}

TEST(Neighbours, WhatWasLostWhenAFileWasMadeChangesNothing) {
    const auto all = neighbours(set_of({{"A", box_text(0.1, 0.1, 544591.412, 10.3)},
                                        {"B", box_text(544591.411999486, 0.1, 600000.5, 10.3)}}));
    EXPECT_EQ(all.decimals, 3);
    ASSERT_EQ(all.of[0].size(), 1U);
    EXPECT_NEAR(all.of[0][0].border_m, 10.2, 1e-9);
}

TEST(Neighbours, ThePlacesAfterThePointAreThePublishers) {
    EXPECT_EQ(decimals_of(set_of({{"A", box_text(0, 0, 10, 10)}})), 0);
    EXPECT_EQ(decimals_of(set_of({{"A", box_text(0.5, 0, 10.1, 10)}})), 1);
    EXPECT_EQ(decimals_of(set_of({{"A", box_text(-0.510173, 51.28676, 0.333874, 51.691773)}},
                                 Frame::degrees)),
              6);
}

TEST(Neighbours, BordersInDegreesAreInMetres) {
    const auto all = neighbours(set_of(
        {{"A", box_text(-0.2, 51, -0.1, 52)}, {"B", box_text(-0.1, 51, 0, 52)}}, Frame::degrees));
    ASSERT_EQ(all.of[0].size(), 1U);
    EXPECT_NEAR(all.of[0][0].border_m, 111'257, 20); // a degree of latitude at 51.5 north
}

TEST(Neighbours, BordersOfATilingAreThoseOfGeos) {
    const BoundarySet set = tiling(5, 5, 4, 1, 17);
    const GeosAnswers geos{set};
    const auto all = neighbours(set);
    for (std::size_t i = 0; i < set.areas.size(); ++i) {
        for (std::size_t j = i + 1; j < set.areas.size(); ++j) {
            const auto found = std::ranges::find(all.of[i], j, &Neighbour::area);
            const double length = found == all.of[i].end() ? 0 : found->border_m;
            EXPECT_NEAR(length, geos.border(i, j), 1e-6) << i << " " << j;
        }
    }
}

} // namespace
} // namespace mf::geo
