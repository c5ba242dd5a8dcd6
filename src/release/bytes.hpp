// Numbers as bytes, the least first, and texts with their length before them. For this room only.
#pragma once

#include "base/error.hpp"

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace mf::release {

static_assert(std::endian::native == std::endian::little, "bytes are written as they stand");

class ByteWriter {
public:
    template <class T>
        requires std::integral<T> || std::floating_point<T>
    void put(T value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        text_.append(bytes, sizeof value);
    }
    void put(std::string_view text) {
        put(static_cast<std::uint32_t>(text.size()));
        text_ += text;
    }
    /// Seven bits a byte, the least first; the highest bit says that more follow (LEB128).
    void put_short(std::uint32_t value) {
        for (; value > 0x7f; value >>= 7) {
            text_ += static_cast<char>((value & 0x7f) | 0x80);
        }
        text_ += static_cast<char>(value);
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

/// Once it has failed it gives noughts and empty texts; the caller looks at ok() where a number decides how much is read.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_{bytes} {}

    template <class T>
        requires std::integral<T> || std::floating_point<T>
    T get() {
        T value{};
        if (has(sizeof value)) {
            std::memcpy(&value, bytes_.data() + place_, sizeof value);
            place_ += sizeof value;
        }
        return value;
    }
    std::string text() {
        const auto size = get<std::uint32_t>();
        if (!has(size)) {
            return {};
        }
        place_ += size;
        return std::string{bytes_.substr(place_ - size, size)};
    }
    /// What put_short() wrote; more bytes than it needs are a failure.
    std::uint32_t get_short() {
        std::uint32_t value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            const auto byte = get<std::uint8_t>();
            const bool too_much = shift == 28 && byte > 0x0f;
            const bool needless = shift > 0 && byte == 0;
            if (!ok_ || too_much || needless) {
                break;
            }
            value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        ok_ = false;
        return 0;
    }
    void fail() { ok_ = false; }
    bool ok() const { return ok_; }
    bool at_end() const { return place_ == bytes_.size(); }
    std::size_t place() const { return place_; }
    std::size_t left() const { return bytes_.size() - place_; }

private:
    bool has(std::size_t count) {
        ok_ = ok_ && count <= left();
        return ok_;
    }

    std::string_view bytes_;
    std::size_t place_ = 0;
    bool ok_ = true;
};

} // namespace mf::release
