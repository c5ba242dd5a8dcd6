// What every page begins with, and parts that several pages share.
#pragma once

#include "pages/site_pages.hpp"

namespace mf::pages {

/// A page with its language, origin and the notices of its release; the finding and all else is for the caller.
Page start_page(const release::Release& release,
                const Words& words,
                std::string address,
                std::string section,
                std::string title);

/// Finds areas by name, and by postcode where the release has postcodes.
Search area_search(const release::Release& release, const Words& words);

/// Finds areas, measures, pages and words; `typed` is what was asked before.
Search
site_search(const release::Release& release, const Words& words, const std::string& typed = {});

/// The areas above it, from the top down, without itself.
std::vector<const release::AreaInfo*> parents_of(const release::Release& release,
                                                 const release::AreaInfo& area);

} // namespace mf::pages
