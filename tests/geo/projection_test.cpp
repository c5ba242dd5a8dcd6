#include "geo/degrees.hpp"
#include "geo/made_areas.hpp"
#include "geo/projection.hpp"

#include <gtest/gtest.h>
#include <proj.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <string>

namespace mf::geo {
namespace {

constexpr double same_parameters_m = 1e-4; // another PROJ with the same seven numbers
constexpr double height_lost_m = 2e-3; // a place has no height, and the two ellipsoids differ in it

Projection projection() {
    auto made = Projection::without_grid();
    EXPECT_TRUE(made);
    return std::move(*made);
}

TEST(Projection, ThePublishedPointsComeOutAsProjBringsThemOver) {
    const CsvTable table = data("test_points.csv");
    const Projection helmert = projection();
    for (const CsvRow& row : table.rows) {
        const auto grid =
            helmert.to_grid({number_in(table, row, "lon"), number_in(table, row, "lat")});
        ASSERT_TRUE(grid);
        EXPECT_NEAR(grid->x, number_in(table, row, "helmert_easting"), same_parameters_m);
        EXPECT_NEAR(grid->y, number_in(table, row, "helmert_northing"), same_parameters_m);
        const auto degrees = helmert.to_degrees(
            {number_in(table, row, "back_easting"), number_in(table, row, "back_northing")});
        ASSERT_TRUE(degrees);
        EXPECT_LT(metres_between(*degrees, {number_in(table, row, "helmert_lon"),
                                            number_in(table, row, "helmert_lat")}),
                  same_parameters_m);
    }
    EXPECT_EQ(table.rows.size(), 40U);
}

TEST(Projection, NoPublishedPointIsFartherOffThanTheStatedAccuracy) {
    const CsvTable table = data("test_points.csv");
    const Projection helmert = projection();
    for (const CsvRow& row : table.rows) {
        const auto grid =
            helmert.to_grid({number_in(table, row, "lon"), number_in(table, row, "lat")});
        ASSERT_TRUE(grid);
        EXPECT_LT(std::hypot(grid->x - number_in(table, row, "easting"),
                             grid->y - number_in(table, row, "northing")),
                  helmert.note().accuracy_m);
    }
}

/// Annex C of Ordnance Survey's guide begins where the transformation ends: at the airy ellipsoid.
TEST(Projection, TheWorkedExampleOfTheGuideComesOut) {
    const std::string whole = projection().note().pipeline;
    const std::string end = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad " +
                            whole.substr(whole.rfind("+step +proj=tmerc"));
    const std::unique_ptr<PJ, decltype(&proj_destroy)> mercator{
        proj_create(PJ_DEFAULT_CTX, end.c_str()), &proj_destroy};
    ASSERT_TRUE(mercator);
    const PJ_COORD grid =
        proj_trans(mercator.get(), PJ_FWD, proj_coord(1.7179215833333334, 52.65757030555555, 0, 0));
    EXPECT_NEAR(grid.xy.x, 651'409.903, 1e-3);
    EXPECT_NEAR(grid.xy.y, 313'177.270, 1e-3);
}

TEST(Projection, ThereAndBackIsWhereItWas) {
    const Projection helmert = projection();
    const Place place{-0.1275, 51.5072};
    const auto back = helmert.to_degrees(helmert.to_grid(place).value());
    ASSERT_TRUE(back);
    EXPECT_LT(metres_between(*back, place), height_lost_m);
}

TEST(Projection, WhatIsNoPlaceIsNotBroughtOver) {
    const Projection helmert = projection();
    EXPECT_FALSE(helmert.to_grid({530'000, 180'000}));
    EXPECT_FALSE(helmert.to_grid({std::numeric_limits<double>::quiet_NaN(), 51}));
    EXPECT_FALSE(helmert.to_degrees({std::numeric_limits<double>::infinity(), 0}));
}

TEST(Projection, ItSaysWhichWayItGoesAndHowWell) {
    const Projection helmert = projection();
    EXPECT_EQ(helmert.note().name, "helmert");
    EXPECT_EQ(helmert.note().accuracy_m, 5);
    EXPECT_EQ(helmert.note().grid_sha256, "");
    EXPECT_NE(helmert.note().pipeline.find("+proj=helmert"), std::string::npos);
}

TEST(Projection, AGridFileThatIsNotThereIsAnError) {
    const auto made = Projection::with_grid("nowhere/ostn15.tif");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::not_found);
}

TEST(Projection, AFileThatIsNoGridIsAnErrorAndNoSilentFallback) {
    const auto file = std::filesystem::path{testing::TempDir()} / "no_grid.tif";
    std::ofstream{file} << "this is no grid";
    const auto made = Projection::with_grid(file);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::invalid);
    EXPECT_EQ(made.error().where, file.string());
    std::filesystem::remove(file);
}

TEST(Projection, ASetComesToTheOtherFrameWithItsSharedCorners) {
    const BoundarySet set = set_of({{"A", box_text(530'000, 180'000, 531'000, 181'000)},
                                    {"B", box_text(531'000, 180'000, 532'000, 181'000)}});
    const Projection helmert = projection();
    const auto moved = in_frame(set, Frame::degrees, helmert);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->frame, Frame::degrees);
    const Ring& a = moved->areas[0].shape[0].outer;
    const Ring& b = moved->areas[1].shape[0].outer;
    EXPECT_EQ(a[1], b[0]);
    EXPECT_EQ(a[2], b[3]);
    EXPECT_NEAR(a[0].x, -0.1283, 1e-3);
    EXPECT_NEAR(a[0].y, 51.5038, 1e-3);
    EXPECT_TRUE(moved->areas[0].box.has(a[0]));
}

} // namespace
} // namespace mf::geo
