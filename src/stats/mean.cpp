#include "stats/mean.hpp"

#include "stats/between.hpp"
#include "stats/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace mf::stats {

namespace {

Done check_finite(std::span<const double> values) {
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); })) {
        return fail(ErrorKind::invalid, "a value is a finite number", {},
                    "Leave missing values out");
    }
    return {};
}

} // namespace

double sum_of(std::span<const double> values) {
    constexpr std::size_t at_once = 32;
    if (values.size() > at_once) {
        const std::size_t half = values.size() / 2;
        return sum_of(values.first(half)) + sum_of(values.subspan(half));
    }
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

Result<Estimate> mean_interval(std::span<const double> values, Confidence confidence) {
    if (auto done = check_finite(values); !done) {
        return pass(done.error());
    }
    if (values.size() < 2) {
        return fail(ErrorKind::invalid, "the spread of a mean needs two values");
    }
    const auto number = static_cast<double>(values.size());
    const double mean = sum_of(values) / number;
    std::vector<double> squares;
    squares.reserve(values.size());
    for (const double value : values) {
        squares.push_back((value - mean) * (value - mean));
    }
    const double error = std::sqrt(sum_of(squares) / (number - 1.0) / number);
    const double reach = student_quantile_above(confidence.tail(), number - 1.0) * error;
    return Estimate{mean, {mean - reach, mean + reach}};
}

Result<Estimate> mean_of_sums(const Sums& sums, Confidence confidence) {
    if (!std::isfinite(sums.sum) || !std::isfinite(sums.squares) || !std::isfinite(sums.count)) {
        return fail(ErrorKind::invalid, "a sum is a finite number");
    }
    if (sums.count < 2) {
        return fail(ErrorKind::invalid, "the spread of a mean needs two values");
    }
    const double mean = sums.sum / sums.count;
    const double spread = std::max(0.0, sums.squares - sums.sum * mean); // rounding can pass nought
    const double error = std::sqrt(spread / (sums.count - 1.0) / sums.count);
    const double reach = student_quantile_above(confidence.tail(), sums.count - 1.0) * error;
    return Estimate{mean, {mean - reach, mean + reach}};
}

Result<double> quantile(std::span<const double> values, double share) {
    if (auto done = check_finite(values); !done) {
        return pass(done.error());
    }
    if (values.empty() || !between(share, 0.0, 1.0)) {
        return fail(ErrorKind::invalid, "a quantile is asked of some values, at a share of 0 to 1");
    }
    std::vector<double> sorted{values.begin(), values.end()};
    std::ranges::sort(sorted);
    const double place = share * static_cast<double>(sorted.size() - 1);
    const double below = std::floor(place);
    const auto index = static_cast<std::size_t>(below);
    const double next = sorted[std::min(index + 1, sorted.size() - 1)];
    return sorted[index] + (place - below) * (next - sorted[index]);
}

} // namespace mf::stats
