#include "pages/page_start.hpp"

#include <algorithm>
#include <utility>

namespace mf::pages {

namespace {

Origin origin_of(const release::Release& release) {
    Origin origin{release.id,        release.authority, release.made,
                  release.published, release.simulated, {}};
    for (const release::SourceInfo& source : release.sources) {
        const std::string& text = source.licence_text;
        const bool known = std::ranges::find(origin.licences, text) != origin.licences.end();
        if (!text.empty() && !known && !source.editions.empty()) {
            origin.licences.push_back(text);
        }
    }
    return origin;
}

std::vector<Notice> notices_of(const release::Release& release, const Words& words) {
    std::vector<Notice> notices;
    if (release.simulated) {
        notices.push_back({Notice::Kind::demonstration, words("notice.demonstration.title"),
                           words("notice.demonstration.body")});
    }
    if (!release.published) {
        notices.push_back({Notice::Kind::unpublished, words("notice.unpublished.title"),
                           words("notice.unpublished.body")});
    }
    return notices;
}

} // namespace

Page start_page(const release::Release& release,
                const Words& words,
                std::string address,
                std::string section,
                std::string title) {
    Page page;
    page.address = std::move(address);
    page.language = words.language();
    page.section = std::move(section);
    page.title = std::move(title);
    page.notices = notices_of(release, words);
    page.origin = origin_of(release);
    return page;
}

Search area_search(const release::Release& release, const Words& words) {
    const bool postcodes = !release.postcodes.empty();
    return {words(postcodes ? "search.label_postcodes" : "search.label"),
            words(postcodes ? "search.hint_postcodes" : "search.hint"),
            "/search",
            "q",
            {},
            words("search.button")};
}

Search site_search(const release::Release& release, const Words& words, const std::string& typed) {
    return {words("search.site.label"),
            words(release.postcodes.empty() ? "search.site.hint" : "search.site.hint_postcodes"),
            "/search",
            "q",
            typed,
            words("search.site.button")};
}

std::vector<const release::AreaInfo*> parents_of(const release::Release& release,
                                                 const release::AreaInfo& area) {
    constexpr std::size_t levels_max = 10; // a circle in the data must end
    std::vector<const release::AreaInfo*> parents;
    const release::AreaInfo* above = release.area(area.parent);
    while (above != nullptr && parents.size() < levels_max) {
        parents.push_back(above);
        above = release.area(above->parent);
    }
    std::ranges::reverse(parents);
    return parents;
}

} // namespace mf::pages
