// Codes that change every thirty seconds (RFC 6238: SHA-1, six digits), the second step of signing in.
#pragma once

#include "people/moment.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mf::people {

/// 160 random bits in base 32, as an app is told it.
std::string new_totp_secret();

/// "JBSW Y3DP …": so that a person can type it.
std::string in_groups(std::string_view secret);

/// otpauth://totp/ISSUER:NAME?secret=…&issuer=…, which an app on the same device opens.
std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view name);

/// The step whose code this is, at most one step before or after now and later than `used`, the newest step that was used
/// before: so no code counts twice. Nothing for any other text, or a secret that is none. Blanks between digits are
/// passed over.
std::optional<std::int64_t>
totp_step(std::string_view secret, std::string_view code, Moment now, std::int64_t used);

/// The code at a moment; empty for a secret that is none.
std::string totp_code(std::string_view secret, Moment now);

} // namespace mf::people
