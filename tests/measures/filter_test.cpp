#include "measures/filter.hpp"

#include <gtest/gtest.h>

namespace mf::measures {
namespace {

TEST(Filter, ANumberBelowTheSmallestWholeOneReadsBackAsTheSame) {
    const auto filter = parse_filter("n = -9223372036854775809");
    ASSERT_TRUE(filter);
    const auto again = parse_filter(text(*filter));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->values, filter->values);
}

TEST(Filter, WhatIsWrongSaysHowToMendIt) {
    for (const char* written : {"a ~ 1", "a =", "a = 1 b", "(a = 1", "a = 1.2.3"}) {
        const auto filter = parse_filter(written);
        ASSERT_FALSE(filter) << written;
        EXPECT_FALSE(filter.error().mend.empty()) << written;
    }
}

} // namespace
} // namespace mf::measures
