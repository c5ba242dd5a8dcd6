#include "stats/individuals_chart.hpp"
#include "stats/near.hpp"
#include "stats/proportion_chart.hpp"
#include "stats/verdict.hpp"

#include <initializer_list>

namespace mf::stats {
namespace {

using Values = std::vector<std::optional<double>>;

/// Twelve quiet points about 11 (limits 5.68 and 16.32), and what comes after them.
Chart after_a_quiet_year(std::initializer_list<std::optional<double>> rest) {
    Values values{10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12};
    values.insert(values.end(), rest);
    IndividualsOptions options;
    options.chart.baseline = 12;
    return value_of(individuals_chart(values, options));
}

Verdict said_of(const Chart& chart, LimitRule limit_rule = LimitRule::counts) {
    return value_of(verdict(chart, value_of(apply_rules(chart)), limit_rule));
}

TEST(Verdict, IsHigherOrLowerBeyondALimit) {
    const Verdict above = said_of(after_a_quiet_year({17}));
    EXPECT_EQ(above.word, Word::higher);
    EXPECT_EQ(above.rule, Rule::beyond);
    EXPECT_LT(above.p.value(), 0.0027);
    EXPECT_FALSE(above.unsaid);
    EXPECT_EQ(said_of(after_a_quiet_year({5})).word, Word::lower);
}

TEST(Verdict, IsTheSideOfARun) {
    const Verdict found = said_of(after_a_quiet_year({10, 10.5, 10, 10.5, 10, 10.5, 10}));
    EXPECT_EQ(found.word, Word::lower);
    EXPECT_EQ(found.rule, Rule::run);
    EXPECT_GT(found.p.value(), 0.5);
}

TEST(Verdict, IsTheWayOfATrend) {
    const Verdict found = said_of(after_a_quiet_year({8, 8.5, 9, 9.5, 10, 11.5, 12}));
    EXPECT_EQ(found.word, Word::higher);
    EXPECT_EQ(found.rule, Rule::trend);
}

TEST(Verdict, IsTheSideOfTwoOfThree) {
    const Verdict found = said_of(after_a_quiet_year({15, 11.5, 15}));
    EXPECT_EQ(found.word, Word::higher);
    EXPECT_EQ(found.rule, Rule::two_of_three);
}

TEST(Verdict, IsAboutTheNewestPointAlone) {
    const Verdict found = said_of(after_a_quiet_year({40, 11.5}));
    EXPECT_EQ(found.word, Word::no_change_that_stands_out);
    EXPECT_FALSE(found.rule);
}

TEST(Verdict, LeavesABeyondThatDoesNotStandToTheOtherRules) {
    EXPECT_EQ(said_of(after_a_quiet_year({17}), LimitRule::discounted).word,
              Word::no_change_that_stands_out);
    const Chart run = after_a_quiet_year({11.5, 11.6, 11.5, 11.6, 11.5, 11.6, 17});
    const Verdict found = said_of(run, LimitRule::discounted);
    EXPECT_EQ(found.rule, Rule::run);
    EXPECT_TRUE(found.flags.beyond);
}

TEST(Verdict, CannotBeSaidOfTooFewPointsOrTrialLimits) {
    EXPECT_EQ(said_of(Chart{}).unsaid, Unsaid::no_points);
    EXPECT_EQ(said_of(value_of(individuals_chart(Values{1, 2, 1, 2, 90}))).unsaid,
              Unsaid::too_few_points);
    const Verdict trial = said_of(value_of(individuals_chart(Values{1, 2, 1, 2, 1, 2, 1, 90})));
    EXPECT_EQ(trial.word, Word::cannot_say);
    EXPECT_EQ(trial.unsaid, Unsaid::trial_limits);
}

TEST(Verdict, CannotBeSaidOfAMissingPoint) {
    EXPECT_EQ(said_of(after_a_quiet_year({17, {}})).unsaid, Unsaid::latest_missing);
}

TEST(Verdict, CannotBeSaidOfOverlappingWindowsHoweverTheyRise) {
    Values values;
    for (int i = 0; i < 36; ++i) {
        values.emplace_back(i);
    }
    IndividualsOptions options;
    options.chart.windows = Windows::overlapping;
    EXPECT_EQ(said_of(value_of(individuals_chart(values, options))).unsaid,
              Unsaid::overlapping_windows);
}

TEST(Verdict, CannotBeSaidAgainstABaselineWithoutSpread) {
    Values values(12, 0.0);
    values.emplace_back(1.0);
    ChartOptions options;
    options.baseline = 12;
    EXPECT_EQ(said_of(value_of(c_chart(values, options))).unsaid, Unsaid::no_spread);
    values.back() = 0.0;
    const Verdict same = said_of(value_of(c_chart(values, options)));
    EXPECT_EQ(same.word, Word::no_change_that_stands_out);
    EXPECT_FALSE(same.p);
}

TEST(Verdict, RefusesChartsItCannotRead) {
    const Chart chart = after_a_quiet_year({17});
    EXPECT_EQ(kind_of(verdict(chart, {})), ErrorKind::invalid);
    const Chart ranges = value_of(moving_range_chart(chart.values));
    EXPECT_EQ(kind_of(verdict(ranges, value_of(apply_rules(ranges)))), ErrorKind::unsupported);
}

} // namespace
} // namespace mf::stats
