#include "stats/between.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace mf::stats {
namespace {

TEST(Between, HasItsEndsInUnlessStrictly) {
    EXPECT_TRUE(between(0.0, 0.0, 1.0));
    EXPECT_TRUE(between(1.0, 0.0, 1.0));
    EXPECT_FALSE(strictly_between(0.0, 0.0, 1.0));
    EXPECT_FALSE(strictly_between(1.0, 0.0, 1.0));
    EXPECT_TRUE(strictly_between(0.5, 0.0, 1.0));
}

TEST(Between, HasNoPlaceForWhatIsNoNumber) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(between(nan, 0.0, 1.0));
    EXPECT_FALSE(strictly_between(nan, 0.0, 1.0));
}

} // namespace
} // namespace mf::stats
