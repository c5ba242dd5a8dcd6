// Who answers for a number: a post, in the authority's public words, and of which place.
#pragma once

#include "pages/site_pages.hpp"

#include <optional>
#include <string>

namespace mf::pages {

/// The public name of a post: the authority's own within its own area, else the general one.
std::string post_in_words(const release::Release& release,
                          const Words& words,
                          const std::string& post,
                          bool at_home);
std::string post_in_words(const Asked& asked, const std::string& post, bool at_home);

/// "Borough commander, Town": the post that the measure names for the area's level, or for the nearest level above it;
/// nothing when it names none. The authority's own names of posts are for places within its own area alone.
std::optional<std::string>
who_answers(const Asked& asked, const release::MeasureInfo& measure, const release::AreaInfo& area);

} // namespace mf::pages
