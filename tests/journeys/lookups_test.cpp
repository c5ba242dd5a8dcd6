// Lookups between sets of areas are handed in like any other file: recognised, kept, listed, used, and made again.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace mf {
namespace {

using test::Workspace;

const std::string best_fit = "LSOA11CD,LSOA11NM,WD15CD,WD15NM,WD15NMW,LAD15CD,LAD15NM,FID\n"
                             "E01000001,One,E05000001,Upper, ,E09000001,Town,1\n"
                             "E01000002,Two,E05000001,Upper, ,E09000001,Town,2\n";
/// One area goes whole, one is parted 370 to 630.
const std::string by_residents =
    "\xEF\xBB\xBFLSOA11CD,LSOA21CD,LinkCode,TotPersons,LSOA11Denom,LSOA21Denom\r\n"
    "E01000001,E01000001,a,1461,1,1\r\n"
    "E01000010,E01034473,b,370,1,1\r\n"
    "E01000010,E01034474,c,630,1,1\r\n";

class Lookups : public testing::Test {
protected:
    test::Table held() const {
        return test::table_of(workspace.run({"lookups", "--format", "csv"}).out);
    }
    test::Table links(const std::string& from, const std::string& to) const {
        return test::table_of(
            workspace.run({"lookups", "--from", from, "--to", to, "--format", "csv"}).out);
    }

    Workspace workspace;
};

TEST_F(Lookups, ATableServesEachSetThatItLeadsTo) {
    EXPECT_EQ(workspace.ingest("any name.csv", best_fit).code, 0);
    const auto rows = held();
    ASSERT_EQ(rows.size(), 3U); // with the heading
    EXPECT_EQ(rows[1][0], "lsoa2011@2011");
    EXPECT_EQ(rows[1][1], "district@2015");
    EXPECT_EQ(rows[2][1], "ward@2015");
    EXPECT_EQ(rows[2][3], "whole");
}

TEST_F(Lookups, OfBestFitHasTheWeightOneAndSaysSo) {
    workspace.ingest("a.csv", best_fit);
    const auto rows = links("lsoa2011@2011", "ward@2015");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1], (std::vector<std::string>{"E01000001", "E05000001", "1", "", "whole", "",
                                                 "lsoa2011-to-ward2015"}));
}

TEST_F(Lookups, WithWeightsMarksWhatIsParted) {
    EXPECT_EQ(workspace.ingest("a.csv", by_residents).code, 0);
    EXPECT_EQ(workspace.told("areas_parted"), "1");
    const auto rows = links("lsoa2011@2011", "lsoa2021@2021");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1], (std::vector<std::string>{"E01000001", "E01000001", "1", "", "shares",
                                                 "residents", "lsoa2011-to-lsoa2021"}));
    EXPECT_EQ(rows[2][1], "E01034474");
    EXPECT_EQ(rows[2][2], "0.63");
    EXPECT_EQ(rows[2][3], "[e]");
}

TEST_F(Lookups, ARowThatCannotStandIsRefusedAndTold) {
    const auto outcome = workspace.ingest("a.csv", by_residents + "E01000011,,d,5,1,1\r\n");
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(workspace.told("rows_refused"), "1");
    EXPECT_NE(workspace.told("refused").find("a.csv:5: a code is missing"), std::string::npos)
        << workspace.told("refused");
}

TEST_F(Lookups, MetAgainAreHeldAlready) {
    workspace.ingest("a.csv", best_fit);
    const auto bytes = test::kept_bytes(workspace.folder());
    workspace.ingest("b.csv", best_fit);
    EXPECT_EQ(workspace.told("outcome"), "held already");
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
}

TEST_F(Lookups, OfANewerFileCountAndTheOlderOneIsKept) {
    workspace.ingest("a.csv", best_fit);
    workspace.ingest("b.csv", best_fit + "E01000003,Three,E05000002,Lower, ,E09000001,Town,3\n");
    EXPECT_EQ(held()[2][5], "3");
}

TEST_F(Lookups, TheirFolderCanBeDeletedAndIsMadeAgain) {
    workspace.ingest("a.csv", best_fit);
    const auto bytes = test::kept_bytes(workspace.folder());
    std::filesystem::remove_all(workspace.folder() / "geo");
    EXPECT_EQ(workspace.run({"lookups"}).code, 4);
    EXPECT_EQ(workspace.run({"rebuild"}).code, 0);
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
    EXPECT_EQ(held().size(), 3U);
}

TEST_F(Lookups, ThatAreDamagedAreNotUsed) {
    workspace.ingest("a.csv", best_fit);
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{workspace.folder() / "geo"}) {
        if (entry.path().filename() == "links.csv") {
            std::ofstream{entry.path(), std::ios::app} << "x";
        }
    }
    EXPECT_EQ(workspace.run({"lookups"}).code, 4);
    EXPECT_EQ(workspace.run({"check"}).code, 4);
}

TEST_F(Lookups, WithoutATableTheMapMakesThemMarked) {
    const auto square = [](const std::string& code, const std::string& x0, const std::string& x1) {
        return R"({"type":"Feature","properties":{"WD25CD":")" + code +
               R"(","WD25NM":"N","LAD25CD":"D"},"geometry":{"type":"Polygon","coordinates":[[[)" +
               x0 + ",51],[" + x1 + ",51],[" + x1 + ",51.1],[" + x0 + ",51.1],[" + x0 + ",51]]]}}";
    };
    const std::string start = R"({"type":"FeatureCollection","features":[)";
    std::string small = start + square("E01000001", "0", "0.1") + "]}";
    for (const auto& [was, is] :
         {std::pair<std::string, std::string>{"WD25CD", "LSOA21CD"}, {"WD25NM", "LSOA21NM"}}) {
        small.replace(small.find(was), was.size(), is);
    }
    workspace.ingest("wards.geojson", start + square("E05000001", "-1", "0.075") + "," +
                                          square("E05000002", "0.075", "1") + "]}");
    workspace.ingest("small.geojson", small);
    const auto outcome = workspace.run({"lookups", "--from", "lsoa2021@2021", "--to", "ward@2025"});
    EXPECT_NE(outcome.err.find("weights are shares of area"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("5 m off"), std::string::npos) << outcome.err;
    const auto rows = links("lsoa2021@2021", "ward@2025");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][1], "E05000001");
    EXPECT_NEAR(std::stod(rows[1][2]), 0.75, 1e-3);
    EXPECT_EQ(rows[1][3], "[e]");
    EXPECT_EQ(rows[1][4], "area");
}

TEST_F(Lookups, WhereNothingLeadsThereTheErrorSaysWhatIsHeld) {
    workspace.ingest("a.csv", best_fit);
    const auto outcome = workspace.run({"lookups", "--from", "ward@2014", "--to", "ward@2018"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("Lookups held: lsoa2011@2011 to district@2015"), std::string::npos)
        << outcome.err;
}

TEST_F(Lookups, ASetIsALevelAndAVintage) {
    EXPECT_EQ(workspace.run({"lookups", "--from", "ward", "--to", "ward@2018"}).code, 2);
    EXPECT_EQ(workspace.run({"lookups", "--from", "ward@2014"}).code, 2);
}

} // namespace
} // namespace mf
