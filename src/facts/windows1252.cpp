#include "facts/windows1252.hpp"

#include <array>

namespace mf::facts {

namespace {

// The code points of 80 to 9F; 0 where there is none.
constexpr std::array<char16_t, 32> high{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

} // namespace

std::optional<std::string> from_windows1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        unsigned code = static_cast<unsigned char>(c);
        if (code >= 0x80 && code <= 0x9F) {
            code = high[code - 0x80];
            if (code == 0) {
                return std::nullopt;
            }
        }
        append_utf8(text, code);
    }
    return text;
}

} // namespace mf::facts
