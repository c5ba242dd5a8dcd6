// Pages about what stands out, what came, what was published, and the words: what a reader must find there.
#include "pages/csv.hpp"
#include "pages/feed.hpp"
#include "pages/html.hpp"
#include "pages/near.hpp"
#include "pages/reading.hpp"
#include "pages/sample.hpp"
#include "pages/terms.hpp"
#include "support/approve.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace mf::pages {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string written_at(const std::string& address, const std::string& query = {}) {
    return html(page_at(sample_release(), english(), address, sample_evidence(), query), english())
        .text();
}

TEST(SignalsPage, SaysAtOnceHowManyChanceAloneWouldGive) {
    EXPECT_EQ(page_at(sample_release(), english(), "/signals").finding.plain(),
              "2 numbers stand out. By chance alone about 0.5 would.");
}

TEST(SignalsPage, HasEachSignalWithItsRuleAndItsChance) {
    release::Release release = sample_release();
    for (release::Signal& one : release.signals.all) {
        one.chance = one.word == release::SignalWord::higher ? std::optional{0.01} : std::nullopt;
    }
    const auto text = csv(page_at(release, english(), "/signals"));
    EXPECT_THAT(*text, HasSubstr("Westbury & Vale,Burglary,2026-06,39,,20,36,higher,"));
    EXPECT_THAT(*text, HasSubstr("That is higher than chance explains."));
    EXPECT_THAT(*text, HasSubstr(",1,,chart,E09000003,burglary"));
}

TEST(SignalsPage, LeavesOutWhatDoesNotStandOut) {
    EXPECT_THAT(*csv(page_at(sample_release(), english(), "/signals")), Not(HasSubstr("robbery")));
}

TEST(SignalsPage, NamesEachDecisionToBeginLimitsAnew) {
    const std::string page = written_at("/signals");
    EXPECT_THAT(page, HasSubstr("Two commands were merged."));
    EXPECT_THAT(page, HasSubstr("head of performance, 12 June 2025"));
}

TEST(SignalsPage, OfUnpublishedFactsSaysThatNothingIsJudged) {
    release::Release release = sample_release();
    release.signals = {};
    EXPECT_EQ(page_at(release, english(), "/signals").finding.plain(),
              "Nothing has been judged yet.");
}

TEST(HomePage, ShowsWhatNobodyMeasuresAsLargeAsANumber) {
    const std::string page = written_at("/");
    EXPECT_THAT(page, HasSubstr("<p class=\"value\">not measured</p>"));
    EXPECT_THAT(page, HasSubstr("they believe there is less crime"));
    EXPECT_THAT(page, HasSubstr("Do you believe that there is less crime?"));
}

TEST(HomePage, ShowsAnAimWithItsNumberAndNeverAnother) {
    const Page page = page_at(sample_release(), english(), "/");
    std::vector<std::string> labels;
    for (const Block& block : page.blocks) {
        if (const auto* figure = std::get_if<FigureBlock>(&block)) {
            labels.push_back(figure->label.plain() + ": " + figure->figure.measure);
        } else if (const auto* gap = std::get_if<GapBlock>(&block)) {
            labels.push_back(gap->label.plain());
        }
    }
    EXPECT_THAT(labels, ElementsAre("Less crime: all-crime", "More confidence: survey-good-job",
                                    "Value for money", "“they believe there is less crime”"));
}

TEST(HomePage, TellsTheNumberOfFalseSignalsWithTheTrueOnes) {
    EXPECT_THAT(page_at(sample_release(), english(), "/").lead.at(0).plain(),
                HasSubstr("By chance alone about"));
}

TEST(CoveragePage, CountsAndNamesWhatDidNotCome) {
    const Page page = page_at(sample_release(), english(), "/coverage");
    EXPECT_EQ(page.finding.plain(), "One file is missing of 6.");
    const std::string written = html(page, english()).text();
    EXPECT_THAT(written, HasSubstr("February 2026"));
    EXPECT_THAT(written, HasSubstr("4 of 6 files came"));
    EXPECT_THAT(*csv(page), HasSubstr("police-street,E23000001,2026-02,did not come,0,800,,0"));
}

TEST(ReleasesPage, ListsEachWithItsSecondAndWhoSawItBefore) {
    const std::string page = written_at("/releases");
    EXPECT_THAT(page, HasSubstr("31 July 2026 at 09:30:00 UTC"));
    EXPECT_THAT(page, HasSubstr("chair, 24 hours before"));
}

TEST(ReleasePage, ShowsEachChangedValueAndWhy) {
    const Page page = page_at(sample_release(), english(), "/releases/0123abcd");
    EXPECT_EQ(page.finding.plain(), "3 values changed. New months are not counted among them.");
    const std::string written = html(page, english()).text();
    EXPECT_THAT(written, HasSubstr("Records came late, or were taken back"));
    EXPECT_THAT(written, HasSubstr("Two digits were swapped."));
    EXPECT_THAT(*csv(page), HasSubstr("Burglary,2026-05,40,,43,,3,,"));
    EXPECT_THAT(*csv(page),
                HasSubstr("Burglary,2026-05,,[x],72,,,[z],A file came that has the number"));
}

TEST(ReleasePage, LeadsToEachOfItsFiles) {
    const std::string page = written_at("/releases/0123abcd");
    EXPECT_THAT(page, HasSubstr("/releases/0123abcd/manifest.json"));
    EXPECT_THAT(page, HasSubstr("/releases/0123abcd/files/"));
}

TEST(ReleasePage, ThatNobodyOpenedIsNotFound) {
    const release::Release release = sample_release();
    const auto page = release_page({release, english(), {"0123"}, {}, {}});
    EXPECT_EQ(page.error().kind, ErrorKind::not_found);
}

TEST(CorrectionsPage, HasEachMistakeWithItsEffect) {
    EXPECT_EQ(page_at(sample_release(), english(), "/corrections").finding.plain(),
              "No number has been corrected so far.");
    release::Release release = sample_release();
    release.corrections = {{"burglary", "E09000003", "2026-05", "21", "12",
                            "Two digits were swapped.", "It looked busier than it was.",
                            "head of statistics", "2026-08-02"}};
    const std::string page = html(page_at(release, english(), "/corrections"), english()).text();
    EXPECT_THAT(page, HasSubstr("It looked busier than it was."));
    EXPECT_THAT(page, HasSubstr("2 August 2026"));
}

TEST(TrustPage, CountsOnlyWhatIsKeptAndHasACommandForIt) {
    const Page page = page_at(sample_release(), english(), "/about/trust");
    EXPECT_EQ(
        std::ranges::count_if(
            page.blocks, [](const Block& block) { return std::holds_alternative<Heading>(block); }),
        17);
    EXPECT_EQ(std::ranges::count_if(
                  page.blocks,
                  [](const Block& block) { return std::holds_alternative<Definition>(block); }),
              14);
    EXPECT_THAT(page.finding.plain(), HasSubstr("12 of 17 rules are kept in full today."));
    EXPECT_THAT(html(page, english()).text(),
                HasSubstr("this part of the site has still to be built"));
}

TEST(DifferPage, SetsTwoFilesSideBySide) {
    release::Release release = sample_release();
    release::MeasureInfo other = *release.measure("all-crime");
    other.id = "the-other-count";
    other.source = "police-stops";
    other.part_of = "all-that-the-other-counts";
    other.headline = false;
    release.measures.push_back(other);
    const Panel::Shape shape{other.id,     1, "force", Period::month(Month::of(2026, 6)), 1,
                             {"E23000001"}};
    Panel panel{shape, {{{0, 0, {"hash", "", "", ""}, ""}}}, {0}};
    panel.set(0, 0, 9999);
    release.panels.push_back(std::move(panel));
    const Page page = page_at(release, english(), "/why-numbers-differ");
    EXPECT_EQ(page.finding.plain(), "One question has two answers, from two files.");
    EXPECT_THAT(*csv(page), HasSubstr("All crime,10812,,2026-06,Street-level crime,"));
    EXPECT_THAT(*csv(page), HasSubstr("the-other-count,9999,,2026-06,Stop and search,"));
}

TEST(SearchPage, FindsAreasMeasuresPagesAndWords) {
    EXPECT_THAT(written_at("/search", "north"), HasSubstr("/areas/E09000002"));
    EXPECT_THAT(written_at("/search", "burgl"), HasSubstr("/measures/burglary"));
    EXPECT_THAT(written_at("/search", "correct"),
                HasSubstr("<a href=\"/corrections\">Corrections</a>"));
    EXPECT_THAT(written_at("/search", "funnel"), HasSubstr("/words#funnel"));
}

TEST(SearchPage, FindsAStreetInItsSmallAreaWithoutItsLetterCase) {
    release::Release release = sample_release();
    release.places = {{"Hill Lane", "E05000001"}, {"Millhill Road", "E05000001"}};
    const std::string page =
        html(page_at(release, english(), "/search", sample_evidence(), "hill la"), english())
            .text();
    EXPECT_THAT(page, HasSubstr("<a href=\"/areas/E05000001\">Hill Lane</a>"));
    EXPECT_THAT(page, HasSubstr("Harbour in Easton"));
    EXPECT_THAT(page, Not(HasSubstr("Millhill")));
}

TEST(SearchPage, SendsAWholePostcodeOnToItsArea) {
    release::Release release = sample_release();
    release.postcodes = {{"E9 6NQ", "E05000001"}, {"E96 1AA", "E05000002"}};
    const Page page = page_at(release, english(), "/search", sample_evidence(), "e96nq");
    EXPECT_EQ(page.goes_on, "/areas/E05000001");
}

TEST(SearchPage, ListsTheDistrictsOfAPostcodesFirstPart) {
    release::Release release = sample_release();
    release.postcodes = {{"E9 6NQ", "E05000001"}, {"E9 7AA", "E05000001"}};
    const Page page = page_at(release, english(), "/search", sample_evidence(), "e9");
    EXPECT_EQ(page.goes_on, "");
    EXPECT_THAT(html(page, english()).text(), HasSubstr("One area has this postcode"));
}

TEST(SearchPage, SuggestsWhatIsNearlyWhatWasTyped) {
    EXPECT_THAT(written_at("/search", "nortown"), HasSubstr("Did you mean one of these?"));
    EXPECT_THAT(written_at("/search", "nortown"), HasSubstr("/areas/E09000002"));
}

TEST(SearchPage, NeverShowsWhatWasTypedAsMarkup) {
    EXPECT_THAT(written_at("/search", "<b>x</b>"), Not(HasSubstr("<b>x</b>")));
}

TEST(SourcesPage, ListsTheNewestOfManyFilesAndGivesThemAllAsData) {
    release::Release release = sample_release();
    release::SourceInfo& source = release.sources.at(1);
    release::EditionInfo edition = release.editions.at(source.editions.at(0));
    for (int i = 0; i < 30; ++i) {
        edition.slices = fmt::format("anyshire {}", Month::of(2030, 1).plus(i).text());
        edition.file = fmt::format("file-{}.csv", i);
        source.editions.push_back(release.editions.size());
        release.editions.push_back(edition);
    }
    Asked asked{release, english(), {}, {}, {}};
    const std::string page = html(*sources_page(asked), english()).text();
    EXPECT_THAT(page, HasSubstr("file-29.csv"));
    EXPECT_THAT(page, HasSubstr("file-6.csv"));
    EXPECT_THAT(page, Not(HasSubstr("file-5.csv"))); // 24 are shown
    asked.as_data = true;
    EXPECT_THAT(*csv(*sources_page(asked)), HasSubstr("file-5.csv"));
}

TEST(ErrorPage, OfAMissingPageSuggestsAddressesThatAreNear) {
    const auto page = [](const std::string& address) {
        return html(error_page(404, address, sample_release(), english()), english()).text();
    };
    EXPECT_THAT(page("/measures/burgalry"), HasSubstr("/measures/burglary"));
    EXPECT_THAT(page("/areas/easton"), HasSubstr("/areas/E09000001"));
    EXPECT_THAT(page("/correction"), HasSubstr("Did you mean one of these?"));
    EXPECT_THAT(page("/qqqqqqqqqqqq"), Not(HasSubstr("Did you mean one of these?")));
}

TEST(ErrorPage, SuggestsWhatThePlanPromisedOnce) {
    registers::Plan plan;
    plan.rows.resize(2);
    plan.rows.at(0).title = "Clean streets";
    plan.rows.at(1).title = "Clean streets again"; // the same page: suggested once
    for (registers::PlanRow& row : plan.rows) {
        row.page = "/programmes/clean-streets";
    }
    const std::string text =
        html(error_page(404, "/programmes/clean-street", sample_release(), english(), &plan),
             english())
            .text();
    EXPECT_THAT(text, HasSubstr("Clean streets"));
    EXPECT_THAT(text, Not(HasSubstr("Clean streets again")));
}

TEST(ErrorPage, OfAnAddressThatCannotBeReadTellsWhatToChange) {
    EXPECT_THAT(html(error_page(400, "/%", sample_release(), english()), english()).text(),
                HasSubstr("percent sign"));
}

TEST(Distance, CountsSlips) {
    EXPECT_EQ(distance("burglary", "burglary", 3), 0U);
    EXPECT_EQ(distance("burglary", "burgalry", 3), 2U);
    EXPECT_EQ(distance("burglary", "robbery", 3), 4U);
    EXPECT_EQ(distance("", "ab", 3), 2U);
}

TEST(LinkedTerms, AreLinkedWhereTheyFirstStandAndNowhereElse) {
    Page page = page_at({}, english(), "/");
    page.lead = {Text{"A funnel is no rate."}, Text{"See funnels, and funnels again."}};
    page.note = {};
    page.blocks.clear();
    link_terms(page, english());
    EXPECT_EQ(times(html(page, english()).text(), "/words#funnel"), 1U);
    EXPECT_THAT(html(page, english()).text(),
                HasSubstr("<a href=\"/words#funnel\">funnels</a>, and"));
}

TEST(LinkedTerms, AreWholeWords) {
    Page page = page_at({}, english(), "/");
    page.lead = {Text{"Tunnelfunnelsystem."}};
    link_terms(page, english());
    EXPECT_THAT(html(page, english()).text(), Not(HasSubstr("/words#funnel")));
}

TEST(LinkedTerms, AllLeadToAWordThatIsExplained) {
    const std::string words = written_at("/words");
    for (const Term& term : terms_of(english())) {
        EXPECT_THAT(words, HasSubstr("id=\"" + term.id + "\"")) << term.id;
        EXPECT_FALSE(term.means.empty());
    }
}

release::Release corrected() {
    release::Release release = sample_release();
    release.corrections = {{"burglary", "E09000003", "2026-05", "21", "12", "Two digits <swapped>.",
                            "", "head of statistics", "2026-08-02"}};
    return release;
}

TEST(SiteFeed, HasReleasesAndCorrectionsNewestFirst) {
    const release::Release release = corrected();
    const auto feed = site_feed({release, english(), {}, {}, {}});
    ASSERT_TRUE(feed);
    std::vector<std::string> titles;
    for (const FeedEntry& entry : feed->entries) {
        titles.push_back(entry.title);
    }
    EXPECT_THAT(titles, ElementsAre("Corrected: Burglary, Westbury & Vale",
                                    "New facts were opened on 31 July 2026",
                                    "New facts were opened on 30 June 2026"));
}

TEST(AreaFeed, HasWhatStandsOutThere) {
    const release::Release release = sample_release();
    const auto feed = area_feed({release, english(), {"E09000003"}, {}, {}});
    ASSERT_TRUE(feed);
    ASSERT_EQ(feed->entries.size(), 2U);
    EXPECT_EQ(feed->entries[1].title, "Burglary: higher in June 2026");
}

TEST(AreaFeed, OfAnUnknownAreaIsNotFound) {
    const release::Release release = sample_release();
    EXPECT_EQ(area_feed({release, english(), {"nowhere"}, {}, {}}).error().kind,
              ErrorKind::not_found);
}

TEST(Atom, IsWellFormedAndAsApproved) {
    const release::Release release = corrected();
    const std::string xml = atom(*site_feed({release, english(), {}, {}, {}}));
    EXPECT_EQ(unbalanced(xml.substr(xml.find("<feed"))), "");
    EXPECT_THAT(xml, HasSubstr("Two digits &lt;swapped&gt;."));
    test::approve("pages/feed.xml", xml);
}

TEST(Atom, GivesAnEntryTheSameNameForGood) {
    const release::Release release = corrected();
    release::Release later = corrected();
    later.id = "another";
    later.signals = {};
    EXPECT_EQ(atom(*site_feed({release, english(), {}, {}, {}})),
              atom(*site_feed({later, english(), {}, {}, {}})));
}

} // namespace
} // namespace mf::pages
