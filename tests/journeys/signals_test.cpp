// From raw files to what stands out.
#include "support/program.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace mf {
namespace {

using test::street_name;
using test::Workspace;
using testing::HasSubstr;

/// Twenty months of burglaries of one district after a change of system, the last of them three times as many.
class SignalsJourney : public testing::Test {
protected:
    static void SetUpTestSuite() {
        workspace = std::make_unique<Workspace>();
        const std::vector<std::string> years{"2024-", "2025-"};
        int number = 0;
        for (const std::string& year : years) {
            for (const char* month :
                 {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}) {
                const std::string name = year + month;
                if (name >= "2024-03" && name <= "2025-10") {
                    const bool last = name == "2025-10";
                    workspace->inputs().write(
                        "all/" + street_name(name),
                        test::whole_month(name, last ? 90 : 28 + number++ % 5));
                }
            }
        }
        workspace->run(
            {"ingest", (workspace->inputs().path() / "all").string(), "--published", "2025-12-01"});
    }
    static void TearDownTestSuite() { workspace.reset(); }

    static test::Outcome ask(std::vector<std::string> more) {
        more.insert(more.begin(), "signals");
        return workspace->run(more);
    }

    static std::unique_ptr<Workspace> workspace;
};

std::unique_ptr<Workspace> SignalsJourney::workspace;

TEST_F(SignalsJourney, ListsWhatStandsOutWithItsSentence) {
    const auto outcome = ask({"--measure", "burglary", "--level", "borough", "--format", "csv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out,
                testing::StartsWith("measure,area_code,area_name,period,test,word,rule,value,lower,"
                                    "centre,upper,p,chance_alone,sentence\nburglary,"));
    EXPECT_THAT(outcome.out, HasSubstr(",2025-10,chart,higher,beyond,90,"));
    EXPECT_THAT(outcome.out, HasSubstr("October 2025: 90. That is higher than chance explains."));
    EXPECT_THAT(outcome.out, HasSubstr("There are too few years to tell."));
    EXPECT_EQ(test::table_of(outcome.out).size(), 2U) << outcome.out;
}

TEST_F(SignalsJourney, SaysHowManyFalseSignalsChanceWouldGive) {
    const auto outcome = ask({"--format", "json"});
    const auto answer = nlohmann::json::parse(outcome.out);
    EXPECT_GT(answer["charts"], answer["charts_judged"]);
    EXPECT_GT(answer["expected_false_signals"]["all"], 0.0);
    EXPECT_THAT(outcome.err, HasSubstr("false signals"));
    EXPECT_EQ(answer["signals"][0]["word"], "higher");
}

TEST_F(SignalsJourney, WithAllTellsEachOfTheFourWords) {
    const auto some = ask({"--measure", "burglary", "--format", "json"});
    const auto all = ask({"--measure", "burglary", "--all", "--format", "json"});
    EXPECT_GT(nlohmann::json::parse(all.out)["signals"].size(),
              nlohmann::json::parse(some.out)["signals"].size());
    EXPECT_THAT(ask({"--all", "--format", "csv"}).out, HasSubstr("cannot say"));
}

TEST_F(SignalsJourney, WhatIsNotThereIsTold) {
    EXPECT_EQ(ask({"--measure", "no-such"}).code, 1);
    EXPECT_EQ(ask({"--area", "no-such"}).code, 1);
    EXPECT_EQ(ask({"--level", "no-such"}).code, 2);
}

TEST(SignalsOfNothing, AreNone) {
    const Workspace workspace;
    const auto outcome = workspace.run({"signals", "--format", "csv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(test::table_of(outcome.out).size(), 1U) << outcome.out;
}

} // namespace
} // namespace mf
