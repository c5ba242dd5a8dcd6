// Counts what stands more than once among many 64-bit keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mf::facts {

/// Memory: 9 bytes a slot, at most twice keys_max slots. Past keys_max different keys it stops counting and says so.
class Repeats {
public:
    static constexpr std::size_t keys_max =
        8'000'000; ///< the largest month of the largest force has 0.15 M rows

    void add(std::uint64_t key);

    bool complete() const { return complete_; }
    std::uint64_t distinct() const { return distinct_; }
    std::uint64_t surplus() const { return surplus_; } ///< occurrences after each key's first
    std::uint64_t sharing() const {
        return sharing_;
    } ///< occurrences of keys that stand more than once

private:
    void grow();

    std::vector<std::uint64_t> keys_ = std::vector<std::uint64_t>(1024, 0);
    std::vector<bool> again_ = std::vector<bool>(1024, false);
    std::uint64_t distinct_ = 0;
    std::uint64_t surplus_ = 0;
    std::uint64_t sharing_ = 0;
    bool complete_ = true;
};

} // namespace mf::facts
