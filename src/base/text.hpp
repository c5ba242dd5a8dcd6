// Reading and writing of short texts: numbers, trimming, splitting, letter case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf {

/// A whole number written in digits alone, with a leading '-' or none; nothing else, no overflow.
std::optional<std::int64_t> whole_number(std::string_view text);

/// A number as "-12.5", "12" or "1e-3"; the whole text or nothing. `decimal` is the decimal point.
std::optional<double> number(std::string_view text, char decimal = '.');

/// Without ASCII blanks, tabs, line ends and UTF-8 no-break spaces at either end.
std::string_view trimmed(std::string_view text);

/// The parts between separators; n separators give n + 1 parts.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// ASCII letters in lower case; other bytes as they are.
std::string lower(std::string_view text);

/// What names are compared by: lower case, '&' as "and", punctuation and runs of blanks as one blank.
std::string name_key(std::string_view text);

/// Whether `text` matches a shell-like pattern: '*' is any run of characters, '?' any one.
bool matches_glob(std::string_view pattern, std::string_view text);

/// A number with as few digits as read back to the same double: 12, 0.5, 1e+20.
std::string shortest(double value);

/// Well-formed UTF-8 by RFC 3629.
bool is_utf8(std::string_view text);

/// The text with each byte that is no UTF-8, and each zero byte, as %81.
std::string as_utf8(std::string_view text);

} // namespace mf
