#include "people/secret.hpp"

#include "base/hash.hpp"

#include <sodium.h>

#include <array>

namespace mf::people {

void fill_with_random(std::span<unsigned char> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

std::string new_token() {
    std::array<unsigned char, 16> bytes{};
    fill_with_random(bytes);
    return hex(bytes);
}

std::string kept_form(std::string_view token) {
    return sha256(token);
}

std::string derived_token(std::string_view token, std::string_view purpose) {
    constexpr std::size_t digits = 32;
    std::string both{purpose};
    both += ':';
    both += token;
    return sha256(both).substr(0, digits);
}

bool equal_secrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string made_password() {
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32: five bits each
    constexpr std::size_t groups = 5;
    constexpr std::size_t group = 4;
    std::array<unsigned char, groups * group> bytes{};
    fill_with_random(bytes);
    std::string password;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % group == 0) {
            password += '-';
        }
        password += letters[bytes[i] % letters.size()];
    }
    return password;
}

} // namespace mf::people
