// The page of an error: what went wrong, and a way on.
#include "pages/page_start.hpp"

#include <fmt/format.h>

namespace mf::pages {

Page error_page(int status,
                const std::string& address,
                const release::Release& release,
                const Words& words) {
    constexpr int our_mistake = 500;
    const bool has_words = words.has(fmt::format("error.{}.finding", status));
    const int shown = has_words ? status : our_mistake;
    const auto word = [&](const char* kind) {
        return words(fmt::format("error.{}.{}", shown, kind));
    };
    Page page = start_page(release, words, address, "", word("title"));
    page.finding = word("finding");
    page.lead.emplace_back(word("lead"));
    page.blocks.emplace_back(Heading{words("error.search"), {}});
    page.blocks.emplace_back(area_search(words));
    page.blocks.emplace_back(Paragraph{link(words("error.home"), "/")});
    return page;
}

} // namespace mf::pages
