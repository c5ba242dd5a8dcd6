#include "stats/count_interval.hpp"
#include "stats/mean.hpp"
#include "stats/near.hpp"
#include "stats/rate.hpp"
#include "stats/wilson.hpp"

#include <array>
#include <limits>

namespace mf::stats {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// The interval of each level lies inside that of the next.
template <class Method>
void expect_wider_with_confidence(Method method) {
    Interval inner = value_of(method(value_of(Confidence::of(0.5))));
    for (const double share : {0.8, 0.9, 0.95, 0.99, 0.998}) {
        const Interval outer = value_of(method(value_of(Confidence::of(share))));
        EXPECT_LE(outer.lower, inner.lower);
        EXPECT_GE(outer.upper, inner.upper);
        inner = outer;
    }
}

TEST(Wilson, HasTheLimitsThatPublicHealthEnglandPublishes) {
    expect_interval({0.1333669333310325, 0.28882916559315885}, value_of(wilson({20, 100})));
    expect_interval({0.105191620667115, 0.347110941700858},
                    value_of(wilson({20, 100}, Confidence::percent_99_8())));
    expect_interval({0.00102732010016411, 0.00102876445789772},
                    value_of(wilson({7776456, 7564336677})));
    expect_interval({0.0438174477205882, 0.933462127697916}, value_of(wilson({0.445, 1})));
}

TEST(Wilson, OfNoneBeginsAtZeroAndOfAllEndsAtOne) {
    EXPECT_EQ(value_of(wilson({0, 100})).lower, 0.0);
    expect_near(0.0369934982069857, value_of(wilson({0, 100})).upper);
    EXPECT_EQ(value_of(wilson({100, 100})).upper, 1.0);
    expect_near(0.963006501793014, value_of(wilson({100, 100})).lower);
}

TEST(Wilson, HoldsTheProportionAndMirrorsItsOpposite) {
    for (const double whole : {1.0, 9.0, 1000.0, 1e9}) {
        for (const double share : {0.0, 0.001, 0.3, 0.5, 1.0}) {
            const Interval found = value_of(wilson({share * whole, whole}));
            EXPECT_LE(0.0, found.lower);
            EXPECT_LE(found.lower, share);
            EXPECT_LE(share, found.upper);
            EXPECT_LE(found.upper, 1.0);
            const Interval mirrored = value_of(wilson({whole - share * whole, whole}));
            EXPECT_NEAR(found.lower, 1.0 - mirrored.upper, 1e-12);
        }
    }
    expect_wider_with_confidence([](Confidence level) { return wilson({7, 9}, level); });
}

TEST(Wilson, RefusesWhatIsNoProportion) {
    for (const Proportion wrong :
         {Proportion{-1, 10}, Proportion{11, 10}, Proportion{0, 0}, Proportion{1, -1},
          Proportion{nan, 10}, Proportion{1, infinite}}) {
        EXPECT_EQ(kind_of(wilson(wrong)), ErrorKind::invalid);
    }
}

TEST(Byar, HasTheLimitsThatPublicHealthEnglandPublishes) {
    expect_interval({50.1631877104594537, 82.849138545939837}, value_of(byar(65)));
    expect_interval({947.9407035610373669, 1148.806160988033071},
                    value_of(byar(1045, Confidence::percent_99_8())));
    expect_interval({0, 3.66801183217375}, value_of(byar(0)));
}

TEST(Garwood, IsTheExactIntervalOfTheTables) {
    expect_interval({0, 3.68887945411394}, value_of(garwood(0)));
    expect_interval({0.0253178079842899, 5.5716433909389}, value_of(garwood(1)));
    expect_interval({12128.1809078991, 12564.7222069133}, value_of(garwood(12345)));
}

TEST(CountInterval, IsExactBelowTenAndByarsFromTen) {
    const CountIntervals intervals;
    for (int count = 0; count < 20; ++count) {
        const Interval expected = value_of(count < 10 ? garwood(count) : byar(count));
        EXPECT_EQ(value_of(intervals.interval(count)), expected);
        EXPECT_EQ(value_of(count_interval(count)), expected);
    }
    EXPECT_EQ(value_of(intervals.interval(2.5)), value_of(garwood(2.5)));
}

TEST(CountInterval, HoldsTheCountAndGrowsWithIt) {
    Interval before{-1, 0};
    for (const double count : {0.0, 1.0, 2.0, 9.0, 10.0, 11.0, 500.0, 1e7}) {
        const Interval found = value_of(count_interval(count, Confidence::percent_99_8()));
        EXPECT_LE(0.0, found.lower);
        EXPECT_LE(found.lower, count);
        EXPECT_GT(found.upper, count);
        EXPECT_GT(found.upper, before.upper);
        EXPECT_GE(found.lower, before.lower);
        before = found;
    }
    expect_wider_with_confidence([](Confidence level) { return count_interval(3, level); });
    expect_wider_with_confidence([](Confidence level) { return count_interval(30, level); });
}

TEST(CountInterval, RefusesWhatIsNoCount) {
    for (const double wrong : {-1.0, nan, infinite}) {
        EXPECT_EQ(kind_of(byar(wrong)), ErrorKind::invalid);
        EXPECT_EQ(kind_of(garwood(wrong)), ErrorKind::invalid);
        EXPECT_EQ(kind_of(count_interval(wrong)), ErrorKind::invalid);
        EXPECT_EQ(kind_of(CountIntervals{}.interval(wrong)), ErrorKind::invalid);
    }
}

TEST(RateOfEvents, IsScaledWithItsInterval) {
    const Estimate found = value_of(rate({5, 100}, 1e5));
    EXPECT_EQ(found.value, 5000.0);
    expect_interval({1623.48639011842, 11668.3320793227}, found.interval);
    const Estimate many = value_of(rate({250, 220}, 1e5, Confidence::percent_99_8()));
    expect_interval({92710.0055443895, 137651.237721475}, many.interval);
    EXPECT_EQ(value_of(rate({250, 220}, 1e5, CountIntervals{Confidence::percent_99_8()})), many);
}

TEST(RateOfEvents, RefusesAnEmptyDenominatorAndARatePerNothing) {
    EXPECT_EQ(kind_of(rate({5, 0})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(rate({5, 100}, 0.0)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(proportion({5, 100}, nan)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(proportion({101, 100})), ErrorKind::invalid);
}

TEST(Percentage, IsScaledWithItsInterval) {
    const Estimate found = value_of(proportion({5, 100}, 100));
    EXPECT_EQ(found.value, 5.0);
    expect_interval({2.154367915436798, 11.175046923191911}, found.interval);
}

TEST(Mean, HasStudentsIntervalForHisSleepData) {
    const std::array<double, 10> hours{1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
    const Estimate found = value_of(mean_interval(hours));
    expect_near(1.58, found.value);
    expect_interval({0.7001142, 2.4598858}, found.interval, 1e-7);
}

TEST(Mean, NeedsTwoFiniteValues) {
    const std::array<double, 2> wrong{1.0, nan};
    EXPECT_EQ(kind_of(mean_interval(wrong)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(mean_interval(std::span{wrong}.first(1))), ErrorKind::invalid);
}

TEST(Quantile, LiesBetweenItsNeighboursAsRHasIt) {
    const std::array<double, 4> values{4.0, 1.0, 3.0, 2.0};
    EXPECT_EQ(value_of(quantile(values, 0.0)), 1.0);
    EXPECT_EQ(value_of(quantile(values, 1.0)), 4.0);
    expect_near(1.3, value_of(quantile(values, 0.1)));
    expect_near(2.5, value_of(quantile(values, 0.5)));
    EXPECT_EQ(kind_of(quantile(values, 1.5)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(quantile({}, 0.5)), ErrorKind::invalid);
}

TEST(Sum, OfManySmallValuesKeepsItsDigits) {
    const std::vector<double> tenths(1'000'000, 0.1);
    EXPECT_NEAR(sum_of(tenths), 100'000.0, 1e-9);
    EXPECT_EQ(sum_of({}), 0.0);
}

} // namespace
} // namespace mf::stats
