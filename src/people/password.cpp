#include "people/password.hpp"

#include <sodium.h>

#include <array>

namespace mf::people {

namespace {

constexpr std::size_t kibibyte = 1024;

Result<std::string> made(PasswordCost cost, const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes,
                              cost.memory_kib * kibibyte, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(ErrorKind::limit, "there is not enough memory to keep a password", {},
                    "Try again in a moment");
    }
    return std::string{text.data()};
}

} // namespace

PasswordKeeper argon2id(PasswordCost cost) {
    return {[cost](const std::string& password) { return made(cost, password); },
            [](const std::string& kept, const std::string& password) {
                return kept.size() < crypto_pwhash_STRBYTES &&
                       crypto_pwhash_str_verify(kept.c_str(), password.data(), password.size()) ==
                           0;
            },
            [cost](const std::string& kept) {
                return kept.size() >= crypto_pwhash_STRBYTES ||
                       crypto_pwhash_str_needs_rehash(kept.c_str(), cost.passes,
                                                      cost.memory_kib * kibibyte) != 0;
            }};
}

} // namespace mf::people
