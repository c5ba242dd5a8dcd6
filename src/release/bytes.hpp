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
