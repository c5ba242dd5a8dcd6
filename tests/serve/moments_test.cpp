#include "serve/moments.hpp"

#include <gtest/gtest.h>

namespace mf::serve {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds spring{
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 31}.time_since_epoch() + 9h + 5min + 7s};

} // namespace

TEST(AMoment, IsWrittenAsHttpHasIt) {
    EXPECT_EQ(http_date(spring), "Tue, 31 Mar 2026 09:05:07 GMT");
}

TEST(AMoment, IsWrittenAsTheLogHasIt) {
    EXPECT_EQ(utc_text(spring), "2026-03-31T09:05:07Z");
}

TEST(ThePresentMoment, ChangesWhenItIsLookedAt) {
    auto now = spring;
    PresentMoment moment{[&] { return now; }};
    now += 1s;
    EXPECT_EQ(moment.utc(), "2026-03-31T09:05:07Z");
    moment.look();
    EXPECT_EQ(moment.utc(), "2026-03-31T09:05:08Z");
    EXPECT_EQ(moment.http(), "Tue, 31 Mar 2026 09:05:08 GMT");
}

} // namespace mf::serve
