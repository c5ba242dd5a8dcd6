#include "stats/distributions.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cassert>
#include <cmath>
#include <numbers>

namespace mf::stats {

namespace {

/// Nothing of Boost throws here: what is out of range was refused before, and an overflow is an infinity.
using Quiet = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

[[maybe_unused]] bool inside(double chance) {
    return chance > 0.0 && chance < 1.0;
}

} // namespace

double normal_below(double z) {
    return std::erfc(-z / std::numbers::sqrt2) / 2.0;
}

double normal_above(double z) {
    return std::erfc(z / std::numbers::sqrt2) / 2.0;
}

double normal_two_sided(double z) {
    return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

double normal_quantile(double chance) {
    return -normal_quantile_above(chance);
}

double normal_quantile_above(double chance) {
    assert(inside(chance));
    return std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * chance, Quiet{});
}

double student_quantile_above(double chance, double freedom) {
    assert(inside(chance) && freedom > 0.0);
    const boost::math::students_t_distribution<double, Quiet> student{freedom};
    return boost::math::quantile(boost::math::complement(student, chance));
}

double chi_square_above(double x, double freedom) {
    assert(x >= 0.0 && freedom > 0.0);
    return boost::math::gamma_q(freedom / 2.0, x / 2.0, Quiet{});
}

double gamma_quantile(double chance, double shape) {
    assert(inside(chance) && shape > 0.0);
    return boost::math::gamma_p_inv(shape, chance, Quiet{});
}

double gamma_quantile_above(double chance, double shape) {
    assert(inside(chance) && shape > 0.0);
    return boost::math::gamma_q_inv(shape, chance, Quiet{});
}

double beta_quantile(double chance, BetaShape shape) {
    assert(inside(chance) && shape.first > 0.0 && shape.second > 0.0);
    return boost::math::ibeta_inv(shape.first, shape.second, chance, Quiet{});
}

double beta_quantile_above(double chance, BetaShape shape) {
    assert(inside(chance) && shape.first > 0.0 && shape.second > 0.0);
    return boost::math::ibetac_inv(shape.first, shape.second, chance, Quiet{});
}

double binomial_exactly(double count, Trials of) {
    if (count < 0.0 || count > of.trials) {
        return 0.0;
    }
    if (of.chance <= 0.0 || of.chance >= 1.0) {
        return count == (of.chance <= 0.0 ? 0.0 : of.trials) ? 1.0 : 0.0;
    }
    return boost::math::ibeta_derivative(count + 1.0, of.trials - count + 1.0, of.chance, Quiet{}) /
           (of.trials + 1.0);
}

double binomial_at_most(double count, Trials of) {
    if (count < 0.0 || count >= of.trials) {
        return count < 0.0 ? 0.0 : 1.0;
    }
    return boost::math::ibetac(count + 1.0, of.trials - count, of.chance, Quiet{});
}

double binomial_at_least(double count, Trials of) {
    if (count <= 0.0 || count > of.trials) {
        return count <= 0.0 ? 1.0 : 0.0;
    }
    return boost::math::ibeta(count, of.trials - count + 1.0, of.chance, Quiet{});
}

double poisson_at_most(double count, double mean) {
    return count < 0.0 ? 0.0 : boost::math::gamma_q(count + 1.0, mean, Quiet{});
}

double poisson_at_least(double count, double mean) {
    return count <= 0.0 ? 1.0 : boost::math::gamma_p(count, mean, Quiet{});
}

} // namespace mf::stats
