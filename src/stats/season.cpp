#include "stats/season.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mf::stats {

namespace {

/// Mean of one cycle about a point; where the cycle is even the two outermost count half. pre: half a cycle lies on
/// either side.
double centred_mean(std::span<const double> values, std::size_t point, std::size_t cycle) {
    const std::size_t half = cycle / 2;
    double sum = 0;
    for (std::size_t i = point - half; i <= point + half; ++i) {
        const bool outermost = cycle % 2 == 0 && (i == point - half || i == point + half);
        sum += outermost ? values[i] / 2.0 : values[i];
    }
    return sum / static_cast<double>(cycle);
}

Done check(std::span<const double> values, std::size_t cycle) {
    if (cycle < 2 || values.size() < 2 * cycle) {
        return fail(ErrorKind::invalid, "a season needs two whole cycles");
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(values[i] >= 0.0) || !std::isfinite(values[i])) {
            return fail(ErrorKind::invalid, "a value of a season is 0 or above",
                        fmt::format("point {}", i + 1));
        }
    }
    return {};
}

} // namespace

Result<std::vector<double>> seasonal_factors(std::span<const double> values, std::size_t cycle) {
    if (auto done = check(values, cycle); !done) {
        return pass(done.error());
    }
    std::vector<double> factors(cycle, 0.0);
    std::vector<double> ratios(cycle, 0.0);
    for (std::size_t point = cycle / 2; point + cycle / 2 < values.size(); ++point) {
        const double around = centred_mean(values, point, cycle);
        if (around <= 0.0) {
            return fail(ErrorKind::invalid, "a whole cycle is 0",
                        fmt::format("point {}", point + 1));
        }
        factors[point % cycle] += values[point] / around;
        ratios[point % cycle] += 1.0;
    }
    for (std::size_t i = 0; i < cycle; ++i) {
        factors[i] /= ratios[i];
    }
    const double mean =
        std::accumulate(factors.begin(), factors.end(), 0.0) / static_cast<double>(cycle);
    std::ranges::for_each(factors, [mean](double& factor) { factor /= mean; });
    return factors;
}

} // namespace mf::stats
