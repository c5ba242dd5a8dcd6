// A file of boundaries is handed in like any other file: recognised, kept, prepared, listed, and made again.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace mf {
namespace {

using test::Workspace;

/// Two wards; the ring of the second crosses itself.
const std::string wards =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"WD25CD":"E05000002","WD25NM":"Upper","LAD25CD":"E09000001"},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[0,51],[1,51],[1,52],[0,52],[0,51]]]}},)"
    R"({"type":"Feature","properties":{"WD25CD":"E05000001","WD25NM":"Lower","LAD25CD":"E09000001"},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[2,51],[4,53],[4,51],[2,53],[2,51]]]}}]})";

class Boundaries : public testing::Test {
protected:
    test::Table areas(const std::string& level) const {
        return test::table_of(workspace.run({"areas", "--level", level, "--format", "csv"}).out);
    }

    void damage(const std::string& name) const {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator{workspace.folder() / "geo"}) {
            if (entry.path().filename() == name) {
                std::ofstream{entry.path(), std::ios::app} << "x";
            }
        }
    }

    Workspace workspace;
};

TEST_F(Boundaries, AreRecognisedByTheirFieldsAndListed) {
    const auto outcome = workspace.ingest("any name.geojson", wards);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(workspace.told("source"), "wards2025");
    EXPECT_EQ(workspace.told("areas"), "2");
    const auto rows = areas("ward");
    ASSERT_EQ(rows.size(), 3U); // with the heading
    EXPECT_EQ(rows[1][1], "E05000001");
    EXPECT_EQ(rows[1][2], "2025");
    EXPECT_EQ(rows[1][3], "Lower");
    EXPECT_EQ(rows[1][5], "E09000001");
    EXPECT_EQ(rows[1][9], "Self-intersection[3 52]");
    EXPECT_EQ(rows[2][9], "");
    EXPECT_EQ(areas("lsoa2021").size(), 1U);
}

TEST_F(Boundaries, ARepairIsToldWhenTheyAreTakenIn) {
    const auto file = workspace.inputs().write("wards.geojson", wards);
    const auto outcome = workspace.run({"ingest", file.string()});
    EXPECT_NE(outcome.out.find("boundaries of 2 areas, 1 repaired, 0 refused; degrees"),
              std::string::npos)
        << outcome.out;
    EXPECT_NE(outcome.out.find("repaired: E05000001: Self-intersection[3 52]"), std::string::npos)
        << outcome.out;
}

TEST_F(Boundaries, MetAgainAreHeldAlready) {
    workspace.ingest("wards.geojson", wards);
    const auto bytes = test::kept_bytes(workspace.folder());
    workspace.ingest("again.geojson", wards);
    EXPECT_EQ(workspace.told("outcome"), "held already");
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
}

TEST_F(Boundaries, ThatNoDefinitionFitsAreNotRecognised) {
    std::string other = wards;
    for (std::size_t at = 0; (at = other.find("WD25CD")) != std::string::npos;) {
        other.replace(at, 6, "ZZ25CD");
    }
    const auto outcome = workspace.ingest("wards.geojson", other);
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(workspace.told("outcome"), "not recognised");
    EXPECT_NE(workspace.told("why").find("Their fields are ZZ25CD"), std::string::npos)
        << workspace.told("why");
}

TEST_F(Boundaries, WhatIsNoBoundaryFileIsRefusedAndTheRestIsTaken) {
    workspace.inputs().write("all/broken.geojson", "{\"type\":");
    workspace.inputs().write("all/wards.geojson", wards);
    const auto outcome = workspace.run({"ingest", (workspace.inputs().path() / "all").string()});
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.out.find("broken.geojson: refused"), std::string::npos) << outcome.out;
    EXPECT_EQ(areas("ward").size(), 3U);
}

TEST_F(Boundaries, TheirFolderCanBeDeletedAndIsMadeAgain) {
    workspace.ingest("wards.geojson", wards);
    const auto bytes = test::kept_bytes(workspace.folder());
    std::filesystem::remove_all(workspace.folder() / "geo");
    const auto without = workspace.run({"areas", "--level", "ward"});
    EXPECT_EQ(without.code, 4);
    EXPECT_NE(without.err.find("metforward rebuild"), std::string::npos) << without.err;
    EXPECT_EQ(workspace.run({"rebuild"}).code, 0);
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
    EXPECT_EQ(areas("ward").size(), 3U);
}

TEST_F(Boundaries, WithoutCodesHaveThoseOfTheListsByTheirNames) {
    const std::string topojson =
        R"({"type":"Topology","transform":{"scale":[1,1],"translate":[0,50]},)"
        R"("arcs":[[[0,0],[1,0],[0,1],[-1,-1]]],"objects":{"areas":{"type":"GeometryCollection",)"
        R"("geometries":[{"type":"Polygon","id":"City of Westminster","arcs":[[0]]}]}}})";
    EXPECT_EQ(workspace.ingest("london_boroughs.topojson", topojson).code, 0);
    const auto one =
        test::table_of(workspace.run({"areas", "--area", "E09000033@2014", "--format", "csv"}).out);
    ASSERT_EQ(one.size(), 2U);
    EXPECT_EQ(one[1][3], "City of Westminster");
    EXPECT_EQ(one[1][8], "boroughs-by-name");
}

TEST_F(Boundaries, ThatAreDamagedAreNotShown) {
    workspace.ingest("wards.geojson", wards);
    damage("list.csv");
    EXPECT_EQ(workspace.run({"areas"}).code, 4);
    EXPECT_EQ(workspace.run({"rebuild"}).code, 0);
    EXPECT_EQ(workspace.run({"areas"}).code, 0);
}

TEST_F(Boundaries, WhoseShapesAreDamagedAreFoundByTheCheckAndMended) {
    workspace.ingest("wards.geojson", wards);
    damage("areas.csv");
    EXPECT_EQ(workspace.run({"check"}).code, 4);
    EXPECT_EQ(workspace.run({"rebuild"}).code, 0);
    EXPECT_EQ(workspace.run({"check"}).code, 0);
}

TEST_F(Boundaries, WhoseOriginalIsGoneAreFoundByTheCheck) {
    workspace.ingest("wards.geojson", wards);
    std::filesystem::remove_all(workspace.folder() / "originals");
    const auto outcome = workspace.run({"check"});
    EXPECT_EQ(outcome.code, 4);
    EXPECT_NE(outcome.err.find("the kept original is gone"), std::string::npos) << outcome.err;
}

TEST_F(Boundaries, AnUnknownLevelIsNamedWithThoseThatAre) {
    const auto outcome = workspace.run({"areas", "--level", "parish"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("district, ward"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace mf
