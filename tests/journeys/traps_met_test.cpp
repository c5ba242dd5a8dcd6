// Traps of the Met's recorded crime files (docs/traps.md, S1 to S13).
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::Workspace;

/// A borough file of these rows with the months January to March 2025.
std::string boroughs(const std::string& rows,
                     const std::string& names = "MajorText,MinorText,BoroughName") {
    return names + ",202501,202502,202503\n" + rows;
}

TEST(MetCounts, ThreeSetsOfHeadingsAreOneSource) {
    for (const char* names : {"MajorText,MinorText,LookUp_BoroughName",
                              "majortext,minortext,boroughname", "Group,SubGroup,BOCU"}) {
        Workspace workspace;
        workspace.ingest("crime.csv",
                         boroughs("BURGLARY,BURGLARY IN A DWELLING,Croydon,1,2,3\n", names));
        EXPECT_EQ(workspace.told("source"), "mps-borough") << names;
    }
}

TEST(MetCounts, TheWardFilesColumnsMayComeInAnotherOrder) {
    Workspace workspace;
    workspace.ingest(
        "wards.csv",
        "wardname,wardcode,majortext,minortext,lookup_boroughname,202501\n"
        "Abbey,E05014053,ROBBERY,ROBBERY OF PERSONAL PROPERTY,Barking and Dagenham,4\n");
    EXPECT_EQ(workspace.sql("SELECT ward, category, count FROM mps_ward"),
              (test::Table{{"E05014053", "robbery-of-personal-property", "4"}}));
}

TEST(MetCounts, TitleCaseAndCapitalsOfOneCategoryAreOneId) {
    Workspace workspace;
    workspace.ingest("old.csv", "MajorText,MinorText,LookUp_BoroughName,202401\n"
                                "Theft,Theft from Person,Croydon,1\n"
                                "Vehicle Offences,Theft or Taking of a Motor Vehicle,Croydon,2\n"
                                "Drug Offences,Drug Trafficking,Croydon,3\n");
    const auto old_ids =
        workspace.sql("SELECT category FROM mps_borough WHERE month = '2024-01' ORDER BY 1");
    workspace.ingest("new.csv", "MajorText,MinorText,BoroughName,202501\n"
                                "THEFT,THEFT FROM THE PERSON,Croydon,1\n"
                                "VEHICLE OFFENCES,THEFT OR UNAUTH TAKING OF A MOTOR VEH,Croydon,2\n"
                                "DRUG OFFENCES,TRAFFICKING OF DRUGS,Croydon,3\n");
    EXPECT_EQ(workspace.sql("SELECT category FROM mps_borough WHERE month = '2025-01' ORDER BY 1"),
              old_ids);
}

TEST(MetCounts, ASetWithASplitCategoryIsAnotherSet) {
    const std::string whole =
        "BURGLARY,BURGLARY IN A DWELLING,Croydon,1,1,1\n"
        "BURGLARY,BURGLARY NON-DWELLING,Croydon,1,1,1\n"
        "VIOLENCE AGAINST THE PERSON,VIOLENCE WITHOUT INJURY,Croydon,691,2,3\n";
    const std::string split =
        "BURGLARY,RES BURGLARY OF A HOME,Croydon,1,1,1\n"
        "BURGLARY,BURGLARY - RESIDENTIAL,Croydon,1,1,1\n"
        "VIOLENCE AGAINST THE PERSON,VIOLENCE WITHOUT INJURY,Croydon,442,2,3\n"
        "VIOLENCE AGAINST THE PERSON,STALKING AND HARASSMENT,Croydon,220,2,3\n";
    Workspace workspace;
    workspace.ingest("whole.csv", boroughs(whole));
    EXPECT_EQ(workspace.told("category_set"), "2025-07");
    workspace.ingest("split.csv", boroughs(split));
    EXPECT_EQ(workspace.told("category_set"), "2025-11");
}

TEST(MetCounts, ACommaInACategoryIsNoNewCategory) {
    Workspace workspace;
    workspace.ingest(
        "crime.csv",
        boroughs("PUBLIC ORDER OFFENCES,\"PUBLIC FEAR, ALARM OR DISTRESS\",Croydon,1,2,3\n"
                 "PUBLIC ORDER OFFENCES,PUBLIC FEAR ALARM OR DISTRESS,Barnet,1,2,3\n"));
    EXPECT_EQ(workspace.sql("SELECT DISTINCT category FROM mps_borough"),
              (test::Table{{"public-fear-alarm-or-distress"}}));
}

TEST(MetCounts, NonPlacesStayInTotalsAndInNoBorough) {
    Workspace workspace;
    workspace.ingest("crime.csv",
                     boroughs("THEFT,SHOPLIFTING,Unknown,1,2,3\n"
                              "THEFT,SHOPLIFTING,London Heathrow and London City Airports,1,2,3\n"
                              "THEFT,SHOPLIFTING,Croydon,1,2,3\n"));
    EXPECT_EQ(workspace.answer("SELECT CAST(sum(count) AS INTEGER) FROM mps_borough"), "18");
    EXPECT_EQ(workspace.answer(
                  "SELECT CAST(sum(count) AS INTEGER) FROM mps_borough WHERE district IS NULL"),
              "12");
}

TEST(MetCounts, ABoroughThatNoTableKnowsIsRefused) {
    Workspace workspace;
    workspace.ingest(
        "crime.csv",
        boroughs("THEFT,SHOPLIFTING,Croyden,1,2,3\nTHEFT,SHOPLIFTING,Croydon,1,2,3\n"));
    EXPECT_EQ(workspace.refused("district-unknown"), "1");
}

TEST(MetCounts, WardsOfOneNameAreToldApartByCode) {
    Workspace workspace;
    workspace.ingest("wards.csv",
                     "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202501\n"
                     "THEFT,SHOPLIFTING,Heathrow Villages,E05013570,Aviation Security (SO18),1\n"
                     "THEFT,SHOPLIFTING,Heathrow Villages,E05013570,Hillingdon,2\n"
                     "THEFT,SHOPLIFTING,Abbey,E05013790,Westminster,4\n"
                     "THEFT,SHOPLIFTING,Abbey,E05014053,Barking and Dagenham,8\n");
    EXPECT_EQ(workspace.sql(
                  "SELECT ward, CAST(sum(count) AS INTEGER) FROM mps_ward GROUP BY 1 ORDER BY 1"),
              (test::Table{{"E05013570", "3"}, {"E05013790", "4"}, {"E05014053", "8"}}));
}

TEST(MetCounts, LsoasCarryTheirBoroughsCode) {
    Workspace workspace;
    workspace.ingest("lsoas.csv",
                     "lsoa_code,lsoa_name,borough,major_category,minor_category,202501\n"
                     "E01000006,Barking and Dagenham 016A,E09000002,ROBBERY,"
                     "ROBBERY OF PERSONAL PROPERTY,1\n");
    EXPECT_EQ(workspace.sql("SELECT lsoa, district FROM mps_lsoa"),
              (test::Table{{"E01000006", "E09000002"}}));
}

TEST(MetCounts, AMonthOfAFewCrimesAmongThousandsIsHeld) {
    std::string rows;
    for (int i = 1; i <= 60; ++i) {
        rows += "THEFT,SHOPLIFTING,Ward,E0501" + std::to_string(4000 + i) + ",Croydon," +
                (i == 1 ? "4" : "0") + ",50,60,55\n";
    }
    rows.insert(
        0,
        "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202501,202502,202503,202504\n");
    Workspace workspace;
    EXPECT_EQ(workspace.ingest("wards.csv", rows).code, 3);
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM mps_ward WHERE month = '2025-01'"), "0");
    EXPECT_EQ(workspace.answer(
                  "SELECT CAST(sum(count) AS INTEGER) FROM mps_ward WHERE month = '2025-02'"),
              "3000");
    EXPECT_EQ(workspace.told("rows_kept"), "60");
    EXPECT_EQ(workspace.told("cells_held"), "60");
}

TEST(MetCounts, ANoughtIsANumber) {
    Workspace workspace;
    workspace.ingest("crime.csv", boroughs("ROBBERY,ROBBERY OF BUSINESS PROPERTY,Croydon,0,0,1\n"));
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM mps_borough WHERE count = 0"), "2");
}

TEST(MetCounts, ACellThatIsNoNumberIsRefusedAndItsRowKept) {
    Workspace workspace;
    workspace.ingest("crime.csv", boroughs("THEFT,SHOPLIFTING,Croydon,1,?,3\n"));
    EXPECT_EQ(workspace.told("rows_kept"), "1");
    EXPECT_EQ(workspace.told("cells_refused"), "1");
}

TEST(MetCounts, ANewerReleaseReplacesTheMonthsItHasAndNoOther) {
    Workspace workspace;
    workspace.ingest("a.csv", boroughs("THEFT,SHOPLIFTING,Lambeth,352,10,10\n"),
                     {"--published", "2025-04-10"});
    workspace.ingest("b.csv",
                     "MajorText,MinorText,BoroughName,202502,202503,202504\n"
                     "THEFT,SHOPLIFTING,Lambeth,297,11,12\n",
                     {"--published", "2025-05-10"});
    EXPECT_EQ(workspace.sql("SELECT month, count FROM mps_borough ORDER BY month"),
              (test::Table{
                  {"2025-01", "352"}, {"2025-02", "297"}, {"2025-03", "11"}, {"2025-04", "12"}}));
}

TEST(MetCounts, LevelsAreSourcesOfTheirOwnAndAreNotAddedUp) {
    Workspace workspace;
    workspace.ingest("boroughs.csv", boroughs("THEFT,SHOPLIFTING,Croydon,10,0,0\n"));
    workspace.ingest("wards.csv",
                     "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202501\n"
                     "THEFT,SHOPLIFTING,Addiscombe East,E05011462,Croydon,7\n");
    EXPECT_EQ(workspace.sql("SELECT (SELECT sum(count)::INTEGER FROM mps_borough), (SELECT "
                            "sum(count)::INTEGER FROM "
                            "mps_ward)"),
              (test::Table{{"10", "7"}}));
}

TEST(MetCounts, ADistrictThatTheForceDoesNotPoliceHasNoRow) {
    Workspace workspace;
    workspace.ingest("crime.csv", boroughs("THEFT,SHOPLIFTING,Croydon,1,2,3\n"));
    EXPECT_EQ(workspace.sql("SELECT DISTINCT district FROM mps_borough"),
              (test::Table{{"E09000008"}}));
}

TEST(MetCounts, TheCategoryIsKeptAsWrittenToo) {
    Workspace workspace;
    workspace.ingest("crime.csv", boroughs("BURGLARY,BURGLARY - RESIDENTIAL,Croydon,1,2,3\n"));
    EXPECT_EQ(workspace.answer("SELECT DISTINCT category_text FROM mps_borough"),
              "BURGLARY - RESIDENTIAL");
}

} // namespace
} // namespace mf
