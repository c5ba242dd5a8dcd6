#include "pages/site_pages.hpp"

#include <array>

namespace mf::pages {

std::span<const SitePage> site_pages() {
    static constexpr std::array pages{
        SitePage{"/", home_page},
        SitePage{"/areas", areas_page, true},
        SitePage{"/areas/{}", area_page},
        SitePage{"/check/{}/{}/{}", check_page},
        SitePage{"/measures", measures_page},
        SitePage{"/measures/{}", measure_page},
        SitePage{"/sources", sources_page},
    };
    return pages;
}

} // namespace mf::pages
