// Funnels of a release: areas against the others of their level.
#include "publish/signals_funnels.hpp"
#include "publish/small_release.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf::test {
namespace {

using release::Signal;
using release::SignalRule;
using release::SignalTest;
using release::SignalUnsaid;
using release::SignalWord;

/// Areas of many sizes with the same rate, and a last one with `factor` times that.
std::vector<Row> alike(std::uint64_t seed, std::size_t areas, double factor) {
    Chance chance{seed};
    std::vector<Row> rows;
    for (std::size_t area = 0; area < areas; ++area) {
        Row row;
        row.residents = 20'000.0 * static_cast<double>(1 + area % 10);
        const double rate = area + 1 == areas ? factor : 1.0;
        for (int month = 0; month < 14; ++month) {
            row.numbers.emplace_back(chance.count(row.residents / 1000.0 * rate));
        }
        rows.push_back(row);
    }
    return rows;
}

TEST(FunnelSignals, FindTheAreaThatLiesFurtherOffThanItsSizeExplains) {
    const auto signals = told(release_of(alike(1, 40, 2.0), {.kind = "rate"}));
    const auto found = funnel_of(signals, 39);
    EXPECT_EQ(found.word, SignalWord::higher);
    EXPECT_EQ(found.rule, SignalRule::outside);
    EXPECT_EQ(found.based_on, 40U);
    EXPECT_GT(*found.value, *found.upper);
    EXPECT_NEAR(*found.centre, 1.1, 0.05);
    EXPECT_EQ(signals.tally.funnels, 1U);
    EXPECT_EQ(signals.tally.areas_in_funnels, 40U);
}

TEST(FunnelSignals, OfPlacesThatAreAlikeSayNothing) {
    std::size_t outside = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        for (const Signal& one : told(release_of(alike(seed, 40, 1.0), {.kind = "rate"})).all) {
            outside += one.rule == SignalRule::outside ? 1U : 0U;
        }
    }
    EXPECT_LE(outside, 8U); // 5 in 100 releases are stated: 2 of 40; 9 have a chance of 1 in 5,000
}

TEST(FunnelSignals, AreWidenedWherePlacesDifferByMoreThanChance) {
    auto rows = alike(2, 40, 1.0);
    for (std::size_t area = 0; area < rows.size(); ++area) {
        for (auto& number : rows[area].numbers) {
            number = *number * (area % 2 == 0 ? 0.7 : 1.3);
        }
    }
    for (const Signal& one : told(release_of(rows, {.kind = "rate"})).all) {
        EXPECT_NE(one.rule, SignalRule::outside) << one.area;
    }
}

TEST(FunnelSignals, OfFewAreasCannotSay) {
    const auto signals =
        told(release_of(alike(3, publish::funnel_areas_min - 1, 3.0), {.kind = "rate"}));
    const auto found = funnel_of(signals, 0);
    EXPECT_EQ(found.word, SignalWord::cannot_say);
    EXPECT_EQ(found.unsaid, SignalUnsaid::too_few_areas);
    EXPECT_EQ(signals.tally.funnels, 0U);
}

TEST(FunnelSignals, WhereNothingWasCountedCannotSay) {
    auto rows = alike(4, 20, 1.0);
    for (Row& row : rows) {
        row.numbers.assign(14, 0.0);
    }
    EXPECT_EQ(funnel_of(told(release_of(rows, {.kind = "rate"})), 3).unsaid,
              SignalUnsaid::too_few_events);
}

TEST(FunnelSignals, OfSharesAreInPerCent) {
    Chance chance{5};
    std::vector<Row> rows;
    for (int area = 0; area < 20; ++area) {
        Row row;
        row.residents = 500;
        row.numbers.assign(13, area == 4 ? 300.0 : 100.0 + area % 5);
        rows.push_back(row);
    }
    const auto found = funnel_of(told(release_of(rows, {.kind = "share"})), 4);
    EXPECT_EQ(found.word, SignalWord::higher);
    EXPECT_DOUBLE_EQ(*found.value, 60.0);
    EXPECT_LE(*found.upper, 100.0);
}

TEST(FunnelSignals, ThereAreNoneOfCounts) {
    for (const Signal& one : told(release_of(alike(6, 20, 3.0))).all) {
        EXPECT_EQ(one.test, SignalTest::chart);
    }
}

TEST(FunnelSignals, LeaveOutAreasWithoutANumber) {
    auto rows = alike(7, 20, 1.0);
    rows[3].numbers.back().reset();
    const auto signals = told(release_of(rows, {.kind = "rate"}));
    EXPECT_EQ(funnel_of(signals, 0).based_on, 19U);
    EXPECT_TRUE(std::ranges::none_of(signals.of("thefts", code(3)), [](const Signal& one) {
        return one.test == SignalTest::funnel;
    }));
}

} // namespace
} // namespace mf::test
