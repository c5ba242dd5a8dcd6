// Traps of what is not there (docs/traps.md): a file that was not supplied, a part that was cut, a later edition.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf {
namespace {

using test::street_file;
using test::StreetRow;
using test::Workspace;

/// A whole file of a month: every category of the present set once.
std::string whole_month(const std::string& month) {
    std::vector<StreetRow> rows;
    for (const char* category :
         {"Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson",
          "Drugs", "Other crime", "Other theft", "Possession of weapons", "Public order", "Robbery",
          "Shoplifting", "Theft from the person", "Vehicle crime",
          "Violence and sexual offences"}) {
        rows.push_back({.id = test::crime_id(static_cast<int>(rows.size()) + 1), .month = month});
        rows.back().category = category;
    }
    return street_file(rows);
}

TEST(Missing, AMonthThatWasNotSuppliedIsNoNought) {
    Workspace workspace;
    workspace.ingest("2025-01-metropolitan-street.csv", whole_month("2025-01"));
    workspace.ingest("2025-03-metropolitan-street.csv", whole_month("2025-03"));
    const auto series =
        workspace.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"});
    EXPECT_NE(series.out.find("2025-02,,,,,,[x],"), std::string::npos) << series.out;
    const auto coverage = workspace.run({"coverage", "--format", "csv"});
    EXPECT_NE(coverage.out.find("police-street,metropolitan,2025-02,not supplied,"),
              std::string::npos)
        << coverage.out;
}

TEST(Missing, AFileOfOneCategoryIsTakenAsCutToIt) {
    Workspace workspace;
    workspace.ingest("2025-01-metropolitan-street.csv", street_file({{.month = "2025-01"}}));
    EXPECT_EQ(workspace.told("cut"), "true");
    const auto all =
        workspace.run({"series", "all-crime", "--area", "metropolitan", "--format", "csv"});
    EXPECT_NE(all.out.find("2025-01,,,,,,[x],"), std::string::npos) << all.out;
}

TEST(Missing, AWholeFileStaysWhereACutOneComesLater) {
    Workspace workspace;
    workspace.ingest("2025-01-metropolitan-street.csv", whole_month("2025-01"),
                     {"--published", "2025-03-01"});
    workspace.ingest("cut/2025-01-metropolitan-street.csv", street_file({{.month = "2025-01"}}),
                     {"--published", "2025-06-01"});
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street"), "14");
}

TEST(Missing, AntiSocialBehaviourIsNoCrime) {
    Workspace workspace;
    workspace.ingest("2025-01-metropolitan-street.csv", whole_month("2025-01"));
    const auto all =
        workspace.run({"series", "all-crime", "--area", "metropolitan", "--format", "csv"});
    EXPECT_NE(all.out.find("2025-01,13,"), std::string::npos) << all.out;
}

TEST(Missing, ASeriesOfTheMetBreaksWithItsRecordingSystem) {
    Workspace workspace;
    workspace.ingest("2024-01-metropolitan-street.csv", whole_month("2024-01"));
    workspace.ingest("2024-04-metropolitan-street.csv", whole_month("2024-04"));
    const auto table = test::table_of(
        workspace.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"}).out);
    ASSERT_GT(table.size(), 2U);
    const auto& heading = table.front();
    const auto segment = static_cast<std::size_t>(
        std::find(heading.begin(), heading.end(), "segment") - heading.begin());
    ASSERT_LT(segment, heading.size());
    EXPECT_NE(table[1][segment], table.back()[segment]);
}

TEST(Missing, ARevisedFileReplacesItsPeriod) {
    const std::string heading =
        "Region,Police force,Total,Total non-discharge,Drawn,Aimed,Red-dot,Arced,Total "
        "discharge,Drive stun,Fired,Angled drive stun,Not stated\n";
    Workspace workspace{""};
    workspace.ingest("taser_ced_by_force_january-december2016.csv",
                     heading + "North East,Durham,1,1,1,0,0,0,0,0,0,0,0\n",
                     {"--published", "2017-04-13"});
    workspace.ingest("taser_ced_by_force_january-december2016-revised.csv",
                     heading + "North East,Durham,2,2,2,0,0,0,0,0,0,0,0\n",
                     {"--published", "2017-12-14"});
    EXPECT_EQ(workspace.sql("SELECT period, uses FROM taser"), (test::Table{{"2016", "2"}}));
}

TEST(Missing, AQuestionThatStartsLaterHasNoEarlierRows) {
    Workspace workspace;
    workspace.ingest("survey.csv", "Date;Survey;Borough;Measure;Proportion;MPS\r\n"
                                   "31/12/2015;PAS;Barnet;Informed local;0,6;0,5\r\n"
                                   "31/03/2016;PAS;Barnet;Trust MPS;0,6;0,5\r\n");
    EXPECT_EQ(workspace.answer(
                  "SELECT min(quarter) FROM attitude_survey_borough WHERE question = 'Trust MPS'"),
              "2016-Q1");
}

} // namespace
} // namespace mf
