// Chance that is the same everywhere: the n-th number of a stream depends on the seed, on what the stream is for
// and on n, and on nothing else, so work can be shared among threads in any way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mf::demo {

/// What a stream is for: two purposes never share numbers.
enum class Purpose : std::uint64_t {
    tiling = 1,
    spots,
    names,
    residents,
    rates,
    wobble,
    crimes,
    again,
    traps,
    ids,
    stops,
    survey,
    recorded,
};

/// A counter-based generator: splitmix64's finalizer over key + counter. Cheap to make.
class Stream {
public:
    Stream(std::uint64_t seed, Purpose purpose, std::uint64_t a = 0, std::uint64_t b = 0);

    std::uint64_t next() { return scrambled(key_ + ++counter_ * step); }
    /// 0 <= value < 1, a multiple of 2^-53.
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    /// 0 <= value < n; uneven by less than n / 2^32. pre: n > 0.
    std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
    }
    bool chance(double probability) { return unit() < probability; }
    /// Mean 0, variance 1, between -3.47 and 3.47: the sum of four even numbers.
    double noise();
    /// A Poisson count. pre: 0 <= mean < 1e6. O(mean).
    std::uint32_t poisson(double mean);
    /// A real number in [low, high).
    double between(double low, double high) { return low + unit() * (high - low); }

    /// The key, for what numbers things itself (ids).
    std::uint64_t key() const { return key_; }
    static std::uint64_t scrambled(std::uint64_t value);
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15U;

private:
    std::uint64_t key_;
    std::uint64_t counter_ = 0;
};

/// Chooses among things by weight.
class Choice {
public:
    Choice() = default;
    /// pre: no weight is below nought.
    explicit Choice(const std::vector<double>& weights);

    double total() const { return sums_.empty() ? 0 : sums_.back(); }
    /// The place of one of the weights; never one whose weight is nought. pre: total() > 0. O(log weights).
    std::size_t pick(Stream& stream) const;

private:
    std::vector<double> sums_;
};

/// Puts the things into an order by chance (Fisher and Yates).
template <class T>
void shuffle(std::vector<T>& things, Stream& stream) {
    for (std::size_t left = things.size(); left > 1; --left) {
        const std::size_t other = stream.below(static_cast<std::uint32_t>(left));
        std::swap(things[left - 1], things[other]);
    }
}

} // namespace mf::demo
