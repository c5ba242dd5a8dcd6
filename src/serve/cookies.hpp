// Cookies: the few that this site has are secrets, so their names begin with "__Host-" and their values are tokens.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mf::serve {

inline constexpr std::string_view session_cookie = "__Host-session"; ///< of who is signed in
inline constexpr std::string_view device_cookie = "__Host-device";   ///< of a device that is known
inline constexpr std::string_view form_cookie =
    "__Host-form"; ///< of a form before anybody is signed in

/// The value of that name in a Cookie field. Nothing when it is not there, when it is there twice (somebody else put one
/// of them there), or when it is no token: 32 hexadecimal digits in lower case. Linear.
std::optional<std::string> token_in(std::string_view cookie_field, std::string_view name);

/// Whether a Cookie field has that name, with whatever value.
bool names_cookie(std::string_view cookie_field, std::string_view name);

/// A line of Set-Cookie: for this host, over TLS, out of reach of scripts, not sent along from other sites. Without
/// an age it goes with the browser.
std::string set_cookie(std::string_view name,
                       std::string_view token,
                       std::optional<std::chrono::seconds> age = std::nullopt);

/// A line that takes the cookie away.
std::string cleared_cookie(std::string_view name);

} // namespace mf::serve
