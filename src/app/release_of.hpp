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

/// All of it, with what stands out.
Result<release::Release> whole_release(const Measured& measured);

/// Adds the outlines of its areas, as far as boundaries are held.
Result<release::Release> with_outlines(release::Release release, const Facts& facts);

/// As it is frozen: whole_release() with outlines, and with the definitions that it was made by.
Result<release::Release> release_to_freeze(const Measured& measured);

} // namespace mf::app
