#include "geo/boundary_table.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

const std::string square = "\"POLYGON ((0 0,2 0,2 2,0 2,0 0))\"";

Result<BoundaryTable> read(const std::string& text) {
    return parse_boundaries(text, "areas.csv", {Level::ward, "2018", "wards2018"});
}

TEST(BoundaryTable, AreasStandInTheOrderOfTheirCodes) {
    const auto table = read("WKT,frame,code,name,parent\n" + square + ",degrees,W2,Two,D1\n" +
                            square + ",degrees,W1,One,D1\n");
    ASSERT_TRUE(table);
    ASSERT_EQ(table->set.areas.size(), 2U);
    EXPECT_EQ(table->set.areas[0].code, "W1");
    EXPECT_EQ(table->set.areas[1].name, "Two");
    EXPECT_EQ(table->set.areas[1].parent, "D1");
    EXPECT_EQ(table->set.find("W2"), 1U);
    EXPECT_EQ(table->set.find("W3"), std::nullopt);
    EXPECT_EQ(table->set.id.text(), "ward@2018 (wards2018)");
}

TEST(BoundaryTable, WhereNoCodeIsGivenTheNameIsTheCode) {
    const auto table = read("WKT,frame,name\n" + square + ",degrees,Oldtown\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->set.areas[0].code, "Oldtown");
}

TEST(BoundaryTable, AliasesAndDaysAreRead) {
    const auto table = read("WKT,frame,code,aliases,from,to\n" + square +
                            ",degrees,W1,Old Town | Oldton,2014-05-22,2018-05-02\n");
    ASSERT_TRUE(table);
    const Boundary& area = table->set.areas[0];
    EXPECT_EQ(area.aliases, (std::vector<std::string>{"Old Town", "Oldton"}));
    EXPECT_EQ(area.from->text(), "2014-05-22");
    EXPECT_EQ(area.to->text(), "2018-05-02");
}

TEST(BoundaryTable, ARepairIsTold) {
    const auto table =
        read("WKT,frame,code,fault,area_before\n" + square +
             ",national_grid,W1,Self-intersection[1 1],3.5\n" + square + ",national_grid,W2,,\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->repaired, (std::vector<std::size_t>{0}));
    EXPECT_EQ(table->set.areas[0].repair, (Repair{"Self-intersection[1 1]", 3.5, 4}));
    EXPECT_FALSE(table->set.areas[1].repair);
}

TEST(BoundaryTable, ARowWithoutAShapeIsRefusedWithItsLine) {
    const auto table = read("WKT,frame,code\n" + square + ",degrees,W1\n,degrees,W2\n");
    ASSERT_TRUE(table);
    ASSERT_EQ(table->refused.size(), 1U);
    EXPECT_EQ(table->refused[0].where, "areas.csv:3");
}

TEST(BoundaryTable, OfACodeThatStandsTwiceEveryRowIsRefused) {
    const auto table = read("WKT,frame,code\n" + square + ",degrees,W1\n" + square +
                            ",degrees,W2\n" + square + ",degrees,W1\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->set.areas.size(), 1U);
    ASSERT_EQ(table->refused.size(), 2U);
    EXPECT_EQ(table->refused[0].where, "areas.csv:2");
    EXPECT_EQ(table->refused[1].where, "areas.csv:4");
}

TEST(BoundaryTable, MetresReadAsDegreesAreRefusedAndNamed) {
    const auto table = read("WKT,frame,code\n\"POLYGON ((530000 180000,530100 180000,530100 "
                            "180100,530000 180000))\",degrees,W1\n");
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find("metres of the national grid"), std::string::npos);
}

TEST(BoundaryTable, ATableHasOneFrame) {
    const auto table =
        read("WKT,frame,code\n" + square + ",degrees,W1\n" + square + ",national_grid,W2\n");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().where, "areas.csv:3");
}

TEST(BoundaryTable, AMissingColumnIsNamed) {
    EXPECT_EQ(read("WKT,code\n" + square + ",W1\n").error().message, "there is no column 'frame'");
    EXPECT_EQ(read("WKT,frame\n" + square + ",degrees\n").error().message,
              "there is no column 'code'");
}

TEST(BoundaryTable, ADayThatIsNoneIsRefused) {
    EXPECT_EQ(read("WKT,frame,code,from\n" + square + ",degrees,W1,soon\n").error().message,
              "'soon' is no day in the column 'from'");
}

TEST(BoundaryTable, WrittenAndReadItIsTheSame) {
    const auto table =
        read("WKT,frame,code,name,parent,aliases,from,to,fault,area_before\n" + square +
             ",degrees,W1,\"A, \"\"B\"\"\",D1,x|y,2014-01-01,,broken,1.5\n");
    ASSERT_TRUE(table);
    const auto again = read(boundary_table(table->set));
    ASSERT_TRUE(again);
    EXPECT_EQ(boundary_table(again->set), boundary_table(table->set));
    EXPECT_EQ(again->set.areas[0].name, "A, \"B\"");
    EXPECT_EQ(again->set.areas[0].shape, table->set.areas[0].shape);
}

} // namespace
} // namespace mf::geo
