// What chance alone makes of a release, against what the release says that it makes.
#include "publish/small_release.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace mf::test {
namespace {

using release::Signal;
using release::SignalRule;
using release::SignalWord;

double speaking(const release::Signals& signals, bool beyond) {
    return static_cast<double>(std::ranges::count_if(signals.all, [&](const Signal& one) {
        return one.rule != SignalRule::none && (one.rule == SignalRule::beyond) == beyond;
    }));
}

/// Areas in which nothing changes, some more spread than counting alone; sizes from few to many.
std::vector<Row> nothing_changes(std::uint64_t seed, std::size_t areas, int months) {
    Chance chance{seed};
    std::vector<Row> rows;
    for (std::size_t area = 0; area < areas; ++area) {
        const double a_day = 0.3 * std::pow(1.5, static_cast<double>(area % 9));
        Row row;
        for (int month = 0; month < months; ++month) {
            const double wobble = std::max(0.1, 1.0 + chance.normal(0, area % 2 == 0 ? 0.0 : 0.1));
            row.numbers.emplace_back(chance.count(a_day * days_of(month) * wobble));
        }
        rows.push_back(row);
    }
    return rows;
}

TEST(FalseSignals, OfAWorldWithoutChangeAreAboutAsManyAsStated) {
    const auto signals = told(release_of(nothing_changes(1, 4000, 30)));
    EXPECT_EQ(signals.tally.charts, 4000U);
    EXPECT_EQ(signals.tally.charts_judged, 4000U);
    const double expected = signals.tally.false_patterns;
    EXPECT_NEAR(expected, 70, 3); // 4000 charts, 1.7 % each
    // Four standard errors, and a tenth for limits that are made from the same points.
    EXPECT_NEAR(speaking(signals, false), expected, 4 * std::sqrt(expected) + 0.1 * expected);
}

TEST(FalseSignals, OfAWorldWithoutChangeHardlyEverPassALimit) {
    std::size_t worlds = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto signals = told(release_of(nothing_changes(seed, 100, 30)));
        EXPECT_DOUBLE_EQ(signals.tally.false_limits,
                         0.05 * std::max<double>(1, speaking(signals, true)));
        worlds += speaking(signals, true) > 0 ? 1U : 0U;
    }
    // 5 in 100 worlds are stated: 2 of 40; limits come from few points, which makes some more. 9 or more have a chance
    // of 1 in 5,000 at 5 %.
    EXPECT_LE(worlds, 8U);
}

TEST(FalseSignals, AreTheSumOfTheChancesOfTheCharts) {
    const auto signals = told(release_of(nothing_changes(3, 200, 30)));
    double sum = 0;
    for (const Signal& one : signals.all) {
        EXPECT_GT(one.chance.value(), 0.0);
        if (one.rule == SignalRule::none) {
            sum += *one.chance;
        }
    }
    const double silent = static_cast<double>(signals.all.size()) - speaking(signals, true) -
                          speaking(signals, false);
    // A chart that is silent has its patterns' chance and its limits', 0.1 to 1 %.
    EXPECT_GT(sum / silent, signals.tally.false_patterns / 200);
    EXPECT_LT(sum / silent, signals.tally.false_patterns / 200 + 0.01);
}

TEST(FalseSignals, ComeFromLevelsThatTheMeasureJudgesAlone) {
    auto release = release_of(nothing_changes(5, 10, 30));
    const std::string level = release.panels.front().shape().level;
    release.measures.front().judged = {"no such level"};
    EXPECT_EQ(told(release).tally.charts, 0U);
    release.measures.front().judged = {level};
    EXPECT_EQ(told(release).tally.charts, 10U);
}

TEST(FalseSignals, APointThatIsOneOfManyIsDiscountedAndSaysSo) {
    auto rows = nothing_changes(4, 2000, 30);
    const auto signals = told(release_of(rows));
    const auto discounted =
        std::ranges::count_if(signals.all, [](const Signal& one) { return one.discounted; });
    EXPECT_GT(discounted, 0);
    for (const Signal& one : signals.all) {
        if (one.discounted) {
            EXPECT_GT(*one.adjusted, publish::share_false);
            EXPECT_TRUE(*one.value > *one.upper || *one.value < *one.lower);
            EXPECT_NE(one.rule, SignalRule::beyond);
        }
    }
}

TEST(FalseSignals, TheSamePointStandsWhereItIsTestedAlone) {
    const auto rows = nothing_changes(4, 2000, 30);
    const auto signals = told(release_of(rows));
    const auto one = std::ranges::find_if(
        signals.all, [](const Signal& signal) { return signal.discounted && *signal.p < 0.01; });
    ASSERT_NE(one, signals.all.end());
    const auto place = static_cast<std::size_t>(std::stoul(one->area.substr(1)));
    const auto alone = chart_of(told(release_of({rows[place]})), 0);
    EXPECT_EQ(alone.rule, SignalRule::beyond);
    EXPECT_FALSE(alone.discounted);
}

} // namespace
} // namespace mf::test
