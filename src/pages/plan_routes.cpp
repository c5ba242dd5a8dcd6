#include "pages/plan_pages.hpp"

#include <array>

namespace mf::pages {

std::span<const SitePage> plan_pages() {
    static constexpr std::array pages{
        SitePage{"/about/burden", burden_page},
        SitePage{"/about/ourselves", ourselves_page},
        SitePage{"/claims", claims_page},
        SitePage{"/claims/{}", claim_page},
        SitePage{"/commitments/{}", commitment_page},
        SitePage{"/committees", committees_page, true},
        SitePage{"/committees/{}", committee_page},
        SitePage{"/duties", duties_page},
        SitePage{"/outcomes/{}", outcome_page},
        SitePage{"/partners", partners_page},
        SitePage{"/partners/{}", partner_page},
        SitePage{"/plan", plan_page},
        SitePage{"/plan/changes", plan_changes_page},
        SitePage{"/plan/five-ps", five_words_page},
        SitePage{"/programmes/{}", programme_page},
        SitePage{"/progress", progress_page},
        SitePage{"/strands/{}", strand_page},
        SitePage{"/today", today_page},
        SitePage{"/{}", promised_at_one, true},
        SitePage{"/{}/{}", promised_at_two},
    };
    return pages;
}

} // namespace mf::pages
