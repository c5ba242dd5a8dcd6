// How a password is kept: Argon2id, as the PHC string that says its own figures.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace mf::people {

/// What one check costs. The figures are those that OWASP names for Argon2id.
struct PasswordCost {
    std::size_t memory_kib = 19456;
    unsigned long long passes = 2;
};

/// The three things that are done with a password. A value, so that a test can count the work.
struct PasswordKeeper {
    /// With a new salt of 16 bytes and a tag of 32: "$argon2id$v=19$m=19456,t=2,p=1$…". `limit` without the memory.
    std::function<Result<std::string>(const std::string& password)> make;
    /// Whether the password is the one that was kept; as much work whatever the answer. False for a text that is none.
    std::function<bool(const std::string& kept, const std::string& password)> matches;
    /// Kept with other figures than today's: to be made anew when its owner next signs in.
    std::function<bool(const std::string& kept)> is_outdated;
};

PasswordKeeper argon2id(PasswordCost cost = {});

} // namespace mf::people
