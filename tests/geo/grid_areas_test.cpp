#include "geo/grid_areas.hpp"
#include "geo/made_areas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace mf::geo {
namespace {

Projection projection() {
    auto made = Projection::without_grid();
    EXPECT_TRUE(made);
    return std::move(*made);
}

GridAreas grid_of(const BoundarySet& set) {
    return grid_areas(set, projection());
}

TEST(GridAreas, AreMetresFromTheLowestCorner) {
    const GridAreas made =
        grid_of(set_of({{"A", box_text(530'000.4, 180'000, 531'000, 181'000.6)}}));
    EXPECT_EQ(made.frame, (GridFrame{true, {530'000, 180'000}, 1, 1000, 1001}));
    EXPECT_EQ(made.areas[0].rings[0],
              (std::vector<GridPoint>{{0, 0}, {1000, 0}, {1000, 1001}, {0, 1001}}));
}

TEST(GridAreas, OfACountryHaveALargerUnit) {
    const GridAreas made = grid_of(set_of({{"A", box_text(0, 0, 660'000, 100'000)}}));
    EXPECT_EQ(made.frame.unit_m, 20);
    EXPECT_EQ(made.frame.width, 33'000);
    EXPECT_LE(made.frame.width, grid_units_max);
}

TEST(GridAreas, InDegreesAreBroughtToTheNationalGrid) {
    const GridAreas made = grid_of(set_of({{"A", box_text(-0.1, 51.5, 0, 51.6)}}, Frame::degrees));
    EXPECT_TRUE(made.frame.is_national_grid);
    EXPECT_NEAR(made.frame.low.x, 531'700, 500);
}

TEST(GridAreas, WhereTheNationalGridEndsAreOnAPlaneOfTheirOwn) {
    const GridAreas made = grid_of(set_of({{"A", box_text(100, 10, 101, 11)}}, Frame::degrees));
    EXPECT_FALSE(made.frame.is_national_grid);
    const double across = made.frame.width * made.frame.unit_m;
    const double up = made.frame.height * made.frame.unit_m;
    EXPECT_NEAR(across, 109'600, 1'000);
    EXPECT_NEAR(up, 111'300, 1'000);
}

TEST(GridAreas, GetTheCornersThatNeighboursHaveOnTheirEdges) {
    const GridAreas made = grid_of(set_of({{"A", box_text(0, 0, 10, 10)},
                                           {"B", box_text(10, 0, 20, 5)},
                                           {"C", box_text(10, 5, 20, 10)}}));
    const auto& ring = made.areas[0].rings[0];
    EXPECT_NE(std::ranges::find(ring, GridPoint{10, 5}), ring.end());
}

TEST(GridAreas, NearlyTheSameBorderIsTheSame) {
    const GridAreas made = grid_of(
        set_of({{"A", "POLYGON ((0 0,10.000000001 0,10.000000002 10,0 10,0 0))"},
                {"B", "POLYGON ((9.999999998 0,20 0,20 10,10.000000001 10,9.999999998 0))"}}));
    EXPECT_EQ(arcs_of(made.areas).arcs.size(), 3U);
}

TEST(GridAreas, OfALongSlantingEdgeGetEveryCornerOnItsWay) {
    std::vector<std::pair<std::string, std::string>> areas;
    std::string border;
    for (int i = 100; i >= 0; --i) { // every hundredth of the way is a corner of the other area
        border += "," + std::to_string(i * 300) + " " + std::to_string(i * 170);
    }
    areas.emplace_back("A", "POLYGON ((0 0,30000 0,30000 17000,0 0))");
    areas.emplace_back("B", "POLYGON ((0 17000" + border + ",0 17000))");
    const GridAreas made = grid_of(set_of(areas));
    EXPECT_EQ(made.areas[0].rings[0].size(), 102U);
    EXPECT_EQ(arcs_of(made.areas).arcs.size(), 3U);
}

TEST(GridAreas, ThatAreSmallerThanTheGridHaveNoRing) {
    const GridAreas made = grid_of(set_of(
        {{"A", box_text(0, 0, 660'000, 100'000)}, {"B", box_text(500, 200'000, 501, 200'001)}}));
    EXPECT_TRUE(made.areas[1].rings.empty());
}

} // namespace
} // namespace mf::geo
