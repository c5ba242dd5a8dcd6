// Numbers in binary files, lowest byte first. For this room only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mf::store {

/// pre: bytes.size() >= at + sizeof(Number).
template <class Number>
constexpr Number little_endian(std::string_view bytes, std::size_t at) {
    Number number = 0;
    for (std::size_t i = sizeof(Number); i-- > 0;) {
        number = static_cast<Number>(static_cast<std::uint64_t>(number) << 8 |
                                     static_cast<unsigned char>(bytes[at + i]));
    }
    return number;
}

} // namespace mf::store
