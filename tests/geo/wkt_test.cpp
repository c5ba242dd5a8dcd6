#include "geo/wkt.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

std::string fault(std::string_view text) {
    const auto shape = parse_wkt(text);
    return shape ? "it can be read" : shape.error().message;
}

TEST(Wkt, APolygonHasItsHoles) {
    const auto shape = parse_wkt("POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,2 1,1 1))");
    ASSERT_TRUE(shape);
    ASSERT_EQ(shape->size(), 1U);
    EXPECT_EQ(shape->front().holes.size(), 1U);
}

TEST(Wkt, OuterRingsAreTurnedAnticlockwiseAndHolesClockwise) {
    const auto shape = parse_wkt("POLYGON((0 0,0 9,9 9,9 0,0 0),(1 1,2 1,2 2,1 2,1 1))");
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->front().outer, (Ring{{9, 0}, {9, 9}, {0, 9}, {0, 0}}));
    EXPECT_EQ(shape->front().holes.front(), (Ring{{1, 2}, {2, 2}, {2, 1}, {1, 1}}));
}

TEST(Wkt, ARingWithoutAreaStaysAsItIs) { // found by the fuzzer: it was turned round at each reading
    const auto shape = parse_wkt("POLYGON ((0 5,9 5,4 5,0 5))");
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->front().outer, (Ring{{0, 5}, {9, 5}, {4, 5}}));
    EXPECT_EQ(parse_wkt(wkt(*shape)), *shape);
}

TEST(Wkt, RepeatedCornersGo) {
    const auto shape = parse_wkt("POLYGON ((0 0,0 0,9 0,9 0,9 9,0 0,0 0))");
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->front().outer.size(), 3U);
}

TEST(Wkt, EveryDoubleReadsBackTheSame) {
    const std::string text = "MULTIPOLYGON (((0.1 51.123456789012344,0.30000000000000004 "
                             "51.2,524859.10000000009 180764.19958212346,0.1 51.123456789012344)))";
    const auto shape = parse_wkt(text);
    ASSERT_TRUE(shape);
    EXPECT_EQ(parse_wkt(wkt(*shape)), *shape);
    EXPECT_EQ(shape->front().outer[1].x, 0.1 + 0.2);
}

TEST(Wkt, WhatIsNoAreaIsRefused) {
    EXPECT_EQ(fault("POINT (1 2)"), "the shape is not an area: it is no polygon");
    EXPECT_EQ(fault(""), "the shape is not an area: it is no polygon");
    EXPECT_EQ(fault("POLYGON EMPTY"), "the shape is empty");
    EXPECT_EQ(fault("MULTIPOLYGON EMPTY"), "the shape is empty");
}

TEST(Wkt, ARingMustEndWhereItBegan) {
    EXPECT_EQ(fault("POLYGON ((0 0,1 0,1 1,0 1))"), "a ring does not end where it began");
}

TEST(Wkt, ARingHasAtLeastThreeCorners) {
    EXPECT_EQ(fault("POLYGON ((0 0,1 0,0 0))"), "a ring has fewer than three different corners");
    EXPECT_EQ(fault("POLYGON ((0 0,0 0))"), "a ring has fewer than three different corners");
}

TEST(Wkt, NumbersMustBePlacesOnEarth) {
    for (const char* number : {"nan", "inf", "1e10", "x", "-"}) {
        EXPECT_EQ(fault(std::string{"POLYGON (("} + number + " 0,1 0,1 1,0 0))"),
                  "a corner has no number that can be read, or one above 1e9")
            << number;
    }
}

TEST(Wkt, BracketsMustBeThere) {
    EXPECT_EQ(fault("POLYGON (0 0,1 0,1 1,0 0)"), "a bracket is missing in the shape");
    EXPECT_EQ(fault("POLYGON ((0 0,1 0,1 1,0 0)"),
              "a bracket is not closed in the shape, or a corner has more than two numbers");
    EXPECT_EQ(fault("POLYGON ((0 0 7,1 0 7,1 1 7,0 0 7))"),
              "a bracket is not closed in the shape, or a corner has more than two numbers");
    EXPECT_EQ(fault("POLYGON ((0 0,1 0,1 1,0 0)) x"),
              "something stands after the end of the shape");
}

} // namespace
} // namespace mf::geo
