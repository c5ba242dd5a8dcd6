// Counts of small areas brought to other boundaries: whole ones are counts, parted ones are estimates.
#include "support/program.hpp"
#include "support/street_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf {
namespace {

using testing::HasSubstr;

test::StreetRow in_area(const std::string& lsoa, const std::string& month = "2025-02") {
    return {.month = month, .lsoa = lsoa, .lsoa_name = "Camden 028B"};
}

/// Three burglaries in an area that goes whole, ten in one that is parted 3 to 7.
class SeriesOnto : public testing::Test {
protected:
    SeriesOnto() {
        std::vector<test::StreetRow> rows(3, in_area("E01000001"));
        rows.insert(rows.end(), 10, in_area("E01000010"));
        const test::Folder& files = workspace.inputs();
        files.write("in/2025-02-metropolitan-street.csv", test::street_file(rows));
        files.write("in/lookup.csv", "LSOA11CD,LSOA21CD,LinkCode,TotPersons\n"
                                     "E01000001,E01000001,a,1000\n"
                                     "E01000010,E01000001,b,300\n"
                                     "E01000010,E01034474,c,700\n");
        workspace.run({"ingest", (files.path() / "in").string()});
    }

    test::Outcome brought(std::vector<std::string> more) const {
        more.insert(more.begin(), {"series", "burglary", "--format", "csv"});
        return workspace.run(more);
    }

    test::Workspace workspace;
};

TEST_F(SeriesOnto, WhatIsPartedIsAnEstimate) {
    const auto outcome = brought({"--level", "lsoa2011", "--onto", "lsoa2021@2021"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const auto rows = test::table_of(outcome.out);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][2], "E01000001");
    EXPECT_EQ(rows[1][7], "6");
    EXPECT_THAT(rows[1][10], HasSubstr("[e]"));
    EXPECT_EQ(rows[2][2], "E01034474");
    EXPECT_EQ(rows[2][7], "7");
    EXPECT_THAT(outcome.err, HasSubstr("what is parted goes by residents and is [e]"));
}

TEST_F(SeriesOnto, OneAreaIsToldByTheCodeThatItHasThere) {
    const auto rows = test::table_of(
        brought({"--level", "lsoa2011", "--onto", "lsoa2021@2021", "--area", "E01034474"}).out);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1][7], "7");
}

TEST_F(SeriesOnto, WithoutAWayThereIsAnError) {
    const auto outcome = brought({"--level", "lsoa2011", "--onto", "ward@2018"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("no lookup leads from lsoa2011@2011 to ward@2018"));
}

TEST_F(SeriesOnto, NeedsToKnowOfWhichYearTheAreasAre) {
    const auto outcome = brought({"--level", "district", "--onto", "force@2018"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("Write --level district@YEAR"));
}

TEST_F(SeriesOnto, IsForCountsAlone) {
    const auto outcome = workspace.run(
        {"series", "burglary-rate", "--level", "district@2018", "--onto", "force@2018"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("only counts can be brought to other areas"));
}

TEST_F(SeriesOnto, AVintageMeansNothingWithoutIt) {
    EXPECT_EQ(brought({"--level", "lsoa2011@2011"}).code, 2);
}

} // namespace
} // namespace mf
