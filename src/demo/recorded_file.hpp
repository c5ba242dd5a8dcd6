// Recorded crime by borough, a column a month: the street-level crimes of one force again, in the categories that it
// uses itself.
#pragma once

#include "demo/street_file.hpp"
#include "demo/world.hpp"

#include <vector>

namespace mf::demo {

/// The last months of the force named in files.toml; `tallies` are its own, by month. A pair of category and borough
/// without a crime has no row. The sum over the categories of a type equals the type's street-level crimes.
MadeFile recorded_file(const World& world, const std::vector<StreetTally>& tallies);

} // namespace mf::demo
