// Data cannot become markup, a link to elsewhere, or a formula.
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/reading.hpp"
#include "pages/sample.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace mf::pages {
namespace {

const std::string payload =
    "\"'></p></td></svg><script>alert(1)</script><img src=x onerror=alert(1)>&{n}\x01";

std::string attacked(const std::string& text) {
    return text + payload;
}

class AttackedPage : public testing::TestWithParam<const char*> {
protected:
    static Page page() {
        release::Release release = with_texts(sample_release(), attacked);
        const std::string address = replaced(GetParam(), "AREA", attacked("E09000001"));
        // The payload holds slashes, so pages are asked for directly.
        return made(release, address);
    }

private:
    static Page made(const release::Release& release, const std::string& address) {
        const std::string area = attacked("E09000001");
        Asked asked{release, english(), {}, payload, sample_evidence(3, attacked)};
        Result<Page> (*make)(const Asked&) = home_page;
        if (address.starts_with("/check")) {
            make = check_page;
            asked.names = {"burglary", area, "2026-04"};
        } else if (address.starts_with("/areas/")) {
            make = area_page;
            asked.names = {area};
        } else if (address == "/areas") {
            make = areas_page;
        } else if (address.starts_with("/measures/")) {
            make = measure_page;
            asked.names = {"burglary"};
        } else if (address == "/measures") {
            make = measures_page;
        } else if (address == "/sources") {
            make = sources_page;
        }
        auto page = make(asked);
        EXPECT_TRUE(page);
        return page ? *page : Page{};
    }
};

TEST_P(AttackedPage, ShowsDataAsWords) {
    const std::string written = html(page(), english()).text();
    EXPECT_EQ(times(written, "<script"), 0U);
    EXPECT_EQ(times(written, "<img"), 0U);
    EXPECT_EQ(times(written, "\x01"), 0U);
    EXPECT_EQ(unbalanced(written), "");
    EXPECT_GT(times(written, "&lt;script&gt;"), 0U) << "the payload must be on the page";
    for (const Tag& tag : tags(written)) {
        EXPECT_EQ(attribute(tag, "onerror"), "");
        EXPECT_NE(tag.name, "script");
    }
}

TEST_P(AttackedPage, IsJsonThatCanBeRead) {
    EXPECT_FALSE(nlohmann::json::parse(json(page()), nullptr, false).is_discarded());
}

INSTANTIATE_TEST_SUITE_P(
    Pages,
    AttackedPage,
    testing::Values(
        "/", "/areas", "/areas/AREA", "/measures", "/measures/burglary", "/sources", "/check"));

TEST(Links, LeadNowhereThatRuns) {
    const auto script = [](const std::string&) { return std::string{"javascript:alert(1)"}; };
    release::Release release = sample_release();
    for (release::SourceInfo& source : release.sources) {
        source.link = script("");
    }
    const std::string written = html(page_at(release, english(), "/sources"), english()).text();
    EXPECT_EQ(times(written, "href=\"javascript:"), 0U);
    EXPECT_GT(times(written, "javascript:alert(1)"), 0U);
}

TEST(Links, AreSafeWithinTheSiteAndByHttp) {
    for (const char* address :
         {"/areas", "#main", "https://a.example/", "http://a.example/", "mailto:a@a.example"}) {
        EXPECT_TRUE(is_safe_address(address)) << address;
    }
    for (const char* address :
         {"//a.example", "/\\a.example", "javascript:x", "data:x", "", "areas", " https://x"}) {
        EXPECT_FALSE(is_safe_address(address)) << address;
    }
}

TEST(Addresses, HoldCodesAsOnePart) {
    EXPECT_EQ(area_address("a/../b?x#y"), "/areas/a%2F..%2Fb%3Fx%23y");
    EXPECT_EQ(check_address("burglary", "E1", Period::financial_year(2025)),
              "/check/burglary/E1/2025%2F26");
}

TEST(Addresses, OfTwinsKeepTheQuery) {
    EXPECT_EQ(twin_address("/", "json"), "/index.json");
    EXPECT_EQ(twin_address("/areas?q=a.b", "csv"), "/areas.csv?q=a.b");
}

Page table_of(const std::string& text) {
    Page page;
    Table table{"t", "", {{"name", "Name"}, {"n", "Number", Column::Type::number}}};
    table.main = true;
    table.groups = {{{}, {{Text{text}, NumberCell{-1.5}}}}};
    page.blocks.emplace_back(std::move(table));
    return page;
}

TEST(Csv, DisarmsFormulas) {
    for (const char* start : {"=", "+", "-", "@", "\t"}) {
        EXPECT_EQ(csv(table_of(std::string{start} + "1")),
                  "name,n,n_symbol\r\n'" + std::string{start} + "1,-1.5,\r\n");
    }
    EXPECT_EQ(csv(table_of("\r1")), "name,n,n_symbol\r\n\"'\r1\",-1.5,\r\n");
}

TEST(Csv, QuotesWhatNeedsIt) {
    EXPECT_EQ(csv(table_of("a \"b\",\nc")), "name,n,n_symbol\r\n\"a \"\"b\"\",\nc\",-1.5,\r\n");
}

} // namespace
} // namespace mf::pages
