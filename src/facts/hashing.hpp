// Quick 64-bit hashes for tables and for comparing rows. Not for naming anything: that is SHA-256's work.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace mf::facts {

/// The two halves of a 128-bit product, mixed.
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Of bytes, with a seed; 8 bytes a step. The same on every machine of one byte order.
inline std::uint64_t quick_hash(std::string_view text, std::uint64_t seed) {
    constexpr std::uint64_t first = 0x9E3779B97F4A7C15U;
    constexpr std::uint64_t second = 0xD6E8FEB86659FD93U;
    std::uint64_t hash = seed ^ first;
    const char* at = text.data();
    std::size_t left = text.size();
    while (left >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        hash = mixed(hash ^ word, second);
        at += 8;
        left -= 8;
    }
    std::uint64_t word = 0;
    if (left > 0) { // an empty view may point nowhere
        std::memcpy(&word, at, left);
    }
    return mixed(hash ^ word ^ (static_cast<std::uint64_t>(text.size()) << 56), first);
}

/// 128 bits that stand for a set of things: add them in any order.
struct SetHash {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    void add(const SetHash& other) {
        low += other.low;
        high += other.high;
    }
    bool operator==(const SetHash&) const = default;
};

} // namespace mf::facts
