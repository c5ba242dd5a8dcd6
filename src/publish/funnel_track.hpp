// The funnel behind a release's signals, as it is drawn.
#pragma once

#include "base/error.hpp"
#include "geo/level.hpp"
#include "release/chart_track.hpp"
#include "release/release.hpp"

#include <optional>
#include <string>

namespace mf::publish {

/// The areas of one level at the period of the measure's signals, with the words that the release has for them. Nothing
/// where the release says nothing of them. Errors of stats::funnel. O(areas log areas).
Result<std::optional<release::FunnelTrack>>
funnel_track(const release::Release& release, const std::string& measure, geo::Level level);

} // namespace mf::publish
