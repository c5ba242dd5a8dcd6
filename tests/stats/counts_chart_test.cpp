#include "stats/near.hpp"
#include "stats/proportion_chart.hpp"
#include "stats/rare_events_chart.hpp"

#include <initializer_list>

namespace mf::stats {
namespace {

using Values = std::vector<std::optional<double>>;

const Day day = value_of(Day::parse("2026-01-31"));

Limits first_limits(const Chart& chart) {
    return chart.limits.at(0).value();
}

// --- counts, proportions, rates ------------------------------------------------------------------

/// Montgomery, table 7.8: defects in samples of 100 circuit boards.
const Values defects{21, 24, 16, 12, 15, 5,  28, 20, 31, 25, 20, 24, 16, 19, 10, 17,
                     13, 22, 18, 39, 30, 24, 16, 19, 17, 15, 16, 18, 12, 15, 24, 21,
                     28, 20, 25, 19, 18, 21, 16, 22, 19, 12, 14, 9,  16, 21};

TEST(CChart, HasTheLimitsOfMontgomerysBoards) {
    ChartOptions options;
    options.baseline = 26;
    options.left_out = {{5, "Inspector", day, "Inspection error"},
                        {19, "Engineer", day, "Temperature control"}};
    const Chart chart = value_of(c_chart(defects, options));
    EXPECT_EQ(chart.segments.at(0).used, 24U);
    expect_near(472.0 / 24.0, first_limits(chart).centre);
    expect_near(32.9708013623167, first_limits(chart).upper);
    expect_near(6.3625319710166, first_limits(chart).lower);
    EXPECT_TRUE(chart.limits.at(5)); // it is judged all the same
}

TEST(CChart, HasLimitsWhereAMonthIsMissingToo) {
    Values values = defects;
    values.at(3).reset();
    const Chart chart = value_of(c_chart(values));
    EXPECT_FALSE(chart.values.at(3));
    EXPECT_EQ(chart.limits.at(3), chart.limits.at(0));
}

template <class Counted>
std::vector<std::optional<Counted>> pairs(std::initializer_list<double> numerators,
                                          std::initializer_list<double> denominators) {
    std::vector<std::optional<Counted>> made;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        made.push_back(Counted{*(numerators.begin() + i), *(denominators.begin() + i)});
    }
    return made;
}

/// Montgomery, table 7.4: purchase orders with errors.
const auto orders = pairs<Proportion>(
    {12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9},
    {100, 80,  80, 100, 110, 110, 100, 100, 90,  90,  110, 120, 120,
     120, 110, 80, 80,  80,  90,  100, 100, 100, 100, 90,  90});

TEST(PChart, HasTheLimitsOfMontgomerysOrders) {
    const Chart chart = value_of(p_chart(orders));
    expect_near(234.0 / 2450.0, first_limits(chart).centre);
    expect_near(0.183685713435492, first_limits(chart).upper);
    expect_near(0.00733469472777307, first_limits(chart).lower);
    EXPECT_EQ(chart.limits.at(1)->lower, 0.0);
    expect_near(0.194093420514582, chart.limits.at(1)->upper);
    expect_near(0.154293876984206, first_limits(chart).inner_upper);
}

TEST(PPrimeChart, HasLaneysSigma) {
    const Chart chart = value_of(p_chart(orders, {}, Dispersion::laney));
    expect_near(0.965674024958971, chart.segments.at(0).spread);
    const double centre = 234.0 / 2450.0;
    expect_near(centre + 3.0 * std::sqrt(centre * (1.0 - centre) / 100.0) * 0.965674024958971,
                first_limits(chart).upper);
}

TEST(PPrimeChart, HasTheReferencesLimitsWhenRangesAreScreened) {
    ChartOptions screened;
    screened.screening = Screening::once;
    const Chart chart = value_of(p_chart(orders, screened, Dispersion::laney));
    EXPECT_EQ(chart.segments.at(0).ranges_dropped, 1U);
    expect_near(0.170729770390767, first_limits(chart).upper);
    expect_near(0.0202906377724981, first_limits(chart).lower);
}

/// Montgomery, table 7.11: faults in rolls of dyed cloth, by metres.
const auto cloth = pairs<Rate>({14, 12, 20, 11, 7, 10, 21, 16, 19, 23},
                               {500, 400, 650, 500, 475, 500, 600, 525, 600, 625});

TEST(UChart, HasTheLimitsOfMontgomerysClothAndMarksThemAsTrial) {
    const Chart chart = value_of(u_chart(cloth));
    expect_near(1.42325581395349 / 50.0, first_limits(chart).centre);
    expect_near(2.55503769778011 / 50.0, first_limits(chart).upper);
    expect_near(0.291473930126865 / 50.0, first_limits(chart).lower);
    EXPECT_EQ(chart.segments.at(0).standing, Standing::trial);
    const Chart laney = value_of(u_chart(cloth, {}, Dispersion::laney));
    expect_near(2.1915043255637 / 50.0, first_limits(laney).upper);
    expect_near(0.655007302343272 / 50.0, first_limits(laney).lower);
}

TEST(UChart, OfLargerExposuresIsNarrower) {
    auto larger = cloth;
    for (auto& roll : larger) {
        roll = Rate{roll->numerator * 100.0, roll->denominator * 100.0};
    }
    const Limits before = first_limits(value_of(u_chart(cloth)));
    const Limits after = first_limits(value_of(u_chart(larger)));
    expect_near((before.upper - before.centre) / 10.0, after.upper - after.centre, 1e-8);
}

TEST(PChart, HasNoLimitsWhereNobodyWasCounted) {
    auto some = orders;
    some.at(4).reset();
    const Chart chart = value_of(p_chart(some));
    EXPECT_FALSE(chart.values.at(4));
    EXPECT_FALSE(chart.limits.at(4));
    EXPECT_TRUE(chart.limits.at(5));
}

TEST(PChart, RefusesAPartAboveItsWhole) {
    EXPECT_EQ(kind_of(p_chart(pairs<Proportion>({5, 11}, {10, 10}))), ErrorKind::invalid);
    EXPECT_EQ(kind_of(u_chart(pairs<Rate>({5, 11}, {10, 0}))), ErrorKind::invalid);
}

TEST(PPrimeChart, OfNothingButZeroesHasNoWidth) {
    const std::vector<std::optional<Proportion>> none(14, Proportion{0, 50});
    for (const Dispersion dispersion : {Dispersion::model, Dispersion::laney}) {
        EXPECT_EQ(first_limits(value_of(p_chart(none, {}, dispersion))), Limits{});
    }
}

// --- rare events ----------------------------------------------------------------------------------

TEST(GChart, HasTheReferencesLimits) {
    const Values between{12, 3, 44, 21, 8, 0, 17, 35, 5, 28, 61, 14, 9, 2, 30, 19, 7, 150, 11, 25};
    const Chart chart = value_of(g_chart(between));
    expect_near(25.05, chart.segments.at(0).level);
    expect_near(15.5, first_limits(chart).centre);
    expect_near(101.685321490811, first_limits(chart).upper);
    expect_near(76.1402143272075, first_limits(chart).inner_upper);
    EXPECT_EQ(first_limits(chart).lower, 0.0);
    EXPECT_EQ(kind_of(g_chart(Values{1.5})), ErrorKind::invalid);
}

TEST(TChart, HasTheReferencesLimitsForMontgomerysValve) {
    const Values hours{286,  948, 536, 124, 816, 729, 4,    143,  431,  8,
                       2837, 596, 81,  227, 603, 492, 1199, 1214, 2831, 96};
    const Chart chart = value_of(t_chart(hours));
    expect_near(430.040951789758, first_limits(chart).centre);
    expect_near(6937.93348816658, first_limits(chart).upper);
    expect_near(1.94660574383076, first_limits(chart).inner_lower);
    EXPECT_EQ(first_limits(chart).lower, 0.0);
    EXPECT_EQ(kind_of(t_chart(Values{-1.0})), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
