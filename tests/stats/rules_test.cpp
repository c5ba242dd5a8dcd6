#include "stats/individuals_chart.hpp"
#include "stats/near.hpp"
#include "stats/rules.hpp"

#include <initializer_list>
#include <string>

namespace mf::stats {
namespace {

using Values = std::vector<std::optional<double>>;

/// A chart with centre 0, inner limits at 2 and limits at 3, whatever the values.
Chart known_limits(Values values) {
    Chart chart;
    chart.limits.assign(values.size(), Limits{-3, -2, 0, 2, 3});
    chart.segments = {{0, values.size(), values.size(), Standing::settled, 0.0, 1.128, 0}};
    chart.lowest = -std::numeric_limits<double>::infinity();
    chart.values = std::move(values);
    return chart;
}

/// One letter a point: '.' for none, B beyond, R run, T trend, 2 two of three, in this order of rank.
std::string drawn(const Chart& chart, const RuleOptions& options = {}) {
    std::string letters;
    for (const Flags& flags : value_of(apply_rules(chart, options))) {
        letters += flags.beyond         ? 'B'
                   : flags.run          ? 'R'
                   : flags.trend        ? 'T'
                   : flags.two_of_three ? '2'
                                        : '.';
    }
    return letters;
}

std::string on_xmr(const Values& values, Screening screening = Screening::none) {
    IndividualsOptions options;
    options.chart.screening = screening;
    return drawn(value_of(individuals_chart(values, options)));
}

// The cases that NHS England's program was asked; mean and limits come from the values.

TEST(LimitRule, FlagsThePointAboveWhetherRangesAreScreenedOrNot) {
    const Values values{50, 53, 48, 51, 49, 52, 47, 50.5, 80, 51.5, 48.5, 52.5, 50, 49, 51, 50};
    EXPECT_EQ(on_xmr(values), "........B.......");
    EXPECT_EQ(on_xmr(values, Screening::once), "........B.......");
}

TEST(LimitRule, FlagsNoPointThatIsExactlyOnALimit) {
    EXPECT_EQ(drawn(known_limits({3, -3, 3.0000001})), "..B");
}

TEST(Rules, SayNothingOfWhatVariesByChance) {
    EXPECT_EQ(on_xmr({50, 53, 48, 51, 49, 52, 47, 50.5, 49.5, 51.5, 48.5, 52.5, 50, 49}),
              "..............");
    EXPECT_EQ(on_xmr(Values(14, 5.0)), "..............");
}

TEST(RunRule, NeedsSevenAndThenFlagsThemAll) {
    EXPECT_EQ(on_xmr({49, 51, 48, 51, 52, 51, 53, 51, 52, 47, 51, 48, 47, 51, 48}),
              "...............");
    EXPECT_EQ(on_xmr({49, 51, 48, 51, 52, 51, 53, 51, 52, 51, 47, 51, 48, 47, 51, 47}),
              "...RRRRRRR......");
}

TEST(RunRule, IsEndedByAPointOnTheMean) {
    EXPECT_EQ(on_xmr({47, 46, 47, 48, 53, 51, 52, 50, 51, 53, 56, 52, 48, 46, 52, 48, 50}),
              ".................");
}

TEST(RunRule, IsEndedByAMissingMonth) {
    EXPECT_EQ(drawn(known_limits({1, 0.5, 1, {}, 1, 0.5, 1, 0.5})), "........");
}

TEST(TrendRule, NeedsSevenRisingOrFalling) {
    EXPECT_EQ(on_xmr({50, 49, 51, 48, 45, 46, 47, 48, 49.5, 51, 50, 52, 49, 50, 48}),
              "...............");
    EXPECT_EQ(on_xmr({50, 49, 51, 52, 45, 46, 47, 48, 49.5, 51, 52.5, 48, 49, 52, 48, 50}),
              "....TTTTTTT.....");
    EXPECT_EQ(on_xmr({50, 52, 49, 55, 53.5, 52, 51, 49.5, 47, 46, 50, 49, 52, 48, 50}),
              "...TTTTTTT.....");
}

TEST(TrendRule, IsEndedByATieUnlessTiesArePassedOver) {
    const Values values{50, 46, 53, 49, 45, 47, 49, 51, 51, 52, 53, 54, 49, 46, 52, 47, 50};
    EXPECT_EQ(on_xmr(values), ".................");
    RuleOptions options;
    options.ties = Ties::pass_over;
    // seven different values rise; the equal one is none of them
    EXPECT_EQ(drawn(value_of(individuals_chart(values)), options), "....TTTT.TTT.....");
}

TEST(TrendRule, IsEndedByAMissingMonthAndATurn) {
    EXPECT_EQ(drawn(known_limits({-1.5, -1, -0.5, {}, 0.5, 1, 1.5, 1.6})), "........");
    EXPECT_EQ(drawn(known_limits({-1.5, -1, -0.5, 0.1, 0.5, 1, 0.9, 1.2})), "........");
}

TEST(TwoOfThreeRule, FlagsTheTwoWhenAllThreeAreOnOneSide) {
    EXPECT_EQ(on_xmr({50,   50.6, 49.5, 50.2, 49.6, 50.3, 49.5, 52.1, 50.6, 52,
                      49.6, 50.1, 49.5, 50.2, 49.6, 50.3, 49.5, 50.1, 49.6, 50.2}),
              ".......2.2..........");
}

TEST(TwoOfThreeRule, NeedsTheThirdOnTheirSideUnlessTheWiderWordingIsChosen) {
    const Values values{50,   50.6, 49.5, 50.2, 49.6, 50.3, 49.5, 52.1, 49.9, 52,
                        49.6, 50.1, 49.5, 50.2, 49.6, 50.3, 49.5, 50.1, 49.6, 50.2};
    EXPECT_EQ(on_xmr(values), "....................");
    RuleOptions options;
    options.two_of_three = TwoOfThree::anywhere;
    EXPECT_EQ(drawn(value_of(individuals_chart(values)), options), ".......2.2..........");
}

TEST(TwoOfThreeRule, CountsAPointBeyondTheLimitOnlyInTheWiderWording) {
    const Chart chart = known_limits({0.5, 2.5, 3.5, -0.5});
    EXPECT_EQ(drawn(chart), "..B.");
    RuleOptions options;
    options.two_of_three = TwoOfThree::anywhere;
    EXPECT_EQ(drawn(chart, options), ".2B.");
}

TEST(TwoOfThreeRule, HasTheOuterThirdFromPastTheInnerLimitToTheLimit) {
    EXPECT_EQ(drawn(known_limits({2, 1, 2.1})), "...");
    EXPECT_EQ(drawn(known_limits({3, 1, 2.1})), "2.2");
}

TEST(Rules, DoNotGoOverTheEndOfASegment) {
    Chart chart = known_limits({1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5});
    EXPECT_EQ(drawn(chart), "RRRRRRRR");
    chart.segments = {{0, 4, 4, Standing::settled, 0, 1, 0}, {4, 8, 4, Standing::settled, 0, 1, 0}};
    EXPECT_EQ(drawn(chart), "........");
}

TEST(Rules, OfMovingRangesAreTheLimitRuleAlone) {
    Chart chart = known_limits({1, 0.5, 1, 0.5, 1, 0.5, 1, 3.5});
    chart.kind = ChartKind::moving_range;
    EXPECT_EQ(drawn(chart), ".......B");
}

TEST(Rules, SayNothingWithoutLimits) {
    EXPECT_EQ(on_xmr({1, 2, 3, 4, 5}), ".....");
    IndividualsOptions options;
    options.chart.windows = Windows::overlapping;
    Values rising;
    for (int i = 0; i < 20; ++i) {
        rising.emplace_back(i);
    }
    EXPECT_EQ(drawn(value_of(individuals_chart(rising, options))), std::string(20, '.'));
}

TEST(Rules, HaveNumbersThatAreSettings) {
    RuleOptions options;
    options.run = 3;
    EXPECT_EQ(drawn(known_limits({1, 0.5, 1, -1}), options), "RRR.");
    options.run = 1;
    EXPECT_EQ(kind_of(apply_rules(known_limits({1}), options)), ErrorKind::invalid);
}

// --- a second road to the same flags ---------------------------------------------------------------

bool one_side(const Values& values, std::size_t first, std::size_t end, int side) {
    for (std::size_t i = first; i < end; ++i) {
        if (!values[i] || *values[i] * side <= 0.0) {
            return false;
        }
    }
    return true;
}

bool goes(const Values& values, std::size_t first, std::size_t end, int way) {
    for (std::size_t i = first; i < end; ++i) {
        if (!values[i] || (i > first && (*values[i] - *values[i - 1]) * way <= 0.0)) {
            return false;
        }
    }
    return true;
}

/// Every window of the rule's length, one by one.
std::vector<Flags> by_windows(const Values& values, const RuleOptions& options) {
    std::vector<Flags> flags(values.size());
    const auto each = [&](std::size_t length, auto fits, auto mark) {
        for (std::size_t first = 0; first + length <= values.size(); ++first) {
            for (const int side : {-1, 1}) {
                if (fits(first, first + length, side)) {
                    for (std::size_t i = first; i < first + length; ++i) {
                        mark(flags[i], i);
                    }
                }
            }
        }
    };
    const auto outer = [&](std::size_t i) {
        return values[i] && std::abs(*values[i]) > 2.0 && std::abs(*values[i]) <= 3.0;
    };
    each(
        1, [&](auto i, auto, int) { return values[i] && std::abs(*values[i]) > 3.0; },
        [](Flags& flag, auto) { flag.beyond = true; });
    each(
        options.run, [&](auto i, auto end, int side) { return one_side(values, i, end, side); },
        [](Flags& flag, auto) { flag.run = true; });
    each(
        options.trend, [&](auto i, auto end, int way) { return goes(values, i, end, way); },
        [](Flags& flag, auto) { flag.trend = true; });
    each(
        3,
        [&](auto i, auto end, int side) {
            return one_side(values, i, end, side) && outer(i) + outer(i + 1) + outer(i + 2) >= 2;
        },
        [&](Flags& flag, auto i) { flag.two_of_three = flag.two_of_three || outer(i); });
    return flags;
}

TEST(Rules, AgreeWithEveryWindowLookedAtOneByOne) {
    const std::vector<std::optional<double>> choices{{}, -3.5, -2.5, -1.0, 0.0, 1.0, 2.5, 3.5};
    RuleOptions options;
    options.run = 3;
    options.trend = 3;
    std::size_t series = 1;
    constexpr std::size_t length = 5;
    for (std::size_t i = 0; i < length; ++i) {
        series *= choices.size();
    }
    for (std::size_t number = 0; number < series; ++number) {
        Values values;
        for (std::size_t rest = number, i = 0; i < length; ++i, rest /= choices.size()) {
            values.push_back(choices[rest % choices.size()]);
        }
        ASSERT_EQ(value_of(apply_rules(known_limits(values), options)), by_windows(values, options))
            << number;
    }
}

} // namespace
} // namespace mf::stats
