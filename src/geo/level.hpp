// The levels of geography that numbers are published at.
#pragma once

#include "base/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

/// From the largest to the smallest. A vintage is part of the level where codes alone do not tell it.
enum class Level { country, region, force, district, ward, msoa2011, msoa2021, lsoa2011, lsoa2021 };

std::string_view name(Level level);                   ///< "district"
std::optional<Level> level_of(std::string_view name); ///< only the names above
std::vector<Level> all_levels();

} // namespace mf::geo
