// DELTA_BINARY_PACKED: whole numbers as differences from the one before. For the Parquet writer only.
#pragma once

#include "store/parquet_buffer.hpp"
#include "store/parquet_rle.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace mf::store::parquet {

inline constexpr std::size_t delta_block = 128;
inline constexpr std::size_t delta_miniblock = 32; ///< each has its own width

/// The up to 128 values behind the first of `values`: least difference, widths, packed differences.
/// Differences wrap around in the type's own width, as the format demands.
template <class T>
void append_delta_block(std::span<const T> values, Buffer& into) {
    using Bits = std::make_unsigned_t<T>;
    std::array<Bits, delta_block> deltas{};
    const std::size_t count = values.size() - 1;
    T least = static_cast<T>(static_cast<Bits>(values[1]) - static_cast<Bits>(values[0]));
    for (std::size_t i = 0; i < count; ++i) {
        deltas[i] = static_cast<Bits>(values[i + 1]) - static_cast<Bits>(values[i]);
        least = std::min(least, static_cast<T>(deltas[i]));
    }
    into.push_zigzag(least);
    for (std::size_t i = 0; i < count; ++i) {
        deltas[i] -= static_cast<Bits>(least);
    }
    std::array<std::uint8_t, delta_block / delta_miniblock> widths{};
    for (std::size_t i = 0; i < count; i += delta_miniblock) {
        Bits all = 0;
        for (std::size_t j = i; j < i + delta_miniblock; ++j) {
            all |= deltas[j];
        }
        widths[i / delta_miniblock] = static_cast<std::uint8_t>(width_for(all));
    }
    into.append(widths);
    for (std::size_t i = 0; i < count; i += delta_miniblock) {
        pack(std::span<const Bits>{deltas}.subspan(i, delta_miniblock), widths[i / delta_miniblock],
             into);
    }
}

/// All values. O(n). pre: not empty.
template <class T>
void append_delta(std::span<const T> values, Buffer& into) {
    into.push_varint(delta_block);
    into.push_varint(delta_block / delta_miniblock);
    into.push_varint(values.size());
    into.push_zigzag(values.front());
    for (std::size_t at = 0; at + 1 < values.size(); at += delta_block) {
        append_delta_block(values.subspan(at, std::min(delta_block + 1, values.size() - at)), into);
    }
}

} // namespace mf::store::parquet
