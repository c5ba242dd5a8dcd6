// The value that a site shows, of the newest facts of a workspace.
#pragma once

#include "app/facts_database.hpp"
#include "publish/make_release.hpp"

#include <vector>

namespace mf::app {

/// Counted and suppressed, at those levels that are no smaller than `smallest`.
Result<release::Release> newest_release(const Facts& facts,
                                        const measures::Authority& authority,
                                        const std::vector<measures::Plan>& plans,
                                        geo::Level smallest);

/// All of it, with what stands out: as it is frozen.
Result<release::Release> whole_release(const Facts& facts,
                                       const measures::Authority& authority,
                                       const std::vector<measures::Plan>& plans);

} // namespace mf::app
