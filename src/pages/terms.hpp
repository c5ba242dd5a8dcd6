// Words that need explaining: the page that does, and links to it from where they are first used.
#pragma once

#include "pages/page.hpp"
#include "pages/words.hpp"

#include <string>
#include <vector>

namespace mf::pages {

struct Term {
    std::string id; ///< "small_area"
    std::string name;
    std::string means;
    std::vector<std::string> found; ///< as it stands in sentences: "small area", "small areas"
};

/// All terms of the words, by name.
std::vector<Term> terms_of(const Words& words);

std::string term_address(const std::string& id); ///< "/words#small_area"

/// Links each term where it is first used: in leads, notes and paragraphs, not in headings, links or names.
void link_terms(Page& page, const Words& words);

} // namespace mf::pages
