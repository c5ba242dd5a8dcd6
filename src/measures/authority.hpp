// What is one authority's own and changes how numbers are read: its name, its words for levels, and the
// recording regimes of its forces (authorities/<id>/authority.toml and regimes.toml).
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"
#include "geo/areas.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::measures {

/// How a force recorded, until when. Numbers of two regimes are never joined.
struct Regime {
    std::string id;
    std::string force;        ///< slug
    std::optional<Day> until; ///< its last day; nothing: it holds still
    std::string cause;        ///< why it ended, in plain words
    std::vector<std::string>
        sources; ///< ids of the sources that it concerns; empty: all of the force's
    int line = 0;
};

/// A force's regimes stand in order of time, the one that still holds last.
using Regimes = std::vector<Regime>;

struct Authority {
    std::string id;
    std::string name;
    std::string home_force;                        ///< slug
    std::map<geo::Level, std::string> level_names; ///< "borough" for district
    std::map<std::string, std::string> posts; ///< post that answers for a level -> its public name
    Regimes regimes;

    /// The authority's own word for the level, or the general one.
    std::string level_name(geo::Level level) const;
    /// The level by its general name or the authority's own, in any letter case: "Borough".
    std::optional<geo::Level> level(std::string_view spoken) const;
};

/// Reads the folder's authority.toml, and regimes.toml where there is one. Errors name file and line.
Result<Authority> load_authority(const std::filesystem::path& folder, const geo::Areas& areas);

/// The regime in which a month falls. A month in which one ends is the last of the old one. nullptr: none is declared.
const Regime*
regime_of(const Regimes& regimes, const std::string& source, const std::string& force, Month month);

} // namespace mf::measures
