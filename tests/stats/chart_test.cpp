#include "stats/individuals_chart.hpp"
#include "stats/near.hpp"
#include "stats/proportion_chart.hpp"
#include "stats/rare_events_chart.hpp"

#include <limits>
#include <utility>

namespace mf::stats {
namespace {

using Values = std::vector<std::optional<double>>;

const Day day = value_of(Day::parse("2026-01-31"));

Limits first_limits(const Chart& chart) {
    return chart.limits.at(0).value();
}

// --- XmR ----------------------------------------------------------------------------------------

/// Montgomery, table 6.7: cost of processing a loan, 40 weeks.
const Values loan_costs{310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299,
                        314, 295, 293, 306, 301, 304, 305, 282, 305, 296, 314, 295, 287, 301,
                        298, 311, 310, 292, 305, 299, 304, 310, 304, 305, 333, 328};

TEST(Individuals, HasTheLimitsOfMontgomerysLoans) {
    IndividualsOptions options;
    options.chart.baseline = 20;
    const Chart chart = value_of(individuals_chart(loan_costs, options));
    EXPECT_EQ(chart.segments.at(0).used, 20U);
    expect_near(7.78947368421053, chart.segments.at(0).spread);
    const Limits limits = first_limits(chart);
    expect_near(300.5, limits.centre);
    expect_near(321.22, limits.upper); // as the book prints them
    expect_near(279.78, limits.lower);
    expect_near(314.313333333333, limits.inner_upper);
    EXPECT_EQ(chart.limits.at(39), chart.limits.at(0));
    options.factor = RangeFactor::three_by_d2;
    expect_near(321.216685330347,
                first_limits(value_of(individuals_chart(loan_costs, options))).upper);
}

TEST(MovingRanges, HaveTheLimitOfMontgomerysLoans) {
    IndividualsOptions options;
    options.chart.baseline = 20;
    const Chart chart = value_of(moving_range_chart(loan_costs, options));
    EXPECT_FALSE(chart.values.at(0));
    EXPECT_EQ(chart.values.at(1), 22.0);
    expect_near(25.4482105263158, first_limits(chart).upper);
    expect_near(16.9654736842105, first_limits(chart).inner_upper);
    EXPECT_EQ(first_limits(chart).lower, 0.0);
}

const Values with_gaps{50, 53, {}, 51, 49, 52, {}, 50.5, 49.5, 51.5, 48.5, 52.5, 50, 49};

TEST(Individuals, TakeNoRangeAcrossAMissingMonth) {
    const Chart chart = value_of(individuals_chart(with_gaps));
    expect_near(50.5416666666667, first_limits(chart).centre);
    expect_near(56.8961111111111, first_limits(chart).upper);
    EXPECT_EQ(chart.segments.at(0).used, 12U);
    const Chart ranges = value_of(moving_range_chart(with_gaps));
    EXPECT_FALSE(ranges.values.at(3));
    EXPECT_EQ(ranges.values.at(4), 2.0);
}

TEST(Individuals, CloseAGapWhenToldTo) {
    IndividualsOptions options;
    options.chart.gaps = Gaps::closed;
    expect_near(56.5871212121212,
                first_limits(value_of(individuals_chart(with_gaps, options))).upper);
    EXPECT_EQ(value_of(moving_range_chart(with_gaps, options)).values.at(3), 2.0);
}

const Values one_high{50, 53, 48, 51, 49, 52, 47, 50.5, 80, 51.5, 48.5, 52.5, 50, 49, 51, 50};

TEST(Individuals, ScreenRangesOnlyWhenToldToAndSayHowMany) {
    const Chart plain = value_of(individuals_chart(one_high));
    EXPECT_EQ(plain.segments.at(0).ranges_dropped, 0U);
    expect_near(69.0865, first_limits(plain).upper);
    IndividualsOptions options;
    options.chart.screening = Screening::once;
    const Chart screened = value_of(individuals_chart(one_high, options));
    EXPECT_EQ(screened.segments.at(0).ranges_dropped, 2U);
    expect_near(59.8378846153846, first_limits(screened).upper);
}

TEST(Individuals, OfEqualValuesHaveTheirMeanForLimitsScreenedOrNot) {
    const Values constant(14, 5.0);
    for (const Screening screening : {Screening::none, Screening::once}) {
        IndividualsOptions options;
        options.chart.screening = screening;
        const Limits limits = first_limits(value_of(individuals_chart(constant, options)));
        EXPECT_EQ(limits, (Limits{5, 5, 5, 5, 5}));
    }
}

TEST(Individuals, StopWhereValuesCannotBe) {
    IndividualsOptions options;
    options.lowest = 0.0;
    const Values counts{0, 5, 1, 6, 0, 4, 2, 7, 0, 5, 1, 3};
    const Limits limits = first_limits(value_of(individuals_chart(counts, options)));
    EXPECT_EQ(limits.lower, 0.0);
    EXPECT_EQ(limits.inner_lower, 0.0);
    EXPECT_GT(limits.upper, 7.0);
    const Values below{1, -1};
    EXPECT_EQ(kind_of(individuals_chart(below, options)), ErrorKind::invalid);
}

TEST(Individuals, MoveAndStretchWithTheirUnit) {
    Values moved = one_high;
    for (auto& value : moved) {
        value = *value * 3.0 + 100.0;
    }
    const Limits before = first_limits(value_of(individuals_chart(one_high)));
    const Limits after = first_limits(value_of(individuals_chart(moved)));
    expect_near(before.upper * 3.0 + 100.0, after.upper);
    expect_near(before.lower * 3.0 + 100.0, after.lower);
}

// --- how many points ----------------------------------------------------------------------------

Values alternating(std::size_t points) {
    Values values;
    for (std::size_t i = 0; i < points; ++i) {
        values.emplace_back(i % 2 == 0 ? 10.0 : 12.0);
    }
    return values;
}

TEST(LimitsOfAChart, AreNoneUnderSixTrialUnderTwelveAndThenSettled) {
    for (const auto& [points, standing] :
         {std::pair{0, Standing::none}, std::pair{1, Standing::none}, std::pair{5, Standing::none},
          std::pair{6, Standing::trial}, std::pair{11, Standing::trial},
          std::pair{12, Standing::settled}}) {
        const Chart chart =
            value_of(individuals_chart(alternating(static_cast<std::size_t>(points))));
        if (points == 0) {
            EXPECT_TRUE(chart.segments.empty());
            continue;
        }
        EXPECT_EQ(chart.segments.at(0).standing, standing) << points;
        EXPECT_EQ(chart.limits.at(0).has_value(), standing != Standing::none);
    }
}

TEST(LimitsOfAChart, CountOnlyPointsThatAreThere) {
    Values values = alternating(12);
    values.at(3).reset();
    EXPECT_EQ(value_of(individuals_chart(values)).segments.at(0).standing, Standing::trial);
}

TEST(LimitsOfAChart, AreNoneWhereNoTwoPointsAreNeighbours) {
    Values values = alternating(30);
    for (std::size_t i = 0; i < values.size(); i += 2) {
        values[i].reset();
    }
    EXPECT_EQ(value_of(individuals_chart(values)).segments.at(0).standing, Standing::none);
}

TEST(LimitsOfAChart, AreNoneForOverlappingWindows) {
    IndividualsOptions options;
    options.chart.windows = Windows::overlapping;
    const Chart chart = value_of(individuals_chart(alternating(40), options));
    EXPECT_EQ(chart.segments.at(0).standing, Standing::overlapping);
    EXPECT_FALSE(chart.limits.at(0));
}

// --- decisions ----------------------------------------------------------------------------------

TEST(Rebasing, NeverHappensByItself) {
    Values values = alternating(20);
    for (std::size_t i = 10; i < 20; ++i) {
        values[i] = *values[i] + 100.0;
    }
    EXPECT_EQ(value_of(individuals_chart(values)).segments.size(), 1U);
}

TEST(Rebasing, BeginsNewLimitsAtTheDecidedPoint) {
    Values values = alternating(30);
    for (std::size_t i = 12; i < 30; ++i) {
        values[i] = *values[i] + 100.0;
    }
    IndividualsOptions options;
    options.chart.rebased = {{12, "Head of analysis", day, "New recording system"}};
    const Chart chart = value_of(individuals_chart(values, options));
    ASSERT_EQ(chart.segments.size(), 2U);
    EXPECT_EQ(first_limits(chart).centre, 11.0);
    EXPECT_EQ(chart.limits.at(29)->centre, 111.0);
    EXPECT_EQ(segment_at(chart, 11).first, 0U);
    EXPECT_EQ(segment_at(chart, 12).first, 12U);
    EXPECT_FALSE(value_of(moving_range_chart(values, options)).values.at(12));
}

TEST(Rebasing, KeepsABaselineInEachSegment) {
    Values values = alternating(40);
    for (std::size_t i = 35; i < 40; ++i) {
        values[i] = 500.0;
    }
    IndividualsOptions options;
    options.chart.baseline = 12;
    options.chart.rebased = {{20, "Head of analysis", day, "New recording system"}};
    const Chart chart = value_of(individuals_chart(values, options));
    EXPECT_EQ(chart.segments.at(1).used, 12U);
    EXPECT_EQ(chart.limits.at(39)->centre, 11.0);
}

TEST(Rebasing, NeedsAPostAndAReason) {
    for (const Decision& nameless :
         {Decision{5, "", day, "because"}, Decision{5, " ", day, "because"},
          Decision{5, "Head of analysis", day, ""}}) {
        IndividualsOptions options;
        options.chart.rebased = {nameless};
        EXPECT_EQ(kind_of(individuals_chart(alternating(20), options)), ErrorKind::refused);
        options.chart = {};
        options.chart.left_out = {nameless};
        EXPECT_EQ(kind_of(individuals_chart(alternating(20), options)), ErrorKind::refused);
    }
}

TEST(Rebasing, IsAtAPointInsideTheChartAndOnce) {
    for (const std::size_t point : {0U, 20U, 21U}) {
        IndividualsOptions options;
        options.chart.rebased = {{point, "Head of analysis", day, "because"}};
        EXPECT_EQ(kind_of(individuals_chart(alternating(20), options)), ErrorKind::invalid);
    }
    IndividualsOptions twice;
    twice.chart.rebased.assign(2, {5, "Head of analysis", day, "because"});
    EXPECT_EQ(kind_of(individuals_chart(alternating(20), twice)), ErrorKind::invalid);
}

TEST(Chart, RefusesAValueThatIsNoNumber) {
    const Values wrong{1, std::numeric_limits<double>::quiet_NaN()};
    EXPECT_EQ(kind_of(individuals_chart(wrong)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(c_chart(wrong)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(g_chart(wrong)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(t_chart(wrong)), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
