#include "geo/made_areas.hpp"
#include "geo/measure.hpp"

#include <gtest/gtest.h>

namespace mf::geo {
namespace {

constexpr double tolerance = 1e-12; // relative, as the published answers state it

TEST(Measure, AreaPerimeterAndCentroidAreThoseOfGeos) {
    const CsvTable table = data("areas.csv");
    for (const CsvRow& row : table.rows) {
        const std::string code = text_in(table, row, "code");
        const BoundarySet set = set_of({{code, text_in(table, row, "WKT")}});
        const Shape& shape = set.areas.front().shape;
        const auto same = [&](double value, const std::string& column) {
            const double wanted = number_in(table, row, column);
            EXPECT_NEAR(value, wanted, tolerance * wanted) << code << " " << column;
        };
        same(area_of(shape), "area");
        same(perimeter_of(shape), "perimeter");
        same(centroid_of(shape).x, "centroid_x");
        same(centroid_of(shape).y, "centroid_y");
    }
    EXPECT_EQ(table.rows.size(), 7U);
}

TEST(Measure, NothingIsLostFarFromTheOrigin) {
    const BoundarySet set = set_of({{"A", box_text(529'000, 180'000, 529'000.1, 180'000.1)}});
    const Shape& shape = set.areas.front().shape;
    const double side = 529'000.1 - 529'000.0;
    const double height = 180'000.1 - 180'000.0;
    EXPECT_DOUBLE_EQ(area_of(shape), side * height);
    EXPECT_DOUBLE_EQ(centroid_of(shape).x, 529'000 + side / 2);
}

} // namespace
} // namespace mf::geo
