// Outlines as bytes: the same outlines always give the same ones, on any machine. docs/releases.md describes them.
#pragma once

#include "base/error.hpp"
#include "release/outlines.hpp"

#include <string>
#include <string_view>

namespace mf::release {

/// Three to four bytes a point. O(points).
std::string to_bytes(const Outlines& outlines);

/// The reverse: the only bytes that give these outlines. `integrity` for anything else, saying at which byte: a point outside
/// the extent, an arc that does not go on, a ring that is not closed, codes that do not ascend, an area without a ring.
/// Nothing is believed of lengths. O(bytes).
Result<Outlines> outlines_of(std::string_view bytes);

} // namespace mf::release
