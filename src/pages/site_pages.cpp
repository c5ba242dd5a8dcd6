#include "pages/site_pages.hpp"

#include "pages/terms.hpp"

#include <array>

namespace mf::pages {

namespace {

constexpr std::string_view words_pattern = "/words";

} // namespace

Result<Page> make_page(const SitePage& page, const Asked& asked) {
    auto made = page.make(asked);
    if (made && page.pattern != words_pattern) { // a list of terms does not link to itself
        link_terms(*made, asked.words);
    }
    return made;
}

std::span<const SitePage> site_pages() {
    static constexpr std::array pages{
        SitePage{"/", home_page},
        SitePage{"/about", about_page},
        SitePage{"/about/trust", trust_page},
        SitePage{"/accessibility", accessibility_page},
        SitePage{"/areas", areas_page, true},
        SitePage{"/areas/{}", area_page},
        SitePage{"/areas/{}/map", area_map_page},
        SitePage{"/areas/{}/map/{}", area_map_page},
        SitePage{"/areas/{}/map/{}/{}", area_map_page},
        SitePage{"/areas/{}/map/{}/{}/{}", area_map_page},
        SitePage{"/areas/{}/pack", area_pack_page},
        SitePage{"/areas/{}/{}", area_measure_page},
        SitePage{"/check/{}/{}/{}", check_page},
        SitePage{"/corrections", corrections_page},
        SitePage{"/coverage", coverage_page},
        SitePage{"/map", map_page},
        SitePage{"/map/{}", map_page},
        SitePage{"/map/{}/{}", map_page},
        SitePage{"/map/{}/{}/{}", map_page},
        SitePage{"/map/{}/{}/{}/{}", map_page},
        SitePage{"/measures", measures_page},
        SitePage{"/measures/{}", measure_page},
        SitePage{"/releases", releases_page},
        SitePage{"/releases/{}", release_page},
        SitePage{"/search", search_page, true},
        SitePage{"/signals", signals_page},
        SitePage{"/sources", sources_page},
        SitePage{"/why-numbers-differ", differ_page},
        SitePage{words_pattern, words_page},
    };
    return pages;
}

} // namespace mf::pages
