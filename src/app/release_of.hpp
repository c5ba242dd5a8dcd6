// Makes the value that a site shows out of the newest facts.
#pragma once

#include "app/facts_database.hpp"
#include "app/measures_of.hpp"
#include "release/release.hpp"

namespace mf::app {

/// All measures at those of their levels that are no smaller than `smallest`: one scan of the rows of each source.
Result<release::Release> newest_release(const Facts& facts,
                                        const measures::Authority& authority,
                                        const std::vector<measures::Plan>& plans,
                                        geo::Level smallest);

} // namespace mf::app
