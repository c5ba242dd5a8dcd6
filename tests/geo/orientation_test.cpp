#include "geo/orientation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace mf::geo {
namespace {

TEST(Orientation, LeftRightAndOnTheLineAreTold) {
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {0, 1}), 1);
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {0, -1}), -1);
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {7, 0}), 0);
}

TEST(Orientation, TheLastBitOfACoordinateCounts) {
    const double next = std::nextafter(0.5, 1);
    EXPECT_EQ(orientation({0.5, 0.5}, {12, 12}, {24, 24}), 0);
    EXPECT_EQ(orientation({0.5, next}, {12, 12}, {24, 24}), 1);
    EXPECT_EQ(orientation({next, 0.5}, {12, 12}, {24, 24}), -1);
}

TEST(Orientation, DecimalsAreTakenAsTheDoublesThatTheyAre) {
    // 0.1, 0.2 and 0.3 as doubles do not lie on one line with slope 3.
    EXPECT_NE(orientation({0.1, 0.3}, {0.2, 0.6}, {0.3, 0.9}), 0);
}

TEST(Orientation, EachOrderOfTheSamePlacesAgrees) {
    std::mt19937_64 random{7};
    const auto near_the_line = [&](double at) {
        const auto step = static_cast<double>(random() % 5) - 2;
        return Place{at, at + step * 0x1p-40};
    };
    for (int i = 0; i < 20'000; ++i) {
        const Place a = near_the_line(530'000.1);
        const Place b = near_the_line(530'107.3);
        const Place c = near_the_line(530'050.7);
        const int side = orientation(a, b, c);
        ASSERT_EQ(side, orientation(b, c, a));
        ASSERT_EQ(side, orientation(c, a, b));
        ASSERT_EQ(side, -orientation(b, a, c));
        ASSERT_EQ(side, exact_orientation(a, b, c));
    }
}

TEST(Orientation, AnEdgeHasItsEnds) {
    EXPECT_TRUE(lies_on({0, 0}, {4, 2}, {0, 0}));
    EXPECT_TRUE(lies_on({0, 0}, {4, 2}, {4, 2}));
    EXPECT_TRUE(lies_on({0, 0}, {4, 2}, {2, 1}));
    EXPECT_FALSE(lies_on({0, 0}, {4, 2}, {6, 3}));
    EXPECT_FALSE(lies_on({0, 0}, {4, 2}, {2, std::nextafter(1, 2)}));
}

} // namespace
} // namespace mf::geo
