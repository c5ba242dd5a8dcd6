#include "store/boundary_file.hpp"
#include "store/made_zip.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace mf::store {
namespace {

namespace fs = std::filesystem;

/// Two areas; the second is a ring that crosses itself.
const std::string geojson =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"id":"A","label":"One, \"two\""},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[0.30000000000000004,51],[1,51],[1,52.123456789012344],[0.30000000000000004,51]]]}},)"
    R"({"type":"Feature","properties":{"id":"B","label":"Three"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[2,51],[4,53],[4,51],[2,53],[2,51]]]}}]})";

const std::string topojson =
    R"({"type":"Topology","transform":{"scale":[1,1],"translate":[0,50]},"arcs":[[[0,0],[1,0],[0,1],[-1,-1]]],)"
    R"("objects":{"areas":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":"Oldtown","arcs":[[0]]}]}}})";

class BoundaryFile : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path{testing::TempDir()} /
                  ("boundaries-" +
                   std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path file(const std::string& name, const std::string& bytes) const {
        std::ofstream{folder_ / name, std::ios::binary} << bytes;
        return folder_ / name;
    }

    static BoundaryRequest by(const std::string& code, const std::string& name = {}) {
        BoundaryRequest request;
        request.fields.code = code;
        request.fields.name = name;
        return request;
    }

    fs::path folder_;
};

TEST_F(BoundaryFile, AFileBecomesATableWithEveryBitOfItsNumbers) {
    const auto read = read_boundaries(file("a.geojson", geojson), by("id", "label"));
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_NE(read->table.find("0.30000000000000004 51"), std::string::npos);
    EXPECT_NE(read->table.find("52.123456789012344"), std::string::npos);
    EXPECT_NE(read->table.find(",degrees,A,\"One, \"\"two\"\"\","), std::string::npos);
    EXPECT_FALSE(read->reprojected);
}

TEST_F(BoundaryFile, ABrokenRingIsRepairedAndTold) {
    const auto read = read_boundaries(file("a.geojson", geojson), by("id"));
    ASSERT_TRUE(read);
    EXPECT_NE(read->table.find(",degrees,B,Self-intersection[3 52],"), std::string::npos);
    EXPECT_NE(read->table.find(",degrees,A,,"), std::string::npos);
}

TEST_F(BoundaryFile, GzipAndZipAreLookedInto) {
    const auto plain = read_boundaries(file("a.geojson", geojson), by("id"));
    const auto gzip = read_boundaries(file("b.geojson.gz", test::gzip_of(geojson)), by("id"));
    const auto zip = read_boundaries(
        file("c.zip", test::zip_of({test::deflated("in/a.geojson", geojson)})), by("id"));
    ASSERT_TRUE(plain && gzip && zip);
    EXPECT_EQ(gzip->table, plain->table);
    EXPECT_EQ(zip->table, plain->table);
}

TEST_F(BoundaryFile, TopojsonIsInDegreesAndKnownByName) {
    const auto read = read_boundaries(file("a.topojson", topojson), by("", "id"));
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_NE(read->table.find(",degrees,Oldtown"), std::string::npos);
    EXPECT_EQ(read->crs, "as every TopoJSON file");
}

TEST_F(BoundaryFile, TheDefinitionMaySayTheFrame) {
    auto request = by("id");
    request.frame = "national_grid";
    const auto read = read_boundaries(file("a.geojson", geojson), request);
    ASSERT_TRUE(read);
    EXPECT_NE(read->table.find(",national_grid,A"), std::string::npos);
}

TEST_F(BoundaryFile, AFieldThatIsNotThereIsNamedWithThoseThatAre) {
    const auto read = read_boundaries(file("a.geojson", geojson), by("code"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::not_found);
    EXPECT_EQ(read.error().mend, "They have: id, label");
}

TEST_F(BoundaryFile, CapitalsOfAFieldNeedNotAgree) {
    const auto read = read_boundaries(file("a.geojson", geojson), by("ID", "Label"));
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_NE(read->table.find(",degrees,B,Three,"), std::string::npos);
}

TEST_F(BoundaryFile, AFieldOfAnyNameIsAField) {
    std::string odd = geojson;
    for (std::size_t at = 0; (at = odd.find("\"label\"")) != std::string::npos;) {
        odd.replace(at, 7, R"("la\"b; DROP TABLE x --")");
    }
    const auto read = read_boundaries(file("a.geojson", odd), by("id", "la\"b; DROP TABLE x --"));
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_NE(read->table.find(",B,Three,"), std::string::npos);
}

TEST_F(BoundaryFile, AnArchiveWithTwoSetsIsRefused) {
    const auto read =
        read_boundaries(file("c.zip", test::zip_of({test::stored("a.geojson", geojson),
                                                    test::stored("b.geojson", geojson)})),
                        by("id"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message,
              "this archive has more than one set of boundaries: a.geojson, b.geojson");
}

TEST_F(BoundaryFile, WhatIsNoFileOfBoundariesIsAnError) {
    EXPECT_EQ(read_boundaries(file("a.txt", "nothing"), by("id")).error().kind, ErrorKind::invalid);
    EXPECT_EQ(read_boundaries(file("c.zip", test::zip_of({test::stored("a.txt", "x")})), by("id"))
                  .error()
                  .message,
              "no file of boundaries is in this archive");
    EXPECT_EQ(read_boundaries(folder_ / "none.shp", by("id")).error().kind, ErrorKind::not_found);
}

TEST_F(BoundaryFile, AFileThatNamesAnotherOneIsNotFollowed) {
    const fs::path other = file("a.geojson", geojson);
    const auto read = read_boundaries(
        file("b.json", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>" +
                           other.string() + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
        by("id"));
    EXPECT_FALSE(read);
}

TEST_F(BoundaryFile, TheLayersAreListedWithTheirFields) {
    const auto layers =
        boundary_layers(file("a.geojson", geojson)); // ogrinfo tells its extent in the same form
    ASSERT_TRUE(layers);
    ASSERT_EQ(layers->size(), 1U);
    EXPECT_EQ(layers->front().features, 2U);
    EXPECT_EQ(layers->front().fields, (std::vector<std::string>{"id", "label"}));
}

} // namespace
} // namespace mf::store
