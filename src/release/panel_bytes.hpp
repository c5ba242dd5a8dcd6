// A panel as bytes: the same panel always gives the same ones, on any machine. docs/releases.md describes them.
#pragma once

#include "base/error.hpp"
#include "base/panel.hpp"

#include <string>
#include <string_view>

namespace mf::release {

/// Six bytes a cell of whole numbers, ten of others; 34 more where the panel has parts. O(cells).
std::string to_bytes(const Panel& panel);

/// The reverse. `integrity` when the bytes are not what to_bytes() writes, saying at which byte; nothing is believed of
/// their lengths. O(bytes).
Result<Panel> panel_of(std::string_view bytes);

} // namespace mf::release
