// The page of an error: what went wrong, and a way on.
#include "pages/near.hpp"
#include "pages/page_start.hpp"

#include <fmt/format.h>

namespace mf::pages {

Page error_page(int status,
                const std::string& address,
                const release::Release& release,
                const Words& words,
                const registers::Plan* plan) {
    constexpr int our_mistake = 500;
    constexpr int not_found = 404;
    constexpr int not_understood = 400;
    const bool has_words = words.has(fmt::format("error.{}.finding", status));
    const int shown = has_words ? status : our_mistake;
    const auto word = [&](const char* kind) {
        return words(fmt::format("error.{}.{}", shown, kind));
    };
    Page page = start_page(release, words, address, "", word("title"));
    page.finding = word("finding");
    page.lead.emplace_back(word("lead"));
    if (shown == not_found) {
        LinkList near = near_addresses(release, words, plan, address);
        if (!near.items.empty()) {
            page.blocks.emplace_back(Heading{words("error.near"), {}});
            page.blocks.emplace_back(std::move(near));
        }
    }
    if (shown == not_understood) {
        page.blocks.emplace_back(Paragraph{words("error.400.change")});
        page.blocks.emplace_back(Paragraph{words("error.400.example")});
    }
    page.blocks.emplace_back(Heading{words("error.search"), {}});
    page.blocks.emplace_back(site_search(release, words));
    page.blocks.emplace_back(Paragraph{link(words("error.home"), "/")});
    return page;
}

} // namespace mf::pages
