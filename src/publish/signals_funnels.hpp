// Each area against the others of its level: which lies further off than its size explains.
#pragma once

#include "base/error.hpp"
#include "base/panel.hpp"
#include "release/release.hpp"
#include "release/signal.hpp"
#include "stats/funnel.hpp"

#include <vector>

namespace mf::publish {

/// With fewer areas, or fewer events in all of them, nothing is said.
inline constexpr std::size_t funnel_areas_min = 10;
inline constexpr double funnel_events_min = 12;
/// Chance that an area which is no different lies outside the limits drawn, 99.8 %.
inline constexpr double funnel_false_alarm = 0.002;

/// Which funnel a measure has.
stats::FunnelOptions funnel_options(const release::MeasureInfo& measure);

/// One signal for each area that has a number with a denominator in that period of the panel, in the order of the areas;
/// none for a measure without denominators. Higher and lower are those outside the limits, before anything is
/// discounted; `adjusted` is left to the caller, who sees all funnels. Errors of stats::funnel, with measure and level.
/// O(areas log areas).
Result<std::vector<release::Signal>>
funnel_signals(const release::MeasureInfo& measure, const Panel& panel, int period);

} // namespace mf::publish
