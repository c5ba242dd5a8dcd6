// Wide sources are read some periods at a time.
#include "measures/wide_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mf {
namespace {

TEST(WideRows, EveryPeriodIsLookedAtOnce) {
    std::vector<std::string> periods;
    for (std::size_t i = 0; i < 2 * measures::wide_periods_at_once + 1; ++i) {
        periods.push_back(std::to_string(2000 + i));
    }
    std::vector<std::string> seen;
    for (const auto& some : measures::some_at_a_time(periods)) {
        EXPECT_LE(some.size(), measures::wide_periods_at_once);
        seen.insert(seen.end(), some.begin(), some.end());
    }
    EXPECT_EQ(seen, periods);
}

TEST(WideRows, OfNoPeriodThereIsNothingToLookAt) {
    EXPECT_TRUE(measures::some_at_a_time({}).empty());
}

} // namespace
} // namespace mf
