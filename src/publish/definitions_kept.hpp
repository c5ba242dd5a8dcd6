// Whether what was published can still be recomputed: each definition that a published release names is there, unchanged.
#pragma once

#include "measures/plan.hpp"
#include "publish/history.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace mf::publish {

/// `integrity`, one for each measure and version that a published release names and `plans` lack or have with another
/// hash; also for a release that cannot be read. O(publications × measures).
std::vector<Error> changed_definitions(const History& history,
                                       const std::filesystem::path& releases,
                                       std::span<const measures::Plan> plans);

} // namespace mf::publish
