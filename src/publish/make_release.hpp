// Makes the value that a site shows out of facts: every measure, counted and suppressed, with what it was counted from.
#pragma once

#include "facts/state.hpp"
#include "measures/authority.hpp"
#include "measures/plan.hpp"
#include "publish/suppress.hpp"
#include "release/release.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <span>

namespace mf::publish {

/// What a release is made of. All of it outlives the call.
struct Material {
    const std::filesystem::path& home; ///< the folder that definition files are named from
    const facts::State& state;
    const store::Database& database; ///< with the views of `state`
    const measures::Authority& authority;
    std::span<const measures::Plan> plans; ///< ordered by id
    const std::set<Place>& withheld;       ///< by earlier releases (withheld_before)
};

/// All measures at those of their levels that are no smaller than `smallest`: one scan of the rows of each source. What is
/// too small to be shown is withheld already, so that nobody can forget it: errors as suppress(). Splits, places and
/// coverage come with areas smaller than districts alone.
Result<release::Release> make_release(const Material& material, geo::Level smallest);

} // namespace mf::publish
