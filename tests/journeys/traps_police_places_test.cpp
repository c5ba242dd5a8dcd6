// Traps of the police files (docs/traps.md): places.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_file;
using test::StreetRow;
using test::Workspace;

constexpr const char* february = "2025-02-metropolitan-street.csv";

/// A row whose place was not given.
StreetRow nowhere(const std::string& words = "No Location") {
    return {.longitude = "", .latitude = "", .location = words, .lsoa = "", .lsoa_name = ""};
}

TEST(PolicePlaces, NoLocationIsNoPlaceInBothSpellings) {
    Workspace workspace;
    workspace.ingest(february, street_file({nowhere(), nowhere("No location"), {}}));
    EXPECT_EQ(workspace.told("rows_without_place"), "2");
    EXPECT_EQ(workspace.answer("SELECT count(*) FROM police_street WHERE location IS NULL"), "2");
}

TEST(PolicePlaces, APointWithoutAnLsoaIsKept) {
    Workspace workspace;
    workspace.ingest("2025-02-northern-ireland-street.csv",
                     street_file({{.force = "Police Service of Northern Ireland",
                                   .longitude = "-5.884438",
                                   .latitude = "54.682603",
                                   .lsoa = "",
                                   .lsoa_name = "",
                                   .outcome = ""}}));
    EXPECT_EQ(
        workspace.answer("SELECT force FROM police_street WHERE lsoa IS NULL AND longitude < -5"),
        "northern-ireland");
}

TEST(PolicePlaces, AStreetWithoutANameLosesItsTrailingBlank) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.location = "On or near "}}));
    EXPECT_EQ(workspace.answer("SELECT location FROM police_street"), "On or near");
}

TEST(PolicePlaces, ARowFarFromItsForceIsKeptAndReported) {
    Workspace workspace;
    workspace.ingest("2025-02-nottinghamshire-street.csv",
                     street_file({{.force = "Nottinghamshire Police",
                                   .longitude = "-1.876",
                                   .latitude = "50.720",
                                   .lsoa = "E01015306",
                                   .lsoa_name = "Bournemouth, Christchurch and Poole 003D"}}));
    EXPECT_EQ(workspace.told("rows_kept"), "1");
    const auto fitness = workspace.run({"fitness", "--format", "csv"});
    EXPECT_NE(fitness.out.find("place in another force's area,1,"), std::string::npos)
        << fitness.out;
}

TEST(PolicePlaces, APointAtNoughtIsKeptAndCounted) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.longitude = "0", .latitude = "0"}, {}}));
    EXPECT_EQ(workspace.told("rows_kept"), "2");
    const auto fitness = workspace.run({"fitness", "--format", "csv"});
    EXPECT_NE(fitness.out.find("\"place at 0,0\",1,"), std::string::npos) << fitness.out;
}

TEST(PolicePlaces, CodesTellTheVintageOfLsoas) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.lsoa = "E01033769", .lsoa_name = "Camden 028F"}}));
    EXPECT_EQ(workspace.told("levels"), "[\"district\",\"lsoa2021\"]");
}

TEST(PolicePlaces, ACodeOfBothVintagesCountsAtBoth) {
    Workspace workspace;
    workspace.ingest(february,
                     street_file({{.lsoa = "E01033769", .lsoa_name = "Camden 028F"}, {}}));
    EXPECT_EQ(workspace.told("levels"), "[\"district\",\"lsoa2011\",\"lsoa2021\"]");
}

TEST(PolicePlaces, AQuotedLsoaNameWithACommaIsOneDistrict) {
    Workspace workspace;
    workspace.ingest("2025-02-dorset-street.csv",
                     street_file({{.force = "Dorset Police",
                                   .lsoa = "E01015306",
                                   .lsoa_name = "Bournemouth, Christchurch and Poole 003D"}}));
    EXPECT_EQ(workspace.answer("SELECT district FROM police_street"), "E06000058");
}

TEST(PolicePlaces, ADistrictIsReadFromTheNameWhereTheCodeIsBlank) {
    Workspace workspace;
    workspace.ingest("2017-08-city-of-london-street.csv",
                     street_file({{.month = "2017-08",
                                   .force = "City of London Police",
                                   .lsoa = "",
                                   .lsoa_name = "City of London 001F"}}));
    EXPECT_EQ(workspace.answer("SELECT district FROM police_street WHERE lsoa IS NULL"),
              "E09000001");
}

TEST(PolicePlaces, ADistrictThatNoTableKnowsLosesNoRow) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.lsoa_name = "Nowhere 001A"}, {}}));
    EXPECT_EQ(workspace.told("rows_kept"), "2");
    EXPECT_EQ(workspace.told("unmatched_places"), "1");
}

TEST(PolicePlaces, NamesKeepTheirAccents) {
    Workspace workspace;
    workspace.ingest(
        "2025-02-gwent-street.csv",
        street_file({{.force = "Gwent Police", .location = "On or near Clôs Dinas Wen"}}));
    EXPECT_EQ(workspace.answer("SELECT location FROM police_street"), "On or near Clôs Dinas Wen");
}

TEST(PolicePlaces, ACoordinateWithFewerDigitsIsTheSameNumber) {
    Workspace workspace;
    workspace.ingest(february, street_file({{.longitude = "0.141000"}, {.longitude = "0.141"}}));
    EXPECT_EQ(workspace.answer("SELECT count(DISTINCT longitude) FROM police_street"), "1");
}

TEST(PolicePlaces, TheFirstLayoutHasGridMetresAndNoIds) {
    Workspace workspace;
    workspace.ingest(
        "2012-04-avon-and-somerset-street.csv",
        "Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context\n"
        "2012-04,Avon and Somerset Constabulary,Avon and Somerset Constabulary,360667,169714,"
        "On or near Hengrove Lane,Burglary,\n");
    EXPECT_EQ(workspace.told("source"), "police-street");
    EXPECT_EQ(workspace.answer("SELECT CAST(easting AS INTEGER) FROM police_street"), "360667");
}

} // namespace
} // namespace mf
