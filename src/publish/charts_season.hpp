// What the time of year makes of the numbers of one measure at one level.
#pragma once

#include "base/panel.hpp"

#include <map>
#include <optional>
#include <vector>

namespace mf::publish {

/// Fewer months than the first tell nothing of a season; an area that is much of the sum itself needs the second.
inline constexpr int season_months_min = 36;
inline constexpr int season_own_months_min = 72;
inline constexpr double season_own_share_max = 0.2;
/// A sum that is smaller than this a month on average gives chance and no season.
inline constexpr double season_events_min = 200;

/// The numerator of a cell that may be judged: a number that is there and not marked unreliable. Of a count it is
/// the number itself. pre: as Panel::number.
std::optional<double> events_at(const Panel& panel, std::size_t area, int period);

/// The segment of an area's series that a period is in, nullptr when it is in none.
const Stretch* stretch_at(const Panel& panel, std::size_t area, int period);

/// Seasonal factors (stats/season.hpp) of the sum over all areas whose segment at `newest` begins in the same month and
/// has every month up to it. The panel outlives it.
class Seasons {
public:
    /// pre: newest < periods of the panel. Panels of other periods than months have none. O(areas × periods).
    Seasons(const Panel& panel, int newest);

    /// Factors of the periods from the beginning of the area's segment at `newest` up to it; empty where nothing can be
    /// said. `events`: the area's own in that time.
    std::vector<double> factors(std::size_t area, double events) const;

private:
    struct Pool {
        std::vector<double> sums;
        std::vector<double>
            factors; ///< twelve, the first for the month in which the segment begins
        double events = 0;
    };

    const Panel& panel_;
    int newest_;
    std::map<int, Pool> pools_; ///< by the period in which the segment begins
};

} // namespace mf::publish
