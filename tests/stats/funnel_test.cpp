#include "stats/benjamini_hochberg.hpp"
#include "stats/distributions.hpp"
#include "stats/funnel.hpp"
#include "stats/near.hpp"
#include "stats/prediction_limit.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <random>

namespace mf::stats {
namespace {

// --- over-dispersion: FunnelPlotR's own test data ----------------------------------------------------

constexpr std::array<FunnelUnit, 6> hospitals{
    {{100, 108}, {150, 112}, {180, 165}, {80, 95}, {120, 100}, {225, 220}}};

FunnelOptions ratios(FunnelScale scale) {
    FunnelOptions options;
    options.scale = scale;
    options.target = 1.0;
    return options;
}

TEST(FunnelOfRatios, HasTheReferencesOverdispersionOnTheLogarithm) {
    const Funnel found = value_of(funnel(hospitals, ratios(FunnelScale::logarithm)));
    expect_near(2.14905309917045, found.overdispersion.phi);
    expect_near(0.0121184914591765, found.overdispersion.tau2);
    expect_near(3.09168129454357, found.units[1].z);
    expect_near(2.45744843124156, *found.overdispersion.trimmed[1]);
    expect_near(2.0136776864837, found.units[1].z_additive);
    expect_near(2.10897360948516, found.units[1].z_multiplicative);
}

TEST(FunnelOfRatios, HasTheReferencesOverdispersionOnTheSquareRoot) {
    const Funnel found = value_of(funnel(hospitals, ratios(FunnelScale::square_root)));
    expect_near(2.32717825759412, found.overdispersion.phi);
    expect_near(0.00343978015418627, found.overdispersion.tau2);
    expect_near(3.32888693931506, found.units[1].z);
    expect_near(2.08830955032779, found.units[1].z_additive);
}

TEST(FunnelOfRatios, HasTheReferencesWidenedLimits) {
    const Funnel found = value_of(funnel(hospitals, ratios(FunnelScale::logarithm)));
    const auto rounded = value_of(Confidence::of(1.0 - 2.0 * normal_above(1.959964)));
    const NormalLimits limits =
        value_of(normal_funnel_limits(found, 108, found.overdispersion.tau2, rounded));
    expect_interval({0.750835323347903, 1.33184996616981}, limits.value, 1e-8);
}

TEST(FunnelOfRatios, IsWidenedOnlyPastTheThreshold) {
    const Funnel found = value_of(funnel(hospitals, ratios(FunnelScale::logarithm)));
    expect_near(1.0 + 2.0 * std::sqrt(2.0 / 6.0), found.overdispersion.threshold);
    EXPECT_FALSE(found.overdispersion.present); // 2.149 is not past 2.155
    EXPECT_FALSE(found.widened);
    FunnelOptions always = ratios(FunnelScale::logarithm);
    always.widening = Widening::always;
    const Funnel widened = value_of(funnel(hospitals, always));
    EXPECT_GT(widened.units[1].p, found.units[1].p);
    expect_near(normal_two_sided(2.0136776864837), widened.units[1].p);
    expect_near(2.0 * poisson_at_least(150, 112), found.units[1].p);
    const Interval wide = value_of(funnel_limits(widened, 112));
    const Interval narrow = value_of(funnel_limits(found, 112));
    EXPECT_LT(wide.lower, narrow.lower);
    EXPECT_GT(wide.upper, narrow.upper);
}

TEST(FunnelOfProportions, AimsAtAllTogether) {
    const std::array<FunnelUnit, 3> units{{{84, 462}, {74, 300}, {73, 287}}};
    FunnelOptions options;
    options.kind = FunnelKind::proportions;
    options.scale = FunnelScale::arcsine;
    const Funnel found = value_of(funnel(units, options));
    expect_near(231.0 / 1049.0, found.target);
    expect_near(0.440510663004698, found.units[0].transformed);
    expect_near(0.0232621052599618, found.units[0].error);
    const Interval limits = value_of(funnel_limits(found, 300));
    expect_near(value_of(binomial_limit(found.target, 300, 0.025)), limits.lower);
}

TEST(Funnel, NarrowsWithSizeAndWidensWithConfidence) {
    for (const Widening widening : {Widening::never, Widening::always}) {
        FunnelOptions options = ratios(FunnelScale::square_root);
        options.widening = widening;
        const Funnel found = value_of(funnel(hospitals, options));
        Interval before{0, 100};
        for (const double expected : {3.0, 10.0, 40.0, 1000.0, 1e6}) {
            const Interval limits = value_of(funnel_limits(found, expected));
            EXPECT_GE(limits.lower, before.lower);
            EXPECT_LT(limits.upper, before.upper);
            const Interval wide =
                value_of(funnel_limits(found, expected, Confidence::percent_99_8()));
            EXPECT_LE(wide.lower, limits.lower);
            EXPECT_GT(wide.upper, limits.upper);
            EXPECT_GE(wide.lower, 0.0);
            before = limits;
        }
    }
}

TEST(Funnel, RefusesScalesThatDoNotFit) {
    FunnelOptions options;
    options.scale = FunnelScale::arcsine;
    EXPECT_EQ(kind_of(funnel(hospitals, options)), ErrorKind::invalid);
    const std::array<FunnelUnit, 2> zero{{{0, 10}, {5, 10}}};
    EXPECT_EQ(kind_of(funnel(zero, ratios(FunnelScale::logarithm))), ErrorKind::invalid);
    EXPECT_TRUE(funnel(zero, ratios(FunnelScale::square_root)));
    const std::array<FunnelUnit, 2> none{{{0, 10}, {0, 10}}};
    EXPECT_EQ(kind_of(funnel(none)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(funnel(std::span{hospitals}.first(1))), ErrorKind::invalid);
    EXPECT_EQ(kind_of(funnel_limits(value_of(funnel(hospitals)), 0)), ErrorKind::invalid);
}

TEST(Overdispersion, LeavesOutTheOutermostWhenTruncating) {
    const std::array<double, 10> scores{-9, -1, -0.5, -0.2, 0, 0.1, 0.2, 0.5, 1, 9};
    const std::array<double, 10> errors{1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const auto found = value_of(overdispersion(scores, errors, {Trim::truncate, 0.1}));
    EXPECT_EQ(found.used, 8U);
    EXPECT_FALSE(found.trimmed.front());
    EXPECT_FALSE(found.trimmed.back());
    expect_near((2 * (1 + 0.25 + 0.04) + 0.01) / 8.0, found.phi);
    EXPECT_EQ(found.tau2, 0.0); // less than chance makes
}

TEST(Overdispersion, RefusesScoresWithoutErrors) {
    const std::array<double, 2> two{1, 2};
    const std::array<double, 2> zero{1, 0};
    EXPECT_EQ(kind_of(overdispersion(two, std::span{two}.first(1))), ErrorKind::invalid);
    EXPECT_EQ(kind_of(overdispersion(two, zero)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(overdispersion(two, two, {Trim::winsorise, 0.5})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(overdispersion({}, {})), ErrorKind::invalid);
}

// --- exact limits --------------------------------------------------------------------------------------

TEST(PredictionLimit, OfAProportionIsSpiegelhaltersWithInterpolation) {
    expect_near(0.136221833310611, value_of(binomial_limit(0.22, 100, 0.025)), 1e-8);
    expect_near(0.29880718869617, value_of(binomial_limit(0.22, 100, 0.975)), 1e-8);
    expect_near(-0.0988003516166393, value_of(binomial_limit(0.22, 10, 0.001)), 1e-8);
}

TEST(PredictionLimit, OfARatioIsSpiegelhaltersWithInterpolation) {
    expect_near(0.803663371217471, value_of(poisson_limit(1, 100, 0.025)), 1e-8);
    expect_near(3.5562796229979, value_of(poisson_limit(1, 2, 0.999)), 1e-8);
    expect_near(value_of(poisson_limit(1, 200, 0.975)) * 2.0,
                value_of(poisson_limit(2, 100, 0.975)));
}

TEST(PredictionLimit, RefusesTargetsThatCannotBe) {
    EXPECT_EQ(kind_of(binomial_limit(0, 100, 0.025)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(binomial_limit(0.2, 10.5, 0.025)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(binomial_limit(0.2, 10, 1)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(poisson_limit(0, 100, 0.025)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(poisson_limit(1, -100, 0.025)), ErrorKind::invalid);
}

// --- many at once ------------------------------------------------------------------------------------------

constexpr std::array p_values_of_1995{0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
                                      0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                                      0.4262, 0.5719, 0.6528, 0.7590, 1.0};

TEST(BenjaminiHochberg, RejectsTheFourOfTheirPaper) {
    const auto stands = value_of(standing(p_values_of_1995));
    EXPECT_EQ(std::ranges::count(stands, true), 4);
    const auto adjusted = value_of(benjamini_hochberg(p_values_of_1995));
    expect_near(0.0015, adjusted[0]);
    expect_near(0.035625, adjusted[3]);
    expect_near(0.0638571428571429, adjusted[5]);
    expect_near(1.0, adjusted[14]);
}

TEST(BenjaminiHochberg, KeepsTiesTogether) {
    const std::array tied{0.01, 0.01, 0.03, 0.04, 0.04, 0.5};
    const auto adjusted = value_of(benjamini_hochberg(tied));
    const std::array expected{0.03, 0.03, 0.048, 0.048, 0.048, 0.5};
    for (std::size_t i = 0; i < tied.size(); ++i) {
        expect_near(expected[i], adjusted[i]);
    }
}

TEST(BenjaminiHochberg, KeepsTheOrderAndNeverMakesSmaller) {
    std::mt19937_64 random{5};
    std::uniform_real_distribution<double> uniform;
    std::vector<double> p(200);
    std::ranges::generate(p, [&] { return std::pow(uniform(random), 3.0); });
    const auto adjusted = value_of(benjamini_hochberg(p));
    for (std::size_t i = 0; i < p.size(); ++i) {
        EXPECT_GE(adjusted[i], p[i]);
        EXPECT_LE(adjusted[i], 1.0);
        for (std::size_t k = 0; k < p.size(); ++k) {
            EXPECT_TRUE(p[i] > p[k] || adjusted[i] <= adjusted[k]);
        }
    }
}

TEST(BenjaminiHochberg, OfNoneIsNoneAndOfOneIsItself) {
    EXPECT_TRUE(value_of(benjamini_hochberg({})).empty());
    EXPECT_EQ(value_of(benjamini_hochberg(std::array{0.2})).at(0), 0.2);
    EXPECT_EQ(kind_of(benjamini_hochberg(std::array{1.2})), ErrorKind::invalid);
    EXPECT_EQ(kind_of(benjamini_hochberg(std::array{std::numeric_limits<double>::quiet_NaN()})),
              ErrorKind::invalid);
    EXPECT_EQ(kind_of(standing(p_values_of_1995, 0.0)), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
