#include "pages/site_pages.hpp"

#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"
#include "pages/record_pages.hpp"
#include "pages/terms.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace mf::pages {

namespace {

constexpr std::string_view words_pattern = "/words";

/// "/areas/{}" with its names: "/areas/x".
std::string address_of(std::string_view pattern, const std::vector<std::string>& names) {
    std::string address;
    std::size_t next = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.substr(i, 2) == "{}" && next < names.size()) {
            address += names.at(next++);
            ++i;
        } else {
            address += pattern[i];
        }
    }
    return address;
}

} // namespace

Result<Page> make_page(const SitePage& page, const Asked& asked) {
    const std::string address = address_of(page.pattern, asked.names);
    auto made = page.make(asked);
    if (!made && made.error().kind == ErrorKind::not_found) {
        if (auto promised = promised_page(asked, address)) {
            made = std::move(promised);
        }
    }
    auto kept = register_or_record_page(asked, address);
    if (!kept && kept.error().kind != ErrorKind::not_found) {
        made = std::move(kept);
    } else if (kept && !made) {
        made = std::move(kept);
    } else if (kept && !is_of_empty_register(asked, address)) {
        made = joined(*std::move(kept), *std::move(made), asked);
    }
    if (made) {
        add_promised(*made, asked);
        if (auto told = add_concerning(*made, asked); !told) {
            made = pass(told.error());
        }
    }
    if (made && page.pattern != words_pattern) { // a list of terms does not link to itself
        link_terms(*made, asked.words);
    }
    return made;
}

std::span<const SitePage> site_pages() {
    static constexpr std::array own{
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
        SitePage{"/records", records_page, true},
        SitePage{"/releases", releases_page},
        SitePage{"/releases/{}", release_page},
        SitePage{"/search", search_page, true},
        SitePage{"/signals", signals_page},
        SitePage{"/sources", sources_page},
        SitePage{"/why-numbers-differ", differ_page},
        SitePage{words_pattern, words_page},
    };
    static const std::vector<SitePage> pages = [] {
        std::vector<SitePage> all{own.begin(), own.end()};
        const auto plan = plan_pages();
        all.insert(all.end(), plan.begin(), plan.end()); // the plan's last ones take any address
        return all;
    }();
    return pages;
}

} // namespace mf::pages
