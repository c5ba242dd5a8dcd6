// What changed, as an Atom feed (RFC 4287) for readers who do not want to look every day.
#pragma once

#include "pages/site_pages.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

struct FeedEntry {
    std::string key; ///< tells it from all others, for good
    std::string title;
    std::string updated; ///< "2026-03-31T09:30:00Z"
    std::string address; ///< within the site
    std::string summary;
};

struct Feed {
    std::string address; ///< of the feed
    std::string page;    ///< whose changes it tells
    std::string language;
    std::string title;
    std::string author;
    std::vector<FeedEntry> entries; ///< newest first
};

struct SiteFeed {
    std::string_view pattern; ///< "/areas/{}/feed"
    Result<Feed> (*make)(const Asked&);
};

std::span<const SiteFeed> site_feeds();

/// Releases and corrections of the whole site.
Result<Feed> site_feed(const Asked& asked);
/// Corrections of an area, and what stands out there in the newest release. names: code
Result<Feed> area_feed(const Asked& asked);

/// The document. Equal feeds give equal bytes.
std::string atom(const Feed& feed);

} // namespace mf::pages
