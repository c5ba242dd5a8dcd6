// Bytes that grow without being zeroed first and keep their room when cleared. For the Parquet writer only.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>

namespace mf::store::parquet {

static_assert(std::endian::native == std::endian::little,
              "numbers are written as they lie in memory");

class Buffer {
public:
    std::size_t size() const { return size_; }

    std::span<const std::uint8_t> bytes() const { return {data_.get(), size_}; }

    void clear() { size_ = 0; }

    /// Forgets what was appended since the buffer had this size.
    void cut(std::size_t size) { size_ = size; }

    /// Where the next bytes go: at least `count` may be written there. `take` makes them part of the buffer.
    std::uint8_t* room(std::size_t count) {
        if (capacity_ - size_ < count) {
            enlarge(count);
        }
        return data_.get() + size_;
    }

    void take(std::size_t count) { size_ += count; }

    void append(std::span<const std::uint8_t> bytes) {
        if (!bytes.empty()) {
            std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
            take(bytes.size());
        }
    }

    /// Numbers as they lie in memory, one after the other.
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void append_plain(std::span<const T> values) {
        if (!values.empty()) {
            std::memcpy(room(values.size_bytes()), values.data(), values.size_bytes());
            take(values.size_bytes());
        }
    }

    template <class T>
    void append_number(T value) {
        append_plain(std::span<const T>{&value, 1});
    }

    /// Over what is there already.
    template <class T>
    void overwrite(std::size_t at, T value) {
        std::memcpy(data_.get() + at, &value, sizeof(T));
    }

    void push(std::uint8_t byte) {
        *room(1) = byte;
        take(1);
    }

    /// Seven bits a byte, the lowest first (ULEB128).
    void push_varint(std::uint64_t value) {
        std::uint8_t* to = room(10);
        std::size_t count = 0;
        while (value >= 0x80) {
            to[count++] = static_cast<std::uint8_t>(value | 0x80);
            value >>= 7;
        }
        to[count++] = static_cast<std::uint8_t>(value);
        take(count);
    }

    /// Small numbers of either sign in few bytes: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    void push_zigzag(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        push_varint((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : std::uint64_t{0}));
    }

private:
    void enlarge(std::size_t count) {
        const std::size_t wanted = std::max(size_ + count, capacity_ + capacity_ / 2);
        // An array, because a vector would set to zero what is about to be written. NOLINTNEXTLINE
        auto larger = std::make_unique_for_overwrite<std::uint8_t[]>(wanted);
        if (size_ > 0) {
            std::memcpy(larger.get(), data_.get(), size_);
        }
        data_ = std::move(larger);
        capacity_ = wanted;
    }

    std::unique_ptr<std::uint8_t[]> data_; // NOLINT(modernize-avoid-c-arrays)
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

} // namespace mf::store::parquet
