#include "people/totp.hpp"

#include "people/secret.hpp"

#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace mf::people {

namespace {

constexpr unsigned digits = 6;
constexpr std::int64_t window = 1; ///< steps either way, for clocks that are a little off

struct Free {
    void operator()(char* text) const { std::free(text); } // NOLINT: the library allocates so
};

std::optional<std::string> key_of(std::string_view secret) {
    static const bool is_ready = oath_init() == OATH_OK;
    if (!is_ready) {
        return std::nullopt;
    }
    char* bytes = nullptr;
    std::size_t size = 0;
    const int code = oath_base32_decode(secret.data(), secret.size(), &bytes, &size);
    const std::unique_ptr<char, Free> held{bytes};
    if (code != OATH_OK || bytes == nullptr || size == 0) {
        return std::nullopt;
    }
    return std::string{bytes, size};
}

std::string code_at(const std::string& key, std::int64_t step) {
    std::array<char, digits + 1> code{};
    const int done = oath_hotp_generate(key.data(), key.size(), static_cast<std::uint64_t>(step),
                                        digits, false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    return done == OATH_OK ? std::string{code.data()} : std::string{};
}

std::int64_t step_of(Moment now) {
    return seconds_of(now) / OATH_TOTP_DEFAULT_TIME_STEP_SIZE;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (plain) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += hex_digits[byte >> 4U];
            encoded += hex_digits[byte & 15U];
        }
    }
    return encoded;
}

} // namespace

std::string new_totp_secret() {
    std::array<unsigned char, 20> bytes{};
    fill_with_random(bytes);
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string secret;
    unsigned held = 0;
    unsigned bits = 0;
    for (const unsigned char byte : bytes) { // 160 bits are 32 letters without a rest
        held = held << 8U | byte;
        for (bits += 8; bits >= 5; bits -= 5) {
            secret += letters[held >> (bits - 5) & 31U];
        }
    }
    return secret;
}

std::string in_groups(std::string_view secret) {
    std::string text;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % 4 == 0) {
            text += ' ';
        }
        text += secret[i];
    }
    return text;
}

std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view name) {
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(name) +
           "?secret=" + percent_encoded(secret) + "&issuer=" + percent_encoded(issuer);
}

std::optional<std::int64_t>
totp_step(std::string_view secret, std::string_view code, Moment now, std::int64_t used) {
    std::string typed{code};
    std::erase(typed, ' ');
    const auto key = key_of(secret);
    if (!key || typed.size() != digits) {
        return std::nullopt;
    }
    std::optional<std::int64_t> found;
    for (std::int64_t step = step_of(now) - window; step <= step_of(now) + window; ++step) {
        const bool same = equal_secrets(code_at(*key, step), typed);
        if (same && step > used) {
            found = step;
        }
    }
    return found;
}

std::string totp_code(std::string_view secret, Moment now) {
    const auto key = key_of(secret);
    return key ? code_at(*key, step_of(now)) : std::string{};
}

} // namespace mf::people
