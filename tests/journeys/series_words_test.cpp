// What `series` is asked and how it answers: levels, periods, days, splits and evidence.
#include "support/program.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

/// Fourteen months from 2024-12, with 1, 2, 3… burglaries. One workspace serves all questions: none changes it.
class SeriesWords : public testing::Test {
protected:
    static void SetUpTestSuite() {
        workspace = std::make_unique<Workspace>();
        int burglaries = 1;
        for (const std::string year : {"2024-", "2025-", "2026-"}) {
            for (const char* month :
                 {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}) {
                const std::string name = year + month;
                if (name >= "2024-12" && name <= "2026-01") {
                    workspace->inputs().write("all/" + street_name(name),
                                              whole_month(name, burglaries++));
                }
            }
        }
        workspace->run(
            {"ingest", (workspace->inputs().path() / "all").string(), "--published", "2026-03-01"});
    }
    static void TearDownTestSuite() { workspace.reset(); }

    static test::Outcome ask(std::vector<std::string> more) {
        more.insert(more.begin(), {"series", "burglary"});
        more.insert(more.end(), {"--format", "csv"});
        return workspace->run(more);
    }

    /// The periods of the answer, in its order.
    static std::vector<std::string> periods(const std::vector<std::string>& more) {
        std::vector<std::string> all{"--area", "metropolitan"};
        all.insert(all.end(), more.begin(), more.end());
        const auto outcome = ask(all);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        std::vector<std::string> found;
        for (const auto& row : test::table_of(outcome.out)) {
            found.push_back(row.at(4));
        }
        found.erase(found.begin());
        return found;
    }

    static std::unique_ptr<Workspace> workspace;
};

std::unique_ptr<Workspace> SeriesWords::workspace;

TEST_F(SeriesWords, TheHeadingBeginsAsScriptsReadIt) {
    EXPECT_TRUE(ask({"--area", "metropolitan"})
                    .out.starts_with("measure,version,area_code,area_name,period,numerator,"
                                     "denominator,value,lower,upper,symbol"));
}

TEST_F(SeriesWords, EveryMonthStandsOnceAndInOrder) {
    const auto all = periods({});
    EXPECT_EQ(all.size(), 14U);
    EXPECT_TRUE(std::ranges::is_sorted(all));
    EXPECT_EQ(all.front(), "2024-12");
    EXPECT_EQ(all.back(), "2026-01");
}

TEST_F(SeriesWords, FromAndToTakeMonths) {
    EXPECT_EQ(periods({"--from", "2025-03", "--to", "2025-04"}),
              (std::vector<std::string>{"2025-03", "2025-04"}));
}

TEST_F(SeriesWords, FromAndToTakeQuarters) {
    EXPECT_EQ(periods({"--from", "2025-Q2", "--to", "2025-Q2"}),
              (std::vector<std::string>{"2025-04", "2025-05", "2025-06"}));
}

TEST_F(SeriesWords, FromAndToTakeYears) {
    const auto year = periods({"--from", "2025", "--to", "2025"});
    EXPECT_EQ(year.size(), 12U);
    EXPECT_EQ(year.front(), "2025-01");
}

TEST_F(SeriesWords, FromAndToTakeFinancialYears) {
    const auto year = periods({"--from", "2025/26", "--to", "2025/26"});
    EXPECT_EQ(year.front(), "2025-04");
    EXPECT_EQ(year.back(), "2026-01");
}

TEST_F(SeriesWords, WhatIsNoPeriodIsWrongUsage) {
    for (const char* period : {"2025-Q5", "2025/27"}) {
        EXPECT_EQ(ask({"--area", "metropolitan", "--from", period}).code, 2) << period;
    }
}

TEST_F(SeriesWords, AnEarlierDayKnowsNothingOfWhatWasPublishedLater) {
    EXPECT_EQ(ask({"--area", "metropolitan", "--asof", "2026-02-28"}).code, 1);
    EXPECT_EQ(periods({"--asof", "2026-03-01"}).size(), 14U);
}

TEST_F(SeriesWords, TheAuthoritysOwnWordForALevelIsUnderstood) {
    const auto borough = ask({"--level", "borough", "--from", "2025-01", "--to", "2025-01"});
    EXPECT_EQ(borough.code, 0) << borough.err;
    EXPECT_EQ(borough.out,
              ask({"--level", "district", "--from", "2025-01", "--to", "2025-01"}).out);
    EXPECT_NE(borough.out.find("E09000007,Camden,2025-01,2,,2,"), std::string::npos);
}

TEST_F(SeriesWords, EveryLevelOfTheMeasureAnswers) {
    for (const char* level : {"force", "lsoa2021"}) {
        EXPECT_EQ(ask({"--level", level, "--from", "2025-01", "--to", "2025-01"}).code, 0) << level;
    }
}

TEST_F(SeriesWords, ALevelThatTheMeasureHasNotIsWrongUsage) {
    for (const char* level : {"ward", "hamlet"}) {
        EXPECT_EQ(ask({"--level", level}).code, 2) << level;
    }
}

TEST_F(SeriesWords, ASplitHasARowForEachValue) {
    const auto outcome =
        ask({"--area", "metropolitan", "--by", "outcome", "--from", "2025-01", "--to", "2025-01"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const auto table = test::table_of(outcome.out);
    ASSERT_EQ(table.front().size(), 19U);
    EXPECT_EQ(table.front().at(15), "outcome");
    EXPECT_EQ(table.at(1).at(15), "Under investigation");
}

TEST_F(SeriesWords, ASplitSaysWhatTheMissingCouldChange) {
    const auto outcome =
        ask({"--area", "metropolitan", "--by", "outcome", "--from", "2025-01", "--to", "2025-01"});
    const auto table = test::table_of(outcome.out);
    ASSERT_EQ(table.at(1).size(), 19U);
    EXPECT_EQ(std::vector(table.front().begin() + 16, table.front().end()),
              (std::vector<std::string>{"missing_share", "lowest", "highest"}));
    EXPECT_EQ(std::vector(table.at(1).begin() + 16, table.at(1).end()),
              (std::vector<std::string>{"0", "2", "2"}));
}

TEST_F(SeriesWords, ASplitByNothingKnownIsWrongUsage) {
    EXPECT_EQ(ask({"--area", "metropolitan", "--by", "weather"}).code, 2);
}

TEST_F(SeriesWords, NeitherAreaNorLevelIsWrongUsage) {
    EXPECT_EQ(ask({}).code, 2);
}

TEST_F(SeriesWords, ACodeOfBothVintagesIsAskedAtOneLevel) {
    const auto outcome = ask({"--area", "E01000914", "--level", "lsoa2021", "--from", "2025-01"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("E01000914,,2025-01,2,,2,"), std::string::npos) << outcome.out;
}

TEST_F(SeriesWords, EvidenceIsTheFileTheLineAndTheTextOfEachRow) {
    const auto outcome =
        ask({"--area", "metropolitan", "--evidence", "--from", "2025-01", "--to", "2025-01"});
    const std::string text = whole_month("2025-01", 2);
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    // The burglary among the categories is the third row, below the heading; the second stands at the end.
    for (const std::size_t line : {std::size_t{4}, std::size_t{16}}) {
        EXPECT_NE(outcome.out.find("2025-01," + street_name("2025-01") + "," +
                                   std::to_string(line) + ",\"" + lines[line - 1] + "\","),
                  std::string::npos)
            << outcome.out;
    }
    EXPECT_EQ(test::table_of(outcome.out).size(), 3U);
}

TEST_F(SeriesWords, AMeasureThatThereIsNotIsToldWithThoseThatThereAre) {
    const auto outcome = workspace->run({"series", "burglery", "--area", "metropolitan"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("burglary"), std::string::npos) << outcome.err;
}

TEST_F(SeriesWords, JsonHasTheSameNumbers) {
    const auto outcome = workspace->run({"series", "burglary", "--area", "metropolitan", "--from",
                                         "2025-01", "--to", "2025-01", "--format", "json"});
    EXPECT_NE(outcome.out.find(R"("period":"2025-01","numerator":2,"denominator":null,"value":2)"),
              std::string::npos)
        << outcome.out;
}

} // namespace
} // namespace mf
