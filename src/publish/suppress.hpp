// Takes out of a release what is too small to be shown, and what would tell it, before anything is frozen.
#pragma once

#include "measures/plan.hpp"
#include "publish/history.hpp"
#include "release/release.hpp"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <tuple>

namespace mf::publish {

/// A number by measure, level, area and period, as texts.
using Place = std::tuple<std::string, std::string, std::string, std::string>;

/// The numbers that published releases withhold as [c] of the measures that suppress, and of those that hang together
/// with one. Reads the panels of these alone.
Result<std::set<Place>> withheld_before(std::span<const measures::Plan> plans,
                                        const History& history,
                                        const std::filesystem::path& releases);

/// For each measure that says `suppress = { below = n }`: numbers (numerators of rates and shares) from 1 to n - 1 become
/// [c], and so do further ones until nobody can work one out: with the totals of the areas that it is part of, with the other
/// areas, with the measures that it adds up with (related.hpp; these lose numbers also without a rule of their own), or with what `before`, the releases that were published, withheld: that stays withheld, so that two
/// releases cannot be subtracted. Of a share also where so few are left over. Intervals and quotients go with their
/// numerators. `refused` when everything would have to be withheld. O(cells), and linear programs where something is small.
Done suppress(std::span<const measures::Plan> plans,
              const std::set<Place>& before,
              release::Release& release);

} // namespace mf::publish
