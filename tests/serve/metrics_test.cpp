#include "serve/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

Counters::Values values_of(const Counters& counters) {
    Counters::Values values;
    counters.add_to(values);
    return values;
}

} // namespace

TEST(Counters, AddUpWhatWasAnswered) {
    Counters counters;
    counters.answered({200, 100, 2ms, true});
    counters.answered({404, 10, 30ms, false});
    counters.answered({503, 1, 10s, false});
    const auto values = values_of(counters);
    EXPECT_EQ(values.by_class[2], 1U);
    EXPECT_EQ(values.by_class[4], 1U);
    EXPECT_EQ(values.by_class[5], 1U);
    EXPECT_EQ(values.bytes, 111U);
    EXPECT_EQ(values.from_cache, 1U);
    EXPECT_EQ(values.by_latency, (std::array<std::uint64_t, 8>{0, 0, 1, 0, 1, 0, 0, 1}));
}

TEST(Counters, KnowHowManyAreOpen) {
    Counters counters;
    counters.opened();
    counters.opened();
    counters.closed();
    EXPECT_EQ(values_of(counters).open, 1);
}

TEST(TheMetrics, AreWrittenAsPrometheusReadsThem) {
    Counters counters;
    counters.answered({200, 100, 2ms, true});
    counters.answered({200, 100, 30ms, false});
    const auto text = metrics_text(values_of(counters), {1000, 7, 3, 0});
    EXPECT_THAT(text, HasSubstr("# TYPE metforward_requests_total counter\n"));
    EXPECT_THAT(text, HasSubstr("metforward_requests_total{class=\"2xx\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("metforward_reply_seconds_bucket{le=\"0.005\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("metforward_reply_seconds_bucket{le=\"0.1\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("metforward_reply_seconds_bucket{le=\"+Inf\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("metforward_reply_seconds_sum 0.032000\n"));
    EXPECT_THAT(text, HasSubstr("metforward_cache_hits_total 1\n"));
    EXPECT_THAT(text, HasSubstr("metforward_cache_bytes 1000\n"));
    EXPECT_THAT(text, HasSubstr("metforward_jobs_waiting 3\n"));
}

} // namespace mf::serve
