#include "demo/stream.hpp"

#include "demo/arithmetic.hpp"

#include <algorithm>

namespace mf::demo {

std::uint64_t Stream::scrambled(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

Stream::Stream(std::uint64_t seed, Purpose purpose, std::uint64_t a, std::uint64_t b) : key_{seed} {
    for (const std::uint64_t part : {static_cast<std::uint64_t>(purpose), a, b}) {
        key_ = scrambled(key_ + step * (part + 1));
    }
}

double Stream::noise() {
    constexpr double root_of_three = 1.7320508075688772;
    const double sum = unit() + unit() + unit() + unit();
    return (sum - 2) * root_of_three;
}

std::uint32_t Stream::poisson(double mean) {
    constexpr double piece = 16; // e^-16 is far from the smallest double
    std::uint32_t count = 0;
    while (mean > 0) {
        const double part = std::min(mean, piece);
        mean -= part;
        const double limit = exponential(-part);
        for (double product = unit(); product > limit; product *= unit()) {
            ++count;
        }
    }
    return count;
}

Choice::Choice(const std::vector<double>& weights) {
    double sum = 0;
    sums_.reserve(weights.size());
    for (const double weight : weights) {
        sum += weight;
        sums_.push_back(sum);
    }
}

std::size_t Choice::pick(Stream& stream) const {
    const double at = stream.unit() * total();
    const auto found = std::upper_bound(sums_.begin(), sums_.end(), at);
    // Rounding can carry `at` to the total itself: then the first that reaches the total is meant.
    const auto place =
        found == sums_.end() ? std::lower_bound(sums_.begin(), sums_.end(), total()) : found;
    return static_cast<std::size_t>(place - sums_.begin());
}

} // namespace mf::demo
