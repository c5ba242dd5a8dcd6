// Every page of the sample in its three formats, held against what was read and approved.
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/sample.hpp"
#include "support/approve.hpp"

#include <gtest/gtest.h>

namespace mf::pages {
namespace {

struct Golden {
    const char* name;
    const char* address;
    const char* query = "";
    std::uint64_t rows = 0;
};

class GoldenPage : public testing::TestWithParam<Golden> {};

TEST_P(GoldenPage, IsAsApprovedInEachFormat) {
    const Golden golden = GetParam();
    const Page page = page_at(sample_release(), english(), golden.address,
                              sample_evidence(golden.rows), golden.query);
    const std::string name = std::string{"pages/"} + golden.name;
    test::approve(name + ".html", html(page, english()).text());
    test::approve(name + ".json", json(page));
    test::approve(name + ".csv", csv(page).value_or("this page has no table\n"));
}

INSTANTIATE_TEST_SUITE_P(
    Pages,
    GoldenPage,
    testing::Values(Golden{"home", "/"},
                    Golden{"areas", "/areas"},
                    Golden{"areas-found", "/areas", "north"},
                    Golden{"area-force", "/areas/E23000001"},
                    Golden{"area-district", "/areas/E09000001"},
                    Golden{"area-missing", "/areas/E09000002"},
                    Golden{"area-standing-out", "/areas/E09000003"},
                    Golden{"area-measure", "/areas/E09000003/burglary"},
                    Golden{"area-pack", "/areas/E09000003/pack"},
                    Golden{"about", "/about"},
                    Golden{"trust", "/about/trust"},
                    Golden{"accessibility", "/accessibility"},
                    Golden{"corrections", "/corrections"},
                    Golden{"coverage", "/coverage"},
                    Golden{"releases", "/releases"},
                    Golden{"release", "/releases/0123abcd"},
                    Golden{"search", "/search"},
                    Golden{"search-found", "/search", "burglary"},
                    Golden{"signals", "/signals"},
                    Golden{"differ", "/why-numbers-differ"},
                    Golden{"words", "/words"},
                    Golden{"measures", "/measures"},
                    Golden{"measure", "/measures/burglary"},
                    Golden{"map", "/map"},
                    Golden{"area-map", "/areas/E23000001/map"},
                    Golden{"area-map-places", "/areas/E23000001/map/all-crime/2026-06/places"},
                    Golden{"map-month", "/map/all-crime-rate/district/2026-05/lowest-first"},
                    Golden{"sources", "/sources"},
                    Golden{"check", "/check/burglary/E09000003/2026-06", "", 49},
                    Golden{"check-missing", "/check/burglary/E09000002/2026-06"}),
    [](const auto& test) {
        std::string name = test.param.name;
        std::erase(name, '-');
        return name;
    });

TEST(GoldenPage, OfAnErrorIsAsApproved) {
    const Page page = error_page(404, "/nowhere", sample_release(), english());
    test::approve("pages/error.html", html(page, english()).text());
    test::approve("pages/error.json", json(page));
}

TEST(GoldenPage, OfADemonstrationSaysSo) {
    release::Release release = sample_release();
    release.simulated = true;
    release.published = false;
    const Page page = page_at(release, english(), "/areas/E05000001");
    test::approve("pages/area-demonstration.html", html(page, english()).text());
}

} // namespace
} // namespace mf::pages
