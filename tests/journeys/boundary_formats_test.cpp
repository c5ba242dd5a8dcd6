// The same two areas in each format that publishers use, made by ogr2ogr: whatever the format, the same areas come out, and
// nothing is left beside the file that was handed in.
#include "store/process.hpp"
#include "support/kept_bytes.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace mf {
namespace {

const std::string wards =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"WD25CD":"E05000001","WD25NM":"Lower","LAD25CD":"E09000001"},)"
    R"("geometry":{"type":"MultiPolygon","coordinates":[[[[0,51],[1,51],[1,52],[0,52],[0,51]]],)"
    R"([[[1.5,51],[1.7,51],[1.7,51.5],[1.5,51]]]]}},)"
    R"({"type":"Feature","properties":{"WD25CD":"E05000002","WD25NM":"Upper","LAD25CD":"E09000001"},)"
    R"("geometry":{"type":"MultiPolygon","coordinates":[[[[-2,51],[-1,51],[-1,52],[-2,52],[-2,51]]]]}}]})";

struct Format {
    const char* name;   ///< of the test
    const char* driver; ///< GDAL's name
    const char* file;   ///< that GDAL makes
    const char* handed; ///< that is handed in: the file itself, or an archive of all that GDAL made
    const char* system; ///< coordinate reference system
    const char* frame;  ///< that is told
};

class BoundaryFormats : public testing::TestWithParam<Format> {
protected:
    /// Makes the file, packs it if that is wanted, and leaves it alone in its folder.
    std::filesystem::path make(const Format& format) const {
        const auto source = made.write("source.geojson", wards);
        const auto folder = made.path() / "out";
        std::filesystem::create_directories(folder);
        run("ogr2ogr", {"-f", format.driver, "-t_srs", format.system, "-nlt", "PROMOTE_TO_MULTI",
                        (folder / format.file).string(), source.string()});
        const auto alone = made.path() / "alone";
        std::filesystem::create_directories(alone);
        if (std::string_view{format.handed}.ends_with(".zip")) {
            run("cmake", {"-E", "chdir", folder.string(), "cmake", "-E", "tar", "cf",
                          (alone / format.handed).string(), "--format=zip", "."});
        } else {
            std::filesystem::copy(folder / format.handed, alone / format.handed);
        }
        return alone / format.handed;
    }

    static void run(const std::string& program, const std::vector<std::string>& arguments) {
        const auto output = store::run(program, arguments);
        ASSERT_TRUE(output) << sentence(output.error());
        ASSERT_EQ(output->exit_code, 0) << output->err;
    }

    test::Folder made;
    test::Workspace workspace;
};

TEST_P(BoundaryFormats, GiveTheSameAreas) {
    const auto file = make(GetParam());
    const auto outcome = workspace.run({"ingest", file.string()});
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    EXPECT_NE(outcome.out.find("boundaries of 2 areas, 0 repaired, 0 refused; " +
                               std::string{GetParam().frame}),
              std::string::npos)
        << outcome.out;
    const auto rows =
        test::table_of(workspace.run({"areas", "--level", "ward", "--format", "csv"}).out);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1], (std::vector<std::string>{"ward", "E05000001", "2025", "Lower", "",
                                                 "E09000001", "", "", "wards2025", ""}));
    EXPECT_EQ(rows[2][1], "E05000002");
    EXPECT_EQ(rows[2][3], "Upper");
}

TEST_P(BoundaryFormats, AreReadWithoutATraceBesideThem) {
    const auto file = make(GetParam());
    workspace.run({"ingest", file.string()});
    const auto beside = std::filesystem::directory_iterator{file.parent_path()};
    EXPECT_EQ(std::distance(begin(beside), end(beside)), 1);
}

TEST_P(BoundaryFormats, AreMadeAgainFromTheirOriginal) {
    workspace.run({"ingest", make(GetParam()).string()});
    const auto bytes = test::kept_bytes(workspace.folder());
    std::filesystem::remove_all(workspace.folder() / "geo");
    EXPECT_EQ(workspace.run({"rebuild"}).code, 0);
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
}

constexpr const char* degrees = "EPSG:4326";
constexpr const char* national_grid = "EPSG:27700";
constexpr const char* web_map = "EPSG:3857";

INSTANTIATE_TEST_SUITE_P(
    Each,
    BoundaryFormats,
    testing::Values(
        Format{"Kml", "KML", "w.kml", "w.kml", degrees, "degrees"},
        Format{"Kmz", "LIBKML", "w.kmz", "w.kmz", degrees, "degrees"},
        Format{"FlatGeobuf", "FlatGeobuf", "w.fgb", "w.fgb", national_grid, "national_grid"},
        Format{"FlatGeobufOfAThirdSystem", "FlatGeobuf", "w.fgb", "w.fgb", web_map,
               "degrees, brought there from"},
        Format{"GmlWithoutItsSchema", "GML", "w.gml", "w.gml", degrees, "degrees"},
        Format{"GmlOfTheNationalGrid", "GML", "w.gml", "w.gml", national_grid, "national_grid"},
        Format{"GmlWithItsSchema", "GML", "w.gml", "w.zip", degrees, "degrees"},
        Format{"GeoPackage", "GPKG", "w.gpkg", "w.gpkg", web_map, "degrees, brought there from"},
        Format{"Shapefile", "ESRI Shapefile", "w.shp", "w.zip", national_grid, "national_grid"},
        Format{"MapInfoTab", "MapInfo File", "w.tab", "w.zip", degrees, "degrees"},
        Format{"MapInfoMif", "MapInfo File", "w.mif", "w.zip", degrees, "degrees"},
        Format{"GeodatabaseInAnArchive", "OpenFileGDB", "w.gdb", "w.gdb.zip", degrees, "degrees"},
        Format{"GeoJsonLines", "GeoJSONSeq", "w.geojsonl", "w.geojsonl", degrees, "degrees"},
        Format{"GeoJsonCalledJson", "GeoJSON", "w.json", "w.json", degrees, "degrees"}),
    [](const auto& one) { return std::string{one.param.name}; });

TEST(BoundaryParts, OfAShapefileAloneAreRefusedOnceWithTheMend) {
    test::Workspace workspace;
    for (const char* ending : {"shp", "dbf", "shx", "prj"}) {
        workspace.inputs().write(std::string{"map/wards."} + ending, "x");
    }
    const auto outcome = workspace.run({"ingest", (workspace.inputs().path() / "map").string()});
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.out.find("wards.shp: refused"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("ZIP archive"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("1 files"), std::string::npos) << outcome.out;
}

} // namespace
} // namespace mf
