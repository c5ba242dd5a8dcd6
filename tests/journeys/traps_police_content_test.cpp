// Traps of the police files (docs/traps.md): categories, outcomes, months, stops, form.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::crime_id;
using test::stops_file;
using test::street_file;
using test::StreetRow;
using test::Workspace;

constexpr const char* february = "2025-02-metropolitan-street.csv";

TEST(PoliceContent, ARenamedCategoryKeepsItsId) {
    Workspace workspace;
    workspace.ingest("2013-04-metropolitan-street.csv",
                     street_file({{.month = "2013-04", .category = "Violent crime"}}));
    workspace.ingest(
        "2013-05-metropolitan-street.csv",
        street_file({{.month = "2013-05", .category = "Violence and sexual offences"}}));
    EXPECT_EQ(
        workspace.answer("SELECT count(*) FROM police_street WHERE category = 'violent-crime'"),
        "2");
}

TEST(PoliceContent, AnEditionTellsItsCategorySet) {
    Workspace workspace;
    workspace.ingest("2012-04-metropolitan-street.csv",
                     street_file({{.month = "2012-04", .category = "Public disorder and weapons"},
                                  {.month = "2012-04", .category = "Drugs"}}));
    EXPECT_EQ(workspace.told("category_set"), "2011-09");
}

TEST(PoliceContent, AnUnknownCategoryIsKeptAndCounted) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.category = "Piracy"}, {}}));
    EXPECT_EQ(workspace.told("rows_kept"), "2");
    EXPECT_EQ(
        workspace.answer("SELECT count(*) FROM police_street WHERE category = 'unrecognised'"),
        "1");
}

TEST(PoliceContent, ALastOutcomeMayBeBlank) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.outcome = ""}, {}}));
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street WHERE outcome IS NULL"), "1");
}

TEST(PoliceContent, ThreeKindsOfPublicInterestStayThree) {
    Workspace workspace;
    workspace.ingest(
        february, street_file({{.outcome = "Further action is not in the public interest"},
                               {.outcome = "Further investigation is not in the public interest"},
                               {.outcome = "Formal action is not in the public interest"}}));
    EXPECT_EQ(workspace.answer("SELECT count(DISTINCT outcome) FROM police_street"), "3");
}

TEST(PoliceContent, AnOutcomeHasTheIdOfItsLabelOldOrNew) {
    Workspace workspace;
    const std::string row = "2014-05,City of London Police,City of London Police,,,No Location,,,";
    workspace.ingest(
        "2014-05-city-of-london-outcomes.csv",
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Outcome type\n" +
            crime_id(1) + "," + row + "Offender imprisoned\n" + crime_id(2) + "," + row +
            "Offender sent to prison\n");
    EXPECT_EQ(
        workspace.answer("SELECT count(*) FROM police_outcomes WHERE category = 'imprisoned'"),
        "2");
}

TEST(PoliceContent, ContextMayBeEmpty) {
    Workspace workspace;
    workspace.ingest(february, street_file({{}}));
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street WHERE context IS NULL"), "1");
}

TEST(PoliceContent, AMonthThatDiffersFromTheFilesNameIsRefused) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.month = "2025-01"}, {}}));
    EXPECT_EQ(workspace.refused("month-differs-from-file"), "1");
}

TEST(PoliceContent, AStopBelongsToItsMonthInLondonTime) {
    Workspace workspace;
    workspace.ingest("2023-08-metropolitan-stop-and-search.csv",
                     stops_file({"2023-07-31T23:00:00+00:00,51.5,-0.1,Arrest,,",
                                 "2023-08-31T22:59:00+00:00,51.5,-0.1,Arrest,,"}));
    EXPECT_EQ(workspace.told("rows_kept"), "2");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_stops WHERE month = '2023-08'"), "2");
}

TEST(PoliceContent, AStopInWinterBelongsToItsMonthInUtc) {
    Workspace workspace;
    workspace.ingest("2024-01-metropolitan-stop-and-search.csv",
                     stops_file({"2023-12-31T23:00:00+00:00,51.5,-0.1,Arrest,,"}));
    EXPECT_EQ(workspace.refused("month-differs-from-file"), "1");
}

TEST(PoliceContent, StopsHaveLatitudeFirst) {
    Workspace workspace;
    workspace.ingest("2024-01-metropolitan-stop-and-search.csv",
                     stops_file({"2024-01-02T03:04:05+00:00,51.5,-0.1,Arrest,,"}));
    EXPECT_EQ(workspace.answer("SELECT latitude > 50 AND longitude < 0 FROM police_stops"), "true");
}

TEST(PoliceContent, AFlagThatIsBlankIsNotFalse) {
    Workspace workspace;
    workspace.ingest("2024-01-metropolitan-stop-and-search.csv",
                     stops_file({"2024-01-02T03:04:05+00:00,51.5,-0.1,Arrest,,",
                                 "2024-01-02T03:04:05+00:00,51.5,-0.1,Arrest,False,True"}));
    EXPECT_EQ(workspace.answer(
                  "SELECT count(*) FROM police_stops WHERE outcome_linked_to_object IS NULL"),
              "1");
    EXPECT_EQ(
        workspace.answer("SELECT count(*) FROM police_stops WHERE NOT outcome_linked_to_object"),
        "1");
}

TEST(PoliceContent, AStopWithoutAPointIsKept) {
    Workspace workspace;
    workspace.ingest("2024-01-metropolitan-stop-and-search.csv",
                     stops_file({"2024-01-02T03:04:05+00:00,,,Arrest,,"}));
    EXPECT_EQ(workspace.told("rows_kept"), "1");
    EXPECT_EQ(workspace.told("rows_without_place"), "1");
}

TEST(PoliceContent, OldWordsForAStopsOutcomeAreReadAsTodays) {
    Workspace workspace;
    workspace.ingest("2016-01-metropolitan-stop-and-search.csv",
                     stops_file({"2016-01-02T03:04:05+00:00,51.5,-0.1,Suspect arrested,,"}));
    EXPECT_EQ(workspace.sql("SELECT outcome, disposal FROM police_stops"),
              (test::Table{{"Suspect arrested", "Arrest"}}));
}

TEST(PoliceContent, AStopsFileWhoseNameTellsNoForceIsRefusedWhole) {
    Workspace workspace;
    const auto outcome =
        workspace.ingest("stops.csv", stops_file({"2024-01-02T03:04:05+00:00,51.5,-0.1,Arrest,,"}));
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_stops"), "0");
}

TEST(PoliceContent, LineEndsAreNoRevision) {
    Workspace workspace;
    const std::string text = street_file(test::street_rows(3));
    std::string with_returns;
    for (const char c : text) {
        with_returns += c == '\n' ? "\r\n" : std::string(1, c);
    }
    workspace.ingest(february, text);
    workspace.ingest("copy/" + std::string{february}, with_returns);
    EXPECT_EQ(workspace.told("rows_kept"), "3");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street"), "3");
}

TEST(PoliceContent, AFileNeedsNoFolderOfItsMonth) {
    Workspace workspace;
    workspace.ingest(february, street_file({{}}));
    EXPECT_EQ(workspace.answer("SELECT month FROM police_street"), "2025-02");
}

TEST(PoliceContent, TheNeighbourhoodTableOf2012IsRead) {
    Workspace workspace;
    workspace.ingest(
        "2012-04-avon-and-somerset-neighbourhood.csv",
        "Month,Force,Neighbourhood,All crime and ASB,Burglary,Anti-social behaviour,Robbery,"
        "Vehicle crime,Violent crime,Public disorder and weapons,Shoplifting,Criminal damage and "
        "arson,Other theft,Drugs,Other crime\n"
        "2012-04,Avon and Somerset Constabulary,FW004,11,1,1,0,1,2,0,1,2,1,2,0\n");
    EXPECT_EQ(workspace.told("source"), "police-neighbourhoods");
}

} // namespace
} // namespace mf
