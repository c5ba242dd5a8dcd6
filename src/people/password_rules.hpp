// Which passwords are taken: long ones that nobody else is known to use. No rule about kinds of letters, no expiry.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::people {

inline constexpr std::size_t password_characters_min = 15;
inline constexpr std::size_t password_characters_min_with_code = 8; ///< with a second step
inline constexpr std::size_t password_bytes_max = 1024; ///< far above what anybody types

enum class PasswordFault { too_short, too_long, not_text, known, own_words };

struct PasswordRules {
    std::vector<std::filesystem::path> known; ///< lists of passwords that are known: one a line
};

/// Reads "known_passwords" from definitions/people.toml.
Result<PasswordRules> read_password_rules(const std::filesystem::path& file);

/// Nothing when it may be used. `own_words`: sign-in name, post and the like, which it must not be. A list that cannot be
/// read is an error: a password that was not held against it is not taken. Case does not count; a known password
/// written several times over is known. O(bytes of the lists).
Result<std::optional<PasswordFault>> fault_of(const std::string& password,
                                              bool has_second_step,
                                              const std::vector<std::string>& own_words,
                                              const PasswordRules& rules);

/// The fault as a sentence for the command line.
std::string sentence(PasswordFault fault);

/// "too_short": the key of its words.
std::string name(PasswordFault fault);

} // namespace mf::people
