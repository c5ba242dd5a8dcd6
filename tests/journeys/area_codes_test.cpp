// Which area is meant: CODE where one set has it, CODE@VINTAGE where several do.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf {
namespace {

using testing::HasSubstr;

std::string area(const std::string& code, const std::string& code_field, const std::string& more) {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{")" +
           code_field + R"(":")" + code + "\"" + more +
           R"(},"geometry":{"type":"Polygon","coordinates":[[[0,51],[1,51],[1,52],[0,51]]]}}]})";
}

/// A small area that has kept its code, in both sets; a ward in two.
class AreaCodes : public testing::Test {
protected:
    AreaCodes() {
        const test::Folder& files = workspace.inputs();
        files.write("in/2025-02-metropolitan-street.csv", test::street_file({{}, {}}));
        files.write("in/lsoa2011.geojson",
                    area("E01000914", "LSOA11CD",
                         R"(,"LSOA11NM":"A","MSOA11CD":"M","LAD11CD":"E09000007")"));
        files.write("in/lsoa2021.geojson",
                    area("E01000914", "LSOA21CD", R"(,"LSOA21NM":"Camden 028B")"));
        files.write("in/wards2014.geojson",
                    area("E05000001", "GSS_CODE",
                         R"(,"NAME":"Aldgate","LB_GSS_CD":"E09000001","POLY_ID":"1")"));
        files.write("in/wards2025.geojson",
                    area("E05000001", "WD25CD", R"(,"WD25NM":"Aldgate","LAD25CD":"E09000001")"));
        workspace.run({"ingest", (files.path() / "in").string()});
    }

    test::Outcome burglaries(const std::string& code) const {
        return workspace.run({"series", "burglary", "--area", code, "--format", "csv"});
    }

    test::Workspace workspace;
};

TEST_F(AreaCodes, ACodeThatTwoSetsHaveIsRefusedAndTheTwoAreNamed) {
    const auto outcome = burglaries("E01000914");
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("'E01000914' could be several areas. Say which one: "
                                       "E01000914@2011 (lsoa2011), E01000914@2021 (lsoa2021)"));
}

TEST_F(AreaCodes, WithItsVintageItIsOneArea) {
    for (const char* code : {"E01000914@2011", "E01000914@2021"}) {
        const auto outcome = burglaries(code);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_THAT(outcome.out, HasSubstr(",E01000914,")) << code;
        EXPECT_THAT(outcome.out, HasSubstr(",2025-02,2,")) << code;
    }
}

TEST_F(AreaCodes, TheLevelTellsWhichOneIsMeantToo) {
    const auto outcome = workspace.run(
        {"series", "burglary", "--area", "E01000914", "--level", "lsoa2011", "--format", "csv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr(",2025-02,2,"));
}

TEST_F(AreaCodes, AVintageThatThereIsNotIsNotFoundAndTheOthersAreNamed) {
    const auto outcome = burglaries("E01000914@2001");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("there is no area 'E01000914@2001'. There is "
                                       "E01000914@2011 (lsoa2011), E01000914@2021 (lsoa2021)"));
}

TEST_F(AreaCodes, WhatIsNoCodeIsWrongUsage) {
    EXPECT_EQ(burglaries("E01000914@").code, 2);
    EXPECT_EQ(burglaries("a@b@c").code, 2);
}

TEST_F(AreaCodes, AForceIsKnownByItsShortNameWhateverIsLoaded) {
    const auto outcome = burglaries("metropolitan");
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr(",metropolitan,"));
}

TEST_F(AreaCodes, ADistrictOfTheListsNeedsNoBoundaries) {
    EXPECT_EQ(burglaries("E09000007").code, 0);
}

TEST_F(AreaCodes, TheListOfAreasAsksInTheSameWay) {
    const auto bare = workspace.run({"areas", "--area", "E05000001"});
    EXPECT_EQ(bare.code, 2);
    EXPECT_THAT(bare.err, HasSubstr("E05000001@2014 (ward), E05000001@2025 (ward)"));
    const auto one =
        test::table_of(workspace.run({"areas", "--area", "E05000001@2014", "--format", "csv"}).out);
    ASSERT_EQ(one.size(), 2U);
    EXPECT_EQ(one[1][8], "wards2014");
}

TEST(AreaCodesWithoutBoundaries, ASmallAreasVintageIsThatOfItsLevel) {
    test::Workspace workspace;
    workspace.ingest("2025-02-metropolitan-street.csv", test::street_file({{}}));
    const auto outcome =
        workspace.run({"series", "burglary", "--area", "E01000914@2011", "--format", "csv"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(workspace.run({"series", "burglary", "--area", "E01000914@2001"}).code, 1);
}

TEST(ListOfAreas, HasEveryNameAndDayThatIsKnown) {
    const test::Workspace workspace;
    const auto outcome = workspace.run({"areas", "--level", "district", "--format", "csv"});
    EXPECT_THAT(outcome.out, HasSubstr("district,E09000033,,Westminster,City of Westminster|"
                                       "Westminster City|Westminster City Council,metropolitan,"));
    EXPECT_THAT(outcome.out, HasSubstr("district,E06000028,,Bournemouth,,dorset,,2019-03-31,,"));
    EXPECT_THAT(outcome.out, HasSubstr("district,E06000060,,Buckinghamshire,,thames-valley,"
                                       "2020-04-01,,,"));
}

TEST(ListOfAreas, OfAForceHasItsShortNameBesideTheCodeThatBoundariesHave) {
    test::Workspace workspace;
    workspace.ingest("forces.geojson",
                     area("E23000001", "PFA16CD", R"(,"PFA16NM":"Metropolitan Police")"));
    const auto outcome = workspace.run({"areas", "--level", "force", "--format", "csv"});
    EXPECT_THAT(outcome.out, HasSubstr("force,E23000001,2016,Metropolitan Police,"));
    EXPECT_THAT(outcome.out, HasSubstr("|metropolitan"));
    EXPECT_THAT(outcome.out, testing::Not(HasSubstr("force,metropolitan,")));
}

} // namespace
} // namespace mf
