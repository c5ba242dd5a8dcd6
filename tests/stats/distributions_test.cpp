#include "stats/confidence.hpp"
#include "stats/distributions.hpp"
#include "stats/near.hpp"

#include <limits>

namespace mf::stats {
namespace {

constexpr double digits_12 = 1e-12;

TEST(Normal, HasTheQuantilesThatBooksPrint) {
    expect_near(1.959963984540054, Confidence::percent_95().normal(), digits_12);
    expect_near(3.090232306167813, Confidence::percent_99_8().normal(), digits_12);
}

TEST(Normal, QuantileAndChanceUndoEachOtherFarIntoTheTails) {
    for (const double chance : {1e-300, 1e-20, 1e-6, 0.001, 0.3, 0.5, 0.9}) {
        expect_near(1.0, normal_below(normal_quantile(chance)) / chance, 1e-11);
        expect_near(1.0, normal_above(normal_quantile_above(chance)) / chance, 1e-11);
    }
}

TEST(Normal, TheTwoSidesTogetherAreTwiceOne) {
    expect_near(2.0 * normal_above(3.0), normal_two_sided(-3.0), digits_12);
    expect_near(0.0026997960632601866, normal_two_sided(3.0), digits_12);
}

TEST(Student, HasTheQuantilesOfTheTable) {
    expect_near(12.706204736174698, student_quantile_above(0.025, 1.0), 1e-10);
    expect_near(2.1447866879169273, student_quantile_above(0.025, 14.0), 1e-10);
    expect_near(1.959963984540054, student_quantile_above(0.025, 1e12), 1e-9);
}

TEST(ChiSquare, OfTwoDegreesIsAnExponential) {
    expect_near(std::exp(-3.0), chi_square_above(6.0, 2.0), digits_12);
}

TEST(Gamma, OfShapeOneIsAnExponential) {
    expect_near(-std::log(0.975), gamma_quantile(0.025, 1.0), digits_12);
    expect_near(-std::log(0.025), gamma_quantile_above(0.025, 1.0), digits_12);
}

TEST(Beta, OfOneShapeIsAPower) {
    expect_near(std::pow(0.025, 1.0 / 7.0), beta_quantile(0.025, {7.0, 1.0}), digits_12);
    expect_near(1.0 - std::pow(0.025, 1.0 / 7.0), beta_quantile_above(0.025, {1.0, 7.0}),
                digits_12);
}

/// The slow way: chance by chance.
double binomial_sum(int last, int trials, double chance) {
    double sum = 0;
    double each = std::pow(1.0 - chance, trials);
    for (int count = 0; count <= last; ++count) {
        sum += each;
        each *= (trials - count) / (count + 1.0) * chance / (1.0 - chance);
    }
    return sum;
}

TEST(Binomial, IsTheSumOfItsParts) {
    for (int count = -1; count <= 21; ++count) {
        const Trials of{20.0, 0.3};
        const double expected = binomial_sum(std::min(count, 20), 20, 0.3);
        expect_near(expected, binomial_at_most(count, of), digits_12);
        expect_near(1.0 - expected, binomial_at_least(count + 1.0, of), 1e-10);
    }
    expect_near(binomial_sum(5, 20, 0.3) - binomial_sum(4, 20, 0.3),
                binomial_exactly(5, {20, 0.3}));
}

TEST(Binomial, OfNoChanceAndOfCertaintyHasOneOutcome) {
    EXPECT_EQ(binomial_exactly(0, {5, 0.0}), 1.0);
    EXPECT_EQ(binomial_exactly(5, {5, 1.0}), 1.0);
    EXPECT_EQ(binomial_exactly(2, {5, 1.0}), 0.0);
}

TEST(Poisson, IsTheSumOfItsParts) {
    double sum = 0;
    double each = std::exp(-2.5);
    for (int count = 0; count < 15; ++count) {
        sum += each;
        expect_near(sum, poisson_at_most(count, 2.5), digits_12);
        each *= 2.5 / (count + 1.0);
        expect_near(1.0 - sum, poisson_at_least(count + 1.0, 2.5), 1e-6);
    }
    EXPECT_EQ(poisson_at_most(-1, 2.5), 0.0);
    EXPECT_EQ(poisson_at_least(0, 2.5), 1.0);
}

TEST(ConfidenceLevel, LiesStrictlyBetweenNoneAndAll) {
    for (const double share : {0.0, 1.0, -0.5, 95.0, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_EQ(kind_of(Confidence::of(share)), ErrorKind::invalid);
    }
    EXPECT_EQ(value_of(Confidence::of(0.95)), Confidence::percent_95());
}

} // namespace
} // namespace mf::stats
