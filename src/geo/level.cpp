#include "geo/level.hpp"

#include <array>

namespace mf::geo {

namespace {

constexpr std::array levels{Level::country,  Level::region,   Level::force,
                            Level::district, Level::ward,     Level::msoa2011,
                            Level::msoa2021, Level::lsoa2011, Level::lsoa2021};

} // namespace

std::string_view name(Level level) {
    switch (level) {
    case Level::country:
        return "country";
    case Level::region:
        return "region";
    case Level::force:
        return "force";
    case Level::district:
        return "district";
    case Level::ward:
        return "ward";
    case Level::msoa2011:
        return "msoa2011";
    case Level::msoa2021:
        return "msoa2021";
    case Level::lsoa2011:
        return "lsoa2011";
    case Level::lsoa2021:
        return "lsoa2021";
    }
    return {};
}

std::optional<Level> level_of(std::string_view text) {
    for (const Level level : levels) {
        if (name(level) == text) {
            return level;
        }
    }
    return std::nullopt;
}

std::vector<Level> all_levels() {
    return {levels.begin(), levels.end()};
}

} // namespace mf::geo
