// What pages say, and when they do not exist.
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/numbers.hpp"
#include "pages/sample.hpp"
#include "pages/sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace mf::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string words_at(const std::string& address) {
    return html(page_at(sample_release(), english(), address), english()).text();
}

Result<Page> asked_for(Result<Page> (*make)(const Asked&), std::vector<std::string> names) {
    const release::Release release = sample_release();
    return make({release, english(), std::move(names), "", sample_evidence()});
}

TEST(CountedAreas, AreThoseOfTheMeasuresOwnLevels) {
    release::Release release = sample_release();
    const std::string measure = release.measures.front().id;
    ASSERT_THAT(counted_areas(english(), release, measure), HasSubstr("districts"));
    std::erase_if(release.panels, [&](const Panel& panel) {
        return panel.shape().measure == measure && panel.shape().level == "district";
    });
    EXPECT_THAT(counted_areas(english(), release, measure), Not(HasSubstr("districts")));
    EXPECT_THAT(counted_areas(english(), release), HasSubstr("districts"));
}

TEST(AreaPage, SaysTheNumberAndTheOneOfAYearBeforeBesideIt) {
    const Page page = page_at(sample_release(), english(), "/areas/E23000001");
    EXPECT_EQ(page.finding.plain(),
              "Police recorded 10,812 crimes in the area of the Anyshire Police in June 2026. "
              "That is about as many as usual.");
    EXPECT_THAT(html(page, english()).text(), HasSubstr("It was 9,282 in June 2025."));
}

TEST(AreaPage, OpensWithWhatTheChartSays) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000003");
    EXPECT_EQ(page.finding.plain(), "Police recorded 1,303 crimes in Westbury & Vale in June 2026. "
                                    "It is below average for the eleventh month in a row.");
    EXPECT_EQ(page.lead.at(0).plain(), "One of 2 kinds stands out. By chance alone about 0 would. "
                                       "Higher than chance explains: burglaries.");
}

TEST(AreaPage, HasWhatStandsOutFirstAmongTheSmallCharts) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000003");
    for (const Block& block : page.blocks) {
        if (const auto* charts = std::get_if<SmallCharts>(&block)) {
            ASSERT_EQ(charts->charts.size(), 2U);
            EXPECT_EQ(charts->charts[0].id, "burglary");
            EXPECT_EQ(charts->charts[0].word, release::SignalWord::higher);
            EXPECT_EQ(charts->charts[1].word, release::SignalWord::no_change);
            return;
        }
    }
    ADD_FAILURE() << "the page has no small charts";
}

TEST(AreaPage, NamesThePostThatAnswersInTheAuthoritysWords) {
    EXPECT_THAT(words_at("/areas/E09000003"), HasSubstr("Borough commander, Westbury &amp; Vale"));
    release::Release elsewhere = sample_release();
    elsewhere.home = "E23000009";
    EXPECT_THAT(html(page_at(elsewhere, english(), "/areas/E09000003"), english()).text(),
                HasSubstr("District commander, Westbury &amp; Vale"));
}

TEST(AreaPage, NamesThePlaceWhosePostItIs) {
    release::Release release = sample_release();
    for (release::MeasureInfo& measure : release.measures) {
        measure.answers["district"] = "chief-officer";
    }
    EXPECT_THAT(html(page_at(release, english(), "/areas/E09000003"), english()).text(),
                HasSubstr("Chief officer, Anyshire Police"));
}

TEST(AreaPage, SaysWhatNobodyAskedAndPutsNoNumberThere) {
    const std::string page = words_at("/areas/E09000003");
    EXPECT_THAT(page, HasSubstr("they believe there is less crime"));
    EXPECT_THAT(page, HasSubstr("Nobody asks this each year."));
}

TEST(AreaPage, ShowsStopsByEachFieldApartWithWhatIsMissing) {
    const std::string page = words_at("/areas/E23000001");
    EXPECT_THAT(page, HasSubstr("As people said of themselves: 15 in each 100 are missing"));
    EXPECT_THAT(page, HasSubstr("As the officer wrote down: 3 in each 100 are missing"));
    EXPECT_THAT(words_at("/areas/E09000003"), HasSubstr("The file has no stops by smaller place."));
}

TEST(AreaPage, HasEveryMonthOfEveryMeasureInItsCsvAlone) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000003");
    EXPECT_THAT(*csv(page), HasSubstr(",robbery,E09000003,1"));
    EXPECT_THAT(html(page, english()).text(), Not(HasSubstr("/check/robbery/E09000003/2023-01")));
}

TEST(AreaPage, SaysPlainlyWhyTheNewestNumberIsMissing) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000002");
    EXPECT_EQ(page.finding.plain(), "There is no number of crimes for Northtown in June 2026.");
    EXPECT_THAT(page.lead.at(0).plain(),
                HasSubstr("We hold 2 files for June 2026, but none that gives a number"));
    EXPECT_EQ(page.lead.at(1).plain(), "The newest number is 1,904, for May 2026.");
}

TEST(AreaPage, SaysThatNoFileCoversTheMonth) {
    release::Release release = sample_release();
    release.editions.clear();
    release.sources.at(1).editions.clear();
    EXPECT_THAT(
        page_at(release, english(), "/areas/E09000002").lead.at(0).plain(),
        HasSubstr(
            "No file that we hold covers June 2026. It does not mean that nothing happened."));
}

TEST(AreaPage, TellsTheCauseOfABreakOnce) {
    const Page page = page_at(sample_release(), english(), "/areas/E23000001");
    EXPECT_EQ(
        std::ranges::count_if(
            page.blocks, [](const Block& block) { return std::holds_alternative<Notice>(block); }),
        1);
}

TEST(AreaPage, NamesTheMonthsWithoutANumber) {
    EXPECT_THAT(words_at("/areas/E09000001"),
                HasSubstr("No number: March 2024 to June 2024, December 2025 to January 2026."));
}

TEST(AreaPage, OfAPlaceWithoutNumbersSaysSo) {
    release::Release release = sample_release();
    release.areas.insert(release.areas.begin(),
                         {"E01", "Nowhere", geo::Level::ward, "", "E09000001"});
    EXPECT_EQ(page_at(release, english(), "/areas/E01").finding.plain(),
              "We hold no numbers for Nowhere.");
}

/// The sample with one more measure, whose only number in a district is that of the month.
release::Release with_a_number_of(Month month) {
    release::Release release = sample_release();
    release.measures.push_back(release.measures.back());
    release.measures.back().id = "zz-old-counts";
    const Panel::Shape shape{"zz-old-counts",      1, "district",
                             Period::month(month), 1, {"E09000001"}};
    Panel panel{shape, {{{0, 0, {"hash", "", "", ""}, ""}}}, {0}};
    panel.set(0, 0, 7);
    release.panels.push_back(std::move(panel));
    return release;
}

TEST(AreaPage, TellsApartWhatHasNoNumberOfTheLastTwoYears) {
    const std::string apart = "Older, or never given for this place.";
    const auto page_of = [](Month month) {
        return html(page_at(with_a_number_of(month), english(), "/areas/E09000001"), english())
            .text();
    };
    EXPECT_THAT(page_of(Month::of(2024, 6)), HasSubstr(apart));
    EXPECT_THAT(page_of(Month::of(2024, 7)), Not(HasSubstr(apart)));
}

TEST(AreaPage, EndsWhenPlacesArePartOfEachOther) {
    release::Release release = sample_release();
    release.areas.back().parent = "E09000001";
    EXPECT_LE(page_at(release, english(), "/areas/E09000001").breadcrumb.size(), 12U);
}

TEST(AreaPage, LinksEachNumberToItsCheck) {
    EXPECT_THAT(words_at("/areas/E23000001"),
                HasSubstr("href=\"/check/all-crime/E09000003/2026-06\""));
}

TEST(AreaMeasurePage, SaysTheNumberAndWhatItsChartSays) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000003/burglary");
    EXPECT_THAT(page.finding.plain(), HasSubstr("That is more than chance explains."));
    EXPECT_THAT(html(page, english()).text(), HasSubstr("Lock doors and windows"));
}

TEST(AreaMeasurePage, OfNothingIsNotFound) {
    const release::Release release = sample_release();
    const auto page = area_measure_page({release, english(), {"E09000003", "joy"}, {}, {}});
    EXPECT_EQ(page.error().kind, ErrorKind::not_found);
}

TEST(AreaPack, HasTwoSheets) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000003/pack");
    EXPECT_THAT(page.sheet_head.plain(), HasSubstr("sheet 1 of 2"));
    EXPECT_EQ(std::ranges::count_if(
                  page.blocks,
                  [](const Block& block) { return std::holds_alternative<SheetBreak>(block); }),
              1);
}

TEST(YearBefore, IsNotTakenFromTheOtherSideOfABreak) {
    const auto series = sample_release().series("burglary", "E23000001");
    const auto place = find(*series, Period::month(Month::of(2024, 12)));
    const Point before = year_before(*series, *place);
    EXPECT_EQ(before.period.text(), "2023-12");
    EXPECT_EQ(before.value, Cell{Missing::not_applicable});
    EXPECT_EQ(before_of(english(), before), "");
}

TEST(YearBefore, IsTheNumberOfTheSameSegment) {
    const auto series = sample_release().series("burglary", "E23000001");
    const auto place = find(*series, Period::month(Month::of(2025, 8)));
    EXPECT_TRUE(year_before(*series, *place).value.is_number());
}

TEST(MeasurePage, ListsFromAToZAndNeverByNumber) {
    const std::string words = words_at("/measures/burglary");
    EXPECT_LT(words.find("Easton"), words.find("Northtown"));
    EXPECT_LT(words.find("Northtown"), words.find("Westbury"));
}

TEST(MeasurePage, OfAllCrimeSaysWhatItLeavesOut) {
    EXPECT_THAT(words_at("/measures/all-crime"),
                HasSubstr("anti-social behaviour</a>, which is not a crime"));
}

TEST(MeasurePage, ShowsRuleAndQuestionAndHash) {
    const auto measure = *sample_release().measure("burglary");
    const std::string words = words_at("/measures/burglary");
    EXPECT_THAT(words, HasSubstr(measure.hash));
    EXPECT_THAT(words, HasSubstr("version = 1"));
    EXPECT_THAT(words, HasSubstr("SELECT count(*)"));
}

TEST(CheckPage, ShowsFileLineTextAndCommand) {
    const std::string words =
        html(page_at(sample_release(), english(), "/check/burglary/E09000003/2026-06",
                     sample_evidence(49)),
             english())
            .text();
    EXPECT_THAT(words, HasSubstr("archive.zip/2026-06/a-street.csv"));
    EXPECT_THAT(words, HasSubstr("On or near Station Road"));
    EXPECT_THAT(
        words,
        HasSubstr(
            "metforward series burglary --area E09000003 --from 2026-06 --to 2026-06 --evidence"));
    EXPECT_THAT(words, Not(HasSubstr("do not agree")));
}

TEST(CheckPage, SaysSoWhenNumberAndRowsDiffer) {
    const Page page = page_at(sample_release(), english(), "/check/burglary/E09000003/2026-06",
                              sample_evidence(48));
    EXPECT_EQ(page.notices.at(0).body.plain(),
              "The number is 49, but 48 rows were found. This must not happen. Please tell us.");
}

TEST(CheckPage, ShowsTheFirst200AndTheTotal) {
    const Page page = page_at(sample_release(), english(), "/check/all-crime/E09000003/2026-06",
                              sample_evidence(1303));
    EXPECT_THAT(html(page, english()).text(), HasSubstr("The first 200 of 1,303 rows are shown."));
}

TEST(CheckPage, OfARateSaysWhatWasDividedByWhatAndDoesNotCompareItWithTheRows) {
    release::Release release = sample_release();
    release::MeasureInfo rate = *release.measure("burglary");
    rate.id = "the-rate-of-something";
    rate.kind = "rate";
    rate.scale = 1000;
    release.measures.push_back(rate);
    const Panel::Shape shape{rate.id,      1, "district", Period::month(Month::of(2026, 6)), 1,
                             {"E09000003"}};
    Panel panel{shape, {{{0, 0, {"hash", "", "", ""}, ""}}}, {0}};
    panel.set(0, 0, 0.25);
    panel.set_parts(0, 0, {50, 200000, {}, Interval{0.2, 0.3}});
    release.panels.push_back(std::move(panel));
    const std::string page =
        html(page_at(release, english(), "/check/the-rate-of-something/E09000003/2026-06",
                     sample_evidence(50)),
             english())
            .text();
    EXPECT_THAT(page, HasSubstr("0.25: here is what it is made of."));
    EXPECT_THAT(page, HasSubstr("50 out of 200,000 is what was counted. That, times 1,000"));
    EXPECT_THAT(page, Not(HasSubstr("do not agree")));
}

TEST(CheckPage, OfAMissingNumberAsksForNoRows) {
    const release::Release release = sample_release();
    const EvidenceOf never = [](const auto&, const auto&, const auto&,
                                std::size_t) -> Result<release::Rows> {
        ADD_FAILURE() << "no rows are behind a missing number";
        return release::Rows{};
    };
    EXPECT_EQ(
        page_at(release, english(), "/check/burglary/E09000002/2026-06", never).finding.plain(),
        "There is no number here to check.");
}

TEST(CheckPage, HandsOnWhatWentWrongWithTheRows) {
    const release::Release release = sample_release();
    const EvidenceOf broken = [](const auto&, const auto&, const auto&,
                                 std::size_t) -> Result<release::Rows> {
        return fail(ErrorKind::busy, "too many ask at once");
    };
    EXPECT_EQ(check_page({release, english(), {"burglary", "E09000003", "2026-06"}, "", broken})
                  .error()
                  .kind,
              ErrorKind::busy);
}

TEST(PagesThatDoNotExist, AreNotFound) {
    EXPECT_EQ(asked_for(area_page, {"E99"}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(asked_for(measure_page, {"joy"}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(asked_for(check_page, {"burglary", "E09000001", "1999-01"}).error().kind,
              ErrorKind::not_found);
    EXPECT_EQ(asked_for(check_page, {"burglary", "E09000001", "yesterday"}).error().kind,
              ErrorKind::not_found);
    EXPECT_EQ(asked_for(check_page, {"burglary", "E99", "2026-06"}).error().kind,
              ErrorKind::not_found);
    EXPECT_EQ(asked_for(check_page, {"joy", "E09000001", "2026-06"}).error().kind,
              ErrorKind::not_found);
}

std::vector<std::string> found(const std::string& query) {
    const Page page = page_at(sample_release(), english(), "/areas", {}, query);
    std::vector<std::string> names;
    for (const Block& block : page.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            for (const auto& row : table->groups.at(0).rows) {
                names.push_back(std::get<Text>(row.at(0)).plain());
            }
        }
    }
    return names;
}

TEST(Search, FindsNamesHoweverTheyAreWritten) {
    EXPECT_THAT(found("  WESTBURY and vale "), testing::ElementsAre("Westbury & Vale"));
    EXPECT_THAT(found("e09000002"), testing::ElementsAre("Northtown"));
}

TEST(Search, PutsNamesThatBeginWithItFirst) {
    release::Release release = sample_release();
    release.areas.at(0).name = "Old Easton";
    const Page page = page_at(release, english(), "/areas", {}, "easton");
    EXPECT_EQ(page.finding.plain(), "2 areas have “easton” in their name.");
    const auto& rows = std::get<Table>(page.blocks.at(1)).groups.at(0).rows;
    EXPECT_EQ(std::get<Text>(rows.at(0).at(0)).plain(), "Easton");
}

TEST(Search, SaysWhatToDoWhenNothingIsFound) {
    const Page page = page_at(sample_release(), english(), "/areas", {}, "atlantis");
    EXPECT_EQ(page.finding.plain(), "No area is called “atlantis”.");
    EXPECT_FALSE(page.lead.empty());
}

TEST(Home, WithoutFactsSaysSo) {
    EXPECT_EQ(page_at({}, english(), "/").finding.plain(), "No facts are loaded yet.");
}

TEST(Home, OfManyForcesDoesNotAddThemUp) {
    release::Release release = sample_release();
    release.areas.push_back({"E23000002", "Other Police", geo::Level::force, "", ""});
    release.home.clear();
    EXPECT_EQ(page_at(release, english(), "/").finding.plain(),
              "See what police recorded where you live, up to June 2026.");
}

TEST(Editions, CoverTheMonthsTheyName) {
    const release::Release release = sample_release();
    EXPECT_EQ(editions_for(release, "police-street", Month::of(2026, 6)).size(), 2U);
    EXPECT_EQ(editions_for(release, "police-street", Month::of(2025, 1)).size(), 1U);
    EXPECT_EQ(editions_for(release, "police-street", Month::of(2024, 6)).size(), 0U);
    EXPECT_EQ(editions_for(release, "police-stops", Month::of(2026, 6)).size(), 0U);
}

TEST(ErrorPage, OfAStatusWithoutWordsIsOurs) {
    EXPECT_EQ(error_page(418, "/", sample_release(), english()).finding.plain(),
              "Something went wrong on our side.");
}

TEST(SiteFiles, AreThere) {
    const char* variable = std::getenv("METFORWARD_HOME");
    const std::filesystem::path home{variable == nullptr ? "." : variable};
    std::ifstream list{home / "site/files.txt"};
    std::string line;
    int files = 0;
    while (std::getline(list, line)) {
        if (line.starts_with('#')) {
            continue;
        }
        const auto first = line.find(", ");
        const auto second = line.find(", ", first + 2);
        ASSERT_NE(second, std::string::npos) << line;
        EXPECT_TRUE(line.starts_with("/site/")) << line;
        EXPECT_TRUE(std::filesystem::exists(home / line.substr(first + 2, second - first - 2)))
            << line;
        ++files;
    }
    EXPECT_GE(files, 8);
}

} // namespace
} // namespace mf::pages
