#include "stats/chance.hpp"
#include "stats/distributions.hpp"
#include "stats/false_alarms.hpp"
#include "stats/individuals_chart.hpp"
#include "stats/near.hpp"
#include "stats/proportion_chart.hpp"
#include "stats/rare_events_chart.hpp"
#include "stats/trend_chance.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace mf::stats {
namespace {

using Values = std::vector<std::optional<double>>;

/// Normal values judged by known limits, as the exact numbers suppose.
Chart known_limits(std::size_t points, std::mt19937_64& random) {
    std::normal_distribution<double> normal;
    Chart chart;
    for (std::size_t i = 0; i < points; ++i) {
        chart.values.emplace_back(normal(random));
    }
    chart.limits.assign(points, Limits{-3, -2, 0, 2, 3});
    chart.segments = {{0, points, points, Standing::settled, 0.0, 1.128, 0}};
    return chart;
}

// --- one point ------------------------------------------------------------------------------------

TEST(LimitRuleP, OfAnIndividualsChartIsNormal) {
    Values values{10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 17};
    IndividualsOptions options;
    options.chart.baseline = 12;
    const Chart chart = value_of(individuals_chart(values, options));
    const double sigma = 2.0 / 1.128;
    expect_near(normal_two_sided((17.0 - 11.0) / sigma), *limit_rule_p(chart, 12));
    expect_near(normal_two_sided(1.0 / sigma), *limit_rule_p(chart, 0));
    expect_near(0.0026997960632601866, *limit_rule_false_alarm(chart, 0), 2e-3);
}

TEST(LimitRuleP, OfCountsIsExact) {
    ChartOptions options;
    options.baseline = 12;
    Values counts(12, 4.0);
    counts.emplace_back(11.0);
    const Chart c = value_of(c_chart(counts, options));
    expect_near(2.0 * poisson_at_least(11, 4.0), *limit_rule_p(c, 12));
    expect_near(1.0, *limit_rule_p(c, 0));
    expect_near(poisson_at_least(11, 4.0), *limit_rule_false_alarm(c, 0)); // limits -2 and 10

    const std::vector<std::optional<Proportion>> stops(12, Proportion{3, 10});
    const Chart p = value_of(p_chart(stops));
    expect_near(1.0, *limit_rule_p(p, 0));
    expect_near(binomial_at_least(8, {10, 0.3}), *limit_rule_false_alarm(p, 0)); // limit 0.735
    const std::vector<std::optional<Rate>> rates(12, Rate{6, 1.5});
    expect_near(poisson_at_least(14, 6.0), *limit_rule_false_alarm(value_of(u_chart(rates)), 0));
}

TEST(LimitRuleP, OfChancesBetweenEventsIsGeometric) {
    Values between(12, 9.0);
    const Chart chart = value_of(g_chart(between)); // limit 9 + 3 √90 = 37.46
    expect_near(std::pow(0.9, 38.0), *limit_rule_false_alarm(chart, 0));
    expect_near(2.0 * std::pow(0.9, 9.0), *limit_rule_p(chart, 0));
}

TEST(LimitRuleP, OfLaneyChartsAndTimesIsNormalOnTheirScale) {
    const std::vector<std::optional<Rate>> rates{
        Rate{40, 1}, Rate{60, 1}, Rate{40, 1}, Rate{60, 1}, Rate{40, 1}, Rate{60, 1},
        Rate{40, 1}, Rate{60, 1}, Rate{40, 1}, Rate{60, 1}, Rate{40, 1}, Rate{60, 1}};
    const Chart laney = value_of(u_chart(rates, {}, Dispersion::laney));
    expect_near(normal_two_sided(10.0 * 1.128 / 20.0), *limit_rule_p(laney, 0));
    expect_near(normal_above(3.0),
                *limit_rule_false_alarm(laney, 0)); // the lower limit is cut to 0
    const Values times{10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 10, 20};
    const Chart t = value_of(t_chart(times));
    expect_near(*limit_rule_p(t, 0), *limit_rule_p(t, 1));
}

TEST(CautiousLimitRuleP, OfLaneyChartsIsNeverBelowThatOfCountingAlone) {
    std::vector<std::optional<Rate>> rates;
    for (int i = 0; i < 12; ++i) {
        rates.push_back(Rate{i % 2 == 0 ? 7.0 : 8.0, 1.0}); // less spread than counting alone
    }
    rates.push_back(Rate{14.0, 1.0});
    ChartOptions options;
    options.baseline = 12;
    const Chart narrow = value_of(u_chart(rates, options, Dispersion::laney));
    EXPECT_LT(*limit_rule_p(narrow, 12), 1e-9);
    expect_near(2.0 * poisson_at_least(14, 7.5), *cautious_limit_rule_p(narrow, 12));
    const Chart plain = value_of(u_chart(rates, options));
    expect_near(*limit_rule_p(plain, 12), *cautious_limit_rule_p(plain, 12));
}

TEST(CautiousLimitRuleP, KeepsTheSpreadThatIsMoreThanCountingAlone) {
    std::vector<std::optional<Rate>> rates;
    for (int i = 0; i < 12; ++i) {
        rates.push_back(Rate{i % 2 == 0 ? 900.0 : 1100.0, 1.0});
    }
    const Chart wide = value_of(u_chart(rates, {}, Dispersion::laney));
    expect_near(*limit_rule_p(wide, 0), *cautious_limit_rule_p(wide, 0));
}

TEST(LimitRuleP, IsNoneWhereThereIsNothingToJudge) {
    EXPECT_FALSE(limit_rule_p(value_of(individuals_chart(Values{1, 2, 3})), 0));
    EXPECT_FALSE(limit_rule_p(value_of(individuals_chart(Values(14, 5.0))), 0));
    EXPECT_FALSE(limit_rule_false_alarm(value_of(c_chart(Values(14, 0.0))), 0));
    Values gap{10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, {}};
    EXPECT_FALSE(limit_rule_p(value_of(individuals_chart(gap)), 12));
    EXPECT_TRUE(limit_rule_false_alarm(value_of(individuals_chart(gap)), 12));
    EXPECT_FALSE(limit_rule_p(value_of(moving_range_chart(gap)), 1));
}

// --- rules over a chart ------------------------------------------------------------------------------

TEST(FalseAlarmsOfRuns, AreThoseOfACoin) {
    const FalseAlarm run = value_of(false_alarms(24)).run;
    expect_near(1.0 / 64.0, run.latest);
    expect_near(18.0 / 64.0, run.expected);
    EXPECT_EQ(value_of(false_alarms(6)).run.at_least_one, 0.0);
    expect_near(1.0 / 64.0, value_of(false_alarms(7)).run.at_least_one);
    expect_near(1.0 / 64.0 + 1.0 / 128.0, value_of(false_alarms(8)).run.at_least_one);
}

TEST(FalseAlarmsOfLimits, AreIndependentPointByPoint) {
    const FalseAlarm beyond = value_of(false_alarms(24)).beyond;
    expect_near(normal_two_sided(3.0), beyond.latest);
    expect_near(24.0 * normal_two_sided(3.0), beyond.expected);
    expect_near(1.0 - std::pow(1.0 - normal_two_sided(3.0), 24.0), beyond.at_least_one);
}

TEST(FalseAlarmsOfTwoOfThree, OfThreePointsAreCountedByHand) {
    const double outer = normal_above(2.0) - normal_above(3.0); // of one side
    const double near = 0.5 - normal_above(2.0);
    const double beyond = normal_above(3.0);
    // the third is outer, and one or both of the others, all on one side
    const double expected = 2.0 * outer * (outer * outer + 2.0 * outer * (near + beyond));
    expect_near(expected, value_of(false_alarms(3)).two_of_three.latest);
}

/// All orders of so many values, one by one.
double no_trend_by_listing(std::size_t points, std::size_t length) {
    std::vector<int> order(points);
    std::iota(order.begin(), order.end(), 0);
    double all = 0;
    double without = 0;
    do {
        std::size_t rising = 1;
        std::size_t falling = 1;
        std::size_t longest = 1;
        for (std::size_t i = 1; i < points; ++i) {
            rising = order[i] > order[i - 1] ? rising + 1 : 1;
            falling = order[i] < order[i - 1] ? falling + 1 : 1;
            longest = std::max({longest, rising, falling});
        }
        ++all;
        without += longest < length ? 1.0 : 0.0;
    } while (std::ranges::next_permutation(order).found);
    return without / all;
}

TEST(ChanceOfNoTrend, IsTheShareOfAllOrdersWithoutOne) {
    for (std::size_t points = 1; points <= 7; ++points) {
        for (std::size_t length = 2; length <= 7; ++length) {
            expect_near(no_trend_by_listing(points, length), chance_of_no_trend(points, length));
        }
    }
}

TEST(FalseAlarmsOfTrends, AreTwoInAllOrders) {
    const FalseAlarm trend = value_of(false_alarms(24)).trend;
    expect_near(2.0 / 5040.0, trend.latest);
    expect_near(18.0 * 2.0 / 5040.0, trend.expected);
    expect_near(1.0 - chance_of_no_trend(24, 7), trend.at_least_one);
}

/// How often each rule holds when a point arrives: the rules are asked again for every length.
struct Seen {
    double run = 0;
    double two_of_three = 0;
    double any = 0;
    double any_at_all = 0;
};

Seen seen(std::size_t points, int series) {
    std::mt19937_64 random{20260131};
    Seen counted;
    for (int i = 0; i < series; ++i) {
        const Chart whole = known_limits(points, random);
        bool alarmed = false;
        for (std::size_t length = 1; length <= points; ++length) {
            Chart chart = whole;
            chart.values.resize(length);
            chart.limits.resize(length);
            chart.segments[0].end = length;
            const Flags latest = value_of(apply_rules(chart)).back();
            counted.run += latest.run;
            counted.two_of_three += latest.two_of_three;
            counted.any += latest.any();
            alarmed = alarmed || latest.any();
        }
        counted.any_at_all += alarmed;
    }
    return {counted.run / series, counted.two_of_three / series, counted.any / series,
            counted.any_at_all / series};
}

TEST(FalseAlarms, AreWhatRandomChartsShow) {
    const Seen shown = seen(12, 20'000);
    const FalseAlarms exact = value_of(false_alarms(12));
    EXPECT_NEAR(shown.run, exact.run.expected, 0.01); // 4 standard errors
    EXPECT_NEAR(shown.two_of_three, exact.two_of_three.expected, 0.004);
    EXPECT_NEAR(shown.any, exact.any.expected, 0.012);
    EXPECT_NEAR(shown.any_at_all, exact.any.at_least_one, 0.009);
}

TEST(FalseAlarms, GrowWithThePointsAndTogetherAreNoMoreThanTheirSum) {
    double before = 0;
    for (const std::size_t points : {1U, 6U, 7U, 12U, 24U, 60U}) {
        const FalseAlarms alarms = value_of(false_alarms(points));
        EXPECT_GE(alarms.any.at_least_one, before);
        EXPECT_LE(alarms.any.at_least_one, 1.0);
        EXPECT_LE(alarms.any.expected, alarms.beyond.expected + alarms.run.expected +
                                           alarms.trend.expected + alarms.two_of_three.expected +
                                           1e-12);
        EXPECT_GE(alarms.any.expected, alarms.run.expected);
        before = alarms.any.at_least_one;
    }
}

TEST(FalseAlarms, OfPatternsAreThoseOfTheChainWithoutLimits) {
    const FalseAlarms of = value_of(false_alarms(36));
    EXPECT_GE(of.run_or_two_of_three.latest, of.run.latest);
    EXPECT_LE(of.run_or_two_of_three.latest, of.run.latest + of.two_of_three.latest);
    EXPECT_LE(of.run_or_two_of_three.latest, of.any_but_trend.latest);
    EXPECT_GE(of.run_or_two_of_three.latest + of.beyond.latest, of.any_but_trend.latest);
}

TEST(FalseAlarms, AreTheNumbersThatTheMethodPageShows) {
    const FalseAlarms alarms = value_of(false_alarms(36));
    EXPECT_NEAR(alarms.beyond.expected, 0.097, 0.0005);
    EXPECT_NEAR(alarms.run.expected, 0.469, 0.0005);
    EXPECT_NEAR(alarms.trend.expected, 0.0119, 0.00005);
    EXPECT_NEAR(alarms.two_of_three.expected, 0.030, 0.0005);
    EXPECT_NEAR(alarms.any.latest, 0.020, 0.0005);
    EXPECT_NEAR(alarms.any.at_least_one, 0.33, 0.005);
}

TEST(FalseAlarms, RefuseWhatIsNotCounted) {
    EXPECT_EQ(kind_of(false_alarms(0)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(false_alarms(2001)), ErrorKind::invalid);
    RuleOptions options;
    options.trend = 31;
    EXPECT_EQ(kind_of(false_alarms(10, options)), ErrorKind::invalid);
    options.trend = 7;
    options.two_of_three = TwoOfThree::anywhere;
    EXPECT_EQ(kind_of(false_alarms(10, options)), ErrorKind::unsupported);
}

TEST(SimulatedAlarms, AreTheSameForTheSameSeed) {
    const auto first = value_of(simulated_false_alarms(24, 2000, 7));
    const auto second = value_of(simulated_false_alarms(24, 2000, 7));
    EXPECT_EQ(first.any, second.any);
    EXPECT_EQ(first.beyond, second.beyond);
    EXPECT_GE(first.any, first.beyond);
    EXPECT_NEAR(first.any, 0.02, 0.015);
    EXPECT_EQ(kind_of(simulated_false_alarms(11, 10, 7)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(simulated_false_alarms(12, 0, 7)), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
