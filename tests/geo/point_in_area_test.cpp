#include "base/text.hpp"
#include "geo/geos_answers.hpp"
#include "geo/made_areas.hpp"
#include "geo/point_in_area.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace mf::geo {
namespace {

/// Shapes of the index that reach every kind of cell.
std::vector<IndexShape> index_shapes() {
    return {{},
            {1, 1U << 20, 4, 4, 3},
            {0.01, 4, 2, 8, 2},
            {0.01, 1, 1U << 20, 4, 0},
            {64, 1U << 20, 1, 2, 6}};
}

/// A plain twin: the number of edges above the place, in whole numbers, without an index.
std::vector<std::size_t> plain_answer(const BoundarySet& set, Place place) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < set.areas.size(); ++i) {
        bool inside = false;
        bool on = false;
        for_each_edge(set.areas[i].shape, [&](Place a, Place b) {
            const double cross = (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x);
            on = on ||
                 (cross == 0 && std::min(a.x, b.x) <= place.x && place.x <= std::max(a.x, b.x) &&
                  std::min(a.y, b.y) <= place.y && place.y <= std::max(a.y, b.y));
            if ((a.x > place.x) != (b.x > place.x) && (cross < 0) == (b.x > a.x)) {
                inside = !inside;
            }
        });
        if (inside || on) {
            found.push_back(i);
        }
    }
    return found;
}

std::optional<std::size_t> first(const std::vector<std::size_t>& areas) {
    return areas.empty() ? std::nullopt : std::optional{areas.front()};
}

/// Places of whole numbers, so that the plain twin makes no error: anywhere, and all the hard ones.
std::vector<Place> whole_places(const BoundarySet& set, std::size_t count) {
    std::mt19937_64 random{11};
    const Box box = set.box();
    std::vector<Place> places;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back(
            {std::round(std::uniform_real_distribution{box.low.x - 50, box.high.x + 50}(random)),
             std::round(std::uniform_real_distribution{box.low.y - 50, box.high.y + 50}(random))});
    }
    for (const Place place : hard_places(set)) {
        places.push_back(place);
    }
    return places;
}

TEST(PointInArea, InteriorsAndBoundariesAreThoseOfGeos) {
    const CsvTable areas = data("areas.csv");
    std::vector<std::pair<std::string, std::string>> shapes;
    for (const CsvRow& row : areas.rows) {
        shapes.emplace_back(text_in(areas, row, "code"), text_in(areas, row, "WKT"));
    }
    std::ranges::sort(shapes);
    const BoundarySet set = set_of(shapes);
    const CsvTable points = data("points.csv");
    for (const IndexShape& shape : index_shapes()) {
        const auto index = PointInArea::over(set, shape);
        for (const CsvRow& row : points.rows) {
            const Place place{number_in(points, row, "x"), number_in(points, row, "y")};
            std::vector<std::string> wanted;
            for (const auto column : {"contains", "boundary"}) {
                for (const std::string_view code : split(text_in(points, row, column), '|')) {
                    if (!code.empty()) {
                        wanted.emplace_back(code);
                    }
                }
            }
            std::vector<std::string> found;
            for (const std::size_t area : index.all(place)) {
                found.push_back(set.areas[area].code);
            }
            EXPECT_EQ(found, wanted) << text_in(points, row, "name");
            EXPECT_EQ(index.find(place), first(index.all(place))) << text_in(points, row, "name");
        }
    }
}

TEST(PointInArea, ASharedBorderHasOneOwnerWithTheLowestCode) {
    const BoundarySet set = set_of({{"A", box_text(1, 0, 2, 1)}, {"B", box_text(0, 0, 1, 1)}});
    const auto index = PointInArea::over(set);
    EXPECT_EQ(index.find({1, 0.5}), 0U);
    EXPECT_EQ(index.find({1, 1}), 0U);
    EXPECT_EQ(index.find({0.5, 0.5}), 1U);
    EXPECT_EQ(index.all({1, 0.5}), (std::vector<std::size_t>{0, 1}));
}

TEST(PointInArea, OfAreasThatLieOverEachOtherTheLowestCodeHasThePlace) {
    const BoundarySet set = set_of({{"A", box_text(4, 4, 6, 6)},
                                    {"B", box_text(0, 0, 10, 10)},
                                    {"C", box_text(5, 0, 20, 10)}});
    for (const IndexShape& shape : index_shapes()) {
        const auto index = PointInArea::over(set, shape);
        EXPECT_EQ(index.find({5, 5}), 0U);
        EXPECT_EQ(index.find({4, 5}), 0U);
        EXPECT_EQ(index.find({8, 5}), 1U);
        EXPECT_EQ(index.find({15, 5}), 2U);
        EXPECT_EQ(index.find({25, 5}), std::nullopt);
    }
}

TEST(PointInArea, AHoleIsOutsideAndItsEdgeIsNot) {
    const BoundarySet set =
        set_of({{"A", "POLYGON ((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3))"}});
    const auto index = PointInArea::over(set);
    EXPECT_EQ(index.find({4, 4}), std::nullopt);
    EXPECT_EQ(index.find({3, 4}), 0U);
    EXPECT_EQ(index.find({1, 4}), 0U);
}

TEST(PointInArea, WhatIsNoNumberLiesNowhere) {
    const auto index = PointInArea::over(set_of({{"A", box_text(0, 0, 1, 1)}}));
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(index.find({nan, 0.5}), std::nullopt);
    EXPECT_EQ(index.find({0.5, nan}), std::nullopt);
    EXPECT_EQ(index.find({infinite, 0.5}), std::nullopt);
    EXPECT_EQ(index.find({0.5, -infinite}), std::nullopt);
}

TEST(PointInArea, ASetWithoutAreasHasNoPlace) {
    const auto index = PointInArea::over({});
    EXPECT_EQ(index.find({0, 0}), std::nullopt);
    EXPECT_TRUE(index.all({0, 0}).empty());
}

TEST(PointInArea, ManyAreasThatMeetInAPointAreEachFound) {
    std::vector<std::pair<std::string, std::string>> wedges; // more than a mask has bits
    constexpr int count = 70;
    for (int i = 0; i < count; ++i) {
        const auto rim = [](int step) {
            const double angle = 2 * 3.141592653589793 * step / count;
            return std::to_string(std::round(1e6 * std::cos(angle))) + " " +
                   std::to_string(std::round(1e6 * std::sin(angle)));
        };
        wedges.emplace_back("W" + std::to_string(100 + i),
                            "POLYGON ((0 0," + rim(i) + "," + rim(i + 1) + ",0 0))");
    }
    const BoundarySet set = set_of(wedges);
    const auto index = PointInArea::over(set);
    EXPECT_EQ(index.find({0, 0}), 0U);
    EXPECT_EQ(index.all({0, 0}).size(), std::size_t{count});
    for (const Place place : whole_places(set, 2000)) {
        ASSERT_EQ(index.find(place), first(plain_answer(set, place))) << place.x << " " << place.y;
        const Place near{place.x / 1000, place.y / 1000};
        ASSERT_EQ(index.find(near), first(index.all(near))) << near.x << " " << near.y;
    }
}

TEST(PointInArea, EveryPlaceOfATilingIsWhereThePlainWaySaysItIs) {
    const BoundarySet set = tiling(6, 5, 6, 1, 3);
    const std::vector<Place> places = whole_places(set, 4000);
    for (const IndexShape& shape : index_shapes()) {
        const auto index = PointInArea::over(set, shape);
        for (const Place place : places) {
            const auto wanted = plain_answer(set, place);
            ASSERT_EQ(index.find(place), first(wanted)) << place.x << " " << place.y;
            ASSERT_EQ(index.all(place), wanted) << place.x << " " << place.y;
        }
    }
}

TEST(PointInArea, CornersEdgesAndMiddlesAreWhereGeosSaysTheyAre) {
    for (const double unit : {0.1, 1e-6, 1 / 3.0}) { // corners that no double hits
        const BoundarySet set = tiling(5, 4, 5, unit, 9);
        const GeosAnswers geos{set};
        const auto index = PointInArea::over(set);
        for (const Place place : hard_places(set)) {
            ASSERT_EQ(index.all(place), geos.all(place)) << place.x << " " << place.y;
            ASSERT_EQ(index.find(place), first(geos.all(place))) << place.x << " " << place.y;
            const Place beside{std::nextafter(place.x, 1e9), place.y};
            ASSERT_EQ(index.find(beside), first(geos.all(beside))) << place.x << " " << place.y;
        }
    }
}

TEST(PointInArea, PlacesByChanceAreWhereGeosSaysTheyAre) {
    const BoundarySet set = tiling(8, 8, 9, 0.37, 21);
    const GeosAnswers geos{set};
    const auto index = PointInArea::over(set);
    std::mt19937_64 random{5};
    const Box box = set.box();
    for (int i = 0; i < 3000; ++i) {
        const Place place{std::uniform_real_distribution{box.low.x, box.high.x}(random),
                          std::uniform_real_distribution{box.low.y, box.high.y}(random)};
        ASSERT_EQ(index.find(place), first(geos.all(place))) << place.x << " " << place.y;
    }
}

TEST(PointInArea, ManyAtOnceAreAsOneByOne) {
    const BoundarySet set = tiling(6, 5, 6, 1, 3);
    const auto index = PointInArea::over(set);
    const std::vector<Place> places = whole_places(set, 999);
    std::vector<std::uint32_t> areas(places.size());
    index.find(places, areas);
    for (std::size_t i = 0; i < places.size(); ++i) {
        ASSERT_EQ(areas[i], index.find(places[i]).value_or(PointInArea::nowhere));
    }
}

TEST(PointInArea, AShapeWithoutHeightBreaksNothing) {
    const BoundarySet set = set_of({{"A", "POLYGON ((0 5,9 5,4 5,0 5))"}});
    const auto index = PointInArea::over(set);
    EXPECT_EQ(index.find({4, 5}), 0U);
    EXPECT_EQ(index.find({4, 6}), std::nullopt);
}

} // namespace
} // namespace mf::geo
