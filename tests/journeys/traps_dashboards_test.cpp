// Traps of the Met's dashboards and of the attitude survey (docs/traps.md, S14 to S28).
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::Workspace;

std::string dashboard(const std::string& rows) {
    return "month_year,area_type,borough_snt,area_name,area_code,crime_type,crime_subtype,measure,"
           "financial_year,"
           "fy_fyindex,count,refresh_date,sheet\n" +
           rows;
}

TEST(Dashboard, BoroughsAndTeamsAreToldApart) {
    Workspace workspace;
    workspace.ingest("knife.csv",
                     dashboard("2025-01-01,Borough,Brent,Brent,E09000005,Knife Crime,Knife "
                               "Crime,Offences,fy24-25,24-25_01,5,"
                               "2026-03-18,x\n"
                               "2025-01-01,Safer Neighbourhood "
                               "Teams,Alperton,Alperton,E05013496,Knife Crime,Knife Crime,"
                               "Offences,fy24-25,24-25_01,5,2026-03-18,x\n"));
    EXPECT_EQ(
        workspace.answer(
            "SELECT CAST(sum(count) AS INTEGER) FROM mps_dashboard WHERE area_type = 'Borough'"),
        "5");
}

TEST(Dashboard, ACodesTrailingBlankIsDropped) {
    Workspace workspace;
    workspace.ingest(
        "knife.csv",
        dashboard("2025-01-01,Safer Neighbourhood Teams,Abbey,Abbey,E05014054 ,Knife Crime,"
                  "Knife Crime,Offences,fy24-25,24-25_01,1,2026-03-18,x\n"));
    EXPECT_EQ(workspace.answer("SELECT area FROM mps_dashboard"), "E05014054");
}

TEST(Dashboard, ARowWithoutAnAreaStaysInTotals) {
    Workspace workspace;
    workspace.ingest(
        "knife.csv",
        dashboard(
            "2025-01-01,Borough,Other / NK,N/K (Legacy Only),,Knife Crime,Knife Crime,Offences,"
            "fy24-25,24-25_01,30,2026-03-18,x\n"
            "2025-01-01,Borough,Aviation Security,,SO18,Knife Crime,Knife Crime,Offences,"
            "fy24-25,24-25_01,2,2026-03-18,x\n"));
    EXPECT_EQ(workspace.answer(
                  "SELECT CAST(sum(count) AS INTEGER) FROM mps_dashboard WHERE area IS NULL"),
              "32");
}

TEST(Dashboard, SpellingsOfOneThingAreOne) {
    Workspace workspace;
    workspace.ingest("other.csv", dashboard("2025-01-01,Borough,Brent,Brent,E09000005,"
                                            "Miscalleneous,TNO Victim Based,Offences,fy24-25,x,1,"
                                            "2025-08-02,x\n"
                                            "2025-01-01,Borough,Brent,Brent,E09000005,Domestic "
                                            "Abuse,Domestic Abuse violence with injury,"
                                            "Positive Outcomes,fy24-25,x,1,2025-08-02,x\n"
                                            "2025-01-01,Borough,Brent,Brent,E09000005,Domestic "
                                            "Abuse,Domestic Abuse Violence with Injury,"
                                            "Offences,fy24-25,x,1,2025-08-02,x\n"));
    EXPECT_EQ(
        workspace.sql(
            "SELECT DISTINCT crime_subtype FROM mps_dashboard WHERE crime_type = 'Domestic Abuse'"),
        (test::Table{{"Domestic Abuse Violence with Injury"}}));
    EXPECT_EQ(
        workspace.answer("SELECT count(*) FROM mps_dashboard WHERE crime_type = 'Miscellaneous'"),
        "1");
}

TEST(Dashboard, ALaterRefreshReplacesTheSameMonth) {
    const std::string row =
        "2025-01-01,Borough,Brent,Brent,E09000005,Knife Crime,Knife Crime,Offences,fy24-25,x,";
    Workspace workspace;
    workspace.ingest("march.csv", dashboard(row + "30,2026-03-18,x\n"));
    workspace.ingest("august.csv", dashboard(row + "4,2025-08-21,x\n"));
    EXPECT_EQ(workspace.sql("SELECT count FROM mps_dashboard"), (test::Table{{"30"}}));
}

TEST(Dashboard, AFinancialYearIsReadFromItsShortForm) {
    Workspace workspace;
    workspace.ingest("knife.csv",
                     dashboard("2022-03-01,Borough,Brent,Brent,E09000005,Knife Crime,Knife Crime,"
                               "Offences,fy21-22,21-22_01,1,2026-03-18,x\n"));
    EXPECT_EQ(workspace.answer("SELECT financial_year FROM mps_dashboard"), "2021/22");
}

TEST(Homicide, MonthsWithTwoDigitsOfTheYearAreRead) {
    Workspace workspace;
    workspace.ingest("victims.csv", "Count of Victims,Age Group,Sex,Method of Killing,Domestic "
                                    "Abuse,Recorded Date,Homicide Offence "
                                    "Type,Solved Status,Borough,Officer Observed Ethnicity\n"
                                    "1,13 to19,Male,Knife or Sharp Implement,Not Domestic "
                                    "Abuse,Jan-03,Murder,Solved,Ealing ,White\n");
    EXPECT_EQ(workspace.sql("SELECT month, district, age_group FROM mps_homicide_victims"),
              (test::Table{{"2003-01", "E09000009", "13 to 19"}}));
}

TEST(Homicide, VictimsAndAccusedAreTwoSources) {
    Workspace workspace;
    workspace.ingest("accused.csv",
                     "count_of_ppa,borough,gender,age_group,self_classified_ethnicity,offence_type,"
                     "charged_summonsed,proceedings_date\n"
                     "1,Barking & Dagenham,Male,15 to 19,Black ,Murder,Charge or Summons,Jul-08\n"
                     "1,Heathrow,Male,15 to 19,Black ,Murder,Charge or Summons,Jul-08\n");
    EXPECT_EQ(workspace.told("source"), "mps-homicide-accused");
    EXPECT_EQ(
        workspace.sql(
            "SELECT district, self_classified_ethnicity FROM mps_homicide_accused WHERE district "
            "IS NOT NULL"),
        (test::Table{{"E09000002", "Black"}}));
}

TEST(StolenAnimals, ABlankCountIsNotNone) {
    Workspace workspace;
    workspace.ingest("animals.csv", "count_of_stolen_animals,type_of_animal,borough,type_of_"
                                    "offence,animal_recovered,year_and_month\n"
                                    ",Dog ,Croydon,Burglary,Recovered,Sep-2023\n"
                                    "2,dog,Croydon,Burglary,Recovered,Sep-2023\n"
                                    "1,,Croydon,Burglary,Recovered,Sep-2023\n");
    EXPECT_EQ(workspace.told("rows_kept"), "3");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM mps_stolen_animals WHERE animals IS NULL"),
              "1");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM mps_stolen_animals WHERE animal = 'Dog'"),
              "2");
}

TEST(Custody, AMonthInTwoColumnsIsRead) {
    Workspace workspace;
    workspace.ingest(
        "custody.csv",
        "current_disposal_year,current_disposal_month,current_disposal_month_name,gender,age_group,"
        "ethnicity_4+1,offence_group,current_disposal,offence_count,sheet\n"
        "2021,3,March,Not Recorded,Child,Other ,Robbery,Prosecution,12,Disposals\n");
    EXPECT_EQ(
        workspace.sql("SELECT month, force, gender, ethnicity, count FROM mps_custody_disposals"),
        (test::Table{{"2021-03", "metropolitan", "Not Recorded", "Other", "12"}}));
}

constexpr const char* survey = "Date;Survey;Borough;Measure;Proportion;MPS\r\n";

TEST(AttitudeSurvey, SemicolonsAndDecimalCommasAreRead) {
    Workspace workspace;
    workspace.ingest("survey.csv",
                     std::string{survey} + "31/12/2014;PAS;Barnet;Trust MPS;0,6;0,50\r\n");
    EXPECT_EQ(
        workspace.sql("SELECT quarter, proportion, force_proportion FROM attitude_survey_borough"),
        (test::Table{{"2014-Q4", "0.6", "0.5"}}));
}

TEST(AttitudeSurvey, QuotesInsideQuotesAreRead) {
    Workspace workspace;
    workspace.ingest("survey.csv",
                     std::string{survey} +
                         "31/12/2014;PAS;Barnet;\"\"\"Good Job\"\" local\";0,6;0,5\r\n");
    EXPECT_EQ(
        workspace.answer(
            "SELECT count(*) FROM attitude_survey_borough WHERE question = '\"Good Job\" local'"),
        "1");
}

TEST(AttitudeSurvey, ABoroughUnderTwoNamesIsOne) {
    Workspace workspace;
    workspace.ingest("survey.csv", std::string{survey} +
                                       "31/03/2023;PAS;Richmond upon Thames;Trust MPS;0,6;0,5\r\n"
                                       "30/06/2023;PAS;Richmond Upon Thames;Trust MPS;0,6;0,5\r\n"
                                       "30/06/2023;PAS;City of Westminster;Trust MPS;0,6;0,5\r\n");
    EXPECT_EQ(workspace.sql("SELECT DISTINCT district FROM attitude_survey_borough ORDER BY 1"),
              (test::Table{{"E09000027"}, {"E09000033"}}));
}

TEST(AttitudeSurvey, APercentageIsRefused) {
    Workspace workspace;
    workspace.ingest("survey.csv", std::string{survey} +
                                       "31/03/2023;PAS;Barnet;Trust MPS;60;0,5\r\n"
                                       "31/03/2023;PAS;Brent;Trust MPS;0,6;0,5\r\n");
    EXPECT_EQ(workspace.refused("proportion-out-of-range"), "1");
}

TEST(AttitudeSurvey, TheWholeForceIsAnotherSource) {
    Workspace workspace;
    workspace.ingest(
        "mps.csv",
        "Date;Survey;Borough;Measure;Proportion\r\n31/12/2014;PAS;MPS;Trust MPS;0,67\r\n");
    EXPECT_EQ(workspace.sql("SELECT force, proportion FROM attitude_survey_force"),
              (test::Table{{"metropolitan", "0.67"}}));
}

} // namespace
} // namespace mf
