#include "serve/rate_limit.hpp"

#include <gtest/gtest.h>

#include <string>

namespace mf::serve {

namespace {

using namespace std::chrono_literals;

constexpr RateLimiter::Moment start{1000s};

int allowed(RateLimiter& limiter, std::string_view address, RateLimiter::Moment now, int asked) {
    int count = 0;
    for (int i = 0; i < asked; ++i) {
        count += limiter.allows(address, now) ? 1 : 0;
    }
    return count;
}

} // namespace

TEST(ARateLimiter, LetsABurstThroughAndThenSoManyASecond) {
    RateLimiter limiter{{.per_second = 2, .burst = 5, .clients_max = 100}, "key"};
    EXPECT_EQ(allowed(limiter, "192.0.2.1", start, 10), 5);
    EXPECT_EQ(allowed(limiter, "192.0.2.1", start + 1s, 10), 2);
    EXPECT_EQ(allowed(limiter, "192.0.2.1", start + 1h, 10), 5);
}

TEST(ARateLimiter, KeepsClientsApart) {
    RateLimiter limiter{{.per_second = 1, .burst = 1, .clients_max = 100}, "key"};
    EXPECT_TRUE(limiter.allows("192.0.2.1", start));
    EXPECT_TRUE(limiter.allows("192.0.2.2", start));
    EXPECT_FALSE(limiter.allows("192.0.2.1", start));
}

TEST(ARateLimiter, TakesANetworkOfOneHouseholdForOneClient) {
    RateLimiter limiter{{.per_second = 1, .burst = 1, .clients_max = 100}, "key"};
    EXPECT_TRUE(limiter.allows("2001:db8:0:1::1", start));
    EXPECT_FALSE(limiter.allows("2001:db8:0:1:ffff::2", start));
    EXPECT_TRUE(limiter.allows("2001:db8:0:2::1", start));
}

TEST(ARateLimiter, OfZeroLimitsNobody) {
    RateLimiter limiter{{.per_second = 0, .burst = 1, .clients_max = 100}, "key"};
    EXPECT_EQ(allowed(limiter, "192.0.2.1", start, 1000), 1000);
}

TEST(ARateLimiter, ForgetsTheFullestBucketWhenItsTableIsFull) {
    RateLimiter limiter{{.per_second = 1, .burst = 10, .clients_max = 4}, "key"};
    EXPECT_EQ(allowed(limiter, "192.0.2.1", start, 20), 10); // empty: the last to be forgotten
    for (int i = 2; i < 100; ++i) {
        limiter.allows("192.0.2." + std::to_string(i), start);
    }
    EXPECT_FALSE(limiter.allows("192.0.2.1", start));
}

TEST(ARateLimiter, TellsHowLongToWait) {
    EXPECT_EQ((RateLimiter{{.per_second = 15, .burst = 30, .clients_max = 4}, "k"}.wait()), 1s);
    EXPECT_EQ((RateLimiter{{.per_second = 0.1, .burst = 30, .clients_max = 4}, "k"}.wait()), 10s);
}

TEST(TheRandomKey, IsNewEachTime) {
    EXPECT_EQ(random_key().size(), 32U);
    EXPECT_NE(random_key(), random_key());
}

} // namespace mf::serve
