// Secrets from the system's random source, and how they are kept: only as a hash.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace mf::people {

/// Fills the bytes from the system's random source. The one place where chance has no seed.
void fill_with_random(std::span<unsigned char> bytes);

/// 128 random bits as 32 hexadecimal digits: of a session, of a known device.
std::string new_token();

/// What is kept of a token. A token has 128 random bits, so a plain hash cannot be searched for it.
std::string kept_form(std::string_view token);

/// A token that belongs to another and does not tell it: the same two always give the same.
std::string derived_token(std::string_view token, std::string_view purpose);

/// Compares in a time that does not depend on where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

/// A password that is made and shown once: groups of letters that are not mistaken for each other, 100 bits or more.
std::string made_password();

} // namespace mf::people
