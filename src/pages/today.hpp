// What was published, corrected, recorded, and what lapsed: the newest first.
#pragma once

#include "pages/feed.hpp"
#include "pages/site_pages.hpp"

#include <string>
#include <vector>

namespace mf::pages {

/// One thing that was done, or that the clock did.
struct Doing {
    std::string day;  ///< as exact as it is known
    std::string kind; ///< "published", "corrected", "answered", "recorded", "lapsed"
    std::string what;
    std::string address;
    bool simulated = false;
};

/// Newest first.
Result<std::vector<Doing>> doings_of(const Asked& asked);

/// The same as a feed.
Result<Feed> today_feed(const Asked& asked);

} // namespace mf::pages
