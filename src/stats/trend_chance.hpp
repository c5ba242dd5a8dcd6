// How likely independent values are to rise, or fall, several times in a row.
#pragma once

#include <cstddef>

namespace mf::stats {

/// Chance that among `points` independent values of one continuous distribution, whichever, no `length` in a
/// row only rise or only fall; 1 for none or one point. Orders are counted exactly: values enter one by one,
/// and what counts is the rank of the last among those that came, and how long it has gone its way. pre: length
/// >= 2. O(points² × length).
double chance_of_no_trend(std::size_t points, std::size_t length);

} // namespace mf::stats
