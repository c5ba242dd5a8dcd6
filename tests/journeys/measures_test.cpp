// From published files to what measures of other kinds say: outcomes, survey, dashboards, stops by group.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf {
namespace {

using test::crime_id;
using test::Workspace;

const std::vector<std::string> months{"2025-01", "2025-02", "2025-03", "2025-04",
                                      "2025-05", "2025-06", "2025-07", "2025-08"};

/// A whole street file: one crime a category, with ids from 1 on; anti-social behaviour has none.
std::string street(const std::string& month) {
    std::vector<test::StreetRow> rows;
    for (const char* category :
         {"Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
          "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting"}) {
        rows.push_back({.id = crime_id(static_cast<int>(rows.size()) + 1), .month = month});
        rows.back().category = category;
    }
    return test::street_file(rows);
}

/// Rows "number of the crime,outcome" as an outcomes file.
std::string outcomes(const std::string& month,
                     const std::vector<std::pair<int, std::string>>& rows) {
    std::string text = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA "
                       "code,LSOA name,Outcome type\n";
    for (const auto& [number, outcome] : rows) {
        text +=
            crime_id(number) + "," + month +
            ",Metropolitan Police Service,Metropolitan Police Service,-0.118092,51.509865,On or "
            "near High Street,E01000914,Camden 028B," +
            outcome + "\n";
    }
    return text;
}

constexpr const char* nobody = "Investigation complete; no suspect identified";

/// January's ten crimes, and outcomes of every month to July: one crime is charged in March after a first answer.
void take_in_to(Workspace& workspace, std::size_t last, const std::vector<std::string>& more = {}) {
    workspace.ingest("2025-01-metropolitan-street.csv", street("2025-01"));
    for (std::size_t i = 0; i <= last; ++i) {
        std::vector<std::pair<int, std::string>> rows{{100 + static_cast<int>(i), nobody}};
        if (i == 0) {
            rows.insert(rows.end(), {{1, nobody}, {2, nobody}, {3, "Suspect charged"}});
        }
        if (i == 2) {
            rows.emplace_back(2, "Suspect charged");
        }
        workspace.ingest(months[i] + "-metropolitan-outcomes.csv", outcomes(months[i], rows), more);
    }
}

/// The cells of the measure's first row.
std::vector<std::string> first_row(const Workspace& workspace, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "series");
    arguments.insert(arguments.end(), {"--format", "csv"});
    const auto outcome = workspace.run(arguments);
    const auto table = test::table_of(outcome.out);
    EXPECT_GT(table.size(), 1U) << outcome.out << outcome.err;
    return table.size() > 1 ? table[1] : std::vector<std::string>(11);
}

TEST(Outcomes, BelongToTheMonthOfTheCrimeByTheLatest) {
    Workspace workspace;
    take_in_to(workspace, 6);
    const auto row = first_row(workspace, {"outcome-charged-share", "--area", "metropolitan"});
    EXPECT_EQ(row.at(5), "2");
    EXPECT_EQ(row.at(6), "10");
    EXPECT_EQ(row.at(7), "20");
    EXPECT_EQ(first_row(workspace, {"outcome-no-suspect-share", "--area", "metropolitan"}).at(5),
              "1");
}

TEST(Outcomes, AreNotJudgedBeforeSixMonths) {
    Workspace workspace;
    take_in_to(workspace, 5);
    const auto row = first_row(workspace, {"outcome-charged-share", "--area", "metropolitan"});
    EXPECT_EQ(row.at(7), "");
    EXPECT_EQ(row.at(10), "[x]");
}

TEST(Outcomes, OfFilesThatAreCutAreNotAvailable) {
    Workspace workspace;
    workspace.inputs().write("outcomes/editions.csv",
                             "glob,earliest,latest,scope\n*outcomes.csv,,,cut: same month\n");
    workspace.ingest("2025-01-metropolitan-street.csv", street("2025-01"));
    for (const std::string& month : months) {
        workspace.inputs().write("outcomes/" + month + "-metropolitan-outcomes.csv",
                                 outcomes(month, {{3, "Suspect charged"}}));
    }
    workspace.run({"ingest", (workspace.inputs().path() / "outcomes").string()});
    EXPECT_EQ(first_row(workspace, {"outcome-charged-share", "--area", "metropolitan"}).at(10),
              "[x]");
}

TEST(Survey, IsShownAsPublishedAndSaysThatItsIntervalIsNot) {
    Workspace workspace;
    workspace.ingest("survey.csv", "Date;Survey;Borough;Measure;Proportion;MPS\n"
                                   "31/12/2023;PAS;Camden;\"\"\"Good Job\"\" local\";0,56;0,5\n");
    const auto row = first_row(workspace, {"survey-good-job", "--area", "E09000007"});
    EXPECT_EQ(std::vector(row.begin() + 4, row.begin() + 11),
              (std::vector<std::string>{"2023-Q4", "[x]", "[x]", "0.56", "[x]", "[x]", ""}));
}

TEST(KnifeCrime, IsCountedOnceByBorough) {
    const std::string head = "month_year,area_type,borough_snt,area_name,area_code,crime_type,"
                             "crime_subtype,measure,financial_year,fy_fyindex,count,refresh_date,"
                             "sheet\n";
    Workspace workspace;
    workspace.ingest(
        "knife.csv",
        head + "2025-01-01,Borough,Brent,Brent,E09000005,Knife Crime,Knife Crime,Offences,"
               "fy24-25,24-25_01,5,2026-03-18,x\n"
               "2025-01-01,Borough,Other / NK,,,Knife Crime,Knife Crime,Offences,"
               "fy24-25,24-25_01,1,2026-03-18,x\n"
               "2025-01-01,Borough,Brent,Brent,E09000005,Knife Crime,Knife Crime with Injury,"
               "Offences,fy24-25,24-25_01,2,2026-03-18,x\n"
               "2025-01-01,Borough,Brent,Brent,E09000005,Knife Crime,Knife Crime,Positive "
               "Outcomes,fy24-25,24-25_01,3,2026-03-18,x\n"
               "2025-01-01,Safer Neighbourhood Teams,Alperton,Alperton,E05013496,Knife Crime,"
               "Knife Crime,Offences,fy24-25,24-25_01,5,2026-03-18,x\n");
    EXPECT_EQ(first_row(workspace, {"knife-crime", "--area", "E09000005"}).at(7), "5");
    EXPECT_EQ(first_row(workspace, {"knife-crime", "--area", "metropolitan"}).at(7), "6");
}

} // namespace
} // namespace mf
