#include "stats/change.hpp"
#include "stats/disparity.hpp"
#include "stats/distributions.hpp"
#include "stats/near.hpp"
#include "stats/rate_ratio.hpp"
#include "stats/risk_ratio.hpp"

#include <limits>

namespace mf::stats {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(RateRatio, HasTheExactAnswerOfPoissonTest) {
    // R's own example: 11 in 800 person years against 3 in 1,083
    const Comparison found = value_of(exact_rate_ratio({11, 800}, {3, 1083}));
    expect_near(4.96375, found.ratio);
    expect_interval({1.3112398039721, 27.7095968506608}, found.interval);
    expect_near(0.0117184452894426, found.p);
    const Comparison many = value_of(exact_rate_ratio({120, 31}, {96, 28}));
    expect_near(0.413671239584466, many.p);
}

TEST(RateRatio, HasTheWaldAndScoreAnswers) {
    const Comparison wald = value_of(wald_rate_ratio({250, 1}, {300, 1}));
    expect_interval({0.704573344147167, 0.985624066270939}, wald.interval);
    expect_near(-2.12905709192968, *wald.z);
    expect_near(0.0332495371851035, wald.p);
    expect_near(-2.1320071635561, *value_of(score_rate_ratio({250, 1}, {300, 1})).z);
}

/// The p value the slow way: all splits that are no likelier than this one.
double p_by_listing(int first, int all, double share) {
    const double limit = binomial_exactly(first, {double(all), share}) * (1 + 1e-7);
    double p = 0;
    for (int count = 0; count <= all; ++count) {
        const double chance = binomial_exactly(count, {double(all), share});
        p += chance <= limit ? chance : 0.0;
    }
    return p;
}

TEST(RateRatio, SumsAllSplitsThatAreNoLikelier) {
    for (const double exposure : {0.1, 0.5, 1.0, 3.0}) {
        for (int all = 1; all <= 12; ++all) {
            for (int first = 0; first <= all; ++first) {
                const auto found = value_of(
                    exact_rate_ratio({double(first), exposure}, {double(all - first), 1.0}));
                expect_near(p_by_listing(first, all, exposure / (exposure + 1.0)), found.p, 1e-8);
            }
        }
    }
}

TEST(RateRatio, WithNoEventOnOneSideEndsAtNothingOrNowhere) {
    const Comparison none = value_of(exact_rate_ratio({0, 850}, {40, 60000}));
    EXPECT_EQ(none.ratio, 0.0);
    EXPECT_EQ(none.interval.lower, 0.0);
    expect_near(6.81940426760198, none.interval.upper);
    const Comparison only = value_of(exact_rate_ratio({40, 60000}, {0, 850}));
    EXPECT_EQ(only.ratio, infinite);
    EXPECT_EQ(only.interval.upper, infinite);
    expect_near(1 / 6.81940426760198, only.interval.lower);
    EXPECT_EQ(kind_of(wald_rate_ratio({0, 850}, {40, 60000})), ErrorKind::invalid);
}

TEST(RateRatio, TurnedAroundIsItsInverse) {
    for (const auto method : {exact_rate_ratio, wald_rate_ratio, score_rate_ratio}) {
        const Comparison there = value_of(method({8, 2}, {5, 3}, Confidence::percent_95()));
        const Comparison back = value_of(method({5, 3}, {8, 2}, Confidence::percent_95()));
        expect_near(there.ratio, 1.0 / back.ratio);
        expect_near(there.interval.lower, 1.0 / back.interval.upper);
        expect_near(there.p, back.p);
        EXPECT_LT(there.interval.lower, there.ratio);
        EXPECT_GT(there.interval.upper, there.ratio);
    }
}

TEST(RateRatio, RefusesWhatItCannotCompare) {
    EXPECT_EQ(kind_of(exact_rate_ratio({0, 1}, {0, 1})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(exact_rate_ratio({1.5, 1}, {2, 1})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(exact_rate_ratio({1, 0}, {2, 1})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(score_rate_ratio({1, 1}, {-2, 1})), ErrorKind::invalid);
}

TEST(PeriodChange, SaysHowMuchAndHowSure) {
    const Change found = value_of(change_between({30, 12}, {45, 12}));
    expect_near(0.5, found.relative);
    expect_near(1.25, found.difference);
    expect_interval({0.924447978476192 - 1, 2.46597351210532 - 1}, found.interval, 1e-8);
    expect_near(0.105342268874605, found.p);
}

TEST(PeriodChange, CountsDaysNotMonths) {
    const Change found = value_of(change_between({28, 28}, {31, 31}));
    EXPECT_EQ(found.relative, 0.0);
    expect_near(1.0, found.p);
}

TEST(RiskRatio, HasTheIntervalOfKatzForTheTitanic) {
    const Comparison found = value_of(katz_ratio({344, 470}, {367, 1731}));
    expect_near(3.45216534291843, found.ratio);
    expect_interval({3.10487925354573, 3.83829597921966}, found.interval);
}

TEST(RiskRatio, HasTheDifferenceAndChiSquareOfPropTest) {
    const RiskDifference found = value_of(risk_difference({221, 1655}, {610, 4120}));
    expect_near(-0.0145235092247675, found.difference);
    expect_interval({-0.034174734734342, 0.00512771628480699}, found.interval);
    expect_near(2.02167270043097, found.chi_square);
    expect_near(0.155068240906761, found.p);
}

TEST(RiskRatio, RefusesWhereThereIsNothingToTellApart) {
    EXPECT_EQ(kind_of(katz_ratio({0, 10}, {1, 10})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(katz_ratio({10, 10}, {5, 5})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(risk_difference({0, 10}, {0, 5})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(risk_difference({10, 10}, {5, 5})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(risk_difference({11, 10}, {5, 5})), ErrorKind::invalid);
}

constexpr Rate everybody{7890, 640890};

TEST(DisparityOfSearches, HasAllItsNumbersAtOnce) {
    const Disparity found = value_of(disparity({{1655, 54110}, {4120, 402300}, everybody}));
    expect_near(0.0305858436518204, found.rate);
    expect_near(2.98657400512799, found.ratio);
    expect_interval({2.8229932458532, 3.15963359147551}, *found.katz);
    expect_interval({2.82098837704508, 3.16187913452141}, *found.poisson_log);
    expect_interval({2.81929463517376, 3.16266296845787}, found.exact);
    expect_near(2.48443109480547, found.disparity_index);
    expect_near(2.87845410393186, found.ratio_to_all_others);
    expect_near(0.0203447300550021, found.difference);
    expect_near(1100.85334327616, found.excess);
}

TEST(DisparityOfSearches, BelowTheOthersHasAnExcessBelowZero) {
    const Disparity found = value_of(disparity({{233, 24560}, {4120, 402300}, everybody}));
    expect_near(-18.5217499378573, found.excess);
    EXPECT_LT(found.disparity_index, 1.0);
}

TEST(DisparityOfSearches, OfNobodySearchedHasTheExactIntervalAlone) {
    const Disparity found = value_of(disparity({{0, 850}, {40, 60000}, {40, 70000}}));
    EXPECT_FALSE(found.katz);
    EXPECT_FALSE(found.poisson_log);
    expect_near(6.81940426760198, found.exact.upper);
    EXPECT_EQ(found.disparity_index, 0.0);
}

TEST(DisparityOfSearches, RefusesAnEverybodyThatIsNotEverybody) {
    EXPECT_EQ(kind_of(disparity({{10, 100}, {5, 100}, {15, 100}})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(disparity({{10, 100}, {5, 100}, {9, 300}})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(disparity({{0, 100}, {0, 100}, {0, 300}})), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
