// Finding by what somebody typed: names that have it, and names and addresses that are nearly it.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

/// Areas whose name holds what was typed, or whose code it is; names that begin with it first, then larger places first.
std::vector<const release::AreaInfo*> areas_named(const release::Release& release,
                                                  const std::string& typed);

/// The areas of a postcode that the release knows, or, of a postcode's first part, the districts that it lies in; by name.
/// Letter case and blanks do not matter. O(postcodes).
std::vector<const release::AreaInfo*> areas_of_postcode(const release::Release& release,
                                                        const std::string& typed);
/// Whether it is a whole postcode that the release knows.
bool is_postcode(const release::Release& release, const std::string& typed);

/// Whether the text has every word of the key, or words that begin with them. pre: key = name_key(…).
bool has_words(const std::string& text, const std::string& key);

/// A page that has a name of its own.
struct NamedPage {
    std::string title;
    std::string address;
};

std::vector<NamedPage> named_pages(const Words& words);

/// How many letters must be put in, taken out or changed to make one the other; more than `most` is told as most + 1.
/// O(most × length).
std::size_t distance(std::string_view one, std::string_view other, std::size_t most);

/// Areas that are called nearly so, the nearest first; at most eight.
LinkList near_areas(const release::Release& release, const std::string& typed);

/// Addresses of the site that are nearly this one, those of the plan too where there is one; at most eight.
LinkList near_addresses(const release::Release& release,
                        const Words& words,
                        const registers::Plan* plan,
                        const std::string& address);

} // namespace mf::pages
