// Windows-1252, the encoding of old spreadsheets, as the WHATWG Encoding Standard has it, but for its five
// undefined bytes, which are refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mf::facts {

/// The text in UTF-8; nothing when a byte is not defined (81, 8D, 8F, 90, 9D).
std::optional<std::string> from_windows1252(std::string_view bytes);

} // namespace mf::facts
