// Thrift's compact protocol, as much of it as Parquet's headers and footer need. For the Parquet writer only.
#pragma once

#include "store/parquet_buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mf::store::parquet {

/// Writes one struct into a buffer. Fields of a struct are given in rising order of their numbers; every struct
/// that is begun, the outermost too, is ended.
class ThriftWriter {
public:
    explicit ThriftWriter(Buffer& into) : into_{into} {}

    void flag(int field, bool value) { head(field, value ? Kind::yes : Kind::no); }

    void whole32(int field, std::int32_t value) {
        head(field, Kind::whole32);
        into_.push_zigzag(value);
    }

    void whole64(int field, std::int64_t value) {
        head(field, Kind::whole64);
        into_.push_zigzag(value);
    }

    void text(int field, std::string_view value) {
        head(field, Kind::binary);
        text_element(value);
    }

    /// A struct as a field. Everything up to `end` is its own.
    void begin(int field) {
        head(field, Kind::structure);
        begin_element();
    }

    /// The outermost struct, or one in a list.
    void begin_element() { last_field_.push_back(0); }

    void end() {
        into_.push(0);
        last_field_.pop_back();
    }

    void empty_struct(int field) {
        begin(field);
        end();
    }

    /// A list as a field: `count` elements of the kind follow.
    void list_of_structs(int field, std::size_t count) { list(field, Kind::structure, count); }

    void list_of_wholes(int field, std::span<const std::int32_t> values) {
        list(field, Kind::whole32, values.size());
        for (const std::int32_t value : values) {
            into_.push_zigzag(value);
        }
    }

    void list_of_one_text(int field, std::string_view value) {
        list(field, Kind::binary, 1);
        text_element(value);
    }

private:
    enum class Kind : std::uint8_t {
        yes = 1,
        no = 2,
        whole32 = 5,
        whole64 = 6,
        binary = 8,
        list = 9,
        structure = 12,
    };

    /// A field's number is kept as its distance from the one before.
    void head(int field, Kind kind) {
        const int distance = field - last_field_.back();
        into_.push(static_cast<std::uint8_t>((distance << 4) | static_cast<int>(kind)));
        last_field_.back() = field;
    }

    void list(int field, Kind kind, std::size_t count) {
        head(field, Kind::list);
        if (count < 15) {
            into_.push(static_cast<std::uint8_t>((count << 4) | static_cast<std::size_t>(kind)));
        } else {
            into_.push(static_cast<std::uint8_t>(0xF0U | static_cast<unsigned>(kind)));
            into_.push_varint(count);
        }
    }

    void text_element(std::string_view value) {
        into_.push_varint(value.size());
        into_.append_plain(std::span<const char>{value});
    }

    Buffer& into_;
    std::vector<int> last_field_;
};

} // namespace mf::store::parquet
