// Charts of what lies between rare events, where counts by month would be nearly all 0.
#pragma once

#include "stats/chart.hpp"

#include <optional>
#include <span>

namespace mf::stats {

/// A t chart takes times to this power to make them nearly normal (Nelson 1994, J. Quality Technology 26:239).
inline constexpr double t_power = 1.0 / 3.6;

/// g chart: how many chances passed between one event and the next (stops between complaints; Benneyan 2001,
/// Health Care Management Science 4:305). Limits = mean ± 3 √(mean (mean + 1)), cut to 0; the centre is the
/// median, so that the rule of runs has even chances. Up means rarer. Unit: chances, whole. `invalid`:
/// baselines(), check_count(), a count that is not whole. O(points log points).
Result<Chart> g_chart(std::span<const std::optional<double>> between,
                      const ChartOptions& options = {});

/// t chart: time from one event to the next. Times to the power 1/3.6 go on an individuals chart with 3/1.128,
/// and its limits are taken back; one that would be below 0 is 0. Up means rarer. Unit: that of the times.
/// `invalid`: baselines(), a time below 0. O(points).
Result<Chart> t_chart(std::span<const std::optional<double>> times,
                      const ChartOptions& options = {});

} // namespace mf::stats
