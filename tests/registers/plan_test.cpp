// Reading a plan: what is wrong is told with file, line and how to mend it.
#include "registers/plan_check.hpp"
#include "registers/plan_coverage.hpp"
#include "registers/plan_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::registers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* frame = R"(
asked = ["T 1"]
[[paper]]
id = "p"
title = "The paper"
made = "2009-04"
file = "p.txt"
[[strand]]
id = "streets"
title = "Streets"
number = 1
means = "Police on the street."
[[outcome]]
id = "crime"
title = "Less crime"
says = "fight crime"
paper = "p"
means = "Fewer crimes."
version = "2009"
asks = "Is there less crime?"
gap = "Nobody asks."
[[version]]
id = "2009"
title = "First"
made = "2009"
strands = 1
says = "one strand"
paper = "p"
[[committee]]
id = "all"
title = "All"
kind = "authority"
means = "Everything."
)";

constexpr const char* promises = R"(
[[row]]
id = "T1"
title = "Teams"
strand = "streets"
page = "/programmes/teams"
measures = ["all-crime"]
gap = "Nobody publishes it."
[[programme]]
id = "teams"
title = "Teams"
strand = "streets"
address = "/programmes/teams"
story = "A team came."
[[commitment]]
id = "T1.1"
mission = "T1"
says = "a team in each ward"
paper = "p"
section = "Streets"
means = "A team in each ward."
stood = "plan"
made = "2009-04"
committee = "all"
owner = "Commissioner"
serves = ["crime"]
state = "done"
since = "2011-02-17"
why = "It came."
)";

Plan plan_of(const std::string& more = {}) {
    auto plan = parse_plan({{"frame.toml", frame}, {"streets.toml", std::string{promises} + more}});
    EXPECT_TRUE(plan.has_value()) << sentence(plan.error());
    return plan ? *plan : Plan{};
}

Error error_of(const std::string& text, bool record = false) {
    const auto plan = parse_plan({{"wrong.toml", text, record}});
    EXPECT_FALSE(plan.has_value());
    return plan ? Error{} : plan.error();
}

std::vector<Error> problems_of(const Plan& plan) {
    return problems(plan, {{"all-crime"}, {}});
}

TEST(Plan, HoldsWhatItsFilesSay) {
    const Plan plan = plan_of();
    ASSERT_EQ(plan.commitments.size(), 1U);
    EXPECT_EQ(plan.commitments.front().quote.says, "a team in each ward");
    EXPECT_EQ(plan.commitments.front().standing, Standing::done);
}

TEST(Plan, WithoutAnOrphanHasNoProblem) {
    const auto wrong = problems_of(plan_of());
    EXPECT_TRUE(wrong.empty()) << sentence(wrong.front());
}

TEST(Plan, IsEmptyWhereThereIsNoFolder) {
    const auto plan = load_plan("/nowhere/at/all");
    ASSERT_TRUE(plan.has_value());
    EXPECT_TRUE(plan->empty());
}

TEST(PlanReader, RefusesAKeyThatNobodyKnows) {
    const Error error =
        error_of("[[paper]]\nid = 'p'\ntitle = 'P'\nmade = '2009'\nfile = 'p'\nmad = 1");
    EXPECT_THAT(error.message, HasSubstr("mad"));
    EXPECT_THAT(error.where, HasSubstr("wrong.toml:6"));
}

TEST(PlanReader, RefusesADayThatIsNone) {
    const Error error = error_of("[[paper]]\nid = 'p'\ntitle = 'P'\nmade = 'May'\nfile = 'p'");
    EXPECT_THAT(error.message, HasSubstr("is no day"));
}

TEST(PlanReader, RefusesAStateThatNobodyKnows) {
    std::string text = promises;
    text.replace(text.find("\"done\""), 6, "\"great\"");
    EXPECT_THAT(error_of(text).mend, HasSubstr("lapsed"));
}

TEST(PlanReader, RefusesARecordWithoutTheDayOnWhichItWasWritten) {
    EXPECT_THAT(error_of("", true).message, HasSubstr("when this was recorded"));
}

TEST(PlanReader, PutsEventsInOrderOfTimeAndThoseWithoutADayLast) {
    const char* record = R"(
recorded = "2026-11-22"
[[event]]
id = "c"
about = "T1"
post = "Commissioner"
what = "No day."
source = "s"
sure = "read"
[[event]]
id = "b"
about = "T1"
happened = "2011"
post = "Commissioner"
what = "Later."
source = "s"
sure = "read"
[[event]]
id = "a"
about = "T1"
happened = "2009-05"
post = "Commissioner"
what = "Earlier."
source = "s"
sure = "read"
)";
    const auto plan = parse_plan({{"r.toml", record, true}});
    ASSERT_TRUE(plan.has_value()) << sentence(plan.error());
    std::vector<std::string> ids;
    for (const TrueEvent& event : plan->events) {
        ids.push_back(event.id);
    }
    EXPECT_THAT(ids, ElementsAre("a", "b", "c"));
    EXPECT_EQ(plan->events.front().recorded, "2026-11-22");
}

TEST(PlanCheck, FindsACommitmentThatServesNoOutcome) {
    Plan plan = plan_of();
    plan.commitments.front().serves.clear();
    ASSERT_EQ(problems_of(plan).size(), 1U);
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("serves no outcome"));
    EXPECT_THAT(problems_of(plan).front().where, HasSubstr("streets.toml:"));
}

TEST(PlanCheck, FindsAProgrammeThatShowsNothing) {
    Plan plan = plan_of();
    plan.programmes.front().address = "/programmes/other";
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("nor says what is missing"));
}

TEST(PlanCheck, FindsARowThatPromisesNothing) {
    Plan plan = plan_of();
    plan.commitments.clear();
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("promises nothing"));
}

TEST(PlanCheck, FindsAMeasureThatNobodyDefines) {
    Plan plan = plan_of();
    plan.rows.front().measures = {"joy"};
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("no measure 'joy'"));
}

TEST(PlanCheck, LetsAMeasureBeAwaitedThatIsAStatedGap) {
    Plan plan = plan_of();
    plan.awaited.push_back({"joy", "joy", "Nobody counts it.", "needs.toml:1"});
    plan.rows.front().awaits = {"joy"};
    EXPECT_TRUE(problems_of(plan).empty());
}

TEST(PlanCheck, FindsAMeasureThatIsAwaitedAndThere) {
    Plan plan = plan_of();
    plan.awaited.push_back({"all-crime", "crime", "Not loaded.", "needs.toml:1"});
    plan.rows.front().awaits = {"all-crime"};
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("is awaited, and there is"));
}

TEST(PlanCheck, FindsADonePromiseWithoutADay) {
    Plan plan = plan_of();
    plan.commitments.front().since.clear();
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("without a day"));
}

TEST(PlanCheck, FindsARowOfTheMissionThatIsNotThere) {
    Plan plan = plan_of();
    plan.asked.emplace_back("T2");
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("asks for 'T2'"));
}

TEST(PlanCheck, FindsTwoProgrammesThatTellOneStory) {
    Plan plan = plan_of();
    plan.programmes.push_back(plan.programmes.front());
    plan.programmes.back().id = "again";
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("story of another"));
}

TEST(PlanCheck, FindsADisputeWithOneSide) {
    Plan plan = plan_of();
    TrueEvent event;
    event.id = "e";
    event.about = "T1";
    event.disputed = "number";
    plan.events.push_back(event);
    EXPECT_THAT(problems_of(plan).front().message, HasSubstr("one side"));
}

TEST(PlanCoverage, SaysFigureWhereAMeasureIsThere) {
    const auto rows = plan_coverage(
        plan_of(), [](std::string_view) { return true; }, [](std::string_view) { return false; });
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.front().state, "figure");
}

TEST(PlanCoverage, SaysMissingWhereThereIsNoPage) {
    const auto rows = plan_coverage(
        plan_of(), [](std::string_view) { return false; }, [](std::string_view) { return false; });
    EXPECT_EQ(rows.front().state, "missing");
}

TEST(PlanCoverage, SaysGapWhereThereIsNothingElse) {
    Plan plan = plan_of();
    plan.rows.front().measures.clear();
    const auto rows = plan_coverage(
        plan, [](std::string_view) { return true; }, [](std::string_view) { return false; });
    EXPECT_EQ(rows.front().state, "gap");
}

TEST(Tally, CountsEachStanding) {
    const Plan plan = plan_of();
    const Tally tally = tally_of(commitments_of(plan, rows_of_page(plan, "/programmes/teams")));
    EXPECT_EQ(tally.of(Standing::done), 1U);
    EXPECT_EQ(tally.total, 1U);
}

} // namespace
} // namespace mf::registers
