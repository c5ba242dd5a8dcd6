// The outlines of a release's areas, out of the boundaries that the workspace holds.
#pragma once

#include "facts/workspace.hpp"
#include "geo/areas.hpp"
#include "geo/boundary.hpp"
#include "geo/projection.hpp"
#include "release/outlines.hpp"
#include "release/release.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace mf::publish {

/// So many points are kept at most: of 33 areas some 10 KB, of 700 some 90 KB, of 5,000 some 600 KB.
constexpr std::size_t outline_points_at_least = 1'500;
constexpr std::size_t outline_points_an_area = 30;

/// The outlines of those areas of the set that are named, `codes` ascending. Borders are found and made simpler over the
/// whole set, then what no named area has is left out. Nothing is random, and nothing depends on the number of threads.
release::Outlines outlines_of(const geo::BoundarySet& set,
                              const std::vector<std::string>& codes,
                              const geo::Projection& projection);

/// One for each level of the release of which boundaries are held, from the largest level on: of several sets the one that
/// has most of the release's areas, then the newest, then the one with most corners. A level of which no set has an area
/// has none.
Result<std::vector<release::Outlines>> outlines_of(const facts::Workspace& workspace,
                                                   const geo::Areas& lists,
                                                   const release::Release& release);

} // namespace mf::publish
