#include "release/signal.hpp"

#include <gtest/gtest.h>

namespace mf::release {
namespace {

Signal loud() {
    Signal signal;
    signal.measure = "burglary";
    signal.area = "E09000007";
    signal.period = Period::month(Month::of(2025, 2));
    signal.word = SignalWord::higher;
    signal.rule = SignalRule::run;
    signal.season = SignalSeason::taken_out;
    signal.since = Period::month(Month::of(2024, 8));
    signal.based_on = 36;
    signal.value = 321;
    signal.lower = 180.1;
    signal.centre = 0.1 + 0.2; // has no short decimal
    signal.upper = 290.25;
    signal.p = 1e-17;
    signal.adjusted = 1.0 / 3.0;
    signal.discounted = true;
    signal.chance = 0.015625;
    return signal;
}

Signal silent() {
    Signal signal;
    signal.measure = "stop-find-rate";
    signal.area = "an \"odd\", code";
    signal.period = Period::financial_year(2024);
    signal.test = SignalTest::funnel;
    signal.unsaid = SignalUnsaid::too_few_areas;
    return signal;
}

TEST(Signals, ReadBackAsTheyWereWritten) {
    const std::vector<Signal> written{loud(), silent()};
    const auto read = read_signals(signals_csv(written), "signals.csv");
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_EQ(*read, written);
}

TEST(Signals, HaveTheirColumnsInAFixedOrder) {
    EXPECT_EQ(signals_csv({}),
              "measure,area,period,test,word,rule,unsaid,season,since,based_on,value,"
              "lower,centre,upper,p,adjusted,discounted,chance\n");
    const std::vector<Signal> one{loud()};
    EXPECT_NE(
        signals_csv(one).find("\nburglary,E09000007,2025-02,chart,higher,run,,taken-out,2024-08,"
                              "36,321,180.1,0.30000000000000004,290.25,1e-17,"),
        std::string::npos);
}

TEST(Signals, ThatAreWrongAreToldWithTheirLine) {
    std::string csv = signals_csv(std::vector{loud()});
    csv.replace(csv.find("higher"), 6, "worse!");
    const auto read = read_signals(csv, "signals.csv");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "signals.csv:2");
    EXPECT_EQ(read.error().message, "'worse!' is no word");
    EXPECT_FALSE(read_signals("a,b\n1,2\n", "other.csv"));
}

TEST(Signals, OfAMeasureInAnAreaAreFound) {
    const Signals signals{{loud(), silent()}, {}};
    EXPECT_EQ(signals.of("burglary", "E09000007").size(), 1U);
    EXPECT_TRUE(signals.of("burglary", "E09000008").empty());
}

} // namespace
} // namespace mf::release
