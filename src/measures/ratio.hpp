// From counts to rates and shares.
#pragma once

#include "geo/areas.hpp"
#include "measures/series.hpp"

#include <span>
#include <vector>

namespace mf::measures {

/// Turns the counts of a rate or share into what it is: numerator / denominator × people (or × 100), with Byar's interval
/// for a rate (exact below 10) and Wilson's for a share, at 95 %.
///
/// `denominators`: the answers of each of the plan's denominators. A rate takes, source by source, the people of the
/// period's own year; where the source has none, of the year before it that is nearest, else after it; the point names
/// the year. A share takes the rows of its own area, period and split. Nobody to divide by is [z], as is a force
/// without an area of its own; unknown is [x]. A missing numerator keeps its reason.
/// O(cells × sources).
Done divide(const Plan& plan,
            std::span<const std::vector<Answer>> denominators,
            const geo::Areas& areas,
            std::vector<Answer>& answers);

} // namespace mf::measures
