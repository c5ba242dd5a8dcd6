// On which control chart a measure is judged. It changes no number, so it is no part of the definition's hash.
#pragma once

#include "measures/definition.hpp"
#include "stats/chart.hpp"

#include <optional>
#include <string_view>

namespace mf::measures {

/// As definitions write it: "individuals", "p", "p-prime", "c", "u", "u-prime", "g", "t".
std::string_view name(stats::ChartKind kind);
/// The reverse; nothing for a chart that no definition can ask for.
std::optional<stats::ChartKind> chart_named(std::string_view text);

/// Whether numbers of this kind can be put on the chart: a count has no parts of a whole, a share no exposure.
bool fits(stats::ChartKind chart, Kind kind);

/// The one that the definition names, else the usual one of its kind (docs/signals.md): counts and rates u-prime,
/// shares p-prime, means and published numbers individuals, times between t.
stats::ChartKind chart_of(const Definition& definition);

} // namespace mf::measures
