// Traps of workforce, population, deprivation and older files (docs/traps.md, S29 to S53).
#include "support/program.hpp"
#include "support/workbook_file.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::Table;
using test::Workspace;

TEST(ForceTables, RegionsAndTotalsHaveNoForce) {
    Workspace workspace{""};
    workspace.ingest("officer_fte_2018.csv",
                     "Force/Region,September 2017,March 2018,September 2018\n"
                     "North East,5656.3,5572.9,5505.65\n"
                     "Durham,1138.07,1141.3858,1141.11\n"
                     "Total 43 forces,1,1,122395.45084999985\n"
                     "Total,2,2,2\n");
    EXPECT_EQ(workspace.sql("SELECT force, officers FROM officers_fte WHERE month = '2018-09' AND "
                            "force IS NOT NULL"),
              (Table{{"durham", "1141.11"}}));
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM officers_fte WHERE month = '2018-09'"), "4");
}

TEST(ForceTables, ARegionThatIsCalledLikeAForceIsNotTakenForIt) {
    Workspace workspace{""};
    workspace.ingest("officer_fte_2018.csv",
                     "Force/Region,September 2018\n"
                     "West Midlands,10886.7\nStaffordshire,1604.98\nWest Midlands,6558.9\n");
    EXPECT_EQ(workspace.sql(
                  "SELECT force, officers FROM officers_fte WHERE force IS NOT NULL ORDER BY 1"),
              (Table{{"staffordshire", "1604.98"}, {"west-midlands", "6558.9"}}));
}

TEST(ForceTables, TheMetUnderThreeNamesIsOneForce) {
    Workspace workspace{""};
    workspace.ingest("officer_fte_2018.csv",
                     "Force/Region,September 2018\nMetropolitan,30136.16944999986\n");
    workspace.ingest("residents.csv",
                     "code,name,MYE2018,SNHP2017\nE23000001,Metropolitan Police,8899400,3477000\n");
    EXPECT_EQ(workspace.answer("SELECT force FROM officers_fte"), "metropolitan");
    EXPECT_EQ(workspace.answer("SELECT force FROM residents_force"), "metropolitan");
}

TEST(ForceTables, AForceThatNoTableKnowsIsRefused) {
    Workspace workspace{""};
    workspace.ingest("officer_fte_2018.csv", "Force/Region,September 2018\nRutland,1\nDurham,2\n");
    EXPECT_EQ(workspace.refused("force-unknown"), "1");
}

TEST(ForceTables, FullTimeOfficersAndHeadsAreTwoSources) {
    Workspace workspace{""};
    workspace.ingest("officer_headcount_2019.csv",
                     "Force/Region,March 2019,September 2019,increase,pct increase\n"
                     "Durham,1133.0,1135.0,2.0,0.176522506619594\n");
    EXPECT_EQ(workspace.told("source"), "officers-headcount");
}

TEST(ForceTables, NonAsciiHeadingsAndSharesAmongCountsAreKnown) {
    Workspace workspace{""};
    workspace.ingest("taser_by_force_2015_revised.csv",
                     "Police Force/Region,Drawn,Aimed,Arced,Red-dot,Total non-discharge,Proportion "
                     "of TASER ® X26 use - "
                     "non-discharge,Drive stun,Angled drive stun,Fired,Total discharge,Proportion "
                     "of TASER ® X26 use - "
                     "discharge,Not stated,Total\n"
                     "Durham,14.0,2.0,2.0,70.0,88.0,0.7586206896551724,2.0,0.0,26.0,28.0,0."
                     "2413793103448276,0.0,116.0\n");
    EXPECT_EQ(workspace.sql("SELECT period, force, uses FROM taser_2015_2016"),
              (Table{{"2015", "durham", "116"}}));
}

TEST(ForceTables, ThePeriodOfATaserFileStandsInItsName) {
    const std::string text =
        "Region,Police force,Total,Total non-discharge,Drawn,Aimed,Red-dot,Arced,Total discharge,"
        "Drive stun,Fired,Angled drive stun,Not stated\n"
        "North East,*Total North East,552.0,444.0,94.0,115.0,231.0,4.0,89.0,2.0,87.0,0.0,19.0\n"
        "North East,Durham,236.0,176.0,21.0,20.0,135.0,0.0,48.0,2.0,46.0,0.0,12.0\n";
    Workspace workspace{""};
    workspace.ingest("taser_ced_by_force_january-march2017.csv", text);
    workspace.ingest("taser_ced_by_force_april2017-march2018.csv", text + "\n");
    EXPECT_EQ(workspace.sql("SELECT period FROM taser WHERE force = 'durham' ORDER BY 1"),
              (Table{{"2017-Q1"}, {"2017/18"}}));
}

TEST(ForceTables, TacticsAreKeptAsTheyNest) {
    Workspace workspace{""};
    workspace.ingest("use_of_force_by_ethnicity_april2019-march2020.csv",
                     "Police Force,Type of force,Tactic,White,Black (or Black British),Asian (or "
                     "Asian British),Mixed,"
                     "Other,Not reported,Number of times tactic reported\n"
                     "Kent,Restraint,\"Handcuffing, of which\",5.0,0.0,0.0,0.0,0.0,0.0,5.0\n"
                     "Kent,Restraint,Compliant handcuffing,,,,,,,\n");
    EXPECT_EQ(workspace.sql("SELECT year, times FROM force_used_by_ethnicity WHERE tactic = "
                            "'Handcuffing, of which'"),
              (Table{{"2019/20", "5"}}));
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM force_used_by_ethnicity WHERE times IS NULL"),
              "1");
}

TEST(ForceTables, BodiesThatAreNoForceStayInTotals) {
    Workspace workspace{""};
    workspace.ingest("custody.csv",
                     "Authority,04/05,05/06,Total\nHMRC,1,0,1\nMetropolitan,5,6,11\n");
    EXPECT_EQ(workspace.sql("SELECT year, CAST(sum(deaths) AS INTEGER) FROM deaths_in_custody "
                            "GROUP BY 1 ORDER BY 1"),
              (Table{{"2004/05", "6"}, {"2005/06", "6"}}));
}

TEST(Population, AByteOrderMarkIsNoPartOfAHeading) {
    Workspace workspace;
    workspace.ingest("population.csv",
                     "\xEF\xBB\xBF"
                     "Code,Area name,Inner/ Outer London,2011_Population,2012_Population\n"
                     "E09000001,City of London,Inner,7412,7204\n");
    EXPECT_EQ(workspace.sql("SELECT year, district, residents FROM residents_borough ORDER BY 1"),
              (Table{{"2011", "E09000001", "7412"}, {"2012", "E09000001", "7204"}}));
}

TEST(Population, TheYearOfAnLsoaFileStandsInItsName) {
    std::string headings = "LSOA11CD,LSOA11NM,MSOA11CD,MSOA11NM,LAD11CD,LAD11NM";
    std::string row =
        "E01000001,City of London 001A,E02000001,City of London 001,E09000001,City of London";
    for (const char* sex : {"Persons", "Males", "Females"}) {
        for (const char* age : {"All-Ages", "0-15", "16-29", "30-44", "45-64", "65+"}) {
            headings += "," + std::string{sex} + "_" + age;
            row += ",10";
        }
    }
    Workspace workspace;
    workspace.ingest("lsoa2011_mid2019_population.csv", headings + "\n" + row + "\n");
    EXPECT_EQ(workspace.sql("SELECT year, residents FROM residents_lsoa2011"),
              (Table{{"2019", "10"}}));
}

TEST(Population, AnOldWorkbookUnderTheNameOfATableIsRefusedWhole) {
    Workspace workspace;
    const auto outcome =
        workspace.ingest("ward-profiles-excel-version.csv",
                         "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0'));
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(workspace.told("rows_read"), "");
}

TEST(Population, BlankRowsBelowATableAreRefusedByName) {
    Workspace workspace;
    workspace.ingest("population.csv", "Code,Area name,Inner/ Outer London,2011_Population\n"
                                       "E09000001,City of London,Inner,7412\n,,,\n,,,\n");
    EXPECT_EQ(workspace.refused("blank-row"), "2");
}

TEST(Population, TwoEditionsOfOneYearAreTwoSources) {
    Workspace workspace;
    workspace.ingest("boroughs.csv", "Code,Area name,Inner/ Outer London,2011_Population\n"
                                     "E09000002,Barking and Dagenham,Outer,187418\n");
    workspace.ingest(
        "wards.csv",
        "Code,Borough,Ward_Name,Year,Population,Hectares,Square_Kilometres,"
        "Population_per_hectare,Population_per_square_kilometre\n"
        "E05000026,Barking and Dagenham,Abbey,2011,12904,127.9,1.279,100.8913213,10089.13213\n");
    EXPECT_EQ(workspace.sql("SELECT b.residents, w.residents FROM residents_borough b JOIN "
                            "residents_ward w USING (year)"),
              (Table{{"187418", "12904"}}));
}

TEST(Profiles, ThousandsSeparatorsAndMissingValuesAreRead) {
    const char* headings =
        "Code,Area_name,Inner/"
        "_Outer_London,GLA_Population_Estimate_2017,GLA_Household_Estimate_2017,"
        "Inland_Area_(Hectares),\"Average_Age,_2017\",%_of_resident_population_born_abroad_(2015),"
        "%_of_population_from_BAME_groups_(2016),Employment_rate_(%)_(2015),Number_of_jobs_by_"
        "workplace_(2014),"
        "\"Jobs_Density,_2015\",Crime_rates_per_thousand_population_2014/15,"
        "Ambulance_incidents_per_hundred_population_(2014),Rates_of_Children_Looked_After_(2016),"
        "\"Average_Public_Transport_Accessibility_score,_2014\",\"New_migrant_(NINo)_rates,_(2015/"
        "16)\","
        "\"Overseas_nationals_entering_the_UK_(NINo),_(2015/"
        "16)\",Happiness_score_2011-14_(out_of_10)\n";
    Workspace workspace;
    workspace.ingest(
        "profiles.csv",
        std::string{headings} +
            "E09000002,Barking and Dagenham,Outer London,209000,78188,3611,32.9,37.8,49.5,"
            "65.8,NaN,0.5,83.4,13.7,69,3,59.1,\"7,538\",7.1\n");
    EXPECT_EQ(workspace.sql(
                  "SELECT overseas_nationals_entering, jobs IS NULL FROM borough_profiles_2017"),
              (Table{{"7538", "true"}}));
}

TEST(OlderFiles, AFileOfNoughtsIsWithheld) {
    const char* headings = "LSOA11CD,LSOA11NM,MSOA11CD,MSOA11NM,LAD11CD,LAD11NM,2011,2012\n";
    const char* place =
        "E01000006,Barking and Dagenham 016A,E02000017,Barking and Dagenham 016,E09000002,"
        "Barking and Dagenham,";
    Workspace workspace;
    workspace.ingest("lsoa2011_by_year_2011_2012_sexual.csv",
                     std::string{headings} + place + "0.0,0.0\n");
    EXPECT_EQ(workspace.told("withheld"), "true");
    workspace.ingest("lsoa2011_by_year_2011_2012_burglary.csv",
                     std::string{headings} + place + "18.0,0.0\n");
    EXPECT_EQ(workspace.told("withheld"), "false");
}

TEST(OlderFiles, CountsWithAPointAndANoughtAreWhole) {
    Workspace workspace;
    workspace.ingest(
        "lsoa2011_by_year_2011_2011_burglary.csv",
        "LSOA11CD,LSOA11NM,MSOA11CD,MSOA11NM,LAD11CD,LAD11NM,2011\n"
        "E01000006,Barking and Dagenham 016A,E02000017,Barking and Dagenham 016,E09000002,"
        "Barking and Dagenham,18.0\n");
    EXPECT_EQ(workspace.sql("SELECT category, count FROM lsoa_by_year_old"),
              (Table{{"burglary", "18"}}));
}

TEST(OlderFiles, AnLsoaThatIsAbsentHasNoRow) {
    Workspace workspace;
    workspace.ingest(
        "lsoa2011_by_year_2011_2011_burglary.csv",
        "LSOA11CD,LSOA11NM,MSOA11CD,MSOA11NM,LAD11CD,LAD11NM,2011\n"
        "E01000006,Barking and Dagenham 016A,E02000017,Barking and Dagenham 016,E09000002,"
        "Barking and Dagenham,18.0\n");
    EXPECT_EQ(workspace.sql("SELECT lsoa FROM lsoa_by_year_old"), (Table{{"E01000006"}}));
}

TEST(OlderFiles, AFinancialYearWrittenAsItsLastOfDecemberIsRead) {
    Workspace workspace;
    workspace.ingest("borough_recorded_offences_1999_on.csv",
                     "Code,Borough,Year,Value\nE09000002,Barking and Dagenham,2015-12-31,19567\n");
    EXPECT_EQ(workspace.sql("SELECT year, district, count FROM borough_offences_old"),
              (Table{{"2015/16", "E09000002", "19567"}}));
}

TEST(OlderFiles, AYearThatLooksLikePartOfOneIsMarkedUnreliable) {
    Workspace workspace;
    workspace.ingest("borough_recorded_offences_1999_on.csv",
                     "Code,Borough,Year,Value\nE09000002,Barking and Dagenham,2015-12-31,19567\n"
                     "E09000002,Barking and Dagenham,2016-12-31,14000\n");
    const Table series = test::table_of(workspace
                                            .run({"series", "official-crime-1999-to-2017", "--area",
                                                  "E09000002", "--format", "csv"})
                                            .out);
    ASSERT_EQ(series.size(), 3U);
    EXPECT_EQ(series[1].at(4) + series[1].at(10), "2015/16");
    EXPECT_EQ(series[2].at(4) + series[2].at(10), "2016/17[u]");
}

TEST(OlderFiles, CodesThatAreNoneAndNumbersThatAreNoneStayAsBlanks) {
    Workspace workspace;
    workspace.ingest("borough_recorded_offences_1999_on.csv",
                     "Code,Borough,Year,Value\n"
                     "727,England and Wales,1999-12-31,n/a\n"
                     "#N/A,Heathrow,1999-12-31,3\n"
                     "E12000007,Met Police Area,1999-12-31,9\n");
    EXPECT_EQ(workspace.told("rows_kept"), "3");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM borough_offences_old WHERE district IS NULL"),
              "3");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM borough_offences_old WHERE count IS NULL"),
              "1");
}

TEST(OlderFiles, CountsAndRatesAreToldApartByTheirNames) {
    Workspace workspace;
    workspace.ingest(
        "borough_crime_rates_1999_on.csv",
        "Code,Borough,Year,Value\nE09000002,Barking and Dagenham,1999-12-31,120.4538179311024\n");
    EXPECT_EQ(workspace.told("source"), "borough-rates-old");
}

TEST(Workbooks, ASheetThatSaysItIsOneCellLargeIsReadByItsCells) {
    Workspace workspace;
    workspace.ingest("population.xlsx",
                     test::xlsx_file("data", {{"area", "2011", "2021"},
                                              {"Barnet", "356386", "389344"},
                                              {"Greater London", "8173941", "8799727"}}));
    EXPECT_EQ(
        workspace.sql(
            "SELECT district, year, residents FROM residents_borough_census WHERE district IS NOT "
            "NULL ORDER BY year"),
        (Table{{"E09000003", "2011", "356386"}, {"E09000003", "2021", "389344"}}));
}

TEST(Workbooks, AHeaderIsFoundBelowTitleLinesAndMarksOfNotesAreDropped) {
    Workspace workspace{""};
    workspace.ingest(
        "deaths.xlsx",
        test::xlsx_file("Custody_By_Force", {{"Deaths in or following police custody", "", ""},
                                             {"Appropriate authority", "Financial year", ""},
                                             {"", "04/05", "05/06"},
                                             {"Metropolitan", "5~", "6"},
                                             {"Total FATALITIES", "36", "28"}}));
    EXPECT_EQ(workspace.sql("SELECT year, deaths FROM deaths_in_custody_workbook WHERE force = "
                            "'metropolitan' ORDER "
                            "BY 1"),
              (Table{{"2004/05", "5"}, {"2005/06", "6"}}));
}

TEST(Deprivation, RankOneIsTheMostDeprivedOfItsVintage) {
    Workspace workspace;
    workspace.ingest("imd2025.csv",
                     "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),Local "
                     "Authority District "
                     "name (2024),Index of Multiple Deprivation (IMD) Rank (where 1 is most "
                     "deprived),Index of Multiple "
                     "Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOA\n"
                     "E01000001,City of London 001A,E09000001,City of London,26525,8\n");
    EXPECT_EQ(
        workspace.sql("SELECT lsoa, deprivation_rank, deprivation_decile FROM deprivation_2025"),
        (Table{{"E01000001", "26525", "8"}}));
}

} // namespace
} // namespace mf
