// Bit-packing, and Parquet's hybrid of run lengths and bit-packing: codes of a dictionary, levels of NULLs.
// For the Parquet writer only.
#pragma once

#include "store/parquet_buffer.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>

namespace mf::store::parquet {

/// Bytes that pack_eight may write beyond its `width` bytes.
inline constexpr std::size_t pack_slack = 8;

/// Eight values of `Width` bits each into `Width` bytes, the lowest bits first.
template <unsigned Width, class T>
void pack_eight(const T* values, std::uint8_t* to) {
    std::uint64_t word = 0;
    unsigned filled = 0;
    // Unrolled, every branch is decided by the compiler.
#pragma GCC unroll 8
    for (unsigned i = 0; i < 8; ++i) {
        const std::uint64_t value = values[i];
        word |= value << filled;
        if (filled + Width >= 64) {
            std::memcpy(to, &word, 8);
            to += 8;
            word = filled == 0 ? 0 : value >> (64 - filled);
            filled = filled + Width - 64;
        } else {
            filled += Width;
        }
    }
    std::memcpy(to, &word, 8);
}

template <class T>
using PackEight = void (*)(const T*, std::uint8_t*);

template <class T>
PackEight<T> pack_eight_of(unsigned width) {
    static constexpr auto table = []<std::size_t... Widths>(std::index_sequence<Widths...>) {
        return std::array<PackEight<T>, sizeof...(Widths)>{&pack_eight<Widths, T>...};
    }(std::make_index_sequence<sizeof(T) * 8 + 1>{});
    return table[width];
}

/// Appends the values, `width` bits each, the last eight filled up with zeros. pre: every value fits.
template <class T>
void pack(std::span<const T> values, unsigned width, Buffer& into) {
    const PackEight<T> pack_one = pack_eight_of<T>(width);
    const std::size_t whole = values.size() / 8 * 8;
    const std::size_t bytes = (values.size() + 7) / 8 * width;
    std::uint8_t* to = into.room(bytes + pack_slack);
    for (std::size_t i = 0; i < whole; i += 8, to += width) {
        pack_one(values.data() + i, to);
    }
    if (whole < values.size()) {
        std::array<T, 8> rest{};
        std::ranges::copy(values.subspan(whole), rest.begin());
        pack_one(rest.data(), to);
    }
    into.take(bytes);
}

/// How many bits the numbers up to `largest` need.
inline unsigned width_for(std::uint64_t largest) {
    return static_cast<unsigned>(std::bit_width(largest));
}

/// One run of the hybrid: `count` times the value.
inline void append_run(std::uint64_t value, std::size_t count, unsigned width, Buffer& into) {
    into.push_varint(std::uint64_t{count} << 1);
    std::memcpy(into.room(8), &value, 8);
    into.take((width + 7) / 8);
}

/// Whether eight values are the same.
template <class T>
bool eight_equal(const T* values) {
    std::array<std::uint64_t, sizeof(T)> words;
    std::memcpy(words.data(), values, sizeof(words));
    const std::uint64_t one = sizeof(T) == 1 ? 0x0101010101010101U : 0x0000000100000001U;
    const std::uint64_t wanted = one * values[0];
    std::uint64_t difference = 0;
    for (const std::uint64_t word : words) {
        difference |= word ^ wanted;
    }
    return difference == 0;
}

/// Runs that are long enough to pay for two heads as runs, all between them bit-packed. The first eight of
/// a run start at a multiple of eight after the run before. pre: every value fits into `width` bits.
/// O(n), about half a nanosecond a value.
template <class T>
void append_hybrid(std::span<const T> values, unsigned width, Buffer& into) {
    static_assert(sizeof(T) == 1 || sizeof(T) == 4);
    const std::size_t shortest_run = 8 + 8 * 4 / std::max(width, 1U);
    std::size_t packed_from = 0;
    const auto append_packed = [&](std::size_t end) {
        if (end > packed_from) {
            into.push_varint(((end - packed_from + 7) / 8 << 1) | 1U);
            pack(values.subspan(packed_from, end - packed_from), width, into);
        }
    };
    std::size_t at = 0;
    while (at + 8 <= values.size()) {
        if (!eight_equal(values.data() + at)) {
            at += 8;
            continue;
        }
        std::size_t end = at + 8;
        while (end < values.size() && values[end] == values[at]) {
            ++end;
        }
        if (end - at < shortest_run) {
            at += (end - at) / 8 * 8;
            continue;
        }
        append_packed(at);
        append_run(values[at], end - at, width, into);
        at = end;
        packed_from = end;
    }
    append_packed(values.size());
}

} // namespace mf::store::parquet
