// The newest number of a measure told apart by a field, with what the rows that lack the field leave open.
#pragma once

#include "base/error.hpp"
#include "publish/make_release.hpp"
#include "release/release.hpp"

#include <vector>

namespace mf::publish {

/// For every measure that names `splits`, each of these fields and each area of its levels that has a number: the newest
/// month of the measure there. Rows without the field and those
/// whose value says nothing (`unsaid`) are the missing ones; a group's bounds are those of Horowitz and Manski 1995: none of
/// them belongs to it, or all do. Ordered by measure, field, area. Reads the rows of that month once a field and level.
Result<std::vector<release::SplitInfo>> splits_of(const Material& material);

} // namespace mf::publish
