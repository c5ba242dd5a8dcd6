// Gzip files as streams. For this room only.
#pragma once

#include "store/input.hpp"

namespace mf::store {

/// Every member of the file, one after the other. `invalid` when it ends too early, when a checksum does not
/// hold or when something else follows the last member.
Result<Reader> open_gzip(const std::filesystem::path& path, const InputLimits& limits);

} // namespace mf::store
