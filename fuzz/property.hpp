// What a fuzz target says about what it found.
#pragma once

#include "base/error.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace mf::fuzz {

/// Ends the run, so that the fuzzer keeps the input, when a property does not hold.
inline void require(bool holds, std::string_view property) {
    if (!holds) {
        std::fprintf(stderr, "This does not hold: %.*s\n", static_cast<int>(property.size()),
                     property.data());
        std::abort();
    }
}

/// An error about a text file says what is wrong, on which line that the file has, and how to mend it.
inline void require_mendable(const Error& error, std::string_view file, std::string_view text) {
    require(!error.message.empty(), "an error has a message");
    require(!error.mend.empty(), "an error says how to mend it: " + sentence(error));
    const std::string start = std::string{file} + ":";
    require(error.where.starts_with(start), "an error names its file: " + error.where);
    const auto digits = error.where.substr(start.size());
    require(!digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos,
            "an error names its line: " + error.where);
    const auto line = std::stoll(digits);
    require(line >= 1 && line <= 1 + std::ranges::count(text, '\n'),
            "the file has that line: " + error.where);
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace mf::fuzz
