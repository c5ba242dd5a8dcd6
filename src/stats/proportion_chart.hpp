// p and u charts: proportions and rates of which each point has a denominator of its own, plain and after Laney.
#pragma once

#include "stats/chart.hpp"
#include "stats/counted.hpp"

#include <optional>
#include <span>

namespace mf::stats {

/// Whether points vary as the model says and no more, or by what their moving ranges show (Laney 2002, Quality
/// Engineering 14:531). Large denominators need Laney: with plain limits they signal at nearly every point.
enum class Dispersion { model, laney };

/// p chart: centre = Σ numerators / Σ denominators of the baseline, limits = centre ± 3 √(centre
/// (1-centre)/denominator), cut to 0 and 1, inner limits at two thirds (Montgomery, Introduction to Statistical
/// Quality Control, chapter 7). With Dispersion::laney (p'): that reach times sigma z, which is the mean moving
/// range of z = (p - centre)/σ by 1.128; it may be below 1, and is taken as it is. A segment that is all 0 or
/// all 1 has limits = centre. Unit: proportion. `invalid`: baselines(), check(Proportion). O(points).
Result<Chart> p_chart(std::span<const std::optional<Proportion>> counted,
                      const ChartOptions& options = {},
                      Dispersion dispersion = Dispersion::model);

/// u chart: the same for events by exposure, limits = centre ± 3 √(centre/denominator), cut to 0. Unit: events
/// per unit of the denominator. `invalid`: baselines(), check(Rate). O(points).
Result<Chart> u_chart(std::span<const std::optional<Rate>> counted,
                      const ChartOptions& options = {},
                      Dispersion dispersion = Dispersion::model);

/// c chart: counts in equal exposures; centre = mean, limits = centre ± 3 √centre, cut to 0 (same chapter).
/// `invalid`: baselines(), check_count(). O(points).
Result<Chart> c_chart(std::span<const std::optional<double>> counts,
                      const ChartOptions& options = {});

} // namespace mf::stats
