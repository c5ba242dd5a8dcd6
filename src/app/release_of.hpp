// The value that a site shows, of the newest facts of a workspace.
#pragma once

#include "app/measures_of.hpp"
#include "release/release.hpp"

namespace mf::app {

/// Those measures, counted and suppressed, at those of their levels that are no smaller than `smallest`.
Result<release::Release> newest_release(const Facts& facts,
                                        const measures::Authority& authority,
                                        std::span<const measures::Plan> plans,
                                        geo::Level smallest);

/// All of it, with what stands out: as it is frozen.
Result<release::Release> whole_release(const Measured& measured);

} // namespace mf::app
