// The distributions that the methods rest on. Boost.Math computes them (relative error below 1e-13 where the
// methods use them) and stays behind the .cpp. A value outside what `pre` says is a mistake of the caller, not data:
// every method checks its data before it comes here.
#pragma once

namespace mf::stats {

/// Chance that a standard normal value lies below, or above, z. pre: z is finite.
double normal_below(double z);
double normal_above(double z);
/// Chance that it lies at least as far from 0 as z, on either side: the two-sided p value of z.
double normal_two_sided(double z);
/// The z that has `chance` below, or above it. pre: 0 < chance < 1.
double normal_quantile(double chance);
double normal_quantile_above(double chance);

/// The t that has `chance` above it. pre: 0 < chance < 1, freedom > 0.
double student_quantile_above(double chance, double freedom);

/// Chance that a chi-square value with `freedom` degrees lies above x. pre: x >= 0, freedom > 0.
double chi_square_above(double x, double freedom);

/// The x that a gamma value of this shape and scale 1 has `chance` below, or above. pre: 0 < chance < 1, shape > 0.
double gamma_quantile(double chance, double shape);
double gamma_quantile_above(double chance, double shape);

/// The x that a beta value has `chance` below, or above. pre: 0 < chance < 1, both shapes > 0.
struct BetaShape {
    double first = 1;
    double second = 1;
};
double beta_quantile(double chance, BetaShape shape);
double beta_quantile_above(double chance, BetaShape shape);

/// Trials with one chance of success each.
struct Trials {
    double trials = 0; ///< whole
    double chance = 0; ///< 0 to 1
};
/// Chance of exactly, at most, at least `count` successes. pre: trials >= 0, 0 <= chance <= 1; any whole count.
double binomial_exactly(double count, Trials of);
double binomial_at_most(double count, Trials of);
double binomial_at_least(double count, Trials of);

/// Chance of at most, at least `count` events where `mean` are expected. pre: mean >= 0; any whole count.
double poisson_at_most(double count, double mean);
double poisson_at_least(double count, double mean);

} // namespace mf::stats
