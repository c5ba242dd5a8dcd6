// Public pages of records: what is found, what is hidden, what stands on other pages, and which words it is said in.
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/plan_sample.hpp"
#include "pages/reading.hpp"
#include "pages/record_sample.hpp"
#include "support/approve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

const release::Release& release_at_home() {
    static const release::Release release = [] {
        release::Release made = sample_release();
        made.home = made.area("E09000003")->parent;
        return made;
    }();
    return release;
}

Result<Page> asked_for(const Wanted& wanted) {
    static const registers::Plan plan = sample_plan();
    return record_page_of(sample_records(), wanted, release_at_home(), english(), &plan);
}

Page page_of(const Wanted& wanted) {
    const auto page = asked_for(wanted);
    EXPECT_TRUE(page.has_value()) << wanted.address << ": " << (page ? "" : sentence(page.error()));
    return page ? *page : Page{};
}

std::string words_at(const Wanted& wanted) {
    return html(page_of(wanted), english()).text();
}

struct Golden {
    const char* name;
    const char* address;
};

class RecordGolden : public testing::TestWithParam<Golden> {};

/// Hashes are those of random ids: they are left out.
std::string without_hashes(std::string text) {
    for (const registers::HistoryLine& line : [] {
             std::vector<registers::HistoryLine> lines;
             for (const auto& [in, id] : {std::pair{"questions", "2026-1"},
                                          {"questions", "2026-2"},
                                          {"meetings", "2026-1"},
                                          {"committees", "panel"}}) {
                 const auto view = sample_records().record(in, id);
                 lines.insert(lines.end(), view->history.begin(), view->history.end());
             }
             return lines;
         }()) {
        text = replaced(std::move(text), line.hash, "HASH");
    }
    return replaced(std::move(text), sample_records().head().hash, "HEAD");
}

TEST_P(RecordGolden, IsAsApprovedInEachFormat) {
    const Page page = page_of({GetParam().address});
    const std::string name = std::string{"pages/records-"} + GetParam().name;
    test::approve(name + ".html", without_hashes(html(page, english()).text()));
    test::approve(name + ".json", without_hashes(json(page)));
    test::approve(name + ".csv", without_hashes(csv(page).value_or("this page has no table\n")));
}

INSTANTIATE_TEST_SUITE_P(Pages,
                         RecordGolden,
                         testing::Values(Golden{"all", "/records"},
                                         Golden{"register", "/questions"},
                                         Golden{"late", "/questions/2026-1"},
                                         Golden{"answered", "/questions/2026-2"},
                                         Golden{"meeting", "/meetings/2026-1"},
                                         Golden{"joined", "/committees/panel"},
                                         Golden{"chart", "/areas/E09000003/burglary"},
                                         Golden{"today", "/today"},
                                         Golden{"ourselves", "/about/ourselves"},
                                         Golden{"burden", "/about/burden"}),
                         [](const auto& test) { return std::string{test.param.name}; });

TEST(RegisterPage, SaysHowManyAreOpenAndLate) {
    EXPECT_EQ(page_of({"/questions"}).finding.plain(),
              "Questions: 2 records. One is still open. One is past its day.");
}

TEST(RegisterPage, FindsWhatIsAsked) {
    const std::string found = words_at({"/questions", "burglaries"});
    EXPECT_THAT(found, HasSubstr("Why are there more burglaries?"));
    EXPECT_THAT(found, Not(HasSubstr("a real change?")));
    EXPECT_THAT(words_at({"/questions", "", {{"state", "answered"}}}),
                Not(HasSubstr("Why are there more")));
    EXPECT_THAT(words_at({"/questions", "", {{"late", "yes"}}}), Not(HasSubstr("a real change?")));
    EXPECT_THAT(words_at({"/questions", "", {{"owner", "borough-commander"}}}),
                Not(HasSubstr("a real change?")));
}

TEST(RegisterPage, RefusesAStateOrAPageThatThereIsNot) {
    for (const auto& [field, value] : {std::pair{"state", "nonsense"},
                                       {"state", "received"},
                                       {"page", "0"},
                                       {"page", "x"},
                                       {"order", "best"}}) {
        const auto page = asked_for({"/questions", "", {{field, value}}});
        ASSERT_FALSE(page.has_value()) << field << "=" << value;
        EXPECT_EQ(page.error().kind, ErrorKind::usage);
    }
    EXPECT_FALSE(asked_for({"/questions", "", {{"page", "2"}}}).has_value());
}

TEST(RegisterPage, HasEveryRowInItsCsv) {
    const SampleRecords sample{true};
    constexpr int many = 120;
    for (int i = 0; i < many; ++i) {
        sample.add("actions", "",
                   {{"text", "Write to number " + std::to_string(i)},
                    {"owner", "chair"},
                    {"due", "2026-12-01"}});
    }
    const auto records = sample.look();
    const release::Release release = sample_release();
    const auto first = record_page_of(records, {"/actions"}, release);
    const auto last = record_page_of(records, {"/actions", "", {{"page", "3"}}}, release);
    const auto whole = record_page_of(records, {"/actions", "", {}, evidence_rows_max}, release);
    ASSERT_TRUE(first && last && whole);
    EXPECT_EQ(std::ranges::count(csv(*first).value(), '\n'), 51);
    EXPECT_EQ(std::ranges::count(csv(*last).value(), '\n'), 21);
    EXPECT_EQ(std::ranges::count(csv(*whole).value(), '\n'), 121);
}

TEST(RecordPage, OfWhatIsHiddenIsNotFoundLikeWhatIsNotThere) {
    const auto hidden = asked_for({"/questions/2026-3"});
    const auto none = asked_for({"/questions/2026-99"});
    ASSERT_FALSE(hidden.has_value());
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(hidden.error().kind, ErrorKind::not_found);
    EXPECT_EQ(hidden.error().message, replaced(none.error().message, "2026-99", "2026-3"));
    for (const char* address : {"/questions", "/records", "/today", "/questions/2026-2"}) {
        EXPECT_THAT(words_at({address}), Not(HasSubstr("Nobody has read this yet"))) << address;
    }
    EXPECT_THAT(words_at({"/records", "Nobody has read"}),
                Not(HasSubstr("Nobody has read this yet")));
}

TEST(RecordPage, SaysWhatIsMadeUp) {
    EXPECT_THAT(words_at({"/questions/2026-2"}), HasSubstr("Made up for the demonstration."));
    EXPECT_THAT(words_at({"/questions/2026-1"}), Not(HasSubstr("Made up")));
    EXPECT_THAT(words_at({"/questions"}), HasSubstr("Made up"));
}

TEST(RecordPage, ShowsNoMarkupThatSomebodyTyped) {
    EXPECT_THAT(words_at({"/questions/2026-2"}), HasSubstr("&lt;b&gt;this&lt;/b&gt;"));
    EXPECT_THAT(words_at({"/questions"}), Not(HasSubstr("<b>this")));
}

TEST(RecordPage, StandsBeforeWhatThePlanSaysAtItsAddress) {
    const std::string page = words_at({"/committees/panel"});
    EXPECT_LT(page.find("All that happened to it"), page.find("What was promised about this"));
    EXPECT_THAT(page, HasSubstr("One paper says 2008."));
    EXPECT_THAT(page, HasSubstr("Meeting of the panel in June"));
}

TEST(EmptyRegister, LeavesThePageOfThePlanAlone) {
    const SampleRecords sample{true};
    const auto records = sample.look();
    const registers::Plan plan = sample_plan();
    const auto page = record_page_of(records, {"/committees"}, sample_release(), english(), &plan);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->section, "plan");
    const auto none = record_page_of(records, {"/votes"}, sample_release(), english(), &plan);
    ASSERT_TRUE(none.has_value());
    EXPECT_EQ(none->finding.plain(), "Votes: there are no records yet.");
}

TEST(Chart, HasTheQuestionsThatWereAskedAboutIt) {
    const std::string page = words_at({"/areas/E09000003/burglary"});
    EXPECT_THAT(page, HasSubstr("One question about this page has no answer yet."));
    EXPECT_THAT(page, HasSubstr("Why are there more burglaries?"));
    EXPECT_THAT(page, HasSubstr("No. It was chance."));
    EXPECT_THAT(words_at({"/areas/E09000003"}), HasSubstr("Records about this"));
    EXPECT_THAT(words_at({"/areas/E09000002"}), Not(HasSubstr("Records about this")));
}

TEST(Search, FindsRecords) {
    EXPECT_THAT(words_at({"/search", "burglaries"}), HasSubstr("/questions/2026-1"));
    EXPECT_THAT(words_at({"/search", "Nobody has read"}), Not(HasSubstr("2026-3")));
}

TEST(Records, AreNamedByNoKeyThatHasNoWord) {
    for (const char* address :
         {"/records", "/questions", "/questions/2026-1", "/questions/2026-2", "/meetings/2026-1",
          "/mandates/tasers", "/committees/panel", "/votes", "/about/ourselves", "/about/burden"}) {
        const std::string page = words_at({address});
        EXPECT_THAT(page, Not(HasSubstr("[register."))) << address;
        EXPECT_THAT(page, Not(HasSubstr("[record."))) << address;
        EXPECT_EQ(unbalanced(page), "") << address;
    }
    EXPECT_THAT(words_at({"/mandates/tasers"}), HasSubstr("must stay below 1,200"));
}

} // namespace
} // namespace mf::pages
