// How likely chance alone is to give a point of a chart, by the model that its limits are made from.
#pragma once

#include "stats/chart.hpp"

#include <cstddef>
#include <optional>

namespace mf::stats {

/// Two-sided p value of a point against the limit rule's hypothesis "it belongs to the baseline": twice the
/// smaller tail, 1 at most. Individuals, t (on its power), p' and u': normal, σ from the moving range. p:
/// binomial. c and u: Poisson. g: geometric. Counts that are not whole are rounded. The baseline is taken as
/// known, so p is a little too small where it is short. It is what Benjamini-Hochberg takes over all charts of
/// a release. Nothing: no value, no limits, a chart of moving ranges (they are no normal values), or a baseline
/// without spread. pre: point < values. O(1).
std::optional<double> limit_rule_p(const Chart& chart, std::size_t point);

/// The same, but of p' and u' never below what the plain p or u chart would say of the point: the normal tail is too
/// thin for counts that are not large, and nothing varies less than by counting. Errors on the side of saying nothing.
std::optional<double> cautious_limit_rule_p(const Chart& chart, std::size_t point);

/// Chance that a point which belongs to the baseline falls outside the limits drawn there: how often the limit
/// rule alone would cry wolf. 0.0027 on normal charts; on charts of small counts it may be more than ten times
/// that, which is why it is computed for each. Nothing as limit_rule_p(), but it needs no value. pre: point <
/// values. O(1).
std::optional<double> limit_rule_false_alarm(const Chart& chart, std::size_t point);

} // namespace mf::stats
