// Pages of the plan: each thing that was asked for is found, with its exact words, its own finding and what is missing.
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/plan_area.hpp"
#include "pages/plan_pages.hpp"
#include "pages/plan_sample.hpp"
#include "pages/reading.hpp"
#include "pages/sample.hpp"
#include "pages/today.hpp"
#include "support/approve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace mf::pages {
namespace {

using testing::HasSubstr;

Page page_of(const registers::Plan& plan, const std::string& address) {
    static const release::Release release = sample_release();
    auto page = plan_page_at(release, plan, address);
    EXPECT_TRUE(page.has_value()) << address << ": " << (page ? "" : sentence(page.error()));
    return page ? *page : Page{};
}

std::string words_at(const registers::Plan& plan, const std::string& address) {
    return html(page_of(plan, address), english()).text();
}

struct Golden {
    const char* name;
    const char* address;
};

class PlanGolden : public testing::TestWithParam<Golden> {};

TEST_P(PlanGolden, IsAsApprovedInEachFormat) {
    const Page page = page_of(sample_plan(), GetParam().address);
    const std::string name = std::string{"pages/plan-"} + GetParam().name;
    test::approve(name + ".html", html(page, english()).text());
    test::approve(name + ".json", json(page));
    test::approve(name + ".csv", csv(page).value_or("this page has no table\n"));
}

INSTANTIATE_TEST_SUITE_P(Pages,
                         PlanGolden,
                         testing::Values(Golden{"whole", "/plan"},
                                         Golden{"changes", "/plan/changes"},
                                         Golden{"five", "/plan/five-ps"},
                                         Golden{"strand", "/strands/streets"},
                                         Golden{"programme", "/programmes/teams"},
                                         Golden{"elsewhere", "/pledge"},
                                         Golden{"commitment", "/commitments/T1.1"},
                                         Golden{"outcome", "/outcomes/crime"},
                                         Golden{"outcome-asked", "/outcomes/games"},
                                         Golden{"duties", "/duties"},
                                         Golden{"committees", "/committees"},
                                         Golden{"committee", "/committees/panel"},
                                         Golden{"partners", "/partners"},
                                         Golden{"partner", "/partners/councils"},
                                         Golden{"claims", "/claims"},
                                         Golden{"claim", "/claims/best"},
                                         Golden{"progress", "/progress"},
                                         Golden{"ourselves", "/about/ourselves"},
                                         Golden{"burden", "/about/burden"},
                                         Golden{"today", "/today"}),
                         [](const auto& test) {
                             std::string name = test.param.name;
                             std::erase(name, '-');
                             return name;
                         });

class PlanUnknown : public testing::TestWithParam<const char*> {};

TEST_P(PlanUnknown, IsNotFound) {
    const auto page = plan_page_at(sample_release(), sample_plan(), GetParam());
    ASSERT_FALSE(page.has_value());
    EXPECT_EQ(page.error().kind, ErrorKind::not_found);
}

INSTANTIATE_TEST_SUITE_P(Addresses,
                         PlanUnknown,
                         testing::Values("/strands/none",
                                         "/programmes/none",
                                         "/commitments/T9.9",
                                         "/outcomes/none",
                                         "/committees/none",
                                         "/partners/none",
                                         "/claims/none",
                                         "/nothing",
                                         "/nothing/here",
                                         "/measures/nothing"));

TEST(PlanPages, AreNotFoundWhereAnAuthorityHasNoPlan) {
    const registers::Plan none;
    EXPECT_FALSE(plan_page_at(sample_release(), none, "/plan").has_value());
}

TEST(PlanPage, OfADemonstrationSaysThatTheRecordIsReal) {
    release::Release release = sample_release();
    release.simulated = true;
    const registers::Plan plan = sample_plan();
    const auto page = plan_page_at(release, plan, "/programmes/teams");
    ASSERT_TRUE(page.has_value());
    EXPECT_THAT(html(*page, english()).text(), HasSubstr("This record is real"));
}

TEST(PlanPage, ShowsWhatPapersDisagreeAboutTogether) {
    EXPECT_THAT(words_at(sample_plan(), "/programmes/teams"),
                HasSubstr("Papers do not agree. Both are kept."));
}

TEST(PlanPage, PutsWordsWhereANumberIsMissing) {
    EXPECT_THAT(words_at(sample_plan(), "/programmes/teams"), HasSubstr("crime in towns"));
}

TEST(PlanPage, GivesAPageThatExistsWhatWasPromisedOfIt) {
    registers::Plan plan = sample_plan();
    for (registers::PlanRow& row : plan.rows) {
        row.page = row.id == "T2" ? "/measures" : row.page;
    }
    EXPECT_THAT(words_at(plan, "/measures"), HasSubstr("“make promises”"));
}

TEST(PlanForArea, NamesWhatConcernsItFirst) {
    const release::Release release = sample_release();
    const registers::Plan plan = sample_plan();
    Asked asked{release, english(), {}, {}, {}};
    asked.plan = &plan;
    release::AreaInfo area = *release.area("E09000003");
    release::Release at_home = release;
    at_home.home = area.parent;
    Asked here{at_home, english(), {}, {}, {}};
    here.plan = &plan;
    const auto blocks = plan_for_area(here, area);
    ASSERT_GE(blocks.size(), 3U);
    const auto& table = std::get<Table>(blocks.at(2));
    EXPECT_EQ(std::get<Text>(table.groups.front().rows.front().front()).plain(), "The teams stay.");
}

TEST(PlanForArea, SaysNothingOutsideTheAuthority) {
    release::Release release = sample_release();
    release.home = "E23000099";
    const registers::Plan plan = sample_plan();
    Asked asked{release, english(), {}, {}, {}};
    asked.plan = &plan;
    EXPECT_TRUE(plan_for_area(asked, *release.area("E09000003")).empty());
}

TEST(TodayFeed, HoldsWhatHasADay) {
    const release::Release release = sample_release();
    const registers::Plan plan = sample_plan();
    Asked asked{release, english(), {}, {}, {}};
    asked.plan = &plan;
    const auto feed = today_feed(asked);
    ASSERT_TRUE(feed.has_value());
    EXPECT_THAT(atom(*feed), HasSubstr("3 facts of the true record"));
}

} // namespace
} // namespace mf::pages
