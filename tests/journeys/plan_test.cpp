// From the plan's files to what a command tells: every row of the mission has its page, and an orphan is refused.
#include "support/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace mf {
namespace {

using testing::HasSubstr;

TEST(PlanCoverage, HasAPageForEveryRowOfTheMission) {
    const test::Workspace workspace;
    const test::Outcome told = workspace.run({"plan", "coverage", "--format", "csv"});
    EXPECT_EQ(told.code, 0) << told.err;
    EXPECT_EQ(test::table_of(told.out).size(), 1U + 143U);
    EXPECT_THAT(told.err, HasSubstr("0 without a page"));
}

TEST(PlanCoverage, IsJsonForPrograms) {
    const test::Workspace workspace;
    EXPECT_THAT(workspace.run({"plan", "coverage", "--json"}).out,
                HasSubstr("\"page\":\"/mandates/taser\""));
}

TEST(ReportProgress, TellsWhatWasNotKept) {
    const test::Workspace workspace;
    const test::Outcome told = workspace.run({"report", "progress"});
    EXPECT_EQ(told.code, 0) << told.err;
    EXPECT_THAT(told.out, HasSubstr("The panel goes on meeting until the lessons are learnt."));
    EXPECT_THAT(told.err, HasSubstr("dropped"));
}

} // namespace
} // namespace mf
