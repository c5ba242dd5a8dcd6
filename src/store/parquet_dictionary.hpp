// Which values a row group uses, numbered as they first appear. For the Parquet writer only.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace mf::store::parquet {

/// Whether all values are the same, bit by bit. pre: not empty.
template <class T>
bool is_constant(std::span<const T> values) {
    return std::memcmp(values.data(), values.data() + 1, (values.size() - 1) * sizeof(T)) == 0;
}

/// A vector that only grows: what resize() would set to zero again and again.
template <class T>
T* at_least(std::vector<T>& values, std::size_t size, T fresh = {}) {
    if (values.size() < size) {
        values.resize(size, fresh);
    }
    return values.data();
}

/// Codes of a large dictionary to codes of the part that is used.
class UsedCodes {
public:
    /// False when a code lies beyond the dictionary. When only one code is used, `indexes` is left as it was.
    /// O(rows), whatever the size of the dictionary. pre: codes is not empty; room for as many indexes.
    bool number(std::span<const std::uint32_t> codes,
                std::size_t dictionary_size,
                std::uint32_t* indexes);

    /// The codes in the order of their first appearance: index -> code.
    std::span<const std::uint32_t> used() const { return used_; }

private:
    std::vector<std::uint32_t> used_;
    std::vector<std::uint32_t> index_of_; ///< code -> index; all `unused` between calls
};

/// Numbers by their bit patterns.
template <class T>
class UsedNumbers {
public:
    /// False when there are more than `distinct_max`, or when they collide so much that trying on would take long
    /// (no hash is safe from files made to collide). When only one value is used, `indexes` is left as it was.
    /// O(rows). pre: values is not empty; room for as many indexes.
    bool number(std::span<const T> values, std::size_t distinct_max, std::uint32_t* indexes) {
        used_.clear();
        if (is_constant(values)) {
            used_.push_back(values[0]);
            return distinct_max >= 1;
        }
        start(slots_at_first);
        std::size_t collisions_left = collisions_a_row * values.size();
        for (std::size_t row = 0; row < values.size(); ++row) {
            const T value = values[row];
            std::size_t slot = home(value);
            while (slots_[slot] != unused && !same(used_[slots_[slot]], value)) {
                slot = (slot + 1) & mask_;
                if (--collisions_left == 0) {
                    return false;
                }
            }
            if (slots_[slot] != unused) {
                indexes[row] = slots_[slot];
                continue;
            }
            if (used_.size() == distinct_max) {
                return false;
            }
            slots_[slot] = indexes[row] = static_cast<std::uint32_t>(used_.size());
            used_.push_back(value);
            if (used_.size() * 2 > mask_ && !grow(collisions_left)) {
                return false;
            }
        }
        return true;
    }

    std::span<const T> used() const { return used_; }

private:
    static constexpr std::uint32_t unused = ~std::uint32_t{0};
    static constexpr std::size_t slots_at_first = 1024;
    static constexpr std::size_t collisions_a_row = 8;

    static std::uint64_t bits(T value) {
        if constexpr (sizeof(T) == 8) {
            return std::bit_cast<std::uint64_t>(value);
        } else {
            return std::bit_cast<std::uint32_t>(value);
        }
    }

    static bool same(T one, T other) { return bits(one) == bits(other); }

    std::size_t home(T value) const {
        const std::uint64_t folded = bits(value) ^ (bits(value) >> 32);
        return (folded * 0x9E3779B97F4A7C15U) >> shift_; // 2^64 / golden ratio: spreads well
    }

    void start(std::size_t slots) {
        slots_.assign(slots, unused);
        mask_ = slots - 1;
        shift_ = static_cast<unsigned>(64 - std::countr_zero(slots));
    }

    bool grow(std::size_t& collisions_left) {
        start(slots_.size() * 4);
        for (std::size_t i = 0; i < used_.size(); ++i) {
            std::size_t slot = home(used_[i]);
            while (slots_[slot] != unused) {
                slot = (slot + 1) & mask_;
                if (--collisions_left == 0) {
                    return false;
                }
            }
            slots_[slot] = static_cast<std::uint32_t>(i);
        }
        return true;
    }

    std::vector<T> used_;
    std::vector<std::uint32_t> slots_;
    std::size_t mask_ = 0;
    unsigned shift_ = 0;
};

} // namespace mf::store::parquet
