// What stands out in a release: charts of all measures and areas, funnels of all levels, and what chance makes of them.
#pragma once

#include "base/error.hpp"
#include "publish/signals_rebased.hpp"
#include "release/release.hpp"
#include "release/signal.hpp"

#include <optional>
#include <span>

namespace mf::publish {

/// Of the points beyond a limit that stand after Benjamini-Hochberg at most so many are false, on average; the same of
/// areas outside a funnel.
inline constexpr double share_false = 0.05;

/// Every measure in every area that the release holds, against its own past (signals_charts.hpp) and, where there is a
/// denominator, against the other areas of its level (signals_funnels.hpp), at the measure's newest period. Benjamini-
/// Hochberg goes once over all charts and once over all funnels. Ordered by measure, area, test. The answer depends
/// on the panels, the measures and the decisions alone. Expected false signals: for runs, trends and two of three the
/// sum of their chances over all charts judged; for limits and funnels `share_false` times what stands, of one where
/// nothing stands. `invalid`: a number that no chart can have. O(measures × areas × periods).
Result<release::Signals> signals_of(const release::Release& release,
                                    std::span<const Rebased> decisions = {});

/// The newest period for which any area of any level has a number of the measure; nothing when there is none.
std::optional<Period> newest_period(const release::Release& release, const std::string& measure);

} // namespace mf::publish
