// The calendar of what was supplied: source by force by period, found from the files and their own history.
#pragma once

#include "base/period.hpp"
#include "facts/state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

struct CoverageCell {
    std::string source;
    std::string force; ///< "" where a source has none
    Period period = Period::year(2000);
    Supply::Kind kind = Supply::Kind::not_supplied;
    std::uint64_t rows = 0;
    std::optional<double>
        usual; ///< median of the twelve periods before, when at least three of them were supplied
    bool far_below = false; ///< fewer than far_below_share of what is usual
    std::string note;       ///< "cut to burglary"
};

constexpr double far_below_share = 0.5;

/// From the first to the last period that any edition has, none left out. Sources whose slices name no period are not in it.
/// Ordered by source, force, period. O(slices log slices).
std::vector<CoverageCell> coverage(const State& state, const std::string& only_source);

std::string_view name(Supply::Kind kind); ///< "supplied", "cut", "not supplied", …

} // namespace mf::facts
